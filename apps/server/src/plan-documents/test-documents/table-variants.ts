import { type DocumentModel, type ModelBlock, type ModelCell, modelOfText } from "./document-model.ts";
import type { LabelledText, PlanVariant } from "./plan-variants.ts";
import type { LabelledPlan } from "./score-compiled.ts";
import { type TextTableStyle, writeTextDocument } from "./write-text-document.ts";

type Table = Extract<ModelBlock, { kind: "table" }>;
type Indicator = LabelledPlan["indicatorTable"][number];

function textOf(cell: ModelCell | undefined): string {
  return cell?.lines.join("").trim() ?? "";
}

function columnOf(table: Table, head: RegExp): number {
  return (table.rows[0] ?? []).findIndex((cell) => head.test(textOf(cell)));
}

/** Changes every table and the labels of every indicator, and writes the text again. */
function tables(
  name: string,
  change: (table: Table) => Table,
  relabel: (indicator: Indicator) => Indicator = (indicator) => indicator,
  style: TextTableStyle = "cell-lines",
): PlanVariant {
  return {
    name,
    apply: ({ text, labels }) => {
      const model = modelOfText(text).map((block) => (block.kind === "table" ? change(block) : block));
      return {
        text: writeTextDocument(model, style),
        labels: {
          ...labels,
          plans: labels.plans.map((plan) => ({ ...plan, indicatorTable: plan.indicatorTable.map(relabel) })),
        },
      };
    },
  };
}

const asIs = (table: Table): Table => table;

function withoutColumn(table: Table, head: RegExp): Table {
  const column = columnOf(table, head);
  return column < 0
    ? table
    : { ...table, rows: table.rows.map((row) => row.filter((_, index) => index !== column)) };
}

function withColumn(
  table: Table,
  at: number,
  cell: (row: readonly ModelCell[], index: number) => string,
): Table {
  return {
    ...table,
    rows: table.rows.map((row, index) =>
      row.toSpliced(at, 0, { lines: [index === 0 ? cell([], 0) : cell(row, index)] }),
    ),
  };
}

/** The unit in a column of its own instead of in brackets after the name. */
function withUnitColumn(table: Table): Table {
  const column = columnOf(table, /指标/);
  const unit = /[（(]([^（()）]*)[）)]\s*$/;
  return {
    ...table,
    rows: table.rows.map((row, index) => {
      const name = textOf(row[column]);
      const found = index === 0 ? "单位" : (unit.exec(name)?.[1] ?? "");
      return row.toSpliced(
        column,
        1,
        { lines: [index === 0 ? name : name.replace(unit, "")] },
        { lines: [found] },
      );
    }),
  };
}

function renameHead(table: Table, change: (text: string) => string): Table {
  const [head = [], ...rows] = table.rows;
  return { ...table, rows: [head.map((cell) => ({ lines: [change(textOf(cell))] })), ...rows] };
}

/** Every plan's table taken out and set at its end under the words 附件. */
const annexed: PlanVariant = {
  name: "the table as an annex at the plan's end",
  apply: (plan: LabelledText) => {
    const lines = plan.text.split("\n");
    const starts = plan.labels.plans.map(({ lines: range }) => (range[0] ?? 1) - 1);
    const head = lines.slice(0, starts[0]).join("\n");
    const plans = starts.map((start, index) => {
      const model = modelOfText(lines.slice(start, starts[index + 1]).join("\n"));
      const at = model.findIndex(({ kind }) => kind === "table");
      const moved: DocumentModel = model.slice(at - 1, at + 1);
      return writeTextDocument([
        ...model.slice(0, at - 1),
        ...model.slice(at + 1),
        { kind: "paragraph", text: "\n附件" },
        ...moved,
      ]);
    });
    return { text: [head, ...plans].join("\n"), labels: plan.labels };
  },
};

/** The ways in which the indicator table of a plan can stand in its text. */
export const tableVariants: readonly PlanVariant[] = [
  tables("each row of the table on a line, tabs between cells", asIs, undefined, "tabs"),
  tables("each row of the table on a line, bars between cells", asIs, undefined, "bars"),
  tables(
    "no nature column",
    (table) => withoutColumn(table, /属性/),
    (one) => ({ ...one, nature: null }),
  ),
  tables("no running numbers", (table) => withoutColumn(table, /序号/)),
  tables(
    "no domain column",
    (table) => withoutColumn(table, /领域/),
    (one) => ({ ...one, domain: null }),
  ),
  tables("a column of responsible departments", (table) =>
    withColumn(table, table.rows[0]?.length ?? 0, (row) => (row.length === 0 ? "责任部门" : "市妇儿工委办")),
  ),
  tables("units in a column of their own", withUnitColumn),
  tables("heads say 基期值 and 目标值", (table) =>
    renameHead(table, (text) => text.replace(/^2020年$/, "2020年基期值").replace(/^2025年$/, "2025年目标值")),
  ),
  tables("heads say 2020年实际 and 2025年目标", (table) =>
    renameHead(table, (text) => text.replace(/^2020年$/, "2020年实际").replace(/^2025年$/, "2025年目标")),
  ),
  annexed,
  {
    name: "no table",
    apply: ({ text, labels }) => ({
      text: writeTextDocument(modelOfText(text).filter(({ kind }) => kind !== "table")),
      labels: { ...labels, plans: labels.plans.map((plan) => ({ ...plan, indicatorTable: [] })) },
    }),
  },
];
