import type { Bilingual } from "@halfsky/statistics";
import {
  type FormItem,
  type PartyRule,
  personParts,
  type PersonPart,
  type SystemDefinition,
} from "../definition/definition.ts";
import type { ConditionFacts } from "../expression/condition-facts.ts";
import { isAnswered } from "../expression/evaluate.ts";
import type { Answer, FormAnswers, GroupRow, Person } from "../log/case-log.ts";
import { emptyCase } from "../log/empty-case.ts";
import type { CaseState } from "../log/case-state.ts";
import { mergePersons, mergeRows } from "../log/merge-rows.ts";
import type { CaseFault } from "./case-decision.ts";
import { checkPersonPart, checkValue, type CheckedValue } from "./check-value.ts";
import { askItems, formAsks } from "./form-items.ts";
import { findRemoved, type Seen } from "./find-removed.ts";

/** Answers as they are kept, everything that is wrong with them, and what was left out because it is not asked. */
export interface CheckedAnswers {
  readonly answers: FormAnswers;
  readonly faults: readonly CaseFault[];
  readonly notices: readonly CaseFault[];
}

/** How strictly answers are taken: a form asks in full; a correction and a carried-over case only what they name. */
export type Strictness = "form" | "named-only";

/**
 * Checks what was answered on a form: types, bounds, options, required questions that are shown, numbers of people and
 * rows; all faults at once. An answer to a hidden question is left out with a notice, and a hidden question that is required
 * holds nothing up.
 */
export function checkAnswers(
  definition: SystemDefinition,
  items: readonly FormItem[],
  facts: ConditionFacts,
  state: CaseState | null,
  answered: FormAnswers | undefined,
  seen: Seen,
  strictness: Strictness = "form",
): CheckedAnswers {
  const before = state ?? emptyCase;
  const given = readAnswers(definition, items, answered, facts.at);
  const asked = askItems(items, facts, given.answers);
  const faults: CaseFault[] = [...given.faults];
  const notices: CaseFault[] = [];
  const fields: Record<string, Answer> = {};
  const groups: Record<string, readonly GroupRow[]> = {};
  const parties: Record<string, readonly Person[]> = {};
  for (const { item, shown, required } of asked) {
    if ("field" in item) {
      const answer = given.answers.fields[item.field];
      const where = `answers.fields.${item.field}`;
      if (answer !== undefined && shown) fields[item.field] = answer;
      if (answer !== undefined && !shown) notices.push({ where, message: leftOut });
      const isMissing = answer === undefined && !given.faulty.has(where);
      if (required && isMissing && strictness === "form") {
        faults.push({ where, message: mustBeAnswered(definition.fields[item.field]?.title) });
      }
    }
    if ("party" in item) {
      const persons = given.answers.parties?.[item.party];
      if (persons !== undefined && shown) parties[item.party] = persons;
      if (persons !== undefined && persons.length > 0 && !shown) {
        notices.push({ where: `answers.parties.${item.party}`, message: leftOut });
      }
    }
    if ("group" in item) {
      const rows = given.answers.groups?.[item.group];
      if (rows !== undefined) groups[item.group] = rows;
    }
  }
  const kept: FormAnswers = { fields, groups, parties };
  const removed = strictness === "form" ? findRemoved(before, kept, seen) : {};
  for (const { item, shown } of asked) {
    if ("party" in item && shown) {
      const left = mergePersons(
        before.parties[item.party] ?? [],
        parties[item.party] ?? [],
        removed[`party:${item.party}`],
      );
      const rule = definition.parties[item.party];
      if (rule !== undefined) faults.push(...checkPersons(item.party, rule, left, strictness));
    }
    if ("group" in item) {
      const left = mergeRows(
        before.groups[item.group] ?? [],
        groups[item.group] ?? [],
        removed[`group:${item.group}`],
      );
      const where = `answers.groups.${item.group}`;
      faults.push(...checkCount(where, item.title, left.length, item.min ?? 0, item.max ?? 200, strictness));
    }
  }
  return { answers: tidy({ ...kept, removed }), faults, notices };
}

const leftOut: Bilingual = {
  zh: "按前面的回答不需要问这一题，所填内容没有保存。",
  en: "By the answers above this question is not asked; what was filled in was not kept.",
};

function mustBeAnswered(title: Bilingual | undefined): Bilingual {
  return {
    zh: `“${title?.zh ?? ""}”必须填写；不清楚的，请选“不清楚”。`,
    en: `"${title?.en ?? ""}" has to be answered; "not known" is an answer.`,
  };
}

function checkPersons(
  name: string,
  rule: PartyRule,
  persons: readonly Person[],
  strictness: Strictness,
): readonly CaseFault[] {
  const where = `answers.parties.${name}`;
  const nameless =
    rule.mayBeNameless === true || rule.parts.name === undefined || strictness === "named-only"
      ? []
      : persons
          .filter(({ parts }) => !isAnswered(parts.name))
          .map(({ id }) => ({
            where: `${where}.${id}.name`,
            message: {
              zh: `“${rule.title.zh}”须有姓名。`,
              en: `Everybody under "${rule.title.en}" needs a name.`,
            },
          }));
  return [...checkCount(where, rule.title, persons.length, rule.min, rule.max, strictness), ...nameless];
}

