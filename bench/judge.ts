import { directions, judge, type JudgeInput, judgementStatuses, ruleKinds } from "@halfsky/targets";
import { medianSeconds, type RunBenches, seededRandom, significant } from "./bench.ts";

const tuples = 1_000_000;
const batch = 20_000;
const units = ["%", "‰", "1/10万", "人", "岁", "个", null] as const;
/** Values that formulas break on, beside ordinary ones. */
const edges = ["0", "-0", "100", "-5", "0.0001", "99999999", "1e3", "33.333333333333"] as const;

function pick<Item>(random: () => number, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) {
    throw new RangeError("nothing to choose from");
  }
  return item;
}

function makeInput(random: () => number, index: number): JudgeInput {
  const value = (): string =>
    random() < 0.2 ? pick(random, edges) : (random() * 200 - 20).toFixed(Math.floor(random() * 5));
  const baseYear = 2010 + Math.floor(random() * 20);
  const years = Array.from(
    { length: Math.floor(random() * 6) },
    (_, offset) => baseYear + offset + Math.floor(random() * 2) * 5,
  );
  return {
    id: String(index),
    rule: {
      kind: pick(random, ruleKinds),
      value: random() < 0.9 ? value() : null,
      value2: random() < 0.3 ? value() : null,
      unit: random() < 0.3 ? pick(random, ["个百分点", ...units]) : null,
      per: random() < 0.2 ? "year" : null,
      relative: random() < 0.5,
      limits: null,
    },
    direction: pick(random, directions),
    unit: pick(random, units),
    baseline: random() < 0.8 ? { year: baseYear, value: value() } : null,
    targetYear: baseYear + Math.floor(random() * 12) - 2,
    asOf: baseYear + Math.floor(random() * 14) - 2,
    observations: [...new Set(years)].map((year) => ({
      year,
      value: random() < 0.85 ? value() : null,
      missing: null,
      numerator: random() < 0.2 ? String(Math.floor(random() * 50)) : null,
      denominator: random() < 0.2 ? String(Math.floor(random() * 5000)) : null,
    })),
  };
}

const isBroken = /NaN|Infinity|undefined/;

/** Judges a million random targets, edges included, and fails on any answer that is no status or holds no number. */
export const run: RunBenches = async (_, report) => {
  const random = seededRandom(20_250_101);
  const statuses = new Set<string>(judgementStatuses);
  const seen = new Map<string, number>();
  let seconds = 0;
  let plain = 0;
  for (let start = 0; start < tuples; start += batch) {
    const inputs = Array.from({ length: batch }, (_item, index) => makeInput(random, start + index));
    seconds += medianSeconds(1, () => {
      for (const input of inputs) {
        const { status } = judge(input);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }
    });
    // Every tenth answer is read whole; the status is checked for all.
    for (const input of inputs.filter((_item, index) => index % 10 === 0)) {
      const words = JSON.stringify(judge(input));
      if (isBroken.test(words)) {
        throw new Error(`judge gave no number: ${words} for ${JSON.stringify(input)}`);
      }
    }
    plain += medianSeconds(1, () => {
      JSON.parse(JSON.stringify(inputs));
    });
  }
  const strange = [...seen.keys()].filter((status) => !statuses.has(status));
  if (strange.length > 0) {
    throw new Error(`judge gave a status that is none: ${strange.join(", ")}`);
  }
  report({
    name: "judge-1m",
    value: significant(seconds),
    unit: "s",
    against: significant(plain),
    ratio: significant(seconds / plain),
    note: `${Math.round(tuples / seconds)} judgements/s; ${[...seen].map(([status, count]) => `${status} ${count}`).join(", ")}`,
  });
};
