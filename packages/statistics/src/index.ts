export type { Bilingual, Language } from "./bilingual.ts";
export {
  absolute,
  compareDecimal,
  digitsAt,
  divideHalfUp,
  dividedBy,
  fixedText,
  minus,
  negated,
  parseDecimal,
  plus,
  powerOfTen,
  rounded,
  shortText,
  times,
  wholeDecimal,
} from "./decimal.ts";
export type { Decimal } from "./decimal.ts";
export {
  addDecimalText,
  canonicalDecimal,
  compareDecimalText,
  decimalPlaces,
  formatDecimal,
  getDecimal,
  roundHalfUp,
  shortenDecimal,
  subtractDecimalText,
} from "./decimal-text.ts";
export type { NumberFormat } from "./decimal-text.ts";
export { isMissingReason, missingReasons, missingReasonWords, readMissingMark } from "./missing-reason.ts";
export type { MissingReason } from "./missing-reason.ts";
export type { Observation } from "./observation.ts";
export { isSameUnit, parseUnit, unitWords, withUnit } from "./unit.ts";
export type { ChangeStyle, Unit, UnitCode, UnitKind } from "./unit.ts";
export {
  areaLevel,
  isAreaCode,
  isWithinArea,
  listAreaAncestors,
  nationCode,
  parentAreaCode,
} from "./area.ts";
export type { Area, AreaLevel } from "./area.ts";
export { checkObservation } from "./check-observation.ts";
export type { CheckCode, CheckContext, CheckFinding } from "./check-observation.ts";
export { describeChange, findChange } from "./describe-change.ts";
export type { Change, DatedValue } from "./describe-change.ts";
export {
  countYearsHeld,
  findLatest,
  findObservation,
  isSmallCount,
  listFigures,
  medianAbsoluteChange,
  smallCountLimits,
  yearOnYearChange,
} from "./observation.ts";
export type { SmallCountLimits, YearFigure } from "./observation.ts";
export { normaliseIndicatorName, proposeIndicatorMatches } from "./propose-indicator-matches.ts";
export type { IndicatorMatch, NamedIndicator } from "./propose-indicator-matches.ts";
export { findRateInterval } from "./rate-interval.ts";
export type { RateInterval } from "./rate-interval.ts";
export { readCell } from "./read-cell.ts";
export type { CellFaultCode, CellReading } from "./read-cell.ts";
export * from "./forms/index.ts";
export * from "./review/index.ts";
export type {
  AreaChange,
  AreaChangeFault,
  AreaChangeKind,
  AreaSpan,
  ChangedArea,
} from "./areas/area-change.ts";
export {
  areaChangeKinds,
  areaSpans,
  checkAreaChange,
  isValidOn,
  lastDayBefore,
  standsInYear,
  withoutAreaChanges,
} from "./areas/area-change.ts";
export type { ComparableFigure, ComparableInput, ComparableMeans } from "./areas/comparable-series.ts";
export { comparableMeans, comparableSeries, composeArea } from "./areas/comparable-series.ts";
export * from "./rounds/index.ts";
export {
  daysBetween,
  dueReminders,
  reminderName,
  reminderRungs,
  usualReminders,
} from "./rounds/reminder-rules.ts";
export { figuresOfYear, readCheckContext } from "./checks/check-context.ts";
export type { FigureHistory, FormCheckLists } from "./checks/check-context.ts";
export { checkForm } from "./checks/check-form.ts";
export { checkFormPart, findFormPart, replaceFindings } from "./checks/check-part.ts";
export type { FormPart } from "./checks/check-part.ts";
export { cellText } from "./checks/form-check.ts";
export type {
  BelowFigure,
  CheckedDimension,
  CheckedFigure,
  CheckedIndicator,
  FormCheckCode,
  FormCheckContext,
  FormCheckFinding,
} from "./checks/form-check.ts";
export * from "./expression/index.ts";
export { fewestValues, findEnteredOutlier, findOutliers } from "./checks/outliers/find-outliers.ts";
export type { Outlier, SeriesKind } from "./checks/outliers/find-outliers.ts";
export { sayOutlier } from "./checks/outliers/outlier-words.ts";
