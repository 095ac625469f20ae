import type { Answer, FieldRule } from "@halfsky/cases";
import { beijingTime } from "@halfsky/calendar";
import type { Language } from "../words/language.tsx";
import type { Words } from "../words/zh.ts";

interface Reader {
  readonly language: Language;
  readonly words: Words;
  readonly areaNames: ReadonlyMap<string, string>;
}

/** Whether an answer takes the whole width where it is shown. */
export function isLong(rule: FieldRule): boolean {
  return rule.type.kind === "text" || rule.type.kind === "address" || rule.type.kind === "codes";
}

/** An answer as a person reads it: options by their words, moments in Beijing, numbers with their unit. */
export function answerText(rule: FieldRule, answer: Answer, { language, words, areaNames }: Reader): string {
  const { form: said } = words.cases;
  if (typeof answer === "object" && "unknown" in answer) return said.unknown;
  if (typeof answer === "boolean") return answer ? said.yes : said.no;
  const { type } = rule;
  if (type.kind === "code" || type.kind === "codes") {
    const keys = typeof answer === "string" ? [answer] : answer;
    return keys.map((key) => type.options[key]?.[language] ?? key).join(language === "zh" ? "、" : ", ");
  }
  const text = typeof answer === "string" ? answer : answer.join(", ");
  if (type.kind === "moment") return Number.isNaN(Date.parse(text)) ? text : beijingTime(text);
  if (type.kind === "number") return `${text} ${type.unit[language]}`;
  if (type.kind === "area" || type.kind === "locality") return areaNames.get(text) ?? text;
  return text;
}
