import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCorrection } from "./corrections-check.ts";
import { applyCorrections, type CorrectedFields, type CorrectionStep } from "./corrections.ts";
import { buildContent, buildIndicator, buildRule, buildTarget } from "./content-builder.ts";

const plan = buildContent();

function step(given: Partial<CorrectionStep>): CorrectionStep {
  return { kind: "correct", part: "indicator", partId: "i1", fields: {}, words: "", ...given };
}

function row(steps: readonly CorrectionStep[], id = "i1", content = plan) {
  const found = applyCorrections(content, steps).indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`no indicator ${id}`);
  return found;
}

describe("a correction", () => {
  test("sets the field and keeps beside it what the machine read", () => {
    const corrected = row([step({ fields: { name: "女性人均预期寿命", baseline: "82.01" } })]);
    expect(corrected).toMatchObject({
      name: "女性人均预期寿命",
      baseline: "82.01",
      origin: "corrected",
      machine: { name: "妇女人均预期寿命", baseline: "82.10" },
    });
  });

  test("of a field made twice holds in its last form", () => {
    const steps = [step({ fields: { baseline: "1" } }), step({ fields: { baseline: "2" } })];
    expect(row(steps)).toMatchObject({ baseline: "2", machine: { baseline: "82.10" } });
  });

  test("that comes back to what the machine read leaves no trace in the plan", () => {
    const steps = [step({ fields: { baseline: "1" } }), step({ fields: { baseline: "82.10" } })];
    expect(row(steps)).toEqual(plan.indicators[0]);
  });

  test("can take a value away, which is not the same as leaving it", () => {
    expect(row([step({ fields: { baseline: null } })]).baseline).toBeNull();
    expect(row([step({ fields: { baseline: undefined, nature: "约束性" } })]).baseline).toBe("82.10");
  });

  test("of the unit takes the rule along, unless the rule is set by hand", () => {
    const unitOnly = row([step({ fields: { unit: "周岁" } })]);
    expect(unitOnly.rule).toEqual(buildRule({ value: "83.5", unit: "周岁" }));
    const rule = buildRule({ kind: "gt", value: "83", unit: "岁" });
    expect(row([step({ fields: { unit: "周岁", rule } })]).rule).toEqual(rule);
  });

  test("of the direction turns the bound that a bare number means", () => {
    expect(row([step({ fields: { direction: "down" } })]).rule.kind).toBe("lte");
    const printed = buildContent({ indicators: [buildIndicator({ id: "i1", target: "≥90" })] });
    expect(row([step({ fields: { direction: "down" } })], "i1", printed).rule.kind).toBe("gte");
  });

  test("of the baseline moves a target that keeps the baseline", () => {
    const rule = buildRule({ kind: "maintain", value: "88.2" });
    const kept = buildContent({
      indicators: [buildIndicator({ id: "i1", baseline: "88.2", target: "保持", rule })],
    });
    expect(row([step({ fields: { baseline: "82.8" } })], "i1", kept).rule.value).toBe("82.8");
  });

  test("that strikes a part out leaves it in the plan, marked", () => {
    const struck = applyCorrections(plan, [step({ kind: "strike", part: "target", partId: "d1.m1.t0" })]);
    expect(struck.targets[0]).toEqual({ ...buildTarget({ id: "d1.m1.t0" }), struck: true });
  });

  test("that adds a row gives it a rule in words and the end of the period", () => {
    const fields: CorrectedFields = {
      name: "托位数",
      rule: buildRule({ value: "4.5", unit: "个/千人" }),
      line: 77,
    };
    const added = row([step({ kind: "add", partId: "a1", fields, words: "每千人口托位数" })], "a1");
    expect(added).toMatchObject({
      origin: "added",
      unit: "个/千人",
      line: 77,
      targetYear: 2025,
      struck: false,
    });
    expect(added.ruleWords.zh).toContain("4.5");
  });

  test("of an added row changes it without calling that a machine's reading", () => {
    const add = step({ kind: "add", partId: "a1", fields: { name: "托位数", rule: buildRule() } });
    const later = step({ partId: "a1", fields: { name: "每千人口托位数" } });
    const added = row([add, later], "a1");
    expect(added).toMatchObject({ name: "每千人口托位数", origin: "added" });
    expect(added.machine).toBeUndefined();
  });

  test("of a part that is not there changes nothing", () => {
    expect(applyCorrections(plan, [step({ partId: "i99", fields: { name: "某率" } })])).toEqual(plan);
  });
});

