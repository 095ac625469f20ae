import type { CaseActionInput } from "@halfsky/api-contract";
import { addPeriod, type CaseState, searchKeyOf, type SystemDefinition, type Truth } from "@halfsky/cases";
import { workCalendarIn } from "../calendar/calendar.store.ts";
import { listDisplayNames } from "../accounts/account.store.ts";
import type { CaseReadContext } from "./case-host.ts";
import { findGateCase } from "./gate.store.ts";
import type { LoadedCase } from "./load-case.ts";

type Gate = NonNullable<SystemDefinition["gate"]>;

/**
 * What other systems' gates say of whom an action is about: the person that the case is assigned to, else the people of the
 * gate's party in the case itself. The newest case of the gate's system about that person counts; where there is none, the
 * answer is unknown, which refuses. Of the other case nothing comes out but yes, no or not known.
 */
export async function gatesOf(
  context: CaseReadContext,
  { state, current }: Pick<LoadedCase, "state" | "current">,
  input: Pick<CaseActionInput, "action" | "details">,
): Promise<Readonly<Record<string, Truth>>> {
  const asked = JSON.stringify([
    current.definition.actions[input.action]?.guard,
    current.definition.grade?.lowerGuard,
  ]);
  const gates: Record<string, Truth> = {};
  for (const { definition } of context.host.systems.values()) {
    const { gate } = definition;
    // most actions ask no gate, and then nothing is looked up
    if (gate === undefined || !asked.includes(`{"gate":"${gate.name}"}`)) continue;
    gates[gate.name] = await askGate(
      context,
      definition.id,
      gate,
      await blindsOf(context, gate, state, input),
    );
  }
  return gates;
}

async function blindsOf(
  { transaction, host }: CaseReadContext,
  gate: Gate,
  state: CaseState,
  { details }: Pick<CaseActionInput, "details">,
): Promise<readonly string[]> {
  const blind = (part: "name" | "idNumber", text: unknown): readonly string[] => {
    const key = typeof text === "string" ? searchKeyOf(part, text) : null;
    return key === null ? [] : [host.vault.blind(`search:${part}`, key)];
  };
  if (details.assignee !== undefined) {
    const names = await listDisplayNames(transaction, [details.assignee]);
    return blind("name", names.get(details.assignee));
  }
  return (state.parties[gate.party] ?? []).flatMap(({ parts }) => {
    const byId = blind("idNumber", parts.idNumber);
    return byId.length > 0 ? byId : blind("name", parts.name);
  });
}

async function askGate(
  context: CaseReadContext,
  system: string,
  gate: Gate,
  blinds: readonly string[],
): Promise<Truth> {
  if (blinds.length === 0) return "unknown";
  const calendar = await workCalendarIn(context.transaction);
  const answers: Truth[] = [];
  for (const blind of blinds) {
    const newest = await findGateCase(context.transaction, system, gate.party, blind);
    if (newest === undefined) {
      answers.push("unknown");
      continue;
    }
    const until = addPeriod(newest.closed_at ?? newest.opened_at, gate.validFor, calendar).at;
    answers.push(newest.state === gate.state && until >= context.now);
  }
  if (answers.includes(false)) return false;
  return answers.includes("unknown") ? "unknown" : true;
}
