import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildContent,
  buildDomain,
  buildIndicator,
  buildPart,
  buildRule,
  buildTarget,
} from "./content-builder.ts";
import type { PlanContent } from "./content.ts";
import { diffPlans } from "./difference.ts";

const plan = buildContent();

function changes(before: PlanContent, after: PlanContent) {
  return diffPlans(before, after).map(({ part, change, field, before, after }) => [
    part,
    change,
    field,
    before,
    after,
  ]);
}

describe("the difference of two readings", () => {
  test("of the same text is empty", () => {
    expect(diffPlans(plan, structuredClone(plan))).toEqual([]);
  });

  test("names the field of an indicator that changed, before and after", () => {
    const [, second] = plan.indicators;
    const sooner = { id: "i1", name: "妇女人均预期寿命", unit: "岁", baseline: "82.10", target: "84" };
    const after = buildContent({
      indicators: [buildIndicator(sooner), second ?? buildIndicator({ id: "i2" })],
    });
    const found = diffPlans(plan, after);
    expect(found.map(({ label, field, before, after }) => [label, field, before, after])).toEqual([
      ["妇女人均预期寿命", "target", "83.5", "84"],
      ["妇女人均预期寿命", "rule", expect.stringContaining("83.5"), expect.stringContaining("84")],
    ]);
    expect(found[1]?.words?.after.en).toContain("84");
  });

  test("does not take a new number, line break or punctuation width for a change", () => {
    const domain = buildDomain({
      id: "d1",
      no: 3,
      measures: [
        buildPart({
          id: "d1.m1",
          no: 7,
          title: "守住产房安全",
          text: "守住产房安全．产前筛查率\n达到９０％以上。",
        }),
        buildPart({ id: "d1.m2", title: "办好乡镇门诊", text: "办好乡镇门诊。每个乡镇开设 妇科门诊。" }),
      ],
    });
    expect(diffPlans(plan, buildContent({ domains: [domain] }))).toEqual([]);
  });

  test("takes a lost decimal point or another unit sign in prose for a change", () => {
    const text = (words: string) =>
      buildContent({ projects: [buildPart({ id: "x1", title: "母婴室建设项目", text: words })] });
    expect(changes(text("提高1.5个百分点"), text("提高15个百分点"))).toHaveLength(1);
    expect(changes(text("达到95%"), text("达到95‰"))).toHaveLength(1);
  });

  test("tells a row that shifted from one that came and one that went", () => {
    const [first, second] = plan.indicators;
    const after = buildContent({
      indicators: [
        buildIndicator({ id: "i1", name: "女职工失业保险参保人数", unit: "万人", target: "30" }),
        { ...(first ?? buildIndicator({ id: "i1" })), id: "i2", no: 2 },
      ],
    });
    expect(changes(plan, after).map(([part, change]) => [part, change])).toEqual([
      ["indicator", "removed"],
      ["indicator", "added"],
    ]);
    expect(diffPlans(plan, after).map(({ label }) => label)).toEqual([
      second?.name,
      "女职工失业保险参保人数",
    ]);
  });

  test("shows a reworded name as a change, not as one gone and one come", () => {
    const after = buildContent({
      indicators: plan.indicators.map((row) =>
        row.id === "i1" ? { ...row, name: "全市妇女人均预期寿命" } : row,
      ),
    });
    expect(changes(plan, after)).toEqual([
      ["indicator", "changed", "name", "妇女人均预期寿命", "全市妇女人均预期寿命"],
    ]);
  });

  test("shows a measure under another domain as moved", () => {
    const [domain] = plan.domains;
    const second = buildDomain({ id: "d2", title: "妇女与教育", objectives: [], measures: [] });
    const apart = buildContent({ domains: [domain ?? second, second] });
    const [measure, other] = domain?.measures ?? [];
    const moved = buildContent({
      domains: [
        { ...(domain ?? second), measures: measure ? [measure] : [] },
        { ...second, measures: other ? [{ ...other, id: "d2.m1" }] : [] },
      ],
    });
    expect(changes(apart, moved)).toEqual([["measure", "moved", "domain", "妇女与健康", "妇女与教育"]]);
  });

  test("does not show the parts of a renamed domain as moved", () => {
    const renamed = buildContent({ domains: [buildDomain({ id: "d1", title: "妇女与身心健康" })] });
    expect(changes(plan, renamed)).toEqual([["domain", "changed", "title", "妇女与健康", "妇女与身心健康"]]);
  });

  test("follows a target in prose through another section by its subject", () => {
    const rule = buildRule({ value: "95" });
    const target = buildTarget({ id: "x1.t0", section: "x1", rule });
    expect(
      changes(plan, buildContent({ targets: [target] })).map(([part, change, field]) => [
        part,
        change,
        field,
      ]),
    ).toEqual([
      ["target", "changed", "rule"],
      ["target", "moved", "domain"],
    ]);
  });

  test("shows the title and period of the plan", () => {
    expect(changes(plan, buildContent({ title: "云溪市妇女发展规划", period: [2021, 2030] }))).toEqual([
      ["plan", "changed", "title", "云溪市妇女发展“十四五”规划", "云溪市妇女发展规划"],
      ["plan", "changed", "period", "2021—2025", "2021—2030"],
    ]);
  });
});

describe("for any plans", () => {
  const names = ["孕产妇死亡率", "婴儿死亡率", "婚检率", "产前筛查率", "女性平均预期寿命", "结案率"];
  const indicators = fc
    .array(fc.record({ name: fc.constantFrom(...names), target: fc.constantFrom("1", "2.5", "保持") }), {
      maxLength: 8,
    })
    .map((rows) => rows.map(({ name, target }, index) => buildIndicator({ id: `i${index}`, name, target })));
  const anyPlan = indicators.map((rows) => buildContent({ indicators: rows }));

  test("nothing differs from itself", () => {
    fc.assert(
      fc.property(anyPlan, (one) => {
        expect(diffPlans(one, one)).toEqual([]);
      }),
    );
  });

  test("what one way is added is the other way removed", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const there = diffPlans(one, other);
        const back = diffPlans(other, one);
        const count = (list: typeof there, change: string) =>
          list.filter((item) => item.change === change).length;
        expect(count(there, "added")).toBe(count(back, "removed"));
        expect(count(there, "removed")).toBe(count(back, "added"));
        expect(one.indicators.length - count(there, "removed")).toBe(
          other.indicators.length - count(there, "added"),
        );
      }),
    );
  });
});
