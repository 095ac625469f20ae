export { caseResidence } from "./case-residence.ts";
export { comparePeople, judgeNamesakes, matchLimits } from "./compare-people.ts";
export type { MatchJudgement, MatchReason, Residences } from "./compare-people.ts";
export { residenceCode } from "./compare-residences.ts";
export { keySets, matchKeyOf, matchKeys, searchKeyOf, searchKeys } from "./match-keys.ts";
export type { MatchKey } from "./match-keys.ts";
export { normaliseId, normaliseName, normalisePhone } from "./normalise.ts";
export type { NormalId, NormalName } from "./normalise.ts";
