import { describe, expect, test } from "vitest";
import { type ClockBasis, clockStepsOf, dueClockSteps, nextClockDay } from "./clock-steps.ts";
import { applyAction } from "./fold-matter.ts";
import { doIt, matterAfter, matterIn, storedAction, testCalendar } from "./invented-matter.ts";
import { type Matter, openDuties } from "./matter.ts";
import { defaultSupervisionRules, type SupervisionRules } from "./supervision-rules.ts";

const basis: ClockBasis = { calendar: testCalendar, rulesOf: () => defaultSupervisionRules };
const idsOn = (matter: Matter, day: string) => dueClockSteps(matter, day, basis).map(({ id }) => id);

/** As the clock would leave a matter after its steps of a day. */
function afterClock(matter: Matter, day: string): Matter {
  let after = matter;
  for (;;) {
    const [step] = dueClockSteps(after, day, basis);
    if (step === undefined) return after;
    const details = { clockStep: step.id, dutyId: step.dutyId, dutyIds: [step.dutyId], reached: step.rung };
    const kind = step.kind === "urge" ? "issue-urging" : step.kind;
    after = applyAction(after, { ...storedAction(after, { kind }, "platform", [], { today: day }), details });
  }
}

describe("the clock", () => {
  test("reminds three and one working days before, tells the unit the day after, urges and tells the office after three, the leader after eight", () => {
    const [, explain] = openDuties(matterAfter(2));
    if (explain === undefined) throw new Error("no duty");
    // due on Tuesday 15 September 2026; the Sunday of the 20th is worked
    expect(clockStepsOf(explain, basis).map(({ id, day }) => `${id} ${day}`)).toEqual([
      "explain/1/remind-3 2026-09-10",
      "explain/1/remind-1 2026-09-14",
      "explain/1/urge 2026-09-18",
      "explain/1/escalate-unit-1 2026-09-16",
      "explain/1/escalate-office-3 2026-09-18",
      "explain/1/escalate-leader-8 2026-09-24",
    ]);
  });

  test("sends the supervision letter for a step that was due before a long holiday on the third working day, which is after it", () => {
    // the first step is due on 29 September: 30 September, then 8 and 9 October are the next working days
    const matter = matterIn("rectifying");
    expect(idsOn(afterClock(matter, "2026-10-08"), "2026-10-08")).toEqual([]);
    expect(idsOn(afterClock(matter, "2026-10-08"), "2026-10-09")).toContain("step-1/1/urge");
  });

  test("reminds nobody on the very day on which something was asked", () => {
    const [acknowledge] = openDuties(matterAfter(2));
    if (acknowledge === undefined) throw new Error("no duty");
    const reminders = clockStepsOf(acknowledge, basis).filter(({ kind }) => kind === "remind");
    expect(reminders.map(({ id }) => id)).toEqual(["acknowledge/1/remind-1"]);
  });

  test("does nothing twice, and knows the next day on which it has something to do", () => {
    const matter = matterIn("explaining");
    expect(nextClockDay(matter, "2026-09-01", basis)).toBe("2026-09-10");
    const reminded = afterClock(matter, "2026-09-10");
    expect(idsOn(reminded, "2026-09-10")).toEqual([]);
    expect(nextClockDay(reminded, "2026-09-10", basis)).toBe("2026-09-14");
  });

  test("after a standstill reminds once, of the nearest day only, and not at all when the day is past", () => {
    const matter = matterIn("explaining");
    expect(idsOn(matter, "2026-09-15")).toEqual(["explain/1/remind-1"]);
    expect(idsOn(matter, "2026-09-16")).toEqual(["explain/1/escalate-unit-1"]);
    expect(idsOn(matter, "2026-12-01").filter((id) => id.includes("remind"))).toEqual([]);
  });

  test("stops when what was owed has come, and when a matter has ended", () => {
    const met = doIt(matterIn("explaining"), { kind: "submit-explanation", text: "原因" }, "addressee");
    expect(idsOn(met, "2027-01-01").every((id) => id.startsWith("check-explanation"))).toBe(true);
    expect(idsOn(matterIn("closed"), "2027-01-01")).toEqual([]);
    expect(nextClockDay(matterIn("withdrawn"), "2026-09-01", basis)).toBeNull();
  });

  test("sends no letter of its own where a person has sent one for the same duty", () => {
    const urged = doIt(matterIn("explaining"), { kind: "issue-urging" }, "leader", { today: "2026-09-16" });
    expect(idsOn(urged, "2026-09-18")).not.toContain("explain/1/urge");
    expect(openDuties(urged).map(({ name }) => name)).toContain("answer-urging");
  });

  test("tells the leader of a supervision letter that is not answered", () => {
    const urged = doIt(matterIn("explaining"), { kind: "issue-urging" }, "office", { today: "2026-09-16" });
    // five working days: 17, 18, 20 (worked), 21, 22 September; the day after is the 23rd
    expect(idsOn(urged, "2026-09-23")).toEqual(
      expect.arrayContaining(["answer-urging/1/escalate-office-1", "answer-urging/1/escalate-leader-1"]),
    );
  });

  test("keeps to the rules that a deadline was made with, and to those alone", () => {
    const strict: SupervisionRules = { ...defaultSupervisionRules, reminders: [], urgingAfter: null };
    const ofVersion: ClockBasis = {
      calendar: testCalendar,
      rulesOf: (version) => (version === 0 ? strict : defaultSupervisionRules),
    };
    const kinds = dueClockSteps(matterIn("explaining"), "2026-12-01", ofVersion).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["escalate"]));
  });
});
