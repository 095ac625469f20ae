import type { Bilingual } from "@halfsky/statistics";
import type { LinkSaid, SystemDefinition } from "../definition/definition.ts";
import type { Answer, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { carriedOver } from "./resolve-effects.ts";

/** What only the host knows of a case that opens another one. */
export interface LinkedFrom {
  /** number 编号 of the case */
  readonly number: string;
  /** the clock that ran out; null where a person opens the other case */
  readonly clock: Bilingual | null;
  /** the day on which that clock ended, yyyy-mm-dd; null where a person opens the other case */
  readonly dueOn: string | null;
  /** names of the organisations that should have acted */
  readonly agencies: readonly string[];
}

/** What a link says of its case beside answers, under the other system's names. */
export function saidByLink(
  definition: SystemDefinition,
  link: string,
  from: LinkedFrom,
): FormAnswers["fields"] {
  const says = definition.links?.[link]?.says ?? {};
  return Object.fromEntries(
    Object.entries(says).flatMap(([theirs, what]): [string, Answer][] => {
      const answer = answerOf(what, from);
      return answer === null ? [] : [[theirs, answer]];
    }),
  );
}

/** A name takes so many signs. */
const longest = 200;

function answerOf(what: LinkSaid, { number, clock, dueOn, agencies }: LinkedFrom): Answer | null {
  if (typeof what === "object") return what.answer;
  switch (what) {
    case "number":
      return number;
    case "clock":
      // an answer stands as it is in every language: the clock by its name in both
      return clock === null ? null : nameOf(`${clock.zh} / ${clock.en}`);
    case "dueOn":
      return dueOn;
    case "agency":
      return agencies.length === 0 ? null : nameOf(agencies.join("、"));
    default:
      return null;
  }
}

function nameOf(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** The case that a clock opens through a link, with what it begins with; null where the definition has no such link. */
export function openedByClock(
  definition: SystemDefinition,
  link: string,
  state: CaseState,
  from: LinkedFrom,
): { readonly system: string; readonly by: string; readonly answers: FormAnswers } | null {
  const rule = definition.links?.[link];
  if (rule === undefined) return null;
  const carried = carriedOver(definition, link, state);
  const fields = { ...carried.fields, ...saidByLink(definition, link, from) };
  return { system: rule.system, by: rule.by, answers: { ...carried, fields } };
}
