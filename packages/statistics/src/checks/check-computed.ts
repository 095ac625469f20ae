import { compareDecimal, parseDecimal, shortText } from "../decimal.ts";
import { computeColumn } from "../forms/compute-column.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import type { FindingList } from "./finding-list.ts";
import type { FormCheckContext } from "./form-check.ts";
import { cellText } from "./form-check.ts";
import type { PlacedRow } from "./form-grid.ts";
import { isWithin } from "./rounding.ts";

/** What computed columns showed where the form came from must be what their formulas give; nothing is stored of them. */
export function checkComputed(
  definition: FormDefinition,
  rows: readonly PlacedRow[],
  context: FormCheckContext,
  found: FindingList,
): void {
  const { shown } = context;
  if (!shown || shown.size === 0) return;
  for (const row of rows) {
    for (const { column, cell } of row.computed) {
      const text = shown.get(cellText(cell.ref));
      const value = text === undefined ? null : parseDecimal(text);
      if (!value) continue;
      const result = computeColumn(definition, cell.ref, context.figures);
      const expected = result?.status === "value" ? parseDecimal(result.value) : null;
      if (!expected || compareDecimal(value, expected) === 0) continue;
      // A file may show fewer decimals, or cut them off instead of rounding.
      const allowed = { digits: 1n, scale: Math.min(value.scale, expected.scale) };
      if (isWithin(value, expected, allowed)) continue;
      found.add(
        cell,
        { indicatorId: row.row.indicatorId, breakdown: "" },
        {
          code: "computed-differs",
          severity: "warning",
          words: {
            zh: `${column.label}按公式应为${shortText(expected)}，表中为${shortText(value)}；请核对据以计算的各栏。`,
            en: `${column.label} is ${shortText(expected)} by its formula, but ${shortText(value)} stands there; check the columns it is made of.`,
          },
          likely: shortText(expected),
        },
      );
    }
  }
}
