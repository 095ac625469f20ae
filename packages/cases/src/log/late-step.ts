import type { CaseState } from "./case-state.ts";

/** Whether the window of a step of a schedule has passed at a moment and it was neither done nor explained. */
export function isLateStep(
  state: Pick<CaseState, "deadlines">,
  clock: string | undefined,
  now: string,
): boolean {
  const at = new Date(now).toISOString();
  return state.deadlines.some(
    (one) =>
      one.name === clock &&
      one.state === "running" &&
      one.dueAt < at &&
      one.name.startsWith("schedule:") &&
      !one.name.endsWith(":origin"),
  );
}
