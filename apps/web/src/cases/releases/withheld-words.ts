import type { ReleaseCellView } from "@halfsky/api-contract";

/** How far readers can tell a withheld count, in words; nothing for a published one. */
export function withheldWords(
  { inferred }: Pick<ReleaseCellView, "inferred">,
  said: {
    readonly between: (lowest: number, highest: number) => string;
    readonly atLeast: (lowest: number) => string;
  },
): string {
  if (inferred === null) return "";
  const { lowest, highest } = inferred;
  return highest === null ? said.atLeast(lowest) : said.between(lowest, highest);
}
