export type { ClockBasis } from "./clock-basis.ts";
export { clockRuleOf, readReferralClock, referralClock, taskClock } from "./clock-rules.ts";
export type { ClockRule, ClockStepRule } from "./clock-rules.ts";
export { clockStepId, dueSteps, movedByCalendar, nextDue, nextStepAt } from "./clock-steps.ts";
export type { ClockStep } from "./clock-steps.ts";
export { foldDeadlines } from "./fold-deadlines.ts";
export { inDefault } from "./in-default.ts";
export { addPeriod, parsePeriod, periodWords } from "./period.ts";
export type { DueMoment, ParsedPeriod } from "./period.ts";
