import {
  addDecimalText,
  fixedText,
  getDecimal,
  missingReasons,
  subtractDecimalText,
  times,
} from "@halfsky/statistics";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JudgeInput, Judgement, JudgementStatus } from "./judgement.ts";
import { judgementFlags, judgementStatuses } from "./judgement.ts";
import { judge } from "./judge.ts";
import type { Direction, RuleKind, TargetRule } from "./target-rule.ts";
import { directions, ruleKinds } from "./target-rule.ts";

// The laws run 115,000 cases in all; on a busy machine that takes longer than one test usually may.
const patience = 120_000;
const runs = (numRuns: number) => ({ numRuns });

// Few digits, so that equal values, zeros and exact bounds are common.
const plain = fc.integer({ min: -30, max: 130 }).map(String);
const fine = fc
  .tuple(fc.integer({ min: -3000, max: 13_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, scale]) => fixedText({ digits: BigInt(digits), scale }));
const share = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(1, 1, 2))
  .map(([digits, scale]) => fixedText({ digits: BigInt(digits), scale }));
const positive = fc
  .integer({ min: 1, max: 400 })
  .map((digits) => fixedText({ digits: BigInt(digits), scale: 1 }));
const wild = fc.oneof(
  plain,
  fine,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom("0", "-0", "0.000", "1e308", "-1e308", "5e-324", "", "NaN", "Infinity", "约90"),
);
const year = fc.integer({ min: 2017, max: 2030 });
const wildYear = fc.oneof(year, year, fc.constantFrom(0, -5, 2020.5, Number.NaN, Infinity, 1000, 9999));
const unit = fc.constantFrom<string | null>("%", "‰", "1/10万", "人", "万人", "", null, "个百分点");

