import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky backup FILE`: the whole database in one file. */
export const backup: Verb = {
  name: "backup",
  register: (program) => {
    program
      .command("backup")
      .argument("<file>", "where to write, e.g. halfsky-2025-03-03.backup.gz")
      .description(
        "Write the whole database into one file, which restore reads on the embedded database and on PostgreSQL.\n备份整个数据库。",
      )
      .option("--json", "print the number of rows of each table as JSON")
      .action(async (file: string, { json }: { json?: boolean }) => {
        const counts = await withGround(async ({ database, now }) => {
          const { writeBackup } = await import("../database/write-backup.ts");
          return await writeBackup(database.kysely, file, now().toISOString());
        });
        const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
        if (json === true) console.log(JSON.stringify({ file, rows, tables: counts }));
        else console.log(`已备份 ${rows} 行到 ${file} / ${rows} rows written to ${file}`);
      });
  },
};
