import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky migrate`: brings the database to this program's schema. */
export const migrate: Verb = {
  name: "migrate",
  register: (program) => {
    program
      .command("migrate")
      .description(
        "Bring the database to this program's schema; starting the server does the same.\n升级数据库结构。",
      )
      .option("--json", "print the names of the applied migrations as JSON")
      .action(async ({ json }: { json?: boolean }) => {
        const applied = await withGround(async ({ database }) => database.applied);
        if (json === true) console.log(JSON.stringify({ applied }));
        else if (applied.length === 0) console.log("数据库已是最新。 / the database is up to date.");
        else console.log(`已执行 / applied: ${applied.join(", ")}`);
      });
  },
};
