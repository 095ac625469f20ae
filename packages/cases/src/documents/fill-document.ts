import { type Bilingual, formatDecimal } from "@halfsky/statistics";
import { beijingDate, beijingTime } from "@halfsky/calendar";
import type { FieldType, SystemDefinition } from "../definition/definition.ts";
import { isUnknown } from "../expression/evaluate.ts";
import type { Answer } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";

/** What only the host knows of a case: `{number}`, `{owner}`, `{area}`, `{today}`. */
export interface DocumentFacts {
  readonly number: string;
  readonly owner: string;
  readonly area: string;
  /** names of areas by their codes, for answers that are areas */
  readonly areas?: ReadonlyMap<string, string>;
  /** ISO 8601 in UTC */
  readonly now: string;
}

/**
 * The paragraphs of a paper with its placeholders filled in from a case, in both languages. What was not answered is a line
 * to write on. Null where the definition has no such paper.
 */
export function fillDocument(
  definition: SystemDefinition,
  document: string,
  state: CaseState,
  facts: DocumentFacts,
): readonly Bilingual[] | null {
  const rule = Object.hasOwn(definition.documents ?? {}, document)
    ? definition.documents?.[document]
    : undefined;
  if (rule === undefined) return null;
  const fill = (text: string, language: keyof Bilingual): string =>
    text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => valueOf(name, language, definition, state, facts));
  return rule.paragraphs.map(({ zh, en }) => ({ zh: fill(zh, "zh"), en: fill(en, "en") }));
}

const line = "________";

function valueOf(
  name: string,
  language: keyof Bilingual,
  definition: SystemDefinition,
  state: CaseState,
  { number, owner, area, areas, now }: DocumentFacts,
): string {
  const grade = state.grade === null ? undefined : definition.grade?.values[state.grade.value];
  const own: Readonly<Record<string, string | undefined>> = {
    number,
    owner,
    area,
    today: dayIn(now, language),
    openedOn: state.openedAt === "" ? undefined : dayIn(state.openedAt, language),
    state: definition.states[state.state]?.title[language],
    grade: grade?.title[language],
  };
  if (Object.hasOwn(own, name)) return own[name] ?? line;
  const [party = "", part] = name.split(".");
  if (part === undefined) {
    const type = definition.fields[name]?.type;
    return type === undefined ? line : say(state.fields[name]?.value, type, language, areas);
  }
  const said = (state.parties[party] ?? []).map((person) =>
    say(Object.entries(person.parts).find(([one]) => one === part)?.[1], { kind: "text" }, language),
  );
  return said.length === 0 ? line : said.join(language === "zh" ? "、" : ", ");
}

function say(
  answer: Answer | undefined,
  type: FieldType,
  language: keyof Bilingual,
  areas?: ReadonlyMap<string, string>,
): string {
  if (answer === undefined) return line;
  if (typeof answer === "boolean") return language === "zh" ? (answer ? "是" : "否") : answer ? "yes" : "no";
  if (typeof answer === "object" && !isList(answer))
    return isUnknown(answer) ? (language === "zh" ? "不详" : "not known") : line;
  const options = "options" in type ? type.options : {};
  const all = (isList(answer) ? answer : [answer]).map((one) => {
    if (Object.hasOwn(options, one)) return options[one]?.[language] ?? one;
    if (type.kind === "date") return dayText(one, language);
    if (type.kind === "moment") return momentIn(one, language);
    if (type.kind === "area") return areas?.get(one) ?? one;
    return type.kind === "number" ? `${formatDecimal(one, { lang: language })}${type.unit[language]}` : one;
  });
  return all.join(language === "zh" ? "、" : ", ");
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}

function dayIn(moment: string, language: keyof Bilingual): string {
  return Number.isNaN(Date.parse(moment)) ? line : dayText(beijingDate(moment), language);
}

/** With the hour in Beijing: when a call came in is asked to the minute. */
function momentIn(moment: string, language: keyof Bilingual): string {
  if (Number.isNaN(Date.parse(moment))) return line;
  return `${dayIn(moment, language)} ${beijingTime(moment).slice(11)}`;
}

function dayText(day: string, language: keyof Bilingual): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return language === "zh" ? `${year}年${Number(month)}月${Number(date)}日` : day;
}
