import { workCalendarOf } from "@halfsky/calendar";
import { expect, test } from "vitest";
import { bookOf } from "../definition/definition-book.ts";
import { countIndicator } from "../indicators/count-indicator.ts";
import { foldCase } from "../log/fold-case.ts";
import { askedBy, readsOf } from "../privacy/reads.ts";
import { onReferral, step, story } from "./scenarios/cast.ts";
import { playScenario } from "./scenarios/play-scenario.ts";
import type { ScenarioStep } from "./scenarios/scenario.ts";
import { staffBackgroundCheck } from "./staff-background-check.ts";

/*
 * Minors Protection Law art. 62: whoever employs people that work with children asks before hiring and each year; what comes
 * back is whether there is a record, never the record.
 */

const { actions, actors, fields, referrals } = staffBackgroundCheck;
const answer = referrals?.["query"]?.answerForm ?? [];

test("an employer asks for its own people as a school does, from the list to leaving", () => {
  expect(actors["employer"]).toMatchObject({ role: "employer", relation: "owns" });
  const oneSided = Object.entries(actions).filter(
    ([, { by }]) => by.includes("school") !== by.includes("employer"),
  );
  expect(oneSided.map(([name]) => name)).toEqual([]);
});

test("what it gets is yes or no and a day, and the answer is the police's alone", () => {
  expect(answer).toEqual(["result", "answeredOn"]);
  const type = fields["result"]?.type;
  expect(type?.kind === "code" ? Object.keys(type.options) : []).toEqual(["clear", "hit"]);
  // no form fills the answer in, hers neither
  const asked = Object.keys(staffBackgroundCheck.forms).flatMap((form) => [
    ...askedBy(staffBackgroundCheck, form).fields,
  ]);
  expect(asked).toContain("unitName");
  expect(asked.filter((name) => answer.includes(name))).toEqual([]);
  const reads = readsOf(staffBackgroundCheck, "employer");
  expect(answer.every((name) => reads.fields.has(name))).toBe(true);
});

/** What a person counts in a calendar year: obliged, and of that asked about. */
function yearOf(steps: readonly ScenarioStep[], year: number): readonly [string, string, string] {
  const told = story("staff-background-check", staffBackgroundCheck.title, steps, {
    state: "clear",
    escalated: [],
  });
  const { log, wrong } = playScenario(staffBackgroundCheck, told);
  expect(wrong).toEqual([]);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const actions = log.filter(({ at }) => at < `${year}-12-31T16:00`);
  const book = bookOf([staffBackgroundCheck]);
  const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
  const one = { caseId: "c1", areaCode: "331102", actions, state: foldCase(book, actions, clock) };
  const sums = (name: string) => {
    const count = countIndicator(staffBackgroundCheck, name, [one], period);
    if ("faults" in count) throw new Error(name);
    const add = (side: "numerator" | "denominator") =>
      String(count.cells.reduce((sum, cell) => sum + Number(cell[side] ?? "0"), 0));
    return [add("numerator"), add("denominator")] as const;
  };
  return [sums("obliged")[0], ...sums("coverage")];
}

const hired = [
  step(
    "2025-11-03 09:00",
    "teacher",
    "list",
    { unitName: "某幼儿园", post: "driver", reason: "hiring" },
    { parties: { person: [{ name: "测试丑", sex: "male", idNumber: "110101198001010010" }] } },
  ),
];
const asked = [
  ...hired,
  step("2025-11-03 09:10", "teacher", "notice", { told: true }),
  step("2025-11-03 09:20", "teacher", "request"),
  onReferral("2025-11-04 09:00", "police", "answer", "query", { result: "clear", answeredOn: "2025-11-04" }),
  step("2025-11-04 10:00", "teacher", "recordClear"),
];

test("who must be checked again counts in the year after, checked or not, and whoever left before does not", () => {
  const again = [...asked, step("2026-10-20 09:00", "teacher", "again", { reason: "yearly" })];
  expect(yearOf(again, 2025)).toEqual(["1", "1", "1"]);
  expect(yearOf(again, 2026)).toEqual(["1", "1", "1"]);
  // nobody asked again: owed in the year of the term, and in every year after it
  expect(yearOf(asked, 2026)).toEqual(["1", "0", "1"]);
  expect(yearOf(asked, 2027)).toEqual(["1", "0", "1"]);
  // never asked at all
  expect(yearOf(hired, 2025)).toEqual(["1", "0", "1"]);
  expect(yearOf(hired, 2026)).toEqual(["1", "0", "1"]);
  const gone = [
    ...asked,
    step("2026-03-02 09:00", "teacher", "leave", undefined, { details: { reason: "离职" } }),
  ];
  expect(yearOf(gone, 2026)).toEqual(["0", "0", "0"]);
});
