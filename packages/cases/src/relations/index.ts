export { treeOfCodes } from "./case-standing.ts";
export type { AreaTree, CaseStanding, ServicePerson } from "./case-standing.ts";
export { relationTable, ruleHolds } from "./relation-table.ts";
export type { PersonPartOfStanding, RelationRule, StandingColumn } from "./relation-table.ts";
export { actedAsOf, readersOf, readsSealed, standingOf, standsIn } from "./stands-in.ts";
