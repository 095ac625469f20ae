import { auditChainState, auditList, auditQuery } from "@halfsky/api-contract";
import type { App } from "../http/ground.ts";
import { auditedCases } from "../cases/audited-cases.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { listAuditEntries } from "./audit.store.ts";
import { verifyAuditChain } from "./verify-audit-chain.ts";

/** Reading the audit log and proving that nobody changed it. */
export function auditRoutes(app: App): void {
  app.get(
    "/api/audit-entries",
    {
      config: { access: { permission: "audit.read" } },
      schema: {
        tags: ["audit"],
        summary: "Entries of the audit log, newest first",
        querystring: auditQuery,
        response: { 200: auditList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) =>
        listAuditEntries(context, request.query, await auditedCases(context)),
      ),
  );

  app.get(
    "/api/audit-chain",
    {
      config: { access: { permission: "audit.read" } },
      schema: {
        tags: ["audit"],
        summary: "Whether the audit log is as it was written",
        response: { 200: auditChainState },
      },
    },
    (request) => inReadTransaction(request, ({ transaction }) => verifyAuditChain(transaction)),
  );
}
