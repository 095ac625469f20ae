import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky set-up FILE`: the areas and organisations of a platform without the sample city. */
export const setUp: Verb = {
  name: "set-up",
  register: (program) => {
    program
      .command("set-up")
      .argument("<file>", "JSON with areas and organisations; docs/operations.md shows one")
      .description(
        "Add areas and organisations, or bring known ones to what the file says.\n建立或更新地区和单位。",
      )
      .option("--json", "print what was done as JSON")
      .action(async (file: string, { json }: { json?: boolean }) => {
        const input = await readJson(file);
        const counts = await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const { setUpAreas } = await import("../accounts/set-up-areas.service.ts");
          return await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
            setUpAreas(context, input),
          );
        });
        const { areas, organisations } = counts;
        if (json === true) console.log(JSON.stringify(counts));
        else {
          console.log(
            `地区：新增 ${areas.added}，更新 ${areas.changed} / areas: ${areas.added} added, ${areas.changed} changed`,
          );
          console.log(
            `单位：新增 ${organisations.added}，更新 ${organisations.changed} / organisations: ${organisations.added} added, ${organisations.changed} changed`,
          );
        }
      });
  },
};

async function readJson(file: string): Promise<unknown> {
  const { readFile } = await import("node:fs/promises");
  const { OperatorError } = await import("../operator-error.ts");
  const text = await readFile(file, "utf8");
  try {
    const input: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return input;
  } catch (error) {
    throw new OperatorError(`${file} 不是有效的 JSON 文件。\n${file} is no valid JSON.`, { cause: error });
  }
}
