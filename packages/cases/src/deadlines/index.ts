export type { ClockBasis } from "./clock-basis.ts";
export {
  clearClock,
  clockRuleOf,
  periodInForce,
  readReferralClock,
  referralClock,
  scheduleClock,
  taskClock,
} from "./clock-rules.ts";
export type { ClockRule, ClockStepRule } from "./clock-rules.ts";
export { clockStepId, dueSteps, movedByCalendar, nextDue, nextStepAt } from "./clock-steps.ts";
export type { ClockStep } from "./clock-steps.ts";
export { glassClock, readGlassClock } from "./glass-clock.ts";
export { foldDeadlines } from "./fold-deadlines.ts";
export { scheduleStandings, scheduleStepStates } from "./schedule-standing.ts";
export type { ScheduleStanding, ScheduleStepStanding, ScheduleStepState } from "./schedule-standing.ts";
export { inDefault, wasDueOn } from "./in-default.ts";
export { addPeriod, parsePeriod, periodWords } from "./period.ts";
export type { DueMoment, ParsedPeriod } from "./period.ts";
export { nextAbove } from "./next-above.ts";
