export { applyOverlay } from "./apply-overlay.ts";
export type {
  OverlayChange,
  OverlayFault,
  OverlayResult,
  PlaceGrade,
  PlaceValue,
  ServiceOverlay,
  SystemOverlay,
} from "./service-overlay.ts";
export { disputeColours } from "./dispute-colours.ts";
export { exampleOverlays } from "./examples/index.ts";
export {
  type PlaceClass,
  placeClasses,
  type PlaceOpening,
  placeOpenings,
  type PlacePeriod,
  placePeriods,
} from "./place-values.ts";
export { isSystemOverlay } from "./is-system-overlay.ts";
export { judgeOverlay } from "./judge-overlay.ts";
export { placeValueWords } from "./place-value-words.ts";
export { placeSteps, type PlaceStep } from "./place-schedules.ts";
