import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky verify-audit`: recomputes the hash chain of the whole audit log. */
export const verifyAudit: Verb = {
  name: "verify-audit",
  register: (program) => {
    program
      .command("verify-audit")
      .description(
        "Recompute the hash chain of the audit log; exit code 1 when it is broken.\n校验审计日志未被改动。",
      )
      .option("--json", "print the result as JSON")
      .action(async ({ json }: { json?: boolean }) => {
        const state = await withGround(async ({ database }) => {
          const { readOnly } = await import("../database/transactions.ts");
          const { verifyAuditChain } = await import("../audit/verify-audit-chain.ts");
          return await readOnly(database.kysely, verifyAuditChain);
        });
        if (json === true) console.log(JSON.stringify(state));
        else if (state.status === "intact") {
          console.log(
            `审计日志完整，共 ${state.entries} 条。 / the audit log is intact: ${state.entries} entries.`,
          );
        } else {
          console.error(
            `审计日志自第 ${state.brokenAt} 条起被改动！ / the audit log was changed from entry ${state.brokenAt} on!`,
          );
        }
        if (state.status === "broken") process.exitCode = 1;
      });
  },
};
