import { fixedText, getDecimal, missingReasons, subtractDecimalText, times } from "@halfsky/statistics";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastTarget } from "../forecast/forecast-target.ts";
import { judgementStatuses } from "../judgement.ts";
import type { Direction, RuleKind, TargetRule } from "../target-rule.ts";
import { directions, ruleKinds } from "../target-rule.ts";
import type { LightProposal } from "./light.ts";
import { lightConditions, lights } from "./light.ts";
import { LightFacts, type LightInput } from "./light-facts.ts";
import { defaultLightRules } from "./light-rules.ts";
import { conditionWords } from "./light-words.ts";
import { proposeLight } from "./propose-light.ts";

const patience = 180_000;

const plain = fc.integer({ min: -30, max: 130 }).map(String);
const fine = fc
  .tuple(fc.integer({ min: 0, max: 13_000 }), fc.integer({ min: 0, max: 2 }))
  .map(([digits, scale]) => fixedText({ digits: BigInt(digits), scale }));
const share = fc
  .integer({ min: 0, max: 1000 })
  .map((digits) => fixedText({ digits: BigInt(digits), scale: 1 }));
const wild = fc.oneof(
  plain,
  fine,
  fc.constantFrom("0", "-0", "1e308", "-1e308", "5e-324", "", "NaN", "Infinity", "约90", "0.0000001"),
);
const year = fc.integer({ min: 2015, max: 2030 });
const wildYear = fc.oneof(year, year, fc.constantFrom(0, -5, 2020.5, Number.NaN, Infinity, 9999));

