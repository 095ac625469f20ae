import type { ScenarioStep } from "./scenario.ts";

/** One step as a row, by a person of a scenario with its own people: when, who, what, the answers, the rest by name. */
export function row(
  at: string,
  by: string,
  does: string,
  answers?: ScenarioStep["answers"],
  more: Omit<ScenarioStep, "at" | "by" | "does" | "answers"> = {},
): ScenarioStep {
  return { at, by, does, ...(answers === undefined ? {} : { answers }), ...more };
}
