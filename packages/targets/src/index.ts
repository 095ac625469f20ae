export { judgementFlags, judgementStatuses } from "./judgement.ts";
export type { JudgeInput, Judgement, JudgementFlag, JudgementStatus, YearValue } from "./judgement.ts";
export type { PathStep, TargetPath } from "./path.ts";
export { flagWords, statusWords } from "./status-words.ts";
export type { StatusTone } from "./status-words.ts";
export { directions, ruleKinds } from "./target-rule.ts";
export type { Direction, RuleKind, TargetRule } from "./target-rule.ts";
export { defaultTolerance } from "./tolerance.ts";
export type { Tolerance } from "./tolerance.ts";
