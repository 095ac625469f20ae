import { beijingDate } from "@halfsky/calendar";
import { dueReminders, reminderName, type ReminderRule, type ReminderRung } from "@halfsky/statistics";

/** A reminder that may be given: its name within what it reminds of, and whom it tells. */
export interface ReminderStep {
  readonly name: string;
  readonly rung: ReminderRung;
}

/** The reminders that rules give at a moment of something that was asked at another, to be there by a day. */
export function stepsDue(
  rules: readonly ReminderRule[],
  { dueOn, askedAt, now }: { readonly dueOn: string; readonly askedAt: string; readonly now: string },
): readonly ReminderStep[] {
  return dueReminders(rules, { dueOn, issuedOn: beijingDate(askedAt), today: beijingDate(now) }).map(
    (rule) => ({ name: reminderName(rule), rung: rule.rung }),
  );
}
