import type { CellRef, FormDefinition, FormRule } from "../forms/form-definition.ts";
import type { BreakdownGroup } from "./breakdown-groups.ts";
import { groupBreakdowns } from "./breakdown-groups.ts";
import type { IsRuled } from "./check-breakdowns.ts";
import { checkBreakdowns, checkParents } from "./check-breakdowns.ts";
import { checkComputed } from "./check-computed.ts";
import { checkFigures } from "./check-figures.ts";
import { checkRules } from "./check-rules.ts";
import { FindingList } from "./finding-list.ts";
import type { CheckedDimension, FormCheckContext, FormCheckFinding } from "./form-check.ts";
import { cellText } from "./form-check.ts";
import { layOutForm } from "./form-grid.ts";

/**
 * Everything that can be found in a form as it stands: the one engine for browser, service, workbook and API. The same
 * form and context give the same findings in the same order: by row, by column, then each figure's own checks, the
 * relations that every form has, the form's own rules. The work grows with the cells and rules only.
 */
export function checkForm(definition: FormDefinition, context: FormCheckContext): FormCheckFinding[] {
  const found = new FindingList();
  const rows = layOutForm(definition, context);
  checkFigures(rows, context, found);
  const isRuled = readRuled(definition);
  checkBreakdowns(rows, breakdownGroupsOf(definition, context.dimensions), isRuled, found);
  checkParents(rows, isRuled, found);
  checkRules(rows, definition.rules, context, found);
  checkComputed(definition, rows, context, found);
  return found.inOrder();
}

/** The wholes and parts among the columns of a form. */
export function breakdownGroupsOf(
  { columns }: FormDefinition,
  dimensions: readonly CheckedDimension[],
): BreakdownGroup[] {
  const breakdowns = columns.flatMap((column) => (column.kind === "computed" ? [] : [column.breakdown]));
  return groupBreakdowns([...new Set(breakdowns)], dimensions);
}

const ruledOf = new WeakMap<FormDefinition, IsRuled>();

/** A rule of the form on the same cells stands in the place of the automatic one: it may be softer. */
export function readRuled(definition: FormDefinition): IsRuled {
  const known = ruledOf.get(definition);
  if (known !== undefined) return known;
  const isRuled = readRules(definition.rules);
  ruledOf.set(definition, isRuled);
  return isRuled;
}

function readRules(rules: readonly FormRule[]): IsRuled {
  const ruled = new Set<string>();
  const text = (whole: CellRef, parts: readonly CellRef[]): string =>
    [cellText(whole), ...parts.map(cellText).toSorted()].join("\n");
  for (const rule of rules) {
    if (rule.kind === "sum") ruled.add(text(rule.total, rule.parts));
    if (rule.kind === "part-of-whole") ruled.add(text(rule.whole, [rule.part]));
  }
  return ruled.size === 0 ? () => false : (whole, parts) => ruled.has(text(whole, parts));
}
