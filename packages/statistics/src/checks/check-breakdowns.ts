import type { Bilingual } from "../bilingual.ts";
import type { Decimal } from "../decimal.ts";
import { absolute, compareDecimal, minus, shortText } from "../decimal.ts";
import type { CellRef, FigurePart } from "../forms/form-definition.ts";
import { figureParts } from "../forms/form-definition.ts";
import type { BreakdownGroup } from "./breakdown-groups.ts";
import type { FindingList } from "./finding-list.ts";
import type { PlacedCell, PlacedFigure, PlacedRow } from "./form-grid.ts";
import { isAbove, isWithin, roundingAllowance, sumOf } from "./rounding.ts";

/** Tells whether a rule of the form says this already: of the cells given, the first is the whole. */
export type IsRuled = (whole: CellRef, parts: readonly CellRef[]) => boolean;

interface Term {
  readonly figure: PlacedFigure;
  readonly cell: PlacedCell;
  readonly value: Decimal;
}

/** 男 + 女 = 合计, no part above the whole, and for shares a total between its parts; in every row, by the dimensions. */
export function checkBreakdowns(
  rows: readonly PlacedRow[],
  groups: readonly BreakdownGroup[],
  isRuled: IsRuled,
  found: FindingList,
): void {
  for (const row of rows) {
    for (const group of groups) {
      for (const part of figureParts) checkGroup(row, group, part, isRuled, found);
    }
  }
}

function checkGroup(
  row: PlacedRow,
  group: BreakdownGroup,
  part: FigurePart,
  isRuled: IsRuled,
  found: FindingList,
): void {
  const whole = readTerm(row, group.whole, part);
  if (!whole) return;
  const parts = group.parts.flatMap((breakdown) => readTerm(row, breakdown, part) ?? []);
  if (parts.length === 0) return;
  const known = parts.length + countAbsent(row, group.parts);
  const isComplete = group.isComplete && known === group.parts.length;
  // Numerators and denominators are counts, whatever the unit of their figure.
  const additivity = part === "value" ? whole.figure.additivity : "sum";
  if (
    additivity === null ||
    isRuled(
      whole.cell.ref,
      parts.map(({ cell }) => cell.ref),
    )
  )
    return;
  if (additivity === "mean") {
    if (isComplete) checkBetween(whole, parts, found);
    return;
  }
  // Where every part has the base of the whole (its shares are those of a structure), bases are not to be summed.
  if (part === "denominator" && parts.every(({ value }) => compareDecimal(value, whole.value) === 0)) return;
  checkSum(whole, parts, { isComplete, isPartition: group.isPartition, isRuled }, found);
}

function readTerm(row: PlacedRow, breakdown: string, part: FigurePart): Term | null {
  const figure = row.figures.get(breakdown);
  const cell = figure?.cells[part];
  const value = figure?.numbers[part];
  return figure && cell && value ? { figure, cell, value } : null;
}

/** How many figures of a row do not exist in this area: they add nothing, and what is there is still complete. */
function countAbsent(row: PlacedRow, breakdowns: readonly string[]): number {
  return breakdowns.filter((breakdown) => isAbsent(row.figures.get(breakdown))).length;
}

/** Whether nothing of the kind exists here (无此项, 不适用), which adds nothing to a sum; an unknown figure may add anything. */
export function isAbsent(figure: Pick<PlacedFigure, "given"> | undefined): boolean {
  const missing = figure?.given?.missing;
  return missing === "does-not-exist" || missing === "not-applicable";
}

function listTerms(terms: readonly Term[], joint: string): string {
  return terms.map(({ cell, value }) => `${cell.label}${shortText(value)}`).join(joint);
}