function inputs(
  value: fc.Arbitrary<string>,
  options: {
    units?: fc.Arbitrary<string | null>;
    kinds?: readonly RuleKind[];
    year?: fc.Arbitrary<number>;
  } = {},
): fc.Arbitrary<JudgeInput> {
  const years = options.year ?? year;
  const optional = fc.option(value, { nil: null });
  return fc.record({
    id: fc.constant("x"),
    rule: fc.record({
      kind: fc.constantFrom(...(options.kinds ?? ruleKinds)),
      value: fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
      value2: optional,
      per: fc.constantFrom<"year" | null>("year", null, null),
      relative: fc.constantFrom(true, false, false),
    }),
    direction: fc.constantFrom<Direction>(...directions),
    unit: options.units ?? unit,
    baseline: fc.option(fc.record({ year: years, value }), { nil: null, freq: 6 }),
    targetYear: years,
    asOf: years,
    observations: fc.array(
      fc.record({
        year: years,
        value: fc.oneof({ weight: 7, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
        missing: fc.constantFrom(...missingReasons, null),
        numerator: optional,
        denominator: optional,
      }),
      { maxLength: 7 },
    ),
    path: fc.oneof(
      fc.constant(undefined),
      fc.constant({ kind: "exponential" as const }),
      fc
        .array(fc.record({ year: years, value }), { maxLength: 3 })
        .map((steps) => ({ kind: "steps" as const, steps })),
    ),
  });
}

/** A copy with every number of the case sent through one mapping and its rule turned. */
function mapped(
  input: JudgeInput,
  value: (text: string) => string,
  rule: TargetRule,
  direction = input.direction,
): JudgeInput {
  const path =
    input.path?.kind === "steps"
      ? {
          kind: "steps" as const,
          steps: input.path.steps.map((step) => ({ ...step, value: value(step.value) })),
        }
      : input.path;
  return {
    ...input,
    rule,
    direction,
    path,
    baseline: input.baseline && { ...input.baseline, value: value(input.baseline.value) },
    observations: input.observations.map((observation) => ({
      ...observation,
      value: observation.value === null ? null : value(observation.value),
      numerator: null,
      denominator: null,
    })),
  };
}

function verdict({ status, flags, progress, timeShare, yearsHeld }: Judgement) {
  return { status, flags, progress, timeShare, yearsHeld };
}

const numbers = /^-?\d+(\.\d+)?$/;

describe("the judgement of any target whatever", () => {
  test(
    "is one status with words and plain numbers, never an exception",
    () => {
      fc.assert(
        fc.property(inputs(wild, { year: wildYear }), (input) => {
          const judged = judge(input);
          expect(judgementStatuses).toContain(judged.status);
          expect(judged.flags.every((flag) => judgementFlags.includes(flag))).toBe(true);
          expect(judged.reason.zh).toMatch(/\p{Script=Han}/u);
          expect(`${judged.reason.zh}${judged.reason.en}`).not.toMatch(
            /NaN|Infinity|undefined|null|\[object/,
          );
          const {
            progress,
            timeShare,
            achievement,
            achievementUncapped,
            required,
            targetValue,
            latest,
            baselineUsed,
          } = judged;
          for (const number of [
            progress,
            timeShare,
            achievement,
            achievementUncapped,
            required,
            targetValue,
            latest?.value,
            baselineUsed?.value,
          ]) {
            if (number !== null && number !== undefined && !numbers.test(number))
              throw new Error(`no plain number: ${number}`);
          }
        }),
        runs(30_000),
      );
    },
    patience,
  );

  test(
    "substitutes nothing: the latest and the base value are among the values given",
    () => {
      fc.assert(
        fc.property(inputs(fine), (input) => {
          const { latest, baselineUsed } = judge(input);
          const given = [...input.observations, ...(input.baseline ? [input.baseline] : [])];
          const isGiven = (used: { year: number; value: string } | null) =>
            used === null || given.some(({ year: own, value }) => own === used.year && value === used.value);
          expect(isGiven(latest) && isGiven(baselineUsed)).toBe(true);
        }),
        runs(5000),
      );
    },
    patience,
  );

  test(
    "does not look at what came after the year judged",
    () => {
      fc.assert(
        fc.property(inputs(fine), (input) => {
          const before = input.observations.filter((observation) => observation.year <= input.asOf);
          expect(judge({ ...input, observations: before })).toEqual(judge(input));
        }),
        runs(5000),
      );
    },
    patience,
  );
});

describe("the same fact in other figures", () => {
  const quantities = fc.constantFrom<string | null>("人", "1/10万", "‰", "", null);

  test(
    "gets the same judgement in another unit, k times as large",
    () => {
      const factor = fc.constantFrom("0.001", "0.1", "2", "3.7", "10", "10000");
      fc.assert(
        fc.property(inputs(fine, { units: quantities }), factor, (input, k) => {
          const scale = (text: string) => fixedText(times(getDecimal(text), getDecimal(k)));
          const isShareOfBase = input.rule.relative === true && input.rule.kind.endsWith("-by");
          const scaleRule = (text: string | null | undefined) =>
            text && !isShareOfBase ? scale(text) : (text ?? null);
          const rule = {
            ...input.rule,
            value: scaleRule(input.rule.value),
            value2: scaleRule(input.rule.value2),
          };
          const plainInput = mapped(input, (text) => text, input.rule);
          expect(verdict(judge(mapped(input, scale, rule)))).toEqual(verdict(judge(plainInput)));
        }),
        runs(25_000),
      );
    },
    patience,
  );

  const mirrorOf: Readonly<Partial<Record<RuleKind, RuleKind>>> = {
    gte: "lte",
    gt: "lt",
    lte: "gte",
    lt: "gt",
    eq: "eq",
    about: "about",
    range: "range",
    maintain: "maintain",
    increase: "decrease",
    decrease: "increase",
    "increase-by": "decrease-by",
    "decrease-by": "increase-by",
  };

  test(
    "gets the same judgement as a share and as its complement with the mirrored target",
    () => {
      const kinds = ruleKinds.filter((kind) => mirrorOf[kind]);
      fc.assert(
        fc.property(inputs(share, { units: fc.constant("%"), kinds }), (given) => {
          const isChange = given.rule.kind.endsWith("-by");
          const input: JudgeInput = {
            ...given,
            path: given.path?.kind === "exponential" ? undefined : given.path,
            rule: { ...given.rule, relative: false },
          };
          const complement = (text: string) => subtractDecimalText("100", text);
          const { kind, value, value2 } = input.rule;
          const turned = (text: string | null | undefined) => (text ? complement(text) : null);
          const isRange = kind === "range" && value !== null && value2 !== null;
          const rule: TargetRule = {
            ...input.rule,
            kind: mirrorOf[kind] ?? kind,
            value: isChange ? value : turned(isRange ? value2 : value),
            value2: isRange ? turned(value) : null,
          };
          const direction = { up: "down", down: "up", none: "none" } as const;
          const one = judge(mapped(input, (text) => text, input.rule));
          const other = judge(mapped(input, complement, rule, direction[input.direction]));
          expect(verdict(other)).toEqual(verdict(one));
        }),
        runs(25_000),
      );
    },
    patience,
  );
});

describe("a better figure", () => {
  const rank: Readonly<Partial<Record<JudgementStatus, number>>> = {
    met: 5,
    "met-early": 5,
    "nearly-met": 4,
    "on-track": 3,
    "off-track": 2,
    "worse-than-baseline": 1,
  };
  const kinds = [
    "gte",
    "gt",
    "lte",
    "lt",
    "maintain",
    "increase",
    "decrease",
    "increase-by",
    "decrease-by",
  ] as const;

  test(
    "for the year judged never gives a worse status, all else equal",
    () => {
      fc.assert(
        fc.property(inputs(fine, { kinds }), positive, fine, (given, gain, value) => {
          fc.pre(given.rule.kind !== "maintain" || given.direction !== "none");
          const isUp =
            /^(gt|inc)/.test(given.rule.kind) || (given.rule.kind === "maintain" && given.direction === "up");
          const better = isUp ? addDecimalText(value, gain) : subtractDecimalText(value, gain);
          const withFigure = (figure: string) =>
            judge({ ...given, observations: [...given.observations, { year: given.asOf, value: figure }] })
              .status;
          const [now, then] = [rank[withFigure(value)], rank[withFigure(better)]];
          expect(now === undefined || then === undefined || then >= now).toBe(true);
        }),
        runs(25_000),
      );
    },
    patience,
  );
});
