import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky restore FILE`: fills an empty database from a backup, and brings it to this program's schema. */
export const restore: Verb = {
  name: "restore",
  register: (program) => {
    program
      .command("restore")
      .argument("<file>", "a file that backup wrote")
      .description(
        "Fill an empty database (a new data folder, or the empty database that DATABASE_URL names) from a backup.\n从备份恢复到空数据库。",
      )
      .option("--json", "print the number of rows of each table as JSON")
      .action(async (file: string, { json }: { json?: boolean }) => {
        const { readBackupHead } = await import("../database/backup-file.ts");
        const head = await readBackupHead(file);
        const { counts, notice } = await withGround(
          async (ground) => {
            const { database, config } = ground;
            const { restoreBackup } = await import("../database/restore-backup.ts");
            const { migrate, readMigrations } = await import("../database/migrate.ts");
            const restored = await restoreBackup(database.kysely, file);
            // A backup of an older program is loaded as it was, then brought forward like any database.
            await migrate(database.kysely, await readMigrations(config.root));
            const { masterKeyNotice } = await import("../cases/keys/check-master-key.ts");
            return { counts: restored, notice: await masterKeyNotice(ground) };
          },
          { upTo: head.migrations.at(-1)?.name ?? "" },
        );
        const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
        if (json === true) console.log(JSON.stringify({ file, rows, tables: counts }));
        else console.log(`已恢复 ${rows} 行 / ${rows} rows restored`);
        // the rows are there; what is personal in them waits for its key
        for (const line of notice) console.error(line);
      });
  },
};
