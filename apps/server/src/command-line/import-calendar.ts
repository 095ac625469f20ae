import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky import-calendar FILE`: the holidays and make-up days of a newly published schedule. */
export const importCalendar: Verb = {
  name: "import-calendar",
  register: (program) => {
    program
      .command("import-calendar")
      .argument("<file>", "comma-separated: date,kind,name,source; apps/server/calendar/schedules.csv is one")
      .description(
        "Take the holidays and make-up days of a published schedule, and work out open deadlines anew.\n导入节假日和调休安排，并重算未到期的期限。",
      )
      .option("--json", "print what was done as JSON")
      .action(async (file: string, { json }: { json?: boolean }) => {
        const { readFile } = await import("node:fs/promises");
        const { readSchedule } = await import("../calendar/read-schedule.ts");
        const days = readSchedule(await readFile(file, "utf8"));
        const counts = await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const service = await import("../supervision/recalculate-deadlines.service.ts");
          return await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
            service.importCalendarAndRecalculate(context, days),
          );
        });
        if (json === true) console.log(JSON.stringify(counts));
        else {
          console.log(
            `日期：新增 ${counts.added}，更新 ${counts.changed}，不变 ${counts.unchanged}；重算 ${counts.recalculated} 个事项的期限`,
          );
          console.log(
            `days: ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} as before; deadlines of ${counts.recalculated} matter(s) worked out anew`,
          );
        }
      });
  },
};
