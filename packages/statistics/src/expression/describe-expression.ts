import type { Bilingual } from "../bilingual.ts";
import type { Dimension } from "../forms/breakdown.ts";
import { describeBreakdown, standardDimensions } from "../forms/breakdown.ts";
import type { ExpressionFunction, ExpressionNode, ExpressionReference } from "./expression-node.ts";
import { columnIdOf, referenceText } from "./expression-node.ts";

/** The names of what an expression asks for, by ids; what has none is shown as it is written. */
export interface ExpressionNames {
  readonly indicators?: ReadonlyMap<string, Bilingual> | undefined;
  readonly columns?: ReadonlyMap<string, Bilingual> | undefined;
  readonly dimensions?: readonly Dimension[] | undefined;
}

const partWords = {
  value: { zh: "", en: "" },
  numerator: { zh: "的分子", en: ", numerator" },
  denominator: { zh: "的分母", en: ", denominator" },
} as const;

/** What is asked for in words: “在校生”（女）, “孕产妇死亡率”的分子, a column's label. */
export function describeReference(reference: ExpressionReference, names: ExpressionNames): Bilingual {
  const column = names.columns?.get(columnIdOf(reference) ?? "");
  if (column !== undefined) return column;
  const written = referenceText(reference);
  if (reference.kind === "column") return { zh: written, en: written };
  const name = names.indicators?.get(reference.indicatorId);
  if (name === undefined) return { zh: written, en: written };
  const part = partWords[reference.part];
  const { zh, en } = describeBreakdown(reference.breakdown, names.dimensions ?? standardDimensions);
  const isWhole = reference.breakdown === "";
  return {
    zh: `“${name.zh}”${isWhole ? "" : `（${zh}）`}${part.zh}`,
    en: `"${name.en}"${isWhole ? "" : ` (${en})`}${part.en}`,
  };
}

const scaleWords: Partial<Record<ExpressionFunction, string>> = {
  share: " × 100%",
  permille: " × 1000‰",
  per10wan: " × 100000",
};

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

/** An expression as a reader would write it: “在校生”（女） ÷ “在校生” × 100%. */
export function describeExpression(node: ExpressionNode, names: ExpressionNames): Bilingual {
  switch (node.kind) {
    case "number":
      return { zh: node.text, en: node.text };
    case "unreadable":
      return { zh: "？", en: "?" };
    case "reference":
      return describeReference(node.reference, names);
    case "negative": {
      const { zh, en } = inParentheses(node.of, names);
      return { zh: `−${zh}`, en: `−${en}` };
    }
    case "operation":
      return join(node.left, signs[node.operator], node.right, names, "");
    case "call": {
      const isDifference = node.name === "difference" || node.name === "gap";
      const [left, right] = node.operands;
      return join(left, isDifference ? "−" : "÷", right, names, scaleWords[node.name] ?? "");
    }
  }
}

function join(
  left: ExpressionNode,
  sign: string,
  right: ExpressionNode,
  names: ExpressionNames,
  scale: string,
): Bilingual {
  const [one, other] = [inParentheses(left, names), inParentheses(right, names)];
  return { zh: `${one.zh} ${sign} ${other.zh}${scale}`, en: `${one.en} ${sign} ${other.en}${scale}` };
}

function inParentheses(node: ExpressionNode, names: ExpressionNames): Bilingual {
  const { zh, en } = describeExpression(node, names);
  const isPlain = node.kind === "number" || node.kind === "reference" || node.kind === "unreadable";
  return isPlain ? { zh, en } : { zh: `(${zh})`, en: `(${en})` };
}
