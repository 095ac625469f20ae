export { checkIndicator } from "./check-indicator.ts";
export type { IndicatorFault } from "./check-indicator.ts";
export { cellsOfCase, countIndicator, unknownCategory } from "./count-indicator.ts";
export type { CountedActions, IndicatorCell, IndicatorCount } from "./count-indicator.ts";
export { countedEvents } from "./counted-events.ts";
export type { CountedCase, CountedEvent, CountPeriod } from "./counted-events.ts";
export { indicatorDimensions } from "./indicator-dimensions.ts";
export type { DimensionCategory, IndicatorDimension } from "./indicator-dimensions.ts";
