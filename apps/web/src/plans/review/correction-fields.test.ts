import { describe, expect, test } from "vitest";
import { exampleIndicator, exampleTarget } from "../example-content.ts";
import {
  changedFields,
  decimalOf,
  fieldsOfForm,
  formOfIndicator,
  formOfTarget,
  unreadableFields,
} from "./correction-fields.ts";

describe("a correction", () => {
  const row = exampleIndicator();
  const before = fieldsOfForm("indicator", formOfIndicator(row), row.rule.per);

  test("of nothing changes nothing", () => {
    expect(changedFields(before, fieldsOfForm("indicator", formOfIndicator(row), row.rule.per))).toEqual({});
  });

  test("sends only what the person changed; a rule goes as a whole", () => {
    const form = { ...formOfIndicator(row), unit: "‰", ruleUnit: "‰" };
    expect(changedFields(before, fieldsOfForm("indicator", form, null))).toEqual({
      unit: "‰",
      rule: { kind: "gte", value: "85", value2: null, unit: "‰", per: null },
    });
  });

  test("an emptied field is null, not an empty text or nought", () => {
    const form = { ...formOfIndicator(row), baseline: " ", baselineYear: "" };
    expect(changedFields(before, fieldsOfForm("indicator", form, null))).toEqual({
      baseline: null,
      baselineYear: null,
    });
  });

  test("a kind of rule that needs no number drops the old one", () => {
    const form = { ...formOfIndicator(row), ruleKind: "increase" as const };
    expect(fieldsOfForm("indicator", form, null).rule).toMatchObject({ kind: "increase", value: null });
  });

  test("a target in prose keeps its rhythm unless the person changes it", () => {
    const target = exampleTarget({
      rule: { kind: "gte", value: "4", value2: null, unit: "次", per: "quarter" },
    });
    const form = formOfTarget(target);
    expect(fieldsOfForm("target", form, "quarter").rule?.per).toBe("quarter");
    expect(fieldsOfForm("target", { ...form, isYearly: true }, "quarter").rule?.per).toBe("year");
  });
});

describe("numbers as people type them", () => {
  test.each([
    ["９５", "95"],
    ["1,234.5", "1234.5"],
    [" 9.50% ", "9.50"],
    ["-0.5", "-0.5"],
    ["", null],
    ["九成", null],
    ["1.2.3", null],
    ["1e3", null],
  ])("%s", (typed, decimal) => {
    expect(decimalOf(typed)).toBe(decimal);
  });

  test("the form names every field that cannot be understood", () => {
    const form = {
      ...formOfIndicator(exampleIndicator()),
      name: " ",
      baseline: "约80",
      baselineYear: "20",
      value: "很高",
      targetYear: "２０２５",
    };
    expect(unreadableFields("indicator", form)).toEqual(["name", "value", "baselineYear", "baseline"]);
    const range = { ...form, name: "比例", ruleKind: "range" as const, value: "60", value2: "40" };
    expect(unreadableFields("target", range)).toEqual(["value2"]);
  });
});
