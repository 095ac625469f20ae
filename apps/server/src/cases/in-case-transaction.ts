import type { FastifyRequest } from "fastify";
import type { WriteContext } from "../access/context.ts";
import type { AuditDraft } from "../audit/audit-draft.ts";
import { recordAudit } from "../audit/record-audit.ts";
import {
  inReadTransaction,
  inWriteTransaction,
  readFor,
  requireActor,
  writeFor,
} from "../http/run-in-transaction.ts";
import { caseHostOf, type CaseReadContext, type CaseWriteContext } from "./case-host.ts";
import { type CaseRead, notedReads } from "./note-read.ts";

/**
 * Reads cases for the person who asks. What was shown of the classes whose reading is logged becomes one entry of the audit
 * log, written before she is answered: nothing personal leaves without it (PIPL art. 51; rules on minors online, art. 36).
 */
export async function inCaseRead<Result>(
  request: FastifyRequest,
  work: (context: CaseReadContext) => Promise<Result>,
): Promise<Result> {
  const { ground } = request.server;
  const host = caseHostOf(ground.config);
  const { result, reads } = await inReadTransaction(request, async (context) => {
    const done = await work({ ...context, host });
    return { result: done, reads: notedReads(context.transaction) };
  });
  if (reads.length > 0) {
    const behalf = { actor: requireActor(request), requestId: request.id };
    await writeFor(ground, behalf, async (context) => recordReads(context, request, reads));
  }
  return result;
}

/**
 * Changes cases for the person who asks; what was shown on the way is logged in the same transaction. A refusal may show
 * something too, such as what another wrote meanwhile: then nothing is changed, and the entry is written all the same.
 */
export async function inCaseWrite<Result>(
  request: FastifyRequest,
  work: (context: CaseWriteContext) => Promise<Result>,
): Promise<Result> {
  const { ground } = request.server;
  const host = caseHostOf(ground.config);
  let reads: readonly CaseRead[] = [];
  try {
    return await inWriteTransaction(request, async (context) => {
      try {
        const result = await work({ ...context, host });
        recordReads(context, request, notedReads(context.transaction));
        return result;
      } catch (error) {
        reads = notedReads(context.transaction);
        throw error;
      }
    });
  } catch (error) {
    if (reads.length > 0) {
      const behalf = { actor: requireActor(request), requestId: request.id };
      await writeFor(ground, behalf, async (context) => recordReads(context, request, reads));
    }
    throw error;
  }
}

/** Runs something in a read transaction of its own: what takes long stands in nobody's way. */
export type InTurn = <Result>(work: (context: CaseReadContext) => Promise<Result>) => Promise<Result>;

/** Turns of the person who asks. What is read in them is logged by whoever answers, never by the turn. */
export function inCaseTurns(request: FastifyRequest): InTurn {
  const { ground } = request.server;
  const host = caseHostOf(ground.config);
  const behalf = { actor: requireActor(request), requestId: request.id };
  return (work) => readFor(ground, behalf, (context) => work({ ...context, host }));
}

function recordReads(context: WriteContext, request: FastifyRequest, reads: readonly CaseRead[]): void {
  if (reads.length === 0) return;
  const [first] = reads;
  const ids = [...new Set(reads.map(({ caseId }) => caseId))];
  const draft: AuditDraft = {
    action: "case.read",
    subjectKind: "case",
    // of a list the ids stand in the details
    subjectId: ids.length === 1 ? (ids[0] ?? "list") : "list",
    areaCode: ids.length === 1 ? (first?.areaCode ?? context.actor.areaCode) : context.actor.areaCode,
    details: {
      route: request.routeOptions.url,
      cases: ids,
      classes: [...new Set(reads.flatMap(({ classes }) => classes))],
      why: [...new Set(reads.flatMap(({ why }) => why))],
    },
  };
  recordAudit(context, draft);
}
