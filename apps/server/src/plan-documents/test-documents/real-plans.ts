import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const sharedFolder = join(import.meta.dirname, "../../../../../../shared");

/** Names of the real plans that lie beside the repository on the project's machines. */
export type RealPlanName = "cixi" | "jiaxing" | "lishui";

/** Whether the real plans lie beside the repository; tests on them are skipped, with a notice, where they do not. */
export const hasRealPlans = existsSync(join(sharedFolder, "plans", "cixi-women-and-children.txt"));

if (!hasRealPlans) {
  process.stderr.write("The folder ../shared is missing: tests on the real plans are skipped.\n");
}

/** The text of a real plan. */
export function readRealPlan(name: RealPlanName): string {
  return readFileSync(join(sharedFolder, "plans", `${name}-women-and-children.txt`), "utf8");
}

/** The parsed gold labels of a real plan. */
export function readGold(name: "cixi" | "jiaxing"): unknown {
  const gold: unknown = JSON.parse(readFileSync(join(sharedFolder, "gold", `${name}.json`), "utf8"));
  return gold;
}
