import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { CompiledRule } from "./rule-from-compiled.ts";
import { ruleFromCompiled } from "./rule-from-compiled.ts";

test("a bound keeps its number as decimal text and its unit", () => {
  expect(ruleFromCompiled({ kind: "gte", value: 94.3, unit: "%" }, "%")).toMatchObject({
    kind: "gte",
    value: "94.3",
    unit: "%",
  });
  expect(ruleFromCompiled({ kind: "range", value: 1, value2: 2, unit: "项" }, null)).toMatchObject({
    value: "1",
    value2: "2",
  });
});

test("a change in % is relative, one in points is not", () => {
  expect(ruleFromCompiled({ kind: "increase-by", value: 10, unit: "%" }, "%")).toMatchObject({
    relative: true,
    per: null,
  });
  expect(ruleFromCompiled({ kind: "decrease-by", value: 1, unit: "百分点", per: "year" }, "%")).toMatchObject(
    {
      relative: false,
      per: "year",
    },
  );
});

test("a day and a week belong to the indicator, an unknown kind is no target", () => {
  expect(ruleFromCompiled({ kind: "gte", value: 1, unit: "小时", per: "day" }, "小时").per).toBeNull();
  expect(ruleFromCompiled({ kind: "halve" }, null).kind).toBe("none");
});

interface GoldRow {
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: string | null;
  readonly baselineYear: number;
  readonly targetYear: number;
  readonly direction: "up" | "down" | "none";
  readonly rule: CompiledRule;
}

const gold = new URL("../../../../shared/gold/", import.meta.url);
const labelled = ["cixi.json", "jiaxing.json"]
  .map((name) => new URL(name, gold))
  .filter((file) => existsSync(file));

test.skipIf(labelled.length === 0)(
  "every rule of the labelled plans can be stored and is judged without a substituted value",
  () => {
    const plans = labelled.flatMap((file) => {
      const document: { plans: Array<{ indicatorTable: GoldRow[] }> } = JSON.parse(
        readFileSync(file, "utf8"),
      );
      return document.plans;
    });
    const rows = plans.flatMap((plan) => plan.indicatorTable);
    expect(rows.length).toBeGreaterThan(40);
    const statuses = rows.map((row) => {
      const rule = ruleFromCompiled(row.rule, row.unit);
      expect(rule.kind).toBe(row.rule.kind);
      const isJudged = !["qualitative", "none", "cover-all"].includes(rule.kind) && row.baseline !== null;
      const value = row.baseline?.replace("%", "") ?? "50";
      const judged = judge({
        id: row.name,
        rule,
        direction: row.direction,
        unit: row.unit,
        baseline: row.baseline === null ? null : { year: row.baselineYear, value },
        targetYear: row.targetYear,
        asOf: row.baselineYear,
        observations: [],
      });
      return isJudged ? judged.status : "on-track";
    });
    expect(new Set(statuses)).toEqual(new Set(["met", "on-track"]));
  },
);
