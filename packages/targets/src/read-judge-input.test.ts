import * as fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { readJudgeInput } from "./read-judge-input.ts";

const item = {
  id: "a",
  rule: { kind: "gte", value: 90 },
  direction: "up",
  unit: "%",
  baseline: { year: 2020, value: "80" },
  targetYear: 2025,
  asOf: 2023,
  observations: [{ year: 2023, value: 86.1 }],
};

test("numbers and decimal texts are taken alike, a number by its shortest decimal text", () => {
  const reading = readJudgeInput([
    item,
    { ...item, rule: { kind: "gte", value: "90" }, observations: [{ year: 2023, value: "86.1" }] },
  ]);
  expect(reading.ok && reading.inputs.map((input) => judge(input).reason)).toEqual([
    expect.objectContaining({ code: "on-path" }),
    expect.objectContaining({ code: "on-path" }),
  ]);
  expect(reading.ok && reading.inputs[0]?.observations[0]?.value).toBe("86.1");
  const large = readJudgeInput([{ ...item, observations: [{ year: 2023, value: 1e21 }] }]);
  expect(large.ok && large.inputs[0]?.observations[0]?.value).toBe("1000000000000000000000");
});

test("a baseline without value is no baseline, and missing reasons are read as code or word", () => {
  const reading = readJudgeInput([
    {
      ...item,
      baseline: { year: 2020, value: null },
      observations: [
        { year: 2023, value: null, missing: "保密" },
        { year: 2022, value: null, missing: "not-applicable" },
      ],
    },
  ]);
  expect(reading.ok && reading.inputs[0]?.baseline).toBeNull();
  expect(reading.ok && reading.inputs[0]?.observations.map(({ missing }) => missing)).toEqual([
    "withheld",
    "not-applicable",
  ]);
});

test("all faults of all items are named at once, each with its place and words", () => {
  const reading = readJudgeInput([
    item,
    { ...item, rule: { kind: "ge", value: "九十" }, targetYear: "soon", unit: 5 },
    "nothing",
    {
      ...item,
      direction: "sideways",
      baseline: { year: 20, value: "x" },
      observations: [{ year: 2023, value: true }, { year: 2023, value: 1, missing: "lost" }, 7],
      path: { kind: "curve" },
      tolerance: { sharePoints: "-1", width: "1" },
    },
  ]);
  expect(reading.ok).toBe(false);
  const faults = reading.ok ? [] : reading.faults;
  expect(faults.map(({ index, field }) => `${index} ${field}`).toSorted()).toEqual(
    [
      "1 rule.kind",
      "1 rule.value",
      "1 targetYear",
      "1 unit",
      "2 ",
      "3 direction",
      "3 baseline.value",
      "3 observations[0].value",
      "3 observations[1].year",
      "3 observations[1].missing",
      "3 observations[2]",
      "3 path.kind",
      "3 tolerance.sharePoints",
      "3 tolerance.width",
    ].toSorted(),
  );
  expect(faults.every(({ words }) => /\p{Script=Han}/u.test(words.zh) && /[a-z]/.test(words.en))).toBe(true);
});

test("steps and tolerances come through", () => {
  const reading = readJudgeInput([
    { ...item, path: { kind: "steps", steps: [{ year: 2023, value: 85 }] }, tolerance: { sharePoints: 1 } },
  ]);
  expect(reading.ok && reading.inputs[0]).toMatchObject({
    path: { kind: "steps", steps: [{ year: 2023, value: "85" }] },
    tolerance: { sharePoints: "1" },
  });
});

test("what is no array is told so", () => {
  expect(readJudgeInput({ items: [] })).toMatchObject({ ok: false, faults: [{ index: null }] });
});

test("any JSON at all is either read or refused with words, and what is read can be judged", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record({
            rule: fc.jsonValue(),
            asOf: fc.jsonValue(),
            targetYear: fc.jsonValue(),
            observations: fc.jsonValue(),
          }),
        ),
      ),
      (given) => {
        const reading = readJudgeInput(given);
        const outcomes = reading.ok
          ? reading.inputs.map((input) => judge(input).status)
          : reading.faults.map(({ words }) => words.zh);
        expect(outcomes.every((outcome) => outcome.length > 2)).toBe(true);
        expect(reading.ok || reading.faults.length > 0).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
