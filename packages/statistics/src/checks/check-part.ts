import type { CellRef, FigureKey, FormDefinition, FormRule, IndicatorRow } from "../forms/form-definition.ts";
import { figureText } from "../forms/form-definition.ts";
import { hasCell } from "../forms/form-cells.ts";
import { checkBreakdowns, checkParents } from "./check-breakdowns.ts";
import { checkFigures } from "./check-figures.ts";
import { breakdownGroupsOf, readRuled } from "./check-form.ts";
import { checkRules } from "./check-rules.ts";
import { FindingList } from "./finding-list.ts";
import type { FormCheckCode, FormCheckContext, FormCheckFinding } from "./form-check.ts";
import { layOutForm } from "./form-grid.ts";
import { cellsOfRule, orderOf } from "./form-order.ts";

/** The part of a form whose findings some figures bear on, and what has to be known to check it. */
export interface FormPart {
  readonly definition: FormDefinition;
  /** The figures themselves, as far as the form asks for them: they are checked alone and beside their years. */
  readonly figures: readonly FigureKey[];
  /** Every figure that has to be known: of the same rows, of the rows above and below, of the cells of rules. */
  readonly needed: readonly FigureKey[];
  /** The rules of the form that name one of the figures, in their order. */
  readonly rules: readonly FormRule[];
  /** The same figures as texts, and those of the rows below, which are compared with the rows above them. */
  readonly own: ReadonlySet<string>;
  readonly compared: ReadonlySet<string>;
  /** The indicators whose rows are added up, and all rows that are laid out for that. */
  readonly indicators: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
}

/** Finds what figures of a form bear on; the work grows with them and with what they bear on, not with the form. */
export function findFormPart(definition: FormDefinition, changed: readonly FigureKey[]): FormPart {
  const order = orderOf(definition);
  const breakdownsOf = (row: IndicatorRow): readonly string[] =>
    definition.columns.flatMap((column) =>
      column.kind !== "computed" && hasCell(row, column) ? [column.breakdown] : [],
    );
  const asked = new Map(
    changed
      .filter(({ indicatorId, breakdown }) =>
        (order.rowsOf.get(indicatorId) ?? []).some((row) => breakdownsOf(row).includes(breakdown)),
      )
      .map(({ indicatorId, breakdown }) => [
        figureText({ indicatorId, breakdown }),
        { indicatorId, breakdown },
      ]),
  );
  const own = new Set(asked.keys());
  const indicators = new Set([...asked.values()].map(({ indicatorId }) => indicatorId));
  const needed = new Map<string, FigureKey>();
  const rows = new Set<string>();
  const need = (key: FigureKey): void => void needed.set(figureText(key), key);
  for (const indicatorId of indicators) {
    for (const row of order.rowsOf.get(indicatorId) ?? []) {
      rows.add(row.id);
      for (const breakdown of breakdownsOf(row)) need({ indicatorId, breakdown });
    }
  }
  const compared = new Map(asked);
  for (const { indicatorId, breakdown } of asked.values()) {
    for (const row of order.rowsOf.get(indicatorId) ?? []) {
      for (const child of order.childrenOf.get(row.id) ?? []) {
        const key = { indicatorId: child.indicatorId, breakdown };
        compared.set(figureText(key), key);
      }
    }
  }
  for (const key of compared.values()) {
    need(key);
    for (const row of order.rowsOf.get(key.indicatorId) ?? []) {
      rows.add(row.id);
      const parent = order.rows.get(order.parentOf.get(row.id) ?? "");
      if (parent === undefined) continue;
      rows.add(parent.id);
      need({ indicatorId: parent.indicatorId, breakdown: key.breakdown });
    }
  }
  const rules = findRules(definition, own);
  const columns = new Map(definition.columns.map((column) => [column.id, column]));
  for (const { row: rowId, column: columnId } of rules.flatMap(cellsOfRule)) {
    const [row, column] = [order.rows.get(rowId), columns.get(columnId)];
    if (!row || !column || column.kind === "computed") continue;
    rows.add(row.id);
    need({ indicatorId: row.indicatorId, breakdown: column.breakdown });
  }
  return {
    definition,
    figures: [...asked.values()],
    needed: [...needed.values()],
    rules,
    own,
    compared: new Set(compared.keys()),
    indicators,
    rows,
  };
}

