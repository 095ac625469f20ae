export {
  countCoverage,
  type CoverageCounts,
  type CoverageState,
  coverageStates,
  judgeCoverage,
  type ServingPlace,
  type UnitCoverage,
} from "./judge-coverage.ts";
export {
  mostTravelRows,
  readTravelRows,
  type ReadTravelRow,
  type TravelFault,
  travelHeads,
} from "./read-travel-rows.ts";
export {
  needsMet,
  placeName,
  servingPlace,
  standardMinutes,
  type StandingPlace,
  unitDigits,
} from "./serving-place.ts";
export { isTravelMode, type TravelMode, travelModes, travelModeWords } from "./travel-mode.ts";
export { type FindTravel, travelOn, type TravelTime } from "./travel-table.ts";
