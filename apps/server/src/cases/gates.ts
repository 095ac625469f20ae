import {
  addPeriod,
  type AskedGate,
  gatesAsked,
  searchKeyOf,
  type SystemDefinition,
  type Truth,
} from "@halfsky/cases";
import { workCalendarIn } from "../calendar/calendar.store.ts";
import { findAccountPerson } from "./account-person.store.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listGateCases } from "./gate.store.ts";
import { loadCase } from "./load-case.ts";

type Gate = NonNullable<SystemDefinition["gate"]>;

/**
 * What other systems' gates say of whom an action is about. People are known by their ID numbers alone: those that stand in
 * the case, and that of the account which would be assigned, as its administrator recorded it. Of the other system nothing
 * comes out but yes, no or not known, which refuses.
 */
export async function gatesOf(
  context: CaseReadContext,
  ...asking: Parameters<typeof gatesAsked>
): Promise<Readonly<Record<string, Truth>>> {
  const gates: Record<string, Truth> = {};
  for (const asked of gatesAsked(...asking)) {
    const offered = [...context.host.systems.values()].find(
      ({ definition }) => definition.gate?.name === asked.gate,
    )?.definition;
    if (offered?.gate === undefined) continue;
    gates[asked.key] = await askGate(context, offered.id, offered.gate, await blindsOf(context, asked));
  }
  return gates;
}

/** By what a person is known who has this ID number: the key by which she is found in cases; null for what is none. */
export function personBlind({ vault }: CaseReadContext["host"], idNumber: unknown): string | null {
  const key = typeof idNumber === "string" ? searchKeyOf("idNumber", idNumber) : null;
  return key === null ? null : vault.blind("search:idNumber", key);
}

async function blindsOf(
  { transaction, host }: CaseReadContext,
  asked: AskedGate,
): Promise<readonly (string | null)[]> {
  if ("people" in asked) return asked.people.map(({ parts }) => personBlind(host, parts.idNumber));
  return [(await findAccountPerson(transaction, asked.accountId)) ?? null];
}

async function askGate(
  context: CaseReadContext,
  system: string,
  gate: Gate,
  blinds: readonly (string | null)[],
): Promise<Truth> {
  const answers: Truth[] = [];
  for (const blind of blinds) {
    answers.push(blind === null ? "unknown" : await askAbout(context, system, gate, blind));
  }
  if (answers.includes(false)) return false;
  return answers.length === 0 || answers.includes("unknown") ? "unknown" : true;
}

/** Counted from when the case came into the state, so that being checked again begins the time anew. */
async function askAbout(
  context: CaseReadContext,
  system: string,
  { party, state, bars, validFor }: Gate,
  blind: string,
): Promise<Truth> {
  const calendar = await workCalendarIn(context.transaction);
  let answer: Truth = "unknown";
  for (const id of await listGateCases(context.transaction, system, party, blind)) {
    const loaded = await loadCase(context, id);
    if (loaded === undefined) continue;
    const { state: now, actions } = loaded;
    if (bars.includes(now.state)) return false;
    const entered = actions.find(({ number }) => number === now.touched["state"]?.by)?.at;
    const isPassed =
      now.state === state &&
      entered !== undefined &&
      addPeriod(entered, validFor, calendar).at >= context.now;
    answer = isPassed || answer === true;
  }
  return answer;
}
