export type {
  ExpressionFault,
  ExpressionFunction,
  ExpressionNode,
  ExpressionReference,
} from "./expression-node.ts";
export { expressionFunctions, listReferences, referenceText } from "./expression-node.ts";
export type { ParsedExpression } from "./parse-expression.ts";
export { longestExpression, parseExpression } from "./parse-expression.ts";
export type { CheckedExpression, ExpressionScope } from "./check-expression.ts";
export { checkExpression } from "./check-expression.ts";
export type { Evaluation, LookedUp, MissingPart } from "./evaluate.ts";
export { evaluate } from "./evaluate.ts";
export { findCircle, findCycle, listIndicatorsOf } from "./find-cycle.ts";
export type { ExpressionNames } from "./describe-expression.ts";
export { describeExpression, describeReference } from "./describe-expression.ts";
