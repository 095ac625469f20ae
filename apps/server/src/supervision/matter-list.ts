import type { MatterList, matterQuery, MatterRow } from "@halfsky/api-contract";
import { isEnded, type MatterState } from "@halfsky/supervision";
import type { z } from "zod";
import { mayReach, type ReadContext } from "../access/context.ts";
import { judgeTargetsOf } from "./judged-targets.ts";
import { listLetters } from "./letter.store.ts";
import { findMatterReach } from "./matter-reach.ts";
import { showMatter } from "./matter-rows.ts";
import { listMatters, type StoredMatter } from "./matter.store.ts";
import { supervisionBasis } from "./supervision-basis.ts";

type Query = z.output<typeof matterQuery>;

/** The matters in reach: the same for the page and for its export, and counted before anything is left out. */
export async function listMatterRows(context: ReadContext, query: Query): Promise<MatterList> {
  const reach = await findMatterReach(context);
  const stored = await listMatters(context.transaction, reach, { areaCode: query.area, year: query.year });
  const basis = await supervisionBasis(context, context.actor.areaCode);
  const targetsOf = await judgeTargetsOf(context.transaction, stored);
  const rows = stored.map((one) => showMatter(one, targetsOf(one), basis));
  const numbers = await letterNumbers(context, stored, query.query);
  const wanted = rows.filter((row) => fits(row, query, numbers.get(row.id) ?? ""));
  return {
    matters: wanted.toSorted(dueFirst),
    counts: countsOf(rows),
    mayIssue: await mayReach(context, "supervision.issue", { areaCode: context.actor.areaCode }),
  };
}

/** Numbers of letters, read only where they are searched. */
async function letterNumbers(
  context: ReadContext,
  stored: readonly StoredMatter[],
  query: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (query === undefined || query === "") return new Map();
  const letters = await listLetters(
    context.transaction,
    stored.map(({ id }) => id),
  );
  return new Map([...letters].map(([id, list]) => [id, list.map(({ number }) => number).join(" ")]));
}

function fits(row: MatterRow, query: Query, numbers: string): boolean {
  const { state, light, organisation, target, overdue, open, query: words } = query;
  const isOpen = !isEnded(row.state);
  return (
    (state === undefined || row.state === state) &&
    (light === undefined || row.currentLight === light) &&
    (organisation === undefined || row.organisation.id === organisation) &&
    (target === undefined || row.targetIds.includes(target)) &&
    (overdue === undefined || row.overdue === (overdue === "true")) &&
    (open === undefined || isOpen === (open === "true")) &&
    (words === undefined ||
      `${row.title} ${row.organisation.name} ${numbers}`.toLowerCase().includes(words.toLowerCase()))
  );
}

/** What is due first stands first; what nobody owes anything on comes last, the newest of it first. */
function dueFirst(one: MatterRow, other: MatterRow): number {
  const [a, b] = [one.nextDuty?.due ?? "9999", other.nextDuty?.due ?? "9999"];
  if (a !== b) return a < b ? -1 : 1;
  return one.opened.at < other.opened.at ? 1 : one.opened.at > other.opened.at ? -1 : 0;
}

const noneOfAny: Readonly<Record<MatterState, number>> = {
  draft: 0,
  issued: 0,
  explaining: 0,
  "explanation-check": 0,
  planning: 0,
  "plan-check": 0,
  rectifying: 0,
  closing: 0,
  closed: 0,
  withdrawn: 0,
};

function countsOf(rows: readonly MatterRow[]): MatterList["counts"] {
  const byState: Record<MatterState, number> = { ...noneOfAny };
  const units = new Map<string, MatterList["counts"]["byOrganisation"][number]>();
  for (const row of rows) {
    byState[row.state] += 1;
    const unit = units.get(row.organisation.id) ?? { ...row.organisation, open: 0, overdue: 0, closed: 0 };
    if (!isEnded(row.state)) unit.open += 1;
    if (row.overdue) unit.overdue += 1;
    if (row.state === "closed") unit.closed += 1;
    units.set(row.organisation.id, unit);
  }
  return {
    total: rows.length,
    open: rows.filter(({ state }) => !isEnded(state)).length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    urged: rows.filter(({ urgings, state }) => urgings > 0 && !isEnded(state)).length,
    byState,
    byOrganisation: [...units.values()].toSorted(
      (one, other) =>
        other.overdue - one.overdue || other.open - one.open || (one.name < other.name ? -1 : 1),
    ),
  };
}
