import { readFile } from "node:fs/promises";
import { join } from "node:path";

const path = join(import.meta.dirname, "../apps/server/seed/sample-city/plan.txt");

/** The sample city's plan with one passage written otherwise; throws when the passage does not stand there once. */
export async function samplePlanWith(before: string, after: string): Promise<Buffer> {
  const text = await readFile(path, "utf8");
  const pieces = text.split(before);
  if (pieces.length !== 2)
    throw new Error(`“${before}” stands ${pieces.length - 1} times in the sample plan`);
  return Buffer.from(pieces.join(after), "utf8");
}