function checkSum(
  whole: Term,
  parts: readonly Term[],
  group: { readonly isComplete: boolean; readonly isPartition: boolean; readonly isRuled: IsRuled },
  found: FindingList,
): void {
  const allowance = roundingAllowance([whole.value, ...parts.map(({ value }) => value)]);
  const above = parts.filter(({ value }) => isAbove(value, whole.value, allowance));
  for (const part of above) {
    if (group.isRuled(whole.cell.ref, [part.cell.ref])) continue;
    found.add(part.cell, part.figure, {
      code: "part-above-total",
      severity: "error",
      words: {
        zh: `${part.cell.label}${shortText(part.value)}大于${whole.cell.label}${shortText(whole.value)}。`,
        en: `${part.cell.label} ${shortText(part.value)} is above ${whole.cell.label} ${shortText(whole.value)}.`,
      },
      related: [whole.cell.ref],
    });
  }
  if (!group.isPartition) return;
  const sum = sumOf(parts.map(({ value }) => value));
  const related = parts.map(({ cell }) => cell.ref);
  if (group.isComplete && !isWithin(sum, whole.value, allowance)) {
    found.add(whole.cell, whole.figure, {
      code: "sum-differs",
      severity: "error",
      words: sumWords(whole, parts, sum),
      likely: shortText(sum),
      related,
    });
  } else if (!group.isComplete && parts.length > 1 && isAbove(sum, whole.value, allowance)) {
    found.add(whole.cell, whole.figure, {
      code: "parts-above-total",
      severity: "error",
      words: {
        zh: `${listTerms(parts, "、")}之和为${shortText(sum)}，已超过${whole.cell.label}${shortText(whole.value)}。`,
        en: `${listTerms(parts, ", ")} add up to ${shortText(sum)}, more than ${whole.cell.label} ${shortText(whole.value)}.`,
      },
      related,
    });
  }
}

function sumWords(whole: Term, parts: readonly Term[], sum: Decimal): Bilingual {
  const difference = shortText(absolute(minus(sum, whole.value)));
  return {
    zh: `${listTerms(parts, "、")}之和为${shortText(sum)}，与${whole.cell.label}${shortText(whole.value)}相差${difference}。`,
    en: `${listTerms(parts, ", ")} add up to ${shortText(sum)}, which differs from ${whole.cell.label} ${shortText(whole.value)} by ${difference}.`,
  };
}

/** A share of all lies between the shares of the parts; where the parts add up to it, they are its structure, as right. */
function checkBetween(whole: Term, parts: readonly Term[], found: FindingList): void {
  const values = parts.map(({ value }) => value);
  const allowance = roundingAllowance([whole.value, ...values]);
  const ordered = values.toSorted(compareDecimal);
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (!least || !most || isWithin(sumOf(values), whole.value, allowance)) return;
  if (!isAbove(least, whole.value, allowance) && !isAbove(whole.value, most, allowance)) return;
  found.add(whole.cell, whole.figure, {
    code: "total-outside-parts",
    severity: "warning",
    words: {
      zh: `${whole.cell.label}${shortText(whole.value)}不在${listTerms(parts, "与")}之间，请核实。`,
      en: `${whole.cell.label} ${shortText(whole.value)} does not lie between ${listTerms(parts, " and ")}; check it.`,
    },
    related: parts.map(({ cell }) => cell.ref),
  });
}

/**
 * A row that is one of which is not above its parent, breakdown by breakdown, where both count the same unit: in all
 * figures of the rows, or those that are named by their keys.
 */
export function checkParents(
  rows: readonly PlacedRow[],
  isRuled: IsRuled,
  found: FindingList,
  named?: ReadonlySet<string>,
): void {
  for (const row of rows) {
    const { parent } = row;
    if (!parent) continue;
    for (const [breakdown, figure] of row.figures) {
      if (named && !named.has(figure.key)) continue;
      const own = readTerm(row, breakdown, "value");
      const above = readTerm(parent, breakdown, "value");
      if (!own || !above || figure.additivity !== "sum" || above.figure.unit.text !== figure.unit.text)
        continue;
      if (!isAbove(own.value, above.value, roundingAllowance([own.value, above.value]))) continue;
      if (isRuled(above.cell.ref, [own.cell.ref])) continue;
      found.add(own.cell, figure, {
        code: "part-above-parent",
        // Only # says that a row is a part; an indent may be mere layout.
        severity: row.row.isOfWhich ? "error" : "warning",
        words: {
          zh: `${row.row.isOfWhich ? "其中：" : ""}${row.label}${shortText(own.value)}大于${parent.label}${shortText(above.value)}。`,
          en: `${row.label} ${shortText(own.value)} is above ${parent.label} ${shortText(above.value)}, of which it is a part.`,
        },
        related: [above.cell.ref],
      });
    }
  }
}