function inputs(
  value: fc.Arbitrary<string>,
  options: {
    units?: fc.Arbitrary<string | null>;
    kinds?: readonly RuleKind[];
    year?: fc.Arbitrary<number>;
    counts?: boolean;
  } = {},
): fc.Arbitrary<LightInput> {
  const years = options.year ?? year;
  const counts = options.counts === false ? fc.constant(null) : fc.option(value, { nil: null });
  return fc.record({
    id: fc.constant("x"),
    rule: fc.record({
      kind: fc.constantFrom(...(options.kinds ?? ruleKinds)),
      value: fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
      value2: fc.option(value, { nil: null }),
      per: fc.constantFrom<"year" | null>("year", null, null),
      relative: fc.constantFrom(true, false, false),
    }),
    direction: fc.constantFrom<Direction>(...directions),
    unit: options.units ?? fc.constantFrom("%", "‰", "1/10万", "人", "", null),
    baseline: fc.option(fc.record({ year: years, value }), { nil: null, freq: 6 }),
    targetYear: years,
    asOf: years,
    observations: fc.array(
      fc.record({
        year: years,
        value: fc.oneof({ weight: 7, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
        missing: fc.constantFrom(...missingReasons, null),
        numerator: counts,
        denominator: counts,
      }),
      { maxLength: 9 },
    ),
    nature: fc.constantFrom("约束性", "预期性", null),
    signed: fc.option(fc.constantFrom(...judgementStatuses), { nil: null, freq: 4 }),
    higher: fc.option(fc.record({ areaName: fc.constant("甲市"), year: years, value }), { nil: null }),
  });
}

/** Every condition, each with its least threshold, so that as many as can hold do. */
const eager = {
  margin: "0",
  rules: lightConditions.map((condition, place) => ({
    id: `rule-${place}`,
    light: condition === "on-course" ? ("green" as const) : ("orange" as const),
    condition,
    threshold: conditionWords[condition].bounds?.from ?? null,
  })),
};

describe("the light of any target whatever", () => {
  test(
    "is one light or none, with words and plain numbers, never an exception",
    () => {
      fc.assert(
        fc.property(
          inputs(wild, { year: wildYear }),
          fc.constantFrom(defaultLightRules, eager),
          (input, rules) => {
            const proposal = proposeLight(input, rules);
            expect(proposal.light === null || lights.includes(proposal.light)).toBe(true);
            expect(proposal.because.length).toBeGreaterThan(0);
            const said = [...proposal.because, proposal.need, proposal.chanceWords].filter(
              (one) => one !== null,
            );
            for (const words of said) {
              expect(words.zh).toMatch(/\p{Script=Han}/u);
              expect(`${words.zh}${words.en}`).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
            }
            expect(proposal.chance ?? "0").toMatch(/^(?:0(?:\.\d+)?|1)$/);
            expect(proposal.need?.perYear ?? "0").toMatch(/^-?\d+(?:\.\d+)?$/);
          },
        ),
        { numRuns: 3000 },
      );
    },
    patience,
  );

  test(
    "does not look at what came after the year judged",
    () => {
      fc.assert(
        fc.property(inputs(fine), (input) => {
          const observations = input.observations.filter((observation) => observation.year <= input.asOf);
          expect(proposeLight({ ...input, observations }, defaultLightRules)).toEqual(
            proposeLight(input, defaultLightRules),
          );
        }),
        { numRuns: 1000 },
      );
    },
    patience,
  );
});

function mapped(
  input: LightInput,
  value: (text: string) => string,
  rule: TargetRule,
  direction = input.direction,
): LightInput {
  return {
    ...input,
    rule,
    direction,
    baseline: input.baseline && { ...input.baseline, value: value(input.baseline.value) },
    higher: input.higher && { ...input.higher, value: value(input.higher.value) },
    observations: input.observations.map((observation) => ({
      ...observation,
      value: observation.value === null ? null : value(observation.value),
    })),
  };
}

/** The ends of the goal that a rule sets, as numbers. */
function goalEnds(input: LightInput): number[] {
  const { goal } = new LightFacts(input, forecastTarget);
  return goal ? [goal.low, goal.high].map((end) => Number(fixedText(end))) : [];
}

const told = ({ light, proposed, because }: LightProposal) => ({
  light,
  proposed,
  because: because.map(({ ruleId }) => ruleId),
});

describe("the same fact in other figures", () => {
  test(
    "gets the same light in another unit, k times as large",
    () => {
      const factor = fc.constantFrom("0.001", "0.1", "2", "3.7", "10", "10000");
      const units = fc.constantFrom<string | null>("人", "", null);
      fc.assert(
        fc.property(inputs(fine, { units, counts: false }), factor, (input, k) => {
          const scale = (text: string) => fixedText(times(getDecimal(text), getDecimal(k)));
          const isShareOfBase = input.rule.relative === true && input.rule.kind.endsWith("-by");
          const scaled = (text: string | null | undefined) =>
            text && !isShareOfBase ? scale(text) : (text ?? null);
          const rule = { ...input.rule, value: scaled(input.rule.value), value2: scaled(input.rule.value2) };
          expect(told(proposeLight(mapped(input, scale, rule), defaultLightRules))).toEqual(
            told(proposeLight(input, defaultLightRules)),
          );
        }),
        { numRuns: 4000 },
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
    "gets the same light as a share and as its complement with the mirrored target",
    () => {
      const kinds = ruleKinds.filter((kind) => mirrorOf[kind]);
      fc.assert(
        fc.property(inputs(share, { units: fc.constant("%"), kinds, counts: false }), (given) => {
          const isChange = given.rule.kind.endsWith("-by");
          const input: LightInput = { ...given, rule: { ...given.rule, relative: false } };
          // A target beyond 0 or 100 per cent is none of a share; its forecast has no end on that side.
          fc.pre(goalEnds(input).every((end) => end >= 0 && end <= 100));
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
          expect(
            told(
              proposeLight(mapped(input, complement, rule, direction[input.direction]), defaultLightRules),
            ),
          ).toEqual(told(proposeLight(input, defaultLightRules)));
        }),
        { numRuns: 4000 },
      );
    },
    patience,
  );
});
