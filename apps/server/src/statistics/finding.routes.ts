import { checkFinding, verificationInput } from "@halfsky/api-contract";
import type { App } from "../http/ground.ts";
import { inWriteTransaction } from "../http/run-in-transaction.ts";
import { verifyFinding } from "./verify-finding.service.ts";

/** What people answer to the findings of the checks. */
export function findingRoutes(app: App): void {
  app.put(
    "/api/findings/verification",
    {
      config: { access: { permission: "observation.write" } },
      schema: {
        tags: ["statistics"],
        summary: "Say that a figure stands in spite of a finding, or take that back",
        body: verificationInput,
        response: { 200: checkFinding },
      },
    },
    (request) => inWriteTransaction(request, (context) => verifyFinding(context, request.body)),
  );
}
