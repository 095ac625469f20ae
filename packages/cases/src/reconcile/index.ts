export { answersFor, carryOver, differenceStates, outsideAnswers } from "./carry-over.ts";
export type { CarriedOver, DifferenceState, KnownDifference, OutsideAnswer } from "./carry-over.ts";
export { casePlaces, compareLists, differenceKinds, rowPlaces } from "./compare-lists.ts";
export type {
  CasePlace,
  ListComparison,
  DifferenceKind,
  FoundDifference,
  OutsideRow,
  OwnCase,
  RowJudgement,
  RowPlace,
} from "./compare-lists.ts";
export { namesOfRow, rowKeyOf } from "./judge-rows.ts";
export { standingOfLists, type ListStanding } from "./list-standing.ts";
export {
  columnsAsked,
  columnsRead,
  comparedParties,
  differencePeriod,
  keepsLink,
  namedKind,
  namedParties,
  outsideLinks,
  ownerSeesCases,
  sealsEveryCase,
  type OutsideLink,
} from "./outside-link.ts";
export type { OutsideColumns } from "./outside-columns.ts";
export { outsideNumbers, type OutsideNumber } from "./outside-numbers.ts";
export { mostOutsideRows, readOutsideRows, stateWordsIn } from "./read-outside-rows.ts";
export type { BlindText, OutsideFault, ReadOutsideRow } from "./read-outside-rows.ts";
export { residenceReader, type KnownPlace, type ReadResidence } from "./read-residence.ts";
export { checkStateMapping, stateWord, statesMeant } from "./state-mapping.ts";
export type { StateMapping, StateMeaning } from "./state-mapping.ts";
