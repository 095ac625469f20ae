import type { FastifyRequest } from "fastify";
import { recordAudit } from "../../audit/record-audit.ts";
import type { ReadTransaction } from "../../database/transactions.ts";
import { requireActor, writeFor } from "../../http/run-in-transaction.ts";
import type { CaseReadContext } from "../case-host.ts";
import { inCaseRead } from "../in-case-transaction.ts";
import type { DifferenceColumns } from "./outside-difference.store.ts";

const shown = new WeakMap<ReadTransaction, Set<string>>();

/**
 * Notes that a number of somebody who is no case of ours was shown; the log of reads knows cases only. Of a list that is
 * compared with sealed cases the list is noted: which of its rows differ, and how many, tells of the cases.
 */
export function noteNumbers(
  { transaction }: CaseReadContext,
  { id, keeper, seen_list }: Pick<DifferenceColumns, "id" | "keeper" | "seen_list">,
): void {
  const known = shown.get(transaction) ?? new Set();
  shown.set(transaction, known.add(keeper === "" ? id : seen_list));
}

/** The differences whose numbers were shown in a transaction, or their lists. */
export function notedNumbers(transaction: ReadTransaction): readonly string[] {
  return [...(shown.get(transaction) ?? [])].toSorted();
}

/** Reads differences for the person who asks; numbers that were shown are logged before she is answered. */
export async function inOutsideRead<Result>(
  request: FastifyRequest,
  work: (context: CaseReadContext) => Promise<Result>,
): Promise<Result> {
  const { result, ids } = await inCaseRead(request, async (context) => ({
    result: await work(context),
    ids: notedNumbers(context.transaction),
  }));
  if (ids.length > 0) {
    const behalf = { actor: requireActor(request), requestId: request.id };
    await writeFor(request.server.ground, behalf, async (context) =>
      recordAudit(context, {
        action: "outside.read",
        subjectKind: "outside-difference",
        subjectId: ids.length === 1 ? (ids[0] ?? "list") : "list",
        areaCode: context.actor.areaCode,
        details: { route: request.routeOptions.url, differences: ids },
      }),
    );
  }
  return result;
}
