import { beijingDate } from "@halfsky/calendar";
import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky forget-cases`: destroys the keys of cases whose time of keeping is over. */
export const forgetCases: Verb = {
  name: "forget-cases",
  register: (program) => {
    program
      .command("forget-cases")
      .description(
        "Destroy the keys of closed cases whose time of keeping is over; without --yes only list them.\n销毁保存期满个案的密钥。",
      )
      .option("--yes", "do it")
      .option("--json", "print the list as JSON")
      .action(async ({ yes, json }: { yes?: boolean; json?: boolean }) => {
        const cases = await withGround(async (ground) => {
          const { platformActor } = await import("../access/actor.ts");
          const { readFor, writeFor } = await import("../http/run-in-transaction.ts");
          const { caseHostOf } = await import("../cases/case-host.ts");
          const service = await import("../cases/forget-cases.service.ts");
          const behalf = { actor: platformActor, requestId: null };
          const host = caseHostOf(ground.config);
          return yes === true
            ? await writeFor(ground, behalf, (context) => service.forgetCases({ ...context, host }))
            : await readFor(ground, behalf, (context) => service.listForgettable({ ...context, host }));
        });
        const { printOutput } = await import("./print-output.ts");
        if (json === true) {
          printOutput(JSON.stringify({ done: yes === true, cases }, null, 2));
          return;
        }
        const line = ({ number, system, closedAt }: (typeof cases)[number]): string =>
          `${number} ${system} ${beijingDate(closedAt)}`;
        const head =
          yes === true
            ? `已销毁 ${cases.length} 个个案的密钥。 / keys of ${cases.length} case(s) were destroyed.`
            : `保存期满 ${cases.length} 个，未作改动；加 --yes 执行。 / ${cases.length} case(s) are past their time; nothing was changed, add --yes to do it.`;
        printOutput([head, ...cases.map(line)].join("\n"));
      });
  },
};
