import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky check-report FILE`: proves every printed figure of a report's Word file against the database. */
export const checkReport: Verb = {
  name: "check-report",
  register: (program) => {
    program
      .command("check-report")
      .argument("<file>", "a report's .docx file")
      .description(
        "Prove every figure printed in a report against the database; exit code 1 when one differs.\n逐一核对报告中印出的数字与数据库。",
      )
      .option("--json", "print the result as JSON")
      .action(async (path: string, { json }: { json?: boolean }) => {
        const { readFile } = await import("node:fs/promises");
        const bytes = await readFile(path);
        const { checkReport: prove } = await import("../reports/report.service.ts");
        const { readFor } = await import("../http/run-in-transaction.ts");
        const { platformActor } = await import("../access/actor.ts");
        const check = await withGround((ground) =>
          readFor(ground, { actor: platformActor, requestId: null }, (context) => prove(context, bytes)),
        );
        if (json === true) console.log(JSON.stringify(check));
        else if (check.passed) {
          console.log(
            `${check.title}：${check.figures} 个数字全部核对无误。 / all ${check.figures} numbers are proved.`,
          );
        } else {
          console.error(
            `${check.title}：${check.faults.length} 处不符。 / ${check.faults.length} do not hold.`,
          );
          for (const { message, context } of check.faults) {
            console.error(`- ${message.zh}\n  ${message.en}\n  “${context}”`);
          }
        }
        if (!check.passed) process.exitCode = 1;
      });
  },
};
