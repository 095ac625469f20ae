import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import { isAnswered } from "../expression/evaluate.ts";
import type { Person } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import type { CaseBasis } from "./case-decision.ts";
import { formAsks } from "./form-items.ts";
import { asksUnseen } from "./judging.ts";
import { refusalWords } from "./refusals.ts";

/** Whether it is known who somebody is: by name, and by a day of birth or an ID number. */
function isKnown({ parts }: Person): boolean {
  return isAnswered(parts.name) && (isAnswered(parts.birthDate) || isAnswered(parts.idNumber));
}

/** The first party that a state asks to be known in which nobody stands, or somebody of whom it is not known who she is. */
function unnamedParty({ states }: SystemDefinition, name: string, state: CaseState): string | undefined {
  return states[name]?.known?.find((party) => {
    const people = state.parties[party] ?? [];
    return people.length === 0 || !people.every(isKnown);
  });
}

/**
 * What is said where an action would bring people into a state that counts them (`known`) and it is not known who they are;
 * null where it is, or the action leads to no such state. Whoever may not read them is told no more than that something is missing.
 */
export function unnamedOnTheWay(
  definition: SystemDefinition,
  { to, form }: Pick<ActionRule, "to" | "form">,
  before: CaseState | null,
  effective: CaseState,
  basis: CaseBasis,
): Bilingual | null {
  if (to === "same" || to === before?.state) return null;
  const party = unnamedParty(definition, to, effective);
  if (party === undefined) return null;
  if (asksUnseen(definition, { persons: [party, "≥", 1] }, effective, basis)) return refusalWords.unseen;
  const asked = form === undefined ? [] : formAsks(definition.forms[form] ?? []).parties;
  return sayUnnamed(definition, to, party, asked.includes(party));
}

/** What is said where a correction takes away who somebody is in a state that asks it; null where it does not. */
export function unnamedSince(
  definition: SystemDefinition,
  before: CaseState,
  corrected: CaseState,
): Bilingual | null {
  const party = unnamedParty(definition, before.state, corrected);
  // what was not known before is not asked of whoever corrects something else
  if (party === undefined || unnamedParty(definition, before.state, before) !== undefined) return null;
  return sayUnnamed(definition, before.state, party, true);
}

function sayUnnamed(
  { states, parties }: SystemDefinition,
  to: string,
  party: string,
  isAskedHere: boolean,
): Bilingual {
  const who = parties[party]?.title ?? { zh: party, en: party };
  const where = states[to]?.title ?? { zh: to, en: to };
  const zh = `进入“${where.zh}”须先知道是谁：“${who.zh}”的姓名，以及出生日期或身份证号。`;
  const en = `At “${where.en}” it has to be known who it is: the name, and a day of birth or an ID number, of “${who.en}”.`;
  return isAskedHere
    ? { zh: `${zh}请在本表填写。`, en: `${en} Fill them in here.` }
    : { zh: `${zh}请先用“更正”补上。`, en: `${en} Add them by a correction first.` };
}
