import { parseDecimal } from "../decimal.ts";
import type { ExpressionNames } from "../expression/describe-expression.ts";
import type { Evaluation, LookedUp } from "../expression/evaluate.ts";
import { evaluate } from "../expression/evaluate.ts";
import type { ExpressionNode, ExpressionReference } from "../expression/expression-node.ts";
import type { ParsedExpression } from "../expression/parse-expression.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { columnIdOf } from "../expression/expression-node.ts";
import type { FormFigure } from "./form-cells.ts";
import { hasCell } from "./form-cells.ts";
import type { CellRef, ComputedColumn, FormColumn, FormDefinition, IndicatorRow } from "./form-definition.ts";
import { figureText } from "./form-definition.ts";

/** A form whose formulas are read once. */
interface PreparedForm {
  readonly rows: ReadonlyMap<string, IndicatorRow>;
  readonly columns: ReadonlyMap<string, FormColumn>;
  readonly formulas: ReadonlyMap<string, ParsedExpression>;
  readonly names: ExpressionNames;
}

const prepared = new WeakMap<FormDefinition, PreparedForm>();

function prepareForm(definition: FormDefinition): PreparedForm {
  const known = prepared.get(definition);
  if (known !== undefined) return known;
  const form: PreparedForm = {
    rows: new Map(definition.rows.flatMap((row) => (row.kind === "indicator" ? [[row.id, row]] : []))),
    columns: new Map(definition.columns.map((column) => [column.id, column])),
    names: {
      columns: new Map(
        definition.columns.map(({ id, label }) => [id, { zh: `“${label}”`, en: `"${label}"` }]),
      ),
    },
    formulas: new Map(
      definition.columns.flatMap((column) =>
        column.kind === "computed" ? [[column.id, parseExpression(column.formula)]] : [],
      ),
    ),
  };
  prepared.set(definition, form);
  return form;
}

function divides(node: ExpressionNode): boolean {
  switch (node.kind) {
    case "number":
    case "reference":
    case "unreadable":
      return false;
    case "negative":
      return divides(node.of);
    case "operation":
      return node.operator === "/" || divides(node.left) || divides(node.right);
    case "call":
      return (
        (node.name !== "difference" && node.name !== "gap") ||
        node.operands.some((operand) => divides(operand))
      );
  }
}

/** The decimals that a computed column shows; null: as many as its parts have. */
function decimalsOf(column: ComputedColumn, formula: ParsedExpression): number | null {
  return column.decimals ?? (divides(formula.node) ? 2 : null);
}

/**
 * Works a computed cell out from the figures of the form (by `figureText`), exactly; a part without a figure leaves it
 * without one and is named. Undefined where the form has no such computed cell, or its formula has faults.
 */
export function computeColumn(
  definition: FormDefinition,
  cell: CellRef,
  figures: ReadonlyMap<string, Omit<FormFigure, "indicatorId" | "breakdown">>,
): Evaluation | undefined {
  return computeCell(prepareForm(definition), cell, figures, new Set());
}

type Figures = ReadonlyMap<string, Omit<FormFigure, "indicatorId" | "breakdown">>;

function computeCell(
  form: PreparedForm,
  cell: CellRef,
  figures: Figures,
  under: ReadonlySet<string>,
): Evaluation | undefined {
  const [row, column, formula] = [
    form.rows.get(cell.row),
    form.columns.get(cell.column),
    form.formulas.get(cell.column),
  ];
  if (row === undefined || column?.kind !== "computed" || !hasCell(row, column)) return undefined;
  // a circle among columns is a fault of the form; here it only must not go on for ever
  if (formula === undefined || formula.faults.length > 0 || under.has(column.id)) return undefined;
  const inside = new Set([...under, column.id]);
  const ask = (reference: ExpressionReference): LookedUp | undefined =>
    lookUp(form, row, reference, figures, inside);
  return evaluate(formula, ask, decimalsOf(column, formula), form.names);
}

function lookUp(
  form: PreparedForm,
  row: IndicatorRow,
  reference: ExpressionReference,
  figures: Figures,
  under: ReadonlySet<string>,
): LookedUp | undefined {
  const column = form.columns.get(columnIdOf(reference) ?? "");
  if (column?.kind === "computed") {
    const result = computeCell(form, { row: row.id, column: column.id }, figures, under);
    if (result === undefined) return undefined;
    return result.status === "value"
      ? { value: result.value, missing: null }
      : { value: null, missing: result.reason };
  }
  if (column !== undefined) {
    if (!hasCell(row, column)) return undefined;
    return partOf(figures.get(figureText({ ...row, breakdown: column.breakdown })), column.kind);
  }
  return reference.kind === "indicator"
    ? partOf(figures.get(figureText(reference)), reference.part)
    : undefined;
}

/** What is typed and is no number is told by the checks; here it counts as not there. */
function partOf(
  figure: Omit<FormFigure, "indicatorId" | "breakdown"> | undefined,
  part: "value" | "numerator" | "denominator",
): LookedUp | undefined {
  if (figure === undefined) return undefined;
  const typed = figure[part];
  const isNumber = typed !== null && parseDecimal(typed) !== null;
  return { value: isNumber ? typed : null, missing: isNumber ? null : figure.missing };
}
