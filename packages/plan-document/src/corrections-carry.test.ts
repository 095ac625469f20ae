import { describe, expect, test } from "vitest";
import { buildContent, buildIndicator, buildRule, buildTarget } from "./content-builder.ts";
import type { PlanContent } from "./content.ts";
import { carryCorrections, type StandingCorrection } from "./corrections-carry.ts";

const first = buildContent();

function carried(
  given: Partial<StandingCorrection>,
  newest: PlanContent,
  more: readonly StandingCorrection[] = [],
) {
  const correction: StandingCorrection = {
    number: 1,
    reading: 1,
    kind: "correct",
    part: "indicator",
    partId: "i1",
    fields: {},
    words: "",
    ...given,
  };
  return carryCorrections([correction, ...more], [{ number: 1, content: first }], {
    number: 2,
    content: newest,
  });
}

function withIndicators(indicators: PlanContent["indicators"]): PlanContent {
  return buildContent({ indicators });
}

describe("a correction made on an earlier reading", () => {
  const shifted = withIndicators([
    buildIndicator({ id: "i1", name: "新增指标", unit: "人" }),
    ...first.indicators.map((row, index) => ({ ...row, id: `i${index + 2}` })),
  ]);

  test("follows its part by name to another row", () => {
    const [verdict] = carried({ fields: { baseline: "82.01" } }, shifted);
    expect(verdict?.step).toMatchObject({ partId: "i2", fields: { baseline: "82.01" } });
  });

  test("does not apply where the part is gone, and says so", () => {
    const [verdict] = carried({ fields: { baseline: "1" } }, withIndicators([]));
    expect(verdict).toMatchObject({ step: null, whyNot: { zh: expect.stringContaining("没有这一部分") } });
  });

  test("does not apply to a part that is merely alike", () => {
    const renamed = withIndicators(first.indicators.map((row) => ({ ...row, name: `全市${row.name}` })));
    expect(carried({ fields: { baseline: "1" } }, renamed)[0]?.step).toBeNull();
  });

  test("does not cover up what the document itself changed in that field", () => {
    const amended = withIndicators(first.indicators.map((row) => ({ ...row, baseline: "82.50" })));
    expect(carried({ fields: { baseline: "82.01" } }, amended)[0]?.step).toBeNull();
    expect(carried({ fields: { nature: "约束性" } }, amended)[0]?.step).not.toBeNull();
  });

  test("keeps a struck part struck", () => {
    const targets = [buildTarget({ id: "d4.m2.t1", section: "d4.m2", rule: buildRule({ value: "91" }) })];
    const [verdict] = carried(
      { kind: "strike", part: "target", partId: "d1.m1.t0" },
      buildContent({ targets }),
    );
    expect(verdict?.step?.partId).toBe("d4.m2.t1");
  });
});

describe("a part that a person added", () => {
  const add = { kind: "add", partId: "a1", fields: { name: "托位数", rule: buildRule() } } as const;
  const later: StandingCorrection = {
    number: 2,
    reading: 1,
    kind: "correct",
    part: "indicator",
    partId: "a1",
    fields: { nature: "约束性" },
    words: "",
  };

  test("stays with its own corrections in the next reading", () => {
    expect(carried(add, buildContent(), [later]).map(({ step }) => step?.partId)).toEqual(["a1", "a1"]);
  });

  test("gives way when the document now has it itself, and so do its corrections", () => {
    const newest = withIndicators([buildIndicator({ id: "i1", name: "托位数" })]);
    expect(carried(add, newest, [later]).map(({ step }) => step)).toEqual([null, null]);
  });

  test("takes its corrections along when it was taken back", () => {
    const [verdict] = carryCorrections([later], [], { number: 1, content: first });
    expect(verdict?.step).toBeNull();
  });
});
