import type { Bilingual } from "../bilingual.ts";
import type { Decimal } from "../decimal.ts";
import {
  absolute,
  compareDecimal,
  dividedBy,
  fixedText,
  minus,
  parseDecimal,
  powerOfTen,
  shortText,
  times,
  wholeDecimal,
} from "../decimal.ts";
import type { CellRef, FigurePart, FormRule } from "../forms/form-definition.ts";
import { figureParts } from "../forms/form-definition.ts";
import { withUnit } from "../unit.ts";
import { unitBase, unitPower } from "./additivity.ts";
import { isAbsent } from "./check-breakdowns.ts";
import type { FindingList } from "./finding-list.ts";
import type { BelowFigure, FormCheckContext, FormCheckFinding } from "./form-check.ts";
import { cellText } from "./form-check.ts";
import type { PlacedCell, PlacedFigure, PlacedRow } from "./form-grid.ts";
import { isAbove, isWithin, roundingAllowance, sumOf } from "./rounding.ts";

/** A cell that a rule of the form speaks of, with what it stands for. */
interface RuledCell {
  readonly row: PlacedRow;
  readonly figure: PlacedFigure;
  readonly part: FigurePart;
  readonly cell: PlacedCell;
  readonly value: Decimal | null;
}

type RuleContext = Pick<FormCheckContext, "year" | "history" | "below">;

/** The rules that a form has of its own; a rule that names a cell the form does not have says nothing. */
export function checkRules(
  rows: readonly PlacedRow[],
  rules: readonly FormRule[],
  context: RuleContext,
  found: FindingList,
): void {
  if (rules.length === 0) return;
  const cells = indexCells(rows);
  const find = (ref: CellRef): RuledCell | undefined => cells.get(cellText(ref));
  for (const rule of rules) checkRule(rule, find, context, found);
}

function indexCells(rows: readonly PlacedRow[]): ReadonlyMap<string, RuledCell> {
  const cells = new Map<string, RuledCell>();
  for (const row of rows) {
    for (const figure of row.figures.values()) {
      for (const part of figureParts) {
        const cell = figure.cells[part];
        if (cell) cells.set(cellText(cell.ref), { row, figure, part, cell, value: figure.numbers[part] });
      }
    }
  }
  return cells;
}

type Find = (ref: CellRef) => RuledCell | undefined;

function checkRule(rule: FormRule, find: Find, context: RuleContext, found: FindingList): void {
  switch (rule.kind) {
    case "part-of-whole":
      checkPartOfWhole(rule, find, found);
      break;
    case "sum":
      checkSum(rule, find, found);
      break;
    case "bounds":
      checkBounds(rule, find, found);
      break;
    case "year-change":
      checkYearChange(rule, find, context, found);
      break;
    case "areas-sum":
      checkAreas(rule, find, context, found);
      break;
  }
}

/** Where figures may differ for a stated reason, a breach is shown with it and asks for nothing. */
function severityOf(rule: FormRule): FormCheckFinding["severity"] {
  if (rule.mayDiffer !== null) return "notice";
  return rule.severity === "hard" ? "error" : "warning";
}

function tell(
  rule: FormRule,
  at: RuledCell,
  found: FindingList,
  words: Bilingual,
  more: { readonly likely?: string | null; readonly related?: readonly CellRef[] } = {},
): void {
  const reason = rule.mayDiffer;
  found.add(at.cell, at.figure, {
    code: `${rule.kind}:${rule.id}`,
    severity: severityOf(rule),
    words:
      reason === null
        ? words
        : { zh: `${words.zh}可不一致：${reason}`, en: `${words.en} May differ: ${reason}` },
    ...more,
  });
}

function nameOf(cell: RuledCell): string {
  return `“${cell.row.label}”${cell.cell.label}`;
}

function shown(cell: RuledCell, value: Decimal): string {
  return cell.part === "value" ? withUnit(shortText(value), cell.figure.unit) : shortText(value);
}

