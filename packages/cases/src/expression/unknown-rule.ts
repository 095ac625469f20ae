/**
 * What "unknown" does, in every place where a condition is asked. The only table that answers it; a condition itself never
 * does (casework.md 5.2). Each key is a place, each value what happens there while the answer is not known.
 */
export const unknownRule = {
  /** An action whose guard cannot be judged is refused, with code "guard-unknown" and the words of the guard. */
  guard: "refuse",
  /** A grade counts as the definition's `unknown`, a careful one; a rule above that is unknown lifts a lower one to it. */
  grade: "careful",
  /** A period that varies by grade is the shortest of all while no grade is known. */
  deadline: "shortest",
  /**
   * A day or moment that starts a clock and is not known: the clock starts when that was said, or not knowing would be a way
   * round it. It measures nothing where the very action that says so ends it.
   */
  deadlineStart: "now",
  /** A clock that starts only where something holds starts: what may be owed is owed until somebody knows better. */
  deadlineWhen: "applies",
  /** A clock that is met only where something holds runs on. */
  deadlineMet: "runs-on",
  /**
   * The day that a schedule counts ages from and that is said to be not known: finding it is due the same day, and no step
   * is taken as not due.
   */
  scheduleOrigin: "due",
  /** Weeks of gestation at birth by which an age is corrected: ages count from birth, so that every step is due earlier. */
  correctedAge: "from-birth",
  /** A step of a schedule is there, so that nobody is left out. */
  scheduleStep: "applies",
  /** A question that would be asked under a condition is shown, so that nothing stays unasked. */
  fieldShown: "show",
  /**
   * A referral that an action sends under a condition is not sent yet: a clock asks to find out, and it goes out with the
   * action that answers. Police are not told on no knowledge, and not knowing is no way not to tell them.
   */
  referral: "clear",
  /** An item of a bundle applies, so that nobody is left out. */
  task: "applies",
  /** A right that cannot be judged is none. */
  permission: "refuse",
} as const;

/** The three values of a condition. */
export type Truth = true | false | "unknown";

/** Whether something goes ahead in a place: true and false speak for themselves, unknown is answered by `unknownRule`. */
export function goesAhead(
  place: "guard" | "fieldShown" | "task" | "scheduleStep" | "permission" | "deadlineWhen" | "deadlineMet",
  truth: Truth,
): boolean {
  if (truth !== "unknown") return truth;
  return unknownRule[place] === "show" || unknownRule[place] === "applies";
}
