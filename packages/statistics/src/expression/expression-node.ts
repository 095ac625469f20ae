import type { Bilingual } from "../bilingual.ts";
import type { FigurePart } from "../forms/form-definition.ts";

/** What an expression can ask for: a figure of an indicator, or a column of the same row of a form. */
export type ExpressionReference =
  | {
      readonly kind: "indicator";
      readonly indicatorId: string;
      readonly breakdown: string;
      readonly part: FigurePart;
    }
  | { readonly kind: "column"; readonly column: string };

/** The functions of the language; `gap` and `parity` take one figure and break it down by sex, or women's and men's apart. */
export const expressionFunctions = [
  "share",
  "permille",
  "per10wan",
  "ratio",
  "difference",
  "gap",
  "parity",
] as const;
export type ExpressionFunction = (typeof expressionFunctions)[number];

/** A stretch of the text, in UTF-16 units; `to` is the first that no longer belongs to it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A part of an expression, with its stretch of the text. */
export type ExpressionNode = Stretch &
  (
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "reference"; readonly reference: ExpressionReference }
    | { readonly kind: "negative"; readonly of: ExpressionNode }
    | {
        readonly kind: "operation";
        readonly operator: "+" | "-" | "*" | "/";
        readonly left: ExpressionNode;
        readonly right: ExpressionNode;
      }
    | {
        readonly kind: "call";
        readonly name: ExpressionFunction;
        readonly operands: readonly [ExpressionNode, ExpressionNode];
      }
    /** What could not be read; it stands only in expressions with faults. */
    | { readonly kind: "unreadable" }
  );

/** A fault of an expression, with the stretch of text that it is about. */
export interface ExpressionFault extends Stretch {
  readonly message: Bilingual;
}

/** The text by which what is asked for is known in maps: the way it is written in an expression. */
export function referenceText(reference: ExpressionReference): string {
  if (reference.kind === "column") return reference.column;
  const { indicatorId, breakdown, part } = reference;
  return `[${indicatorId}${breakdown && `@${breakdown}`}${part === "value" ? "" : `#${part}`}]`;
}

/** Everything that an expression asks for, each once, in the order of the text. */
export function listReferences(node: ExpressionNode): readonly ExpressionReference[] {
  const found = new Map<string, ExpressionReference>();
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.kind === "reference") found.set(referenceText(at.reference), at.reference);
    else if (at.kind === "negative") open.push(at.of);
    else if (at.kind === "operation") open.push(at.right, at.left);
    else if (at.kind === "call") open.push(at.operands[1], at.operands[0]);
  }
  return [...found.values()];
}

/** The id of the column that a reference may mean; null where it can only be an indicator. */
export function columnIdOf(reference: ExpressionReference): string | null {
  if (reference.kind === "column") return reference.column;
  return reference.breakdown === "" && reference.part === "value" ? reference.indicatorId : null;
}
