import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal } from "./decimal-text.ts";
import { describeChange, findChange } from "./describe-change.ts";
import { parseUnit } from "./unit.ts";

const printed = (value: string) => Number(formatDecimal(value, { decimals: 1 }));

test.each([
  ["%", "93.5", "91.3", 1, "比2023年提高2.2个百分点", "up 2.2 percentage points on 2023"],
  ["‰", "4.9", "5.0", 1, "比2023年下降0.1个千分点", "down 0.1 per mille points on 2023"],
  ["1/10万", "14.3", "15.1", 1, "比2023年下降5.3%", "down 5.3% on 2023"],
  ["%", "93.54", "93.51", 1, "与2023年持平", "level with 2023"],
  ["%", "93.55", "93.54", 1, "比2023年提高0.1个百分点", "up 0.1 percentage points on 2023"],
  ["万人", "865.6", "824.7", 1, "比2023年增加40.9万人", "up 40.9 ten thousand people on 2023"],
  ["人", "1180", "1200", 0, "比2023年减少20人", "down 20 people on 2023"],
  ["岁", "84.80", "84.45", 2, "比2023年提高0.35岁", "up 0.35 years on 2023"],
  ["元", "52000", "50000", 0, "比2023年提高4.0%", "up 4.0% on 2023"],
  ["", "1.05", "1.03", 2, "比2023年提高1.9%", "up 1.9% on 2023"],
  [
    "1/10万",
    "3.1",
    "0",
    1,
    "由2023年的0.0/10万升至3.1/10万",
    "up from 0.0 per 100,000 in 2023 to 3.1 per 100,000",
  ],
  ["个百分点", "2.76", "3.13", 2, "比2023年下降0.37个百分点", "down 0.37 percentage points on 2023"],
  ["1/10万", "10000.1", "10000.0", 1, "比2023年提高0.001%", "up 0.001% on 2023"],
])("a change in %s from %s against %s reads as a report writes it", (unit, now, before, decimals, zh, en) => {
  const [this_, last] = [
    { year: 2024, value: now },
    { year: 2023, value: before },
  ];
  expect(describeChange(this_, last, parseUnit(unit), decimals, "zh")).toBe(zh);
  expect(describeChange(this_, last, parseUnit(unit), decimals, "en")).toBe(en);
});

test("per cent and percentage points never stand for one another", () => {
  const figures = fc.integer({ min: 0, max: 10_000 }).map((digits) => (digits / 100).toFixed(2));
  fc.assert(
    fc.property(figures, figures, fc.constantFrom("%", "‰", "1/10万", "元"), (now, before, unit) => {
      const words = describeChange(
        { year: 2024, value: now },
        { year: 2023, value: before },
        parseUnit(unit),
        2,
      );
      const inPoints = /个[百千]分点$/.test(words);
      expect(inPoints && !["%", "‰"].includes(unit)).toBe(false);
      expect(unit === "%" && words.endsWith("%") && !words.startsWith("由")).toBe(false);
    }),
  );
});

test("the points printed are the difference of the printed figures", () => {
  const figures = fc.integer({ min: 0, max: 100_000 }).map((digits) => (digits / 1000).toFixed(3));
  fc.assert(
    fc.property(figures, figures, (now, before) => {
      const change = findChange(now, before, parseUnit("%"), 1);
      expect(Number(change.size)).toBeCloseTo(Math.abs(printed(now) - printed(before)), 9);
    }),
  );
});