function shownEnglish(cell: RuledCell, value: Decimal): string {
  return cell.part === "value" ? withUnit(shortText(value), cell.figure.unit, "en") : shortText(value);
}

/** The value in the unit of another cell: 1.2万人 beside 人 is 12,000; other units are left as they are. */
function inUnitOf(other: RuledCell, cell: RuledCell, value: Decimal): Decimal {
  if (cell.part !== "value" || other.part !== "value") return value;
  const [from, to] = [cell.figure.unit, other.figure.unit];
  const power = unitPower(from) - unitPower(to);
  if (power === 0 || unitBase(from) !== unitBase(to)) return value;
  return power > 0
    ? { digits: value.digits * powerOfTen(power), scale: value.scale }
    : { digits: value.digits, scale: value.scale - power };
}

function checkPartOfWhole(
  rule: FormRule & { readonly kind: "part-of-whole" },
  find: Find,
  found: FindingList,
): void {
  const [part, whole] = [find(rule.part), find(rule.whole)];
  if (!part?.value || !whole?.value) return;
  const value = inUnitOf(whole, part, part.value);
  if (!isAbove(value, whole.value, roundingAllowance([value, whole.value]))) return;
  tell(
    rule,
    part,
    found,
    {
      zh: `${shown(part, part.value)}大于${nameOf(whole)}${shown(whole, whole.value)}。`,
      en: `${shownEnglish(part, part.value)} is above ${nameOf(whole)} ${shownEnglish(whole, whole.value)}.`,
    },
    { related: [whole.cell.ref] },
  );
}

function checkSum(rule: FormRule & { readonly kind: "sum" }, find: Find, found: FindingList): void {
  const total = find(rule.total);
  if (!total?.value) return;
  const own = total.value;
  const parts = rule.parts.flatMap((ref) => find(ref) ?? []);
  const values = parts.flatMap((part) => (part.value ? [inUnitOf(total, part, part.value)] : []));
  if (values.length === 0) return;
  const isComplete = parts.every((part) => part.value !== null || isAbsent(part.figure));
  const sum = sumOf(values);
  const allowance = roundingAllowance([own, ...values]);
  if (isComplete ? isWithin(sum, own, allowance) : !isAbove(sum, own, allowance)) return;
  const difference = shortText(absolute(minus(sum, own)));
  const known = isComplete
    ? { zh: "各项", en: "The parts" }
    : { zh: "已填各项", en: "The parts known so far" };
  tell(
    rule,
    total,
    found,
    {
      zh: `${known.zh}之和为${shown(total, sum)}，与所填${shown(total, own)}相差${difference}。`,
      en: `${known.en} add up to ${shownEnglish(total, sum)}; the total entered, ${shownEnglish(total, own)}, differs by ${difference}.`,
    },
    { likely: isComplete ? shortText(sum) : null, related: parts.map(({ cell }) => cell.ref) },
  );
}

function checkBounds(rule: FormRule & { readonly kind: "bounds" }, find: Find, found: FindingList): void {
  const at = find(rule.cell);
  if (!at?.value) return;
  const least = rule.least === null ? null : parseDecimal(rule.least);
  const most = rule.most === null ? null : parseDecimal(rule.most);
  const own = at.value;
  if (least && compareDecimal(own, least) < 0) {
    tell(rule, at, found, {
      zh: `${shown(at, own)}低于本表规定的下限${shown(at, least)}。`,
      en: `${shownEnglish(at, own)} is below ${shownEnglish(at, least)}, the least that this form takes.`,
    });
  } else if (most && compareDecimal(own, most) > 0) {
    tell(rule, at, found, {
      zh: `${shown(at, own)}超过本表规定的上限${shown(at, most)}。`,
      en: `${shownEnglish(at, own)} is above ${shownEnglish(at, most)}, the most that this form takes.`,
    });
  }
}

