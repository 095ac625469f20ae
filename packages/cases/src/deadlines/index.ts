import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseAction } from "../log/case-log.ts";
import type { CaseState, DeadlineState } from "../log/case-state.ts";
import type { ClockBasis } from "./clock-basis.ts";

/** The deadlines of a case after an action. */
export function foldDeadlines(
  _definition: SystemDefinition,
  before: CaseState,
  _after: CaseState,
  _action: CaseAction,
  _clock: ClockBasis,
): readonly DeadlineState[] {
  return before.deadlines;
}
