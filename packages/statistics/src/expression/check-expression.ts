import type { Bilingual } from "../bilingual.ts";
import type { Dimension } from "../forms/breakdown.ts";
import { findBreakdownFault } from "../forms/breakdown.ts";
import type { Unit } from "../unit.ts";
import { parseUnit } from "../unit.ts";
import type { ExpressionFault, ExpressionNode, ExpressionReference, Stretch } from "./expression-node.ts";
import { columnIdOf, expressionFunctions, listReferences } from "./expression-node.ts";
import type { ExpressionUnit, UnitResult } from "./expression-unit.ts";
import {
  addUnits,
  callUnits,
  countUnit,
  divideUnits,
  fitsUnit,
  multiplyUnits,
  numberUnit,
  unitOf,
  unitWords,
} from "./expression-unit.ts";
import type { ParsedExpression } from "./parse-expression.ts";
import { parseExpression } from "./parse-expression.ts";

/** What an expression may ask for, and what its result is wanted in. */
export interface ExpressionScope {
  /** The unit of each indicator by its id. */
  readonly indicators: ReadonlyMap<string, { readonly unit: string }>;
  /** The columns of the same row by their ids, where the expression stands in a form; the unit is null for a numerator or denominator. */
  readonly columns?: ReadonlyMap<string, { readonly unit: string | null }> | undefined;
  /** The known dimensions; left out, breakdowns are only checked for the way they are written. */
  readonly dimensions?: readonly Dimension[] | undefined;
  /** The unit declared for the result; null or left out: any. */
  readonly unit?: string | null | undefined;
}

/** An expression that is sound, with the unit of its result and all that it asks for; or every fault of it. */
export type CheckedExpression =
  | {
      readonly isSound: true;
      readonly expression: ParsedExpression;
      readonly unit: Unit;
      readonly references: readonly ExpressionReference[];
    }
  | { readonly isSound: false; readonly faults: readonly ExpressionFault[] };

/** Checks how an expression is written, whether all that it asks for exists, and its units. */
export function checkExpression(text: string, scope: ExpressionScope): CheckedExpression {
  const expression = parseExpression(text);
  const checker = new UnitChecker(scope);
  const unit = checker.unitOf(expression.node);
  const references = listReferences(expression.node);
  const faults = [...expression.faults, ...checker.faults];
  if (faults.length === 0 && references.length === 0) {
    faults.push({
      from: 0,
      to: text.length,
      message: { zh: "公式里没有指标或栏。", en: "The formula asks for no indicator or column." },
    });
  }
  if (
    faults.length === 0 &&
    unit &&
    scope.unit !== null &&
    scope.unit !== undefined &&
    !fitsUnit(unit, scope.unit)
  ) {
    faults.push({ from: 0, to: text.length, message: describeOtherUnit(unit, scope.unit) });
  }
  if (faults.length > 0 || unit === null) {
    return { isSound: false, faults: faults.toSorted((one, other) => one.from - other.from) };
  }
  return {
    isSound: true,
    expression,
    unit: unit.kind === "unit" ? unit.unit : parseUnit(scope.unit ?? ""),
    references,
  };
}

function describeOtherUnit(found: ExpressionUnit, declared: string): Bilingual {
  const words = unitWords(found);
  const isPure = found.kind === "unit" && found.unit.text === "";
  const hint = { "%": "share", "‰": "permille", "1/10万": "per10wan" }[parseUnit(declared).text];
  const use = isPure && hint !== undefined;
  return {
    zh: `公式得出的单位是“${words.zh}”，与声明的单位“${declared || "无单位"}”不一致${use ? `；请用 ${hint}(a, b)` : ""}。`,
    en: `The formula's result is in "${words.en}", the unit declared is "${declared || "no unit"}"${use ? `; use ${hint}(a, b)` : ""}.`,
  };
}

class UnitChecker {
  readonly faults: ExpressionFault[] = [];
  readonly #scope: ExpressionScope;

  constructor(scope: ExpressionScope) {
    this.#scope = scope;
  }