function checkYearChange(
  rule: FormRule & { readonly kind: "year-change" },
  find: Find,
  context: RuleContext,
  found: FindingList,
): void {
  const at = find(rule.cell);
  const most = parseDecimal(rule.mostPercent);
  if (!at?.value || !most) return;
  const last = context.history.get(at.figure.key)?.findLast(({ year }) => year === context.year - 1)?.[
    at.part
  ];
  const before = last === null || last === undefined ? null : parseDecimal(last);
  if (!before) return;
  const change = absolute(minus(at.value, before));
  const allowed = times(absolute(before), { digits: most.digits, scale: most.scale + 2 });
  if (compareDecimal(change, allowed) <= 0) return;
  const moved = dividedBy(times(change, wholeDecimal(100)), absolute(before), 1);
  const isRise = compareDecimal(at.value, before) > 0;
  const percent = moved && fixedText(moved);
  tell(rule, at, found, {
    zh: `${context.year - 1}年为${shown(at, before)}，本年${isRise ? "上升" : "下降"}${percent === null ? "" : `${percent}%`}，超过规定的${shortText(most)}%；请核实或说明原因。`,
    en: `It was ${shownEnglish(at, before)} in ${context.year - 1} and has ${isRise ? "risen" : "fallen"}${percent === null ? "" : ` by ${percent}%`}, more than the ${shortText(most)}% allowed; check it or say why.`,
  });
}

function checkAreas(
  rule: FormRule & { readonly kind: "areas-sum" },
  find: Find,
  context: RuleContext,
  found: FindingList,
): void {
  const at = find(rule.cell);
  const areas = at && context.below.get(at.figure.key);
  if (!at?.value || !areas || areas.length === 0) return;
  const values = areas.flatMap((area) => readArea(area, at.part) ?? []);
  if (values.length === 0) return;
  const isComplete = areas.every(
    (area) => readArea(area, at.part) !== null || isAbsent({ given: asGiven(area) }),
  );
  if (at.part === "value" && at.figure.additivity === "mean") {
    if (isComplete) checkBetweenAreas(rule, at, at.value, values, found);
    return;
  }
  const sum = sumOf(values);
  const allowance = roundingAllowance([at.value, ...values]);
  if (isComplete ? isWithin(sum, at.value, allowance) : !isAbove(sum, at.value, allowance)) return;
  const difference = shortText(absolute(minus(sum, at.value)));
  const [all, some] = [areas.length, values.length];
  tell(
    rule,
    at,
    found,
    {
      zh: `${isComplete ? `下级${all}个地区合计` : `下级${all}个地区中已有数据的${some}个合计`}${shown(at, sum)}，与本地区${shown(at, at.value)}相差${difference}。`,
      en: `${isComplete ? `The ${all} areas below add up to` : `The ${some} of ${all} areas below that have a figure add up to`} ${shownEnglish(at, sum)}; this area's ${shownEnglish(at, at.value)} differs by ${difference}.`,
    },
    { likely: isComplete ? shortText(sum) : null },
  );
}

function asGiven(area: BelowFigure): PlacedFigure["given"] {
  return { value: area.value, missing: area.missing, numerator: null, denominator: null };
}

function readArea(area: BelowFigure, part: FigurePart): Decimal | null {
  const text = area[part];
  return text === null || text === undefined ? null : parseDecimal(text);
}

function checkBetweenAreas(
  rule: FormRule,
  at: RuledCell,
  own: Decimal,
  values: readonly Decimal[],
  found: FindingList,
): void {
  const ordered = values.toSorted(compareDecimal);
  const [least, most] = [ordered[0], ordered.at(-1)];
  const allowance = roundingAllowance([own, own]);
  if (!least || !most || (!isAbove(least, own, allowance) && !isAbove(own, most, allowance))) return;
  tell(rule, at, found, {
    zh: `${shown(at, own)}不在下级${values.length}个地区的最低${shown(at, least)}与最高${shown(at, most)}之间。`,
    en: `${shownEnglish(at, own)} does not lie between the lowest, ${shownEnglish(at, least)}, and the highest, ${shownEnglish(at, most)}, of the ${values.length} areas below.`,
  });
}
