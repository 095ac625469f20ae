import type { ReportRecord } from "@halfsky/api-contract";

export type ReportTree = ReportRecord["tree"];
export type ReportBlock = ReportTree["blocks"][number];
export type TableBlock = Extract<ReportBlock, { kind: "table" }>;
export type ChartBlock = Extract<ReportBlock, { kind: "chart" }>;
export type Run = Extract<ReportBlock, { kind: "paragraph" }>["runs"][number];

/** The words of runs. */
function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}

/** The anchor of the block at a place in the tree. */
export function blockAnchor(index: number): string {
  return `block-${index}`;
}

/** An entry of the contents: a chapter or a table of the annex. */
export interface ContentsEntry {
  readonly anchor: string;
  readonly title: string;
}

/** The chapters and the tables of a report, in reading order. */
export function contentsOf(tree: ReportTree): readonly ContentsEntry[] {
  return tree.blocks.flatMap((block, index) =>
    block.kind === "heading" && block.level === 1
      ? [{ anchor: blockAnchor(index), title: textOf(block.runs) }]
      : block.kind === "table"
        ? [{ anchor: blockAnchor(index), title: block.title }]
        : [],
  );
}
