export { treeOfCodes } from "./case-standing.ts";
export type { AreaTree, CaseStanding, ServicePerson } from "./case-standing.ts";
export { asksGlassOffice, glassBreakers, glassReviewers } from "./around-glass.ts";
export { lineOf } from "./line-of.ts";
export { isInLine, relationTable, ruleHolds } from "./relation-table.ts";
export type { PersonPartOfStanding, RelationBasis, RelationRule, StandingColumn } from "./relation-table.ts";
export { actedAsOf, readAsOf, readersOf, readsSealed, standingOf, standsIn } from "./stands-in.ts";
