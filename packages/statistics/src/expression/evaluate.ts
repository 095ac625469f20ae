import type { Bilingual } from "../bilingual.ts";
import { fixedText, parseDecimal, shortText } from "../decimal.ts";
import type { MissingReason } from "../missing-reason.ts";
import { missingReasonWords } from "../missing-reason.ts";
import type { ExpressionNode, ExpressionReference } from "./expression-node.ts";
import type { ExpressionNames } from "./describe-expression.ts";
import { describeReference } from "./describe-expression.ts";
import { referenceText } from "./expression-node.ts";
import type { Fraction } from "./fraction.ts";
import {
  addFractions,
  divideFractions,
  fractionOf,
  multiplyFractions,
  negatedFraction,
  roundFraction,
} from "./fraction.ts";
import type { ParsedExpression } from "./parse-expression.ts";

/** A figure that an expression asked for; undefined and one with neither value nor reason are not yet reported. */
export interface LookedUp {
  readonly value: string | null;
  readonly missing: MissingReason | null;
}

/** A part of an expression that has no figure. */
export interface MissingPart {
  readonly reference: ExpressionReference;
  readonly reason: MissingReason;
}

/** The result of an expression: decimal text, or the reason why there is none, with the parts that are to blame. */
export type Evaluation =
  | { readonly status: "value"; readonly value: string }
  | {
      readonly status: "missing";
      /** Of several reasons the one that most can still be done about; not-applicable where a divisor is 0. */
      readonly reason: MissingReason;
      readonly parts: readonly MissingPart[];
      readonly words: Bilingual;
    };

/** Decimals of a result for which none are declared and that does not end by itself. */
const openDecimals = 20;

const gravity: readonly MissingReason[] = [
  "not-yet-reported",
  "withheld",
  "definition-changed",
  "does-not-exist",
  "not-applicable",
];

const scales = { share: 100n, permille: 1000n, per10wan: 100_000n, ratio: 1n, parity: 1n } as const;

/**
 * Works an expression out exactly and rounds once, half up, to so many decimals (null: as they come, at most 20). A part
 * without a figure leaves the whole without one and is named (by `names`, or as it is written); an expression with faults
 * throws a RangeError.
 */
export function evaluate(
  expression: ParsedExpression,
  lookUp: (reference: ExpressionReference) => LookedUp | undefined,
  decimals: number | null,
  names: ExpressionNames = {},
): Evaluation {
  if (expression.faults.length > 0) throw new RangeError("An expression with faults has no result");
  const run = new Run(lookUp);
  const result = run.valueOf(expression.node);
  const parts = [...run.missing.values()];
  if (parts.length > 0) return describeMissing(parts, names);
  if (result === null) {
    return {
      status: "missing",
      reason: "not-applicable",
      parts: [],
      words: { zh: "除数为0，无法计算", en: "the divisor is 0, there is no result" },
    };
  }
  const rounded = roundFraction(result, decimals ?? openDecimals);
  return { status: "value", value: decimals === null ? shortText(rounded) : fixedText(rounded) };
}

function describeMissing(parts: readonly MissingPart[], names: ExpressionNames): Evaluation {
  const reason = gravity.find((one) => parts.some((part) => part.reason === one)) ?? "not-yet-reported";
  const named = parts
    .filter((part) => part.reason === reason)
    .map((part) => describeReference(part.reference, names));
  const words = missingReasonWords[reason];
  return {
    status: "missing",
    reason,
    parts,
    words: {
      zh: `${named.map(({ zh }) => zh).join("、")}${words.zh}`,
      en: `${named.map(({ en }) => en).join(", ")}: ${words.en}`,
    },
  };
}

class Run {
  readonly missing = new Map<string, MissingPart>();
  readonly #lookUp: (reference: ExpressionReference) => LookedUp | undefined;

  constructor(lookUp: (reference: ExpressionReference) => LookedUp | undefined) {
    this.#lookUp = lookUp;
  }

  /** Null where a part is missing or a divisor is 0; both operands are always asked, so that all that is missing is named. */
  valueOf(node: ExpressionNode): Fraction | null {
    switch (node.kind) {
      case "number":
        return this.#read(node.text);
      case "reference":
        return this.#ask(node.reference);
      case "negative": {
        const of = this.valueOf(node.of);
        return of && negatedFraction(of);
      }
      case "operation": {
        const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)];
        if (left === null || right === null) return null;
        if (node.operator === "+") return addFractions(left, right);
        if (node.operator === "-") return addFractions(left, negatedFraction(right));
        return node.operator === "*" ? multiplyFractions(left, right) : divideFractions(left, right);
      }
      case "call": {
        const [left, right] = [this.valueOf(node.operands[0]), this.valueOf(node.operands[1])];
        if (left === null || right === null) return null;
        if (node.name === "difference" || node.name === "gap")
          return addFractions(left, negatedFraction(right));
        const quotient = divideFractions(left, right);
        return quotient && { above: quotient.above * scales[node.name], below: quotient.below };
      }
      case "unreadable":
        throw new RangeError("An expression with faults has no result");
    }
  }

  #read(text: string): Fraction {
    const value = parseDecimal(text);
    if (value === null) throw new RangeError(`Not decimal text: ${JSON.stringify(text.slice(0, 40))}`);
    return fractionOf(value);
  }

  #ask(reference: ExpressionReference): Fraction | null {
    const found = this.#lookUp(reference);
    if (found?.value !== null && found?.value !== undefined) return this.#read(found.value);
    this.missing.set(referenceText(reference), {
      reference,
      reason: found?.missing ?? "not-yet-reported",
    });
    return null;
  }
}