function findRules(definition: FormDefinition, own: ReadonlySet<string>): readonly FormRule[] {
  const { rulesOf } = orderOf(definition);
  const places = new Set([...own].flatMap((key) => rulesOf.get(key) ?? []));
  return [...places].toSorted((one, other) => one - other).flatMap((at) => definition.rules[at] ?? []);
}

/**
 * What is found in a part of a form: of every finding that its figures bear on, whether it is there, in the order of the
 * form. Of the context it needs the figures that `needed` names with their indicators, and the years before and the areas
 * below of the figures themselves; what computed columns showed is not looked at.
 */
export function checkFormPart(
  part: FormPart,
  context: Omit<FormCheckContext, "shown">,
): readonly FormCheckFinding[] {
  const { definition } = part;
  const found = new FindingList();
  const rows = layOutForm(definition, context, part.rows);
  const isRuled = readRuled(definition);
  const added = rows.filter(({ row }) => part.indicators.has(row.indicatorId));
  checkFigures(added, context, found, part.own);
  checkBreakdowns(added, breakdownGroupsOf(definition, context.dimensions), isRuled, found);
  checkParents(rows, isRuled, found, part.compared);
  checkRules(rows, part.rules, context, found);
  return found.inOrder();
}

/** What a finding is told apart by: its figure, cell and code, which travel as texts. */
interface PlacedFinding extends FigureKey, CellRef {
  readonly code: string;
}

/** The findings of a whole form after a part of it was checked anew, in the order in which `checkForm` gives them. */
export function replaceFindings<Finding extends PlacedFinding>(
  part: FormPart,
  before: readonly Finding[],
  anew: readonly Finding[],
): readonly Finding[] {
  const { rowAt, columnAt, ruleAt } = orderOf(part.definition);
  const width = part.definition.columns.length;
  const ruled = new Set(part.rules.map(({ kind, id }) => `${kind}:${id}`));
  return [...before.filter((finding) => !isOfPart(part, finding, ruled)), ...anew]
    .map((finding) => ({
      finding,
      place: (rowAt.get(finding.row) ?? 0) * width + (columnAt.get(finding.column) ?? 0),
      kind: kindsInOrder.indexOf(kindOf(finding.code)),
      rule: ruleAt.get(finding.code) ?? 0,
    }))
    .toSorted((one, other) => one.place - other.place || one.kind - other.kind || one.rule - other.rule)
    .map(({ finding }) => finding);
}

/** What looks for a finding, in the order in which a form is checked. */
const kindsInOrder = ["figure", "breakdown", "parent", "rule", "computed"] as const;

const breakdownCodes: ReadonlySet<string> = new Set<FormCheckCode>([
  "sum-differs",
  "parts-above-total",
  "part-above-total",
  "total-outside-parts",
]);

function kindOf(code: string): (typeof kindsInOrder)[number] {
  if (code.includes(":")) return "rule";
  if (breakdownCodes.has(code)) return "breakdown";
  if (code === "part-above-parent") return "parent";
  return code === "computed-differs" ? "computed" : "figure";
}

function isOfPart(part: FormPart, finding: PlacedFinding, ruled: ReadonlySet<string>): boolean {
  switch (kindOf(finding.code)) {
    case "figure":
      return part.own.has(figureText(finding));
    case "breakdown":
      return part.indicators.has(finding.indicatorId);
    case "parent":
      return part.compared.has(figureText(finding));
    case "rule":
      return ruled.has(finding.code);
    case "computed":
      return false;
  }
}
