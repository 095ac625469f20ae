import { expect, test } from "vitest";
import { normaliseIndicatorName, proposeIndicatorMatches } from "./propose-indicator-matches.ts";

const existing = [
  { id: "maternal", name: "孕产妇死亡率", unit: "1/10万" },
  { id: "infant", name: "婴儿死亡率", unit: "‰" },
  { id: "newborn", name: "新生儿死亡率", unit: "‰" },
  { id: "delegates", name: "各级人大代表中女性比例", unit: "%" },
  { id: "screening", name: "适龄妇女宫颈癌筛查率", unit: "%" },
  { id: "insured", name: "基本养老保险女性参保人数", unit: "万人" },
];

function matches(name: string, unit?: string) {
  return proposeIndicatorMatches([{ id: "new", name, unit }], existing).map(
    (match) => `${match.kind} ${match.existingId}`,
  );
}

test("the same name in another plan is proposed as exact", () => {
  expect(matches("孕产妇死亡率", "1/10万")).toEqual(["exact maternal"]);
  expect(matches("孕产妇死亡率（1/10万）")).toEqual(["exact maternal"]);
  expect(matches("全市各级人大代表中女性的比重", "％")).toEqual(["exact delegates"]);
  expect(matches("各级人大代表中女性占比")).toEqual(["exact delegates"]);
});

test("a name that is nearly the same is proposed as near, with its likeness", () => {
  const [match] = proposeIndicatorMatches([{ id: "new", name: "妇女宫颈癌筛查率", unit: "%" }], existing);
  expect(match).toMatchObject({ kind: "near", existingId: "screening" });
  expect(match?.score).toBeGreaterThanOrEqual(0.7);
  expect(match?.score).toBeLessThan(1);
  expect(match?.reason.zh).toContain("适龄妇女宫颈癌筛查率");
});

test("names that differ in sex, age or place are not taken for one another", () => {
  expect(matches("基本养老保险男性参保人数", "万人")).toEqual([]);
  expect(matches("婴儿死亡率", "‰")).toEqual(["exact infant"]);
  expect(matches("城镇适龄妇女宫颈癌筛查率", "%")).toEqual([]);
});

test("the same name in another unit is another indicator", () => {
  expect(matches("孕产妇死亡率", "‰")).toEqual([]);
  expect(matches("基本养老保险女性参保人数", "人")).toEqual([]);
});

test("normalising a name leaves what it says", () => {
  expect(normaliseIndicatorName("5岁以下儿童死亡率（‰）")).toBe("5岁以下儿童死亡率");
  expect(normaliseIndicatorName("村（居）委会成员中女性比例")).toBe("村居委会成员中女性比例");
});
