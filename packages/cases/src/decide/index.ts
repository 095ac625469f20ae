export {
  type AgencyFound,
  findAgency,
  type LocalAgency,
  localAgenciesAbove,
  ownerReceiver,
  placeField,
  placeOf,
} from "./agency-of.ts";
export { type AskedOf, askedOf } from "./actors-for.ts";
export { type BulkAction, bulkActions } from "./bulk-actions.ts";
export { refusalCodes } from "./case-decision.ts";
export type * from "./case-decision.ts";
export { type AskedGate, gatesAsked } from "./gates-asked.ts";
export { checkAnswers, type CheckedAnswers } from "./check-answers.ts";
export { checkPersonPart, checkValue } from "./check-value.ts";
export { type LinkedFrom, openedByClock, saidByLink } from "./opened-by-link.ts";
export { decideCaseAction } from "./decide-case-action.ts";
export { engineTable, longestBreakGlass, type EngineRule } from "./engine-table.ts";
export { askItems, formAsks, formOf, wholeItem, type AskedItem, type WholeItem } from "./form-items.ts";
export { listPossibleActions, type PossibleAction } from "./list-possible-actions.ts";
