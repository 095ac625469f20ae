import type { MatterRow } from "@halfsky/api-contract";

const ended: ReadonlySet<MatterRow["state"]> = new Set(["closed", "withdrawn"]);

/** The open matter of each target of an area that has one; of several the one opened last. */
export function openMatters(
  matters: readonly MatterRow[],
  judgedArea: string,
): ReadonlyMap<string, MatterRow> {
  const open = new Map<string, MatterRow>();
  const mine = matters.filter((matter) => !ended.has(matter.state) && matter.judgedArea.code === judgedArea);
  for (const matter of mine.toSorted((one, other) => one.opened.at.localeCompare(other.opened.at))) {
    for (const target of matter.targetIds) open.set(target, matter);
  }
  return open;
}
