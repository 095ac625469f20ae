import type { Bilingual } from "../bilingual.ts";
import { unitBase, unitPower } from "../checks/additivity.ts";
import type { Unit } from "../unit.ts";
import { parseUnit } from "../unit.ts";
import type { ExpressionFunction } from "./expression-node.ts";

/**
 * The unit of a part of an expression: a number written out fits any unit, numerators and denominators are counts whose
 * unit no indicator declares, everything else has a unit of its own.
 */
export type ExpressionUnit =
  | { readonly kind: "number" }
  | { readonly kind: "count" }
  | { readonly kind: "unit"; readonly unit: Unit };

/** A unit, or why two units do not go together. */
export type UnitResult = ExpressionUnit | Bilingual;

export const numberUnit: ExpressionUnit = { kind: "number" };
export const countUnit: ExpressionUnit = { kind: "count" };

export function unitOf(text: string): ExpressionUnit {
  return { kind: "unit", unit: parseUnit(text) };
}

const noUnit = unitOf("");
const pointsOf: Partial<Record<Unit["code"], string>> = { percent: "个百分点", permille: "个千分点" };

/** Other words for the same thing counted. */
const sameThing: Readonly<Record<string, string>> = { 名: "人", 位: "人" };

function sizeOf(unit: Unit): { family: string; size: number } {
  const base = unitBase(unit);
  return { family: sameThing[base] ?? base, size: unitPower(unit) };
}

function isRelative(unit: Unit): boolean {
  return unit.scale !== null || unit.code === "percentage-point" || unit.code === "permille-point";
}

/** A unit as messages show it. */
export function unitWords(unit: ExpressionUnit): Bilingual {
  if (unit.kind === "number") return { zh: "数字", en: "a number" };
  if (unit.kind === "count") return { zh: "分子或分母", en: "a numerator or denominator" };
  return unit.unit.text === "" ? { zh: "无单位", en: "no unit" } : { zh: unit.unit.text, en: unit.unit.text };
}

function together(one: ExpressionUnit, other: ExpressionUnit): Bilingual {
  const [left, right] = [unitWords(one), unitWords(other)];
  return { zh: `“${left.zh}”和“${right.zh}”`, en: `"${left.en}" and "${right.en}"` };
}

function refuse(one: ExpressionUnit, other: ExpressionUnit, zh: string, en: string): Bilingual {
  const pair = together(one, other);
  return { zh: `${pair.zh}${zh}`, en: `${pair.en} ${en}` };
}

/** The unit of a sum or a difference: % − % is 个百分点, and only equal units go together. */
export function addUnits(operator: "+" | "-", left: ExpressionUnit, right: ExpressionUnit): UnitResult {
  if (left.kind === "number") return right;
  if (right.kind === "number") return left;
  if (left.kind === "count")
    return right.kind === "unit" && isRelative(right.unit) ? mixed(left, right) : right;
  if (right.kind === "count") return isRelative(left.unit) ? mixed(left, right) : left;
  const points = pointsOf[left.unit.code];
  if (left.unit.text === right.unit.text) {
    return operator === "-" && points !== undefined ? unitOf(points) : left;
  }
  // 90% + 2个百分点 is 92%; so is the other order, but not points less a share
  if (points === right.unit.text) return left;
  if (operator === "+" && pointsOf[right.unit.code] === left.unit.text) return right;
  return mixed(left, right);
}

function mixed(left: ExpressionUnit, right: ExpressionUnit): Bilingual {
  return refuse(
    left,
    right,
    "不能相加减，请先换算成同一单位。",
    "cannot be added or subtracted; convert them to one unit first.",
  );
}

function isPure(unit: ExpressionUnit): boolean {
  return unit.kind === "number" || (unit.kind === "unit" && unit.unit.text === "");
}

