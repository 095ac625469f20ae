import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky import-references FILE`: figures and targets of the nation or a province to show beside ours. */
export const importReferences: Verb = {
  name: "import-references",
  register: (program) => {
    program
      .command("import-references")
      .argument(
        "<file>",
        "comma-separated text (UTF-8): indicator,unit,year,value,checked and, if wanted, area,rule,source",
      )
      .description(
        "Import figures and targets of the nation or a province that ours are shown beside.\n导入国家或省的参照值和参照目标，与本地数值并列显示。",
      )
      .option("--json", "print what was done as JSON")
      .action(async (path: string, { json }: { json?: boolean }) => {
        const { readFile } = await import("node:fs/promises");
        const paths = await import("node:path");
        const text = await readFile(path, "utf8");
        const counts = await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const service = await import("../targets/import-references.service.ts");
          return await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
            service.importReferences(context, { name: paths.basename(path), text }),
          );
        });
        const { values, targets } = counts;
        if (json === true) {
          console.log(JSON.stringify(counts));
          return;
        }
        console.log(
          `参照值：新增 ${values.added}，更新 ${values.changed}，未变 ${values.unchanged} / figures: ${values.added} added, ${values.changed} changed, ${values.unchanged} as they were`,
        );
        console.log(
          `参照目标：新增 ${targets.added}，更新 ${targets.changed}，未变 ${targets.unchanged} / targets: ${targets.added} added, ${targets.changed} changed, ${targets.unchanged} as they were`,
        );
      });
  },
};