describe("for any corrections", () => {
  const fields = fc.record<CorrectedFields>(
    {
      name: fc.string({ minLength: 1 }),
      unit: fc.constantFrom("%", "‰", "岁", ""),
      baseline: fc.option(fc.constantFrom("0", "82.10", "3.50")),
      direction: fc.constantFrom("up", "down", "none"),
      rule: fc.constantFrom(buildRule(), buildRule({ kind: "maintain", value: "82.10" })),
      nature: fc.option(fc.constantFrom("约束性", "预期性")),
    },
    { requiredKeys: [] },
  );
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom("correct" as const, "strike" as const),
      part: fc.constantFrom("indicator" as const, "target" as const),
      partId: fc.constantFrom("i1", "i2", "d1.m1.t0", "i9"),
      fields,
      words: fc.constant(""),
    }),
    { maxLength: 6 },
  );

  test("taking all of them back gives what the machine read", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const before = structuredClone(plan);
        applyCorrections(plan, list);
        expect(plan).toEqual(before);
        expect(applyCorrections(plan, [])).toBe(plan);
      }),
    );
  });

  test("what the machine read can be told from the corrected plan alone", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { indicators } = applyCorrections(plan, list);
        for (const [index, { machine, ...now }] of indicators.entries()) {
          const read = plan.indicators[index];
          const settled = { ruleWords: read?.ruleWords, origin: "machine", struck: false };
          expect({ ...now, ...machine, ...settled }).toEqual(read);
        }
      }),
    );
  });

  test("applying them twice is applying them once", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const once = applyCorrections(plan, list);
        const twice = applyCorrections(plan, [...list, ...list]);
        expect(twice).toEqual(once);
      }),
    );
  });
});

describe("before a correction is kept, it is refused", () => {
  const fieldsAtFault = (kind: "correct" | "add", part: "indicator" | "target", fields: CorrectedFields) =>
    checkCorrection(kind, part, fields).map(({ field }) => field);

  test.each([
    ["when it corrects nothing", fieldsAtFault("correct", "indicator", {}), [""]],
    [
      "when an indicator is given a field of prose",
      fieldsAtFault("correct", "indicator", { monitored: true }),
      ["monitored"],
    ],
    [
      "when a target in prose is given a baseline",
      fieldsAtFault("correct", "target", { baseline: "1" }),
      ["baseline"],
    ],
    [
      "when a printed part is moved to another line",
      fieldsAtFault("correct", "indicator", { line: 3 }),
      ["line"],
    ],
    [
      "when an added part has neither name nor rule",
      fieldsAtFault("add", "indicator", { unit: "%" }),
      ["name", "rule"],
    ],
    ["when a name is blank", fieldsAtFault("correct", "target", { subject: " " }), ["subject"]],
    [
      "when a year is out of this world",
      fieldsAtFault("correct", "indicator", { targetYear: 20_25_0 }),
      ["targetYear"],
    ],
    [
      "when a bound has no number",
      fieldsAtFault("correct", "indicator", { rule: buildRule({ value: null }) }),
      ["rule"],
    ],
    [
      "when full coverage has a number",
      fieldsAtFault("correct", "target", { rule: buildRule({ kind: "cover-all" }) }),
      ["rule"],
    ],
    [
      "when a range has its ends turned round",
      fieldsAtFault("correct", "target", { rule: buildRule({ kind: "range", value: "9", value2: "8" }) }),
      ["rule"],
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("and is kept otherwise", () => {
    expect(fieldsAtFault("correct", "indicator", { unit: "‰", rule: buildRule({ unit: "‰" }) })).toEqual([]);
    expect(fieldsAtFault("add", "target", { subject: "筛查率", rule: buildRule(), line: 4 })).toEqual([]);
  });
});
