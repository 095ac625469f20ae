import { glassClock, referralClock, taskClock } from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import { platformRole } from "./case-person.ts";
import { listHeld } from "./case-holder.store.ts";

/** What an agency holds and still has to do something about. */
export type HeldRow = Awaited<ReturnType<typeof listHeld>>[number];

/** The end of a clock that runs for who holds something, under the clock's name. */
export interface HeldClock {
  readonly name: string;
  readonly dueAt: string;
}

/** So much of what an agency holds is looked at. */
const mostHeld = 500;

/** What the actor's agency holds and has to do something about, in the roles that she has; what ends first standing first. */
export async function listHeldOpen(
  context: CaseReadContext,
  caseIds?: readonly string[],
): Promise<readonly HeldRow[]> {
  const rows = await listHeld(context.transaction, context.actor.organisation.id, {
    isOpen: true,
    limit: mostHeld,
    caseIds,
  });
  return rows.filter((row) => holdsInRole(context, row));
}

/** Whether a referral, an item or a review is for a role that the actor has. */
export function holdsInRole(
  { host, actor }: CaseReadContext,
  { system, kind, name }: Pick<HeldRow, "system" | "kind" | "name">,
): boolean {
  const definition = host.systems.get(system)?.definition;
  if (kind === "review") return actor.roles.some(({ id }) => id === platformRole("leading-group-office"));
  const role = kind === "referral" ? definition?.referrals?.[name]?.to : definition?.tasks?.[name]?.agency;
  return role !== undefined && actor.roles.some(({ id }) => id === `service-${role}`);
}

/** What the agency has to do next about one thing that it holds: acknowledge or answer a referral, finish an item. */
export function heldClockOf(
  row: Pick<HeldRow, "kind" | "name" | "number" | "acknowledge_by" | "answer_by">,
): HeldClock | null {
  const { acknowledge_by: acknowledgeBy, answer_by: answerBy } = row;
  const isAcknowledging = acknowledgeBy !== null && (answerBy === null || acknowledgeBy <= answerBy);
  const dueAt = isAcknowledging ? acknowledgeBy : answerBy;
  if (dueAt === null) return null;
  if (row.kind === "review") return { name: glassClock(row.number), dueAt };
  if (row.kind === "task") return { name: taskClock(row.name), dueAt };
  return { name: referralClock(row.name, row.number, isAcknowledging ? "acknowledge" : "answer"), dueAt };
}

/** By case, what ends first of the things held there. */
export function heldClocksByCase(rows: readonly HeldRow[]): ReadonlyMap<string, HeldClock> {
  const clocks = new Map<string, HeldClock>();
  for (const row of rows) {
    const clock = heldClockOf(row);
    const known = clocks.get(row.case_id);
    if (clock !== null && (known === undefined || clock.dueAt < known.dueAt)) clocks.set(row.case_id, clock);
  }
  return clocks;
}
