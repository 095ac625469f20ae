import { childrenInDifficultyScenario } from "./children-in-difficulty.ts";
import type { Scenario } from "./scenario.ts";

/** One story a system, from the first report to its end. */
export const scenarios: readonly Scenario[] = [childrenInDifficultyScenario];
