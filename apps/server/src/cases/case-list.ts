import type { CaseList, caseQuery, CaseQueue } from "@halfsky/api-contract";
import { listPossibleActions, readsOf, type Relation } from "@halfsky/cases";
import { type SqlBool, sql } from "kysely";
import type { z } from "zod";
import { caseBasis, standingBefore } from "./case-basis.ts";
import type { CaseReadContext } from "./case-host.ts";
import {
  amongIds,
  assignedTo,
  countOpenCases,
  lateOf,
  listCasePage,
  listPending,
  listQueue,
  ownedBy,
} from "./case-list.store.ts";
import { caseTreeOf } from "./case-person.ts";
import { type CaseReach, caseWithin, findCaseReach, readersTo } from "./case-reach.ts";
import { describeCases, type ListedCase, standingOfRow } from "./case-rows.ts";
import { endOfDay, filterOf } from "./case-filters.ts";
import { type HeldClock, heldClocksByCase, listHeldOpen } from "./held-clocks.ts";

/** Cases on a page of a list. */
const pageSize = 50;
/** A queue longer than this is worked off from its top. */
const mostQueued = 100;
/** So many of what waits are counted by when they are due. */
const mostCounted = 500;
/** So many cases that wait for a second person are looked at. */
const mostPending = 1000;

/** GET /api/cases: cases that the actor sees as such. What was only handed to her agency stands in its inbox and queue. */
export async function listCases(
  context: CaseReadContext,
  query: z.output<typeof caseQuery>,
): Promise<CaseList> {
  const reach = await findCaseReach(context);
  const { rows, total } = await listCasePage(
    context.transaction,
    caseWithin(reach, "whole"),
    await filterOf(context, query),
    { sort: query.sort, limit: pageSize, offset: (query.page - 1) * pageSize },
  );
  const listed = rows.map((columns): ListedCase => ({ columns, why: [] }));
  return { rows: await describeCases(context, listed), total, pageSize };
}

/** Open cases within reach by system. */
export async function countCases(context: CaseReadContext): Promise<ReadonlyMap<string, number>> {
  return await countOpenCases(context.transaction, caseWithin(await findCaseReach(context), "whole"));
}

/** GET /api/case-queue: what waits for the actor, what is due first standing first. */
export async function readQueue(context: CaseReadContext): Promise<CaseQueue> {
  const { transaction, now, actor } = context;
  const reach = await findCaseReach(context);
  const held = reach.held.length === 0 ? [] : await listHeldOpen(context);
  const heldClocks = heldClocksByCase(held);
  const { agreeable, reviews } = await listAgreeable(context, reach);
  const relief = { ...reach, whole: [], held: reach.held.filter(({ relation }) => relation === "relieves") };
  const through = (...relations: readonly Relation[]) => caseWithin(onlyBy(reach, relations), "whole");
  const { rows, counts } = await listQueue(
    transaction,
    [
      { why: "assigned", where: assignedTo(actor.accountId, through("assigned")) },
      { why: "owned", where: ownedBy(actor.organisation.id, through("owns", "supervises-owner")) },
      { why: "supervised", where: supervisedLate(reach, now) },
      { why: "second-person", known: agreeable },
      // a review has a clock of its own, in a closed case too
      { why: "second-person", known: endsOf(reviews) },
      ...(relief.held.length === 0
        ? []
        : [
            {
              why: "relief",
              where: caseWithin(relief, "any"),
              held: { ends: new Map<string, string>(), unless: sql<SqlBool>`false` },
            },
          ]),
      {
        why: "held",
        where: amongIds(
          held.map(({ case_id }) => case_id),
          caseWithin(reach, "any"),
        ),
        isNamed: true,
        closedToo: true,
        // who sees no more of a case than what she holds has no other clock of it
        held: {
          ends: endsOf(heldClocks),
          unless: caseWithin(reach, "whole"),
        },
      },
    ],
    { now, endOfDay: endOfDay(now, 0), limit: mostQueued, mostCounted },
  );
  const listed = rows.map(({ row, why }): ListedCase => {
    const kinds = held.filter(({ case_id }) => case_id === row.id).map(({ kind }) => kind);
    const named = queueReasons.filter((one) => why.includes(one));
    return {
      columns: row,
      why: [...named, ...(why.includes("held") ? new Set(kinds) : [])],
      heldClock: heldClocks.get(row.id) ?? null,
      reviewClock: reviews.get(row.id) ?? null,
    };
  });
  return { rows: await describeCases(context, listed), counts, mayOpen: await openable(context) };
}

/** The part of a reach that some relations give: what a condition beside it leaves needs no look at the others. */
function onlyBy(reach: CaseReach, relations: readonly Relation[]): CaseReach {
  return { ...reach, whole: reach.whole.filter(({ relation }) => relations.includes(relation)), held: [] };
}

const queueReasons = ["assigned", "owned", "second-person", "relief", "supervised"] as const;

/** Cases that are late, for those who supervise the owner. */
function supervisedLate(reach: CaseReach, now: string) {
  const only = onlyBy(reach, ["supervises-owner"]);
  const { organisationId } = reach.person;
  return lateOf({ organisationId, areas: reach.areas }, now, caseWithin(only, "whole"));
}

/** When the clocks of cases end, by case. */
function endsOf(clocks: ReadonlyMap<string, HeldClock>): ReadonlyMap<string, string> {
  return new Map([...clocks].map(([caseId, { dueAt }]) => [caseId, dueAt]));
}

/**
 * Cases in which something waits for the actor to agree as the second person, with when each is due, and the clocks of those in
 * which a broken glass waits for her review. Few wait, so those in reach are read
 * and judged here: a condition for each actor of each system takes the database longer to plan than to answer.
 */
async function listAgreeable(
  context: CaseReadContext,
  reach: CaseReach,
): Promise<{
  readonly agreeable: ReadonlyMap<string, string | null>;
  readonly reviews: ReadonlyMap<string, HeldClock>;
}> {
  const { host, transaction, actor } = context;
  const agreeable = new Map<string, string | null>();
  const reviews = new Map<string, HeldClock>();
  if (reach.whole.length === 0) return { agreeable, reviews };
  const rows = await listPending(transaction, caseWithin(reach, "whole"), mostPending);
  if (rows.length === 0) return { agreeable, reviews };
  const tree = await caseTreeOf(context);
  for (const row of rows) {
    const definition = host.systems.get(row.system)?.definition;
    if (definition === undefined) continue;
    const actors = readersTo(definition, standingOfRow(row), reach.person, tree);
    const own = new Set(actors.filter((name) => readsOf(definition, name).whole));
    const asked = row.pending_for.filter(
      (waiting) => waiting.proposedBy !== actor.accountId && waiting.actors.some((name) => own.has(name)),
    );
    if (row.phase !== "closed" && asked.some(({ clock }) => clock === undefined))
      agreeable.set(row.id, row.next_due_at);
    for (const { clock } of asked) {
      const known = reviews.get(row.id);
      if (clock !== undefined && (known === undefined || clock.dueAt < known.dueAt))
        reviews.set(row.id, clock);
    }
  }
  return { agreeable, reviews };
}

/** Systems that the actor may open a case of, by which actions. */
async function openable(context: CaseReadContext): Promise<CaseQueue["mayOpen"]> {
  const basis = await caseBasis(context, standingBefore(context.actor.areaCode));
  return [...context.host.systems.values()].flatMap(({ definition }) =>
    listPossibleActions(definition, null, basis).map(({ action, title }) => ({
      system: definition.id,
      action,
      title: definition.title,
      actionTitle: title,
    })),
  );
}