  /** Null where a part of it is at fault already. */
  unitOf(node: ExpressionNode): ExpressionUnit | null {
    switch (node.kind) {
      case "number":
        return numberUnit;
      case "unreadable":
        return null;
      case "reference":
        return this.#unitOfReference(node.reference, node);
      case "negative":
        return this.unitOf(node.of);
      case "operation": {
        const [left, right] = [this.unitOf(node.left), this.unitOf(node.right)];
        if (left === null || right === null) return null;
        const { operator } = node;
        if (operator === "*") return this.#settle(multiplyUnits(left, right), node);
        if (operator === "/") return this.#settle(divideUnits(left, right), node);
        return this.#settle(addUnits(operator, left, right), node);
      }
      case "call": {
        const [one, other] = node.operands;
        const [left, right] = [this.unitOf(one), this.unitOf(other)];
        return left && right && this.#settle(callUnits(node.name, left, right), node);
      }
    }
  }

  #settle(result: UnitResult, at: Stretch): ExpressionUnit | null {
    if ("kind" in result) return result;
    return this.#blame(at, result.zh, result.en);
  }

  #blame(at: Stretch, zh: string, en: string): null {
    const isTold = this.faults.some(
      (fault) => fault.from === at.from && fault.to === at.to && fault.message.zh === zh,
    );
    if (!isTold) this.faults.push({ from: at.from, to: at.to, message: { zh, en } });
    return null;
  }

  #unitOfReference(reference: ExpressionReference, at: Stretch): ExpressionUnit | null {
    const { columns, indicators, dimensions } = this.#scope;
    const column = columnOf(reference, columns);
    if (column !== undefined) return column.unit === null ? countUnit : unitOf(column.unit);
    if (reference.kind === "column") return this.#blameColumn(reference.column, at);
    const indicator = indicators.get(reference.indicatorId);
    const breakdownFault = dimensions && findBreakdownFault(reference.breakdown, dimensions);
    if (breakdownFault) this.#blame(at, breakdownFault.zh, breakdownFault.en);
    if (indicator === undefined) {
      const id = reference.indicatorId.slice(0, 60);
      return this.#blame(at, `没有指标“${id}”。`, `There is no indicator "${id}".`);
    }
    if (breakdownFault) return null;
    return reference.part === "value" ? unitOf(indicator.unit) : countUnit;
  }

  #blameColumn(id: string, at: Stretch): null {
    const { columns } = this.#scope;
    const shown = id.slice(0, 60);
    if (expressionFunctions.some((name) => name === id)) {
      return this.#blame(
        at,
        `函数${id}后面要有括号，如 ${id}(a, b)。`,
        `The function ${id} needs parentheses, like ${id}(a, b).`,
      );
    }
    if (columns === undefined) {
      return this.#blame(
        at,
        `“${shown}”不是指标；指标要写在方括号里，如 [i-指标]。`,
        `"${shown}" is no indicator; indicators stand in brackets, like [i-some-id].`,
      );
    }
    const [first = "", ...others] = id.split("-");
    const isDifference = others.length > 0 && columns.has(first) && columns.has(others.join("-"));
    if (isDifference) {
      return this.#blame(
        at,
        `没有“${shown}”这一栏；减号两边要有空格，如 ${first} - ${others.join("-")}。`,
        `There is no column "${shown}"; a minus needs spaces around it, like ${first} - ${others.join("-")}.`,
      );
    }
    const known = [...columns.keys()].slice(0, 20).join("、");
    return this.#blame(
      at,
      `没有“${shown}”这一栏，本行可用的有：${known || "无"}。`,
      `There is no column "${shown}"; those of this row are ${[...columns.keys()].slice(0, 20).join(", ") || "none"}.`,
    );
  }
}

/** A column is written bare, or in brackets where its id looks like a number (2024, 0-6). */
function columnOf<Column>(
  reference: ExpressionReference,
  columns: ReadonlyMap<string, Column> | undefined,
): Column | undefined {
  const id = columnIdOf(reference);
  return id === null ? undefined : columns?.get(id);
}