/** The unit of a product: one of the two must be a number without unit. */
export function multiplyUnits(left: ExpressionUnit, right: ExpressionUnit): UnitResult {
  if (left.kind === "number") return right;
  if (right.kind === "number" || isPure(right)) return left;
  if (isPure(left)) return right;
  return refuse(
    left,
    right,
    "不能相乘，其中一个须没有单位。",
    "cannot be multiplied; one of them must have no unit.",
  );
}

/** The unit of a quotient: equal units leave none, different ones are joined (元/人); 万人 ÷ 人 has to be converted first. */
export function divideUnits(left: ExpressionUnit, right: ExpressionUnit): UnitResult {
  if (left.kind === "number" && right.kind === "number") return numberUnit;
  if (isPure(right)) return left;
  const isCountQuotient = left.kind === "count" || right.kind === "count";
  if (left.kind !== "unit" || right.kind !== "unit") {
    return isCountQuotient && !isRatioUnit(left) && !isRatioUnit(right) && left.kind !== "number"
      ? noUnit
      : undividable(left, right);
  }
  if (left.unit.text === right.unit.text) return noUnit;
  if (left.unit.text === "" || isRelative(left.unit) || isRelative(right.unit))
    return undividable(left, right);
  const [above, below] = [sizeOf(left.unit), sizeOf(right.unit)];
  if (above.family !== below.family) return unitOf(`${left.unit.text}/${right.unit.text}`);
  return above.size === below.size ? noUnit : differentSize(left, right);
}

function isRatioUnit(unit: ExpressionUnit): boolean {
  return unit.kind === "unit" && isRelative(unit.unit);
}

function undividable(left: ExpressionUnit, right: ExpressionUnit): Bilingual {
  return refuse(left, right, "不能相除。", "cannot be divided.");
}

function differentSize(left: ExpressionUnit, right: ExpressionUnit): Bilingual {
  return refuse(
    left,
    right,
    "大小不同，请先换算（如万人乘以10000）。",
    "are of different size; convert first (such as 万人 by 10000).",
  );
}

const ratioUnits: Partial<Record<ExpressionFunction, string>> = {
  share: "%",
  permille: "‰",
  per10wan: "1/10万",
};

/** The unit of a function's result. */
export function callUnits(name: ExpressionFunction, left: ExpressionUnit, right: ExpressionUnit): UnitResult {
  if (name === "difference" || name === "gap") return addUnits("-", left, right);
  if (left.kind === "unit" && right.kind === "unit") {
    const isSame = left.unit.text === right.unit.text;
    const takesRelative = name === "ratio" || name === "parity";
    if ((isRelative(left.unit) || isRelative(right.unit)) && !(isSame && takesRelative)) {
      return refuse(
        left,
        right,
        takesRelative ? "不能相除。" : `不能算${name}，这里要的是数量，不是比率。`,
        takesRelative ? "cannot be divided." : `make no ${name}: it takes counts or amounts, not rates.`,
      );
    }
    const [above, below] = [sizeOf(left.unit), sizeOf(right.unit)];
    if (name === "share" && above.family !== below.family) {
      return refuse(
        left,
        right,
        "不是同一种单位，部分和整体的单位须一致。",
        "are not of one kind; part and whole must be.",
      );
    }
    if (above.size !== below.size) return differentSize(left, right);
  } else if (isRatioUnit(left) || isRatioUnit(right)) {
    return undividable(left, right);
  }
  return unitOf(ratioUnits[name] ?? "");
}

/**
 * Whether a result can stand in an indicator of this unit. 元/人 fits 元 as well: yearbooks give averages (人均…) in the
 * unit of what is averaged.
 */
export function fitsUnit(result: ExpressionUnit, declared: string): boolean {
  const unit = parseUnit(declared);
  if (result.kind === "number") return true;
  if (result.kind === "count") return !isRelative(unit);
  const { text } = result.unit;
  if (text === unit.text || text.split("/")[0] === unit.text) return true;
  // 女=100, 张/千人: a ratio with a scale of its own
  return text === "" && unit.code === "other";
}
