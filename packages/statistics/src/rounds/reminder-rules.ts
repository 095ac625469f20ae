/** Whom a reminder of a round tells: who fills in, the head of the unit, or whoever issued the round. */
export const reminderRungs = ["liaison", "unit-head", "office"] as const;
export type ReminderRung = (typeof reminderRungs)[number];

/** On which day around the due day whom to tell of forms that are not handed in. */
export interface ReminderRule {
  /** Days after the due day; before it negative, 0 on it. */
  readonly days: number;
  readonly rung: ReminderRung;
}

/** What a round is reminded of unless it says otherwise: a week before, then closer; the head after three days, the office after a week. */
export const usualReminders: readonly ReminderRule[] = [
  { days: -7, rung: "liaison" },
  { days: -3, rung: "liaison" },
  { days: -1, rung: "liaison" },
  { days: 0, rung: "liaison" },
  { days: 1, rung: "liaison" },
  { days: 3, rung: "liaison" },
  { days: 3, rung: "unit-head" },
  { days: 7, rung: "liaison" },
  { days: 7, rung: "unit-head" },
  { days: 7, rung: "office" },
  { days: 14, rung: "office" },
];

/** The name of a rule's reminder in the ledger, e.g. "liaison-7" a week before, "office+14" two weeks after. */
export function reminderName({ days, rung }: ReminderRule): string {
  return `${rung}${days > 0 ? "+" : days < 0 ? "-" : "="}${Math.abs(days)}`;
}

const dayMs = 86_400_000;

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/**
 * The reminders that are due on a day: of each rung only the newest rule that has come, so that a server that stood still
 * for a week does not send a week's reminders at once; none for days before the round was issued, and after the due day
 * none of those that were to come before it. All days YYYY-MM-DD in Beijing.
 */
export function dueReminders(
  rules: readonly ReminderRule[],
  { dueOn, issuedOn, today }: { readonly dueOn: string; readonly issuedOn: string; readonly today: string },
): readonly ReminderRule[] {
  const passed = daysBetween(dueOn, today);
  const first = daysBetween(dueOn, issuedOn);
  return reminderRungs.flatMap((rung) => {
    const newest = rules
      .filter((rule) => rule.rung === rung && rule.days <= passed && rule.days > first)
      .toSorted((one, other) => other.days - one.days)[0];
    return newest === undefined || (newest.days < 0 && passed >= 0) ? [] : [newest];
  });
}
