export type { Bilingual, Language } from "./bilingual.ts";
export { isMissingReason, missingReasons, missingReasonWords, readMissingMark } from "./missing-reason.ts";
export type { MissingReason } from "./missing-reason.ts";
export type { Observation } from "./observation.ts";
export { isSameUnit, parseUnit, withUnit } from "./unit.ts";
export type { ChangeStyle, Unit, UnitCode, UnitKind } from "./unit.ts";