function checkCount(
  where: string,
  title: Bilingual,
  count: number,
  min: number,
  max: number,
  strictness: Strictness,
): readonly CaseFault[] {
  if (count < min && strictness === "form") {
    return [
      {
        where,
        message: {
          zh: `“${title.zh}”至少填写${min}项。`,
          en: `"${title.en}" needs at least ${min}.`,
        },
      },
    ];
  }
  if (count <= max) return [];
  return [
    { where, message: { zh: `“${title.zh}”至多${max}项。`, en: `"${title.en}" takes at most ${max}.` } },
  ];
}

/** Reads every value that the form knows; blank ones are not answers, unknown names are faults. */
function readAnswers(
  definition: SystemDefinition,
  items: readonly FormItem[],
  answered: FormAnswers | undefined,
  now: string,
): {
  readonly answers: FormAnswers;
  readonly faults: readonly CaseFault[];
  readonly faulty: ReadonlySet<string>;
} {
  const asks = formAsks(items);
  const reader = new Reader();
  const fields = reader.read("answers.fields", answered?.fields ?? {}, (name, answer) => {
    const type = asks.fields.includes(name) ? definition.fields[name]?.type : undefined;
    return type === undefined ? notAsked : checkValue(type, answer, now);
  });
  const groups: Record<string, readonly GroupRow[]> = {};
  for (const [name, rows] of Object.entries(answered?.groups ?? {})) {
    const where = `answers.groups.${name}`;
    const group = items.find((item) => typeof item === "object" && "group" in item && item.group === name);
    if (group === undefined || typeof group === "string" || !("group" in group)) {
      reader.add(where, notAsked.fault);
      continue;
    }
    groups[name] = reader.unique(where, rows).map((row) => ({
      id: row.id,
      fields: reader.read(`${where}.${row.id}`, row.fields, (field, answer) => {
        const type = group.items.includes(field) ? definition.fields[field]?.type : undefined;
        return type === undefined ? notAsked : checkValue(type, answer, now);
      }),
    }));
  }
  const parties: Record<string, readonly Person[]> = {};
  for (const [name, persons] of Object.entries(answered?.parties ?? {})) {
    const where = `answers.parties.${name}`;
    const rule = asks.parties.includes(name) ? definition.parties[name] : undefined;
    if (rule === undefined) {
      reader.add(where, notAsked.fault);
      continue;
    }
    parties[name] = reader.unique(where, persons).map((person) => ({
      id: person.id,
      parts: reader.read(`${where}.${person.id}`, person.parts, (part, answer) =>
        isPersonPart(part) && rule.parts[part] !== undefined ? checkPersonPart(part, answer, now) : notAsked,
      ),
    }));
  }
  return { answers: { fields, groups, parties }, faults: reader.faults, faulty: reader.faulty };
}

const notAsked = {
  fault: { zh: "本表不问这一项。", en: "This form does not ask for this." },
} as const;

function isPersonPart(part: string): part is PersonPart {
  return (personParts as readonly string[]).includes(part);
}

/** Gathers the faults of many values. */
class Reader {
  readonly faults: CaseFault[] = [];
  readonly faulty = new Set<string>();

  add(where: string, message: Bilingual): void {
    this.faults.push({ where, message });
    this.faulty.add(where);
  }

  read(
    where: string,
    values: Readonly<Record<string, unknown>>,
    check: (name: string, value: unknown) => CheckedValue,
  ): Record<string, Answer> {
    const kept: Record<string, Answer> = {};
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const checked = check(name, value);
      if ("answer" in checked) kept[name] = checked.answer;
      else if ("fault" in checked) this.add(`${where}.${name}`, checked.fault);
    }
    return kept;
  }

  unique<T extends { readonly id: string }>(where: string, rows: readonly T[]): readonly T[] {
    const ids = new Set<string>();
    return rows.filter(({ id }) => {
      const isFine = id !== "" && id.length <= 100 && !ids.has(id);
      if (!isFine) {
        this.add(where, {
          zh: "每一行须有自己的标识，不得重复。",
          en: "Each row needs an id of its own.",
        });
      }
      ids.add(id);
      return isFine;
    });
  }
}

/** Leaves out lists that say nothing. */
function tidy({ fields, groups = {}, parties = {}, removed = {} }: FormAnswers): FormAnswers {
  return {
    fields,
    ...(Object.keys(groups).length === 0 ? {} : { groups }),
    ...(Object.keys(parties).length === 0 ? {} : { parties }),
    ...(Object.keys(removed).length === 0 ? {} : { removed }),
  };
}
