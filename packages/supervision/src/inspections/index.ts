export { listClosingFaults } from "./closing.ts";
export type { ClosingBasis } from "./closing.ts";
export { summariseInspection } from "./inspection-result.ts";
export type { InspectionResult, ResultBasis, UnitResult } from "./inspection-result.ts";
export {
  findingStepNames,
  findingSteps,
  inspectionStepNames,
  inspectionSteps,
  isFindingOverdue,
  isFindingSettled,
  missingForStep,
  refuseFindingStep,
  refuseInspectionStep,
} from "./inspection-steps.ts";
export type {
  FindingStep,
  InspectionPart,
  InspectionStep,
  LastTakers,
  StepRefusal,
  StepTaker,
} from "./inspection-steps.ts";
export {
  findingStates,
  findingStateWords,
  inspectionStates,
  inspectionStateWords,
  seriousnesses,
  seriousnessWords,
  visitStates,
  visitStateWords,
} from "./inspection-words.ts";
export type { FindingState, InspectionState, Seriousness, VisitState } from "./inspection-words.ts";
export { checkScoreSheet, scoreKinds, scoreKindWords, usualScoreSheet } from "./score-sheet.ts";
export type { InspectionFault, ScoreItem, ScoreKind } from "./score-sheet.ts";
export { checkScoreEntries, missingScores, totalScores } from "./score-unit.ts";
export type { ScoreEntry, ScoreSums, ScoreTotal } from "./score-unit.ts";
