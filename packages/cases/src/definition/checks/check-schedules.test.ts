import { expect, test } from "vitest";
import { checkDefinition } from "../check-definition.ts";
import { checkUpgrade } from "../check-upgrade.ts";
import type { ScheduleRule, ScheduleStepRule, SystemDefinition } from "../definition.ts";
import { inventedSchedule } from "../invented-schedule.ts";

const checks = inventedSchedule.schedules?.checks;

function withRule(part: Partial<ScheduleRule>, more: Partial<SystemDefinition> = {}): SystemDefinition {
  if (checks === undefined) throw new RangeError("the invented schedule is gone");
  const schedules = { ...inventedSchedule.schedules, checks: { ...checks, ...part } };
  return { ...inventedSchedule, schedules, ...more };
}

function withStep(part: Partial<ScheduleStepRule>): SystemDefinition {
  const w1 = checks?.steps.w1;
  if (w1 === undefined) throw new RangeError("the invented step is gone");
  return withRule({ steps: { ...checks?.steps, w1: { ...w1, ...part } } });
}

const paths = (definition: SystemDefinition) => checkDefinition(definition).map(({ path }) => path);

test("a schedule that can be kept has no fault", () => {
  expect(checkDefinition(inventedSchedule)).toEqual([]);
});

test.each([
  ["no origin", withRule({ origin: [] }), "schedules.checks.origin"],
  [
    "an origin that is no day",
    withRule({ origin: [{ birth: "weeksAtBirth" }] }),
    "schedules.checks.origin.0",
  ],
  ["an origin that nobody asks", withRule({ origin: [{ birth: "nothing" }] }), "schedules.checks.origin.0"],
  ["weeks that are no number", withRule({ corrected: { weeks: "bornAt" } }), "schedules.checks.corrected"],
  ["gestation corrected", withRule({ origin: [{ dueDate: "dueOn" }] }), "schedules.checks.corrected"],
  ["no steps", withRule({ steps: {} }), "schedules.checks.steps"],
  ["nobody told", withRule({ escalate: [] }), "schedules.checks.escalate"],
  [
    "somebody told who is nobody",
    withRule({ escalate: [{ after: "0h", to: "ghost" }] }),
    "schedules.checks.escalate.0.to",
  ],
  ["a window of centuries", withStep({ to: "99999w" }), "schedules.checks.steps.w1.to"],
  ["a window that ends first", withStep({ from: "8d" }), "schedules.checks.steps.w1.to"],
  ["no action that fulfils", withStep({ by: [] }), "schedules.checks.steps.w1.by"],
  ["an action that is not there", withStep({ by: ["dance"] }), "schedules.checks.steps.w1.by"],
  ["a day that the action does not ask", withStep({ by: ["call"] }), "schedules.checks.steps.w1.on"],
  ["a condition on nothing", withStep({ when: { has: "nothing" } }), "schedules.checks.steps.w1.when"],
])("%s is a fault", (_, definition, path) => {
  expect(paths(definition)).toContain(path);
});

test("a step is not called as the clock that finds the origin", () => {
  const step = checks?.steps.w1;
  expect(paths(withRule({ steps: step === undefined ? {} : { origin: step } }))).toContain(
    "schedules.checks.steps.origin",
  );
});

test("windows stand in lists: a closer day tells itself, unless every case is sealed from its first entry", () => {
  const { bornAt, outcome } = inventedSchedule.fields;
  if (bornAt === undefined || outcome === undefined) throw new RangeError("the invented fields are gone");
  const fields = { ...inventedSchedule.fields, bornAt: { ...bornAt, privacy: "sensitive" as const } };
  const closer = { ...inventedSchedule, fields };
  expect(paths(closer)).toContain("schedules.checks.origin.0");
  const enter = inventedSchedule.actions.enter;
  if (enter === undefined) throw new RangeError("the invented opening is gone");
  const sealing = { ...enter, effects: [{ seal: true as const }] };
  expect(paths({ ...closer, actions: { ...closer.actions, enter: sealing } })).not.toContain(
    "schedules.checks.origin.0",
  );
  const hidden = { ...inventedSchedule.fields, outcome: { ...outcome, privacy: "sealed" as const } };
  expect(paths({ ...inventedSchedule, fields: hidden })).toContain("schedules.checks");
});

test("a new version keeps the steps of open cases, or says what became of them", () => {
  const { w1, ...others } = checks?.steps ?? {};
  if (w1 === undefined) throw new RangeError("the invented step is gone");
  const renamed = withRule({ steps: { ...others, week: w1 } });
  expect(checkUpgrade(inventedSchedule, renamed).map(({ path }) => path)).toEqual([
    "deadlines.schedule:checks:w1",
  ]);
  const names = { "schedule:checks:w1": "schedule:checks:week" };
  expect(checkUpgrade(inventedSchedule, renamed, { deadlines: names })).toEqual([]);
});
