import type { CellRef, FigureKey, FormDefinition, FormRule, IndicatorRow } from "../forms/form-definition.ts";
import { figureText } from "../forms/form-definition.ts";

/** What a form says of its rows and rules whatever is filled in; read once for many questions. */
export interface FormOrder {
  /** The place of each row and column among all. */
  readonly rowAt: ReadonlyMap<string, number>;
  readonly columnAt: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, IndicatorRow>;
  /** The rows that ask for an indicator. */
  readonly rowsOf: ReadonlyMap<string, readonly IndicatorRow[]>;
  /** The row that a row is a part of, by # or by its indent, and the rows that are parts of it. */
  readonly parentOf: ReadonlyMap<string, string>;
  readonly childrenOf: ReadonlyMap<string, readonly IndicatorRow[]>;
  /** The places of the rules that name a figure, by `figureText`. */
  readonly rulesOf: ReadonlyMap<string, readonly number[]>;
  readonly ruleAt: ReadonlyMap<string, number>;
}

const known = new WeakMap<FormDefinition, FormOrder>();

/** Reads the order of a form; the same object the next time. */
export function orderOf(definition: FormDefinition): FormOrder {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const order = readOrder(definition);
  known.set(definition, order);
  return order;
}

function readOrder(definition: FormDefinition): FormOrder {
  const asked = definition.rows.filter((row) => row.kind === "indicator");
  const rows = new Map(asked.map((row) => [row.id, row]));
  const parentOf = findParents(definition);
  const childrenOf = groupBy(
    asked.filter(({ id }) => parentOf.has(id)),
    ({ id }) => parentOf.get(id) ?? "",
  );
  const breakdowns = new Map(
    definition.columns.flatMap((column) =>
      column.kind === "computed" ? [] : [[column.id, column.breakdown] as const],
    ),
  );
  const rulesOf = new Map<string, number[]>();
  for (const [at, rule] of definition.rules.entries()) {
    const named = cellsOfRule(rule).flatMap((cell) => figureOfCell(cell, rows, breakdowns) ?? []);
    for (const key of new Set(named.map(figureText))) {
      const there = rulesOf.get(key);
      if (there === undefined) rulesOf.set(key, [at]);
      else there.push(at);
    }
  }
  return {
    rowAt: new Map(definition.rows.map(({ id }, at) => [id, at])),
    columnAt: new Map(definition.columns.map(({ id }, at) => [id, at])),
    rows,
    rowsOf: groupBy(asked, ({ indicatorId }) => indicatorId),
    parentOf,
    childrenOf,
    rulesOf,
    ruleAt: new Map(definition.rules.map((rule, at) => [`${rule.kind}:${rule.id}`, at])),
  };
}

function groupBy<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const text = textOf(item);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [item]);
    else group.push(item);
  }
  return groups;
}

/** Every cell that a rule names. */
export function cellsOfRule(rule: FormRule): readonly CellRef[] {
  switch (rule.kind) {
    case "part-of-whole":
      return [rule.part, rule.whole];
    case "sum":
      return [...rule.parts, rule.total];
    case "bounds":
    case "year-change":
    case "areas-sum":
      return [rule.cell];
  }
}

function figureOfCell(
  cell: CellRef,
  rows: ReadonlyMap<string, IndicatorRow>,
  breakdowns: ReadonlyMap<string, string>,
): FigureKey | undefined {
  const row = rows.get(cell.row);
  const breakdown = breakdowns.get(cell.column);
  return row && breakdown !== undefined ? { indicatorId: row.indicatorId, breakdown } : undefined;
}

function findParents({ rows }: FormDefinition): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  let above: readonly IndicatorRow[] = [];
  for (const row of rows) {
    if (row.kind === "heading") {
      above = [];
      continue;
    }
    const outer = above.filter((other) => other.indent < row.indent);
    // A # row without an indent of its own belongs to the row before it.
    const before = above.findLast((other) => other.indent === row.indent && !other.isOfWhich);
    const parent = outer.at(-1) ?? (row.isOfWhich ? before : undefined);
    if (parent !== undefined) parents.set(row.id, parent.id);
    above = parent && !outer.includes(parent) ? [...outer, parent, row] : [...outer, row];
  }
  return parents;
}
