import type { FastifyRequest } from "fastify";
import type { AuditDraft } from "../audit/audit-draft.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireActor, writeFor } from "./run-in-transaction.ts";

/** Writes into the audit log that a file goes out to the person who asks, before it does. */
export async function noteDownload(request: FastifyRequest, draft: AuditDraft): Promise<void> {
  const behalf = { actor: requireActor(request), requestId: request.id };
  await writeFor(request.server.ground, behalf, (context) => {
    recordAudit(context, draft);
    return Promise.resolve();
  });
}
