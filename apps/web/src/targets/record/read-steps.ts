import { canonicalDecimal } from "@halfsky/statistics";

/** One step of a path: what is asked for from a year on, as decimal text. */
export interface PathStep {
  readonly year: number;
  readonly value: string;
}

/** Reads a step a line, "2023 85.5"; null where a line is no year with a number, a year stands twice, or nothing is there. */
export function readSteps(text: string): PathStep[] | null {
  const lines = text
    .normalize("NFKC")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const steps: PathStep[] = [];
  for (const line of lines) {
    const [, year = "", number = ""] = /^(\d{4})\D*?[\s,:]+(-?[\d.]+)%?$/u.exec(line) ?? [];
    const value = canonicalDecimal(number);
    if (value === null || steps.some((step) => step.year === Number(year))) return null;
    steps.push({ year: Number(year), value });
  }
  return steps.length === 0 ? null : steps.toSorted((one, other) => one.year - other.year);
}
