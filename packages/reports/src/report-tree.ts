import type { Language } from "@halfsky/statistics";

/** Words of a report that hold no computed number. */
interface TextRun {
  readonly kind: "text";
  readonly text: string;
}

/** A number printed in a report, tied to what it was computed from: `observation/990100/i-x/2024`, `baseline/…`, `count/…`. */
export interface FigureRun {
  readonly kind: "figure";
  readonly text: string;
  readonly reference: string;
}

export type Run = TextRun | FigureRun;

/** A column of a table; `width` is its share of the page, all columns together make 1. */
export interface TableColumn {
  readonly title: string;
  readonly align: "left" | "right" | "center";
  readonly width: number;
}

export interface TableBlock {
  readonly kind: "table";
  readonly title: string;
  /** Printed on the right above the table as 单位：… where all figures share one unit. */
  readonly unit: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: ReadonlyArray<ReadonlyArray<readonly Run[]>>;
  readonly notes: readonly string[];
}

/** A series of a chart; a missing value is null, never 0. */
interface ChartSeries {
  readonly name: string;
  readonly values: ReadonlyArray<string | null>;
  readonly references: ReadonlyArray<string | null>;
}

export interface ChartBlock {
  readonly kind: "chart";
  /** What the chart shows, said as a sentence. */
  readonly title: string;
  readonly form: "bar" | "line";
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** One block of a report in reading order. */
export type ReportBlock =
  | { readonly kind: "title" | "subtitle" | "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly Run[] }
  | TableBlock
  | ChartBlock
  | { readonly kind: "page-break" };

/** A report as content, not as bytes: Word, the web page and the proof all start from it. */
export interface ReportTree {
  readonly language: Language;
  readonly blocks: readonly ReportBlock[];
}

/** The printed words of runs. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** Every figure of a tree in reading order, charts and tables included. */
export function figuresOf(tree: ReportTree): readonly FigureRun[] {
  return tree.blocks.flatMap((block): readonly FigureRun[] => {
    switch (block.kind) {
      case "page-break":
        return [];
      case "table":
        return block.rows.flatMap((row) =>
          row.flatMap((cell) => cell.filter((run) => run.kind === "figure")),
        );
      case "chart":
        return block.series.flatMap((series) =>
          series.values.flatMap((text, index) => {
            const reference = series.references[index];
            return text === null || reference === null || reference === undefined
              ? []
              : [{ kind: "figure" as const, text, reference }];
          }),
        );
      case "title":
      case "subtitle":
      case "heading":
      case "paragraph":
        return block.runs.filter((run) => run.kind === "figure");
    }
  });
}
