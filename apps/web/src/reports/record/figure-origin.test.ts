import { describe, expect, test } from "vitest";
import { exampleTarget } from "../../targets/example-target.ts";
import { zh } from "../../words/zh.ts";
import { figureOrigin, reportPlace } from "./figure-origin.ts";

const place = reportPlace(
  { areaCode: "990100", year: 2024, planId: "p1" },
  [
    exampleTarget({ id: "t1", partId: "i3", indicatorId: "i-one", name: "产前筛查率" }),
    exampleTarget({ id: "t2", partId: "d1.o2", origin: "prose", indicatorId: null, name: "家庭教育站" }),
    exampleTarget({ id: "t9", planId: "p2", indicatorId: "i-other", name: "别的规划" }),
  ],
  [{ code: "990100", name: "示例市" }],
);
const { origins } = zh.reports.record;
const origin = (reference: string) => figureOrigin(reference, place, origins);

describe("where a number of a report comes from", () => {
  test("a figure leads to its indicator in the year it is of, and says area, year and name", () => {
    expect(origin("observation/990100/i-one/2023")).toEqual({
      says: "示例市2023年“产前筛查率”的数据",
      does: origins.opensIndicator,
      to: "/indicators/i-one?area=990100&year=2023",
    });
  });

  test("what stands beside a small count is told apart from the figure itself", () => {
    expect(origin("observation/990100/i-one/2024/numerator").says).toContain("分子");
    expect(origin("observation/990100/i-one/2024/denominator").says).toContain("分母");
    expect(origin("observation/990100/i-one/2024/interval-low").says).toContain("置信区间");
  });

  test("a change names both years and leads to the later one", () => {
    const { says, to } = origin("change/990100/i-one/2024/2020");
    expect(says).toMatch(/2024年与2020年/u);
    expect(to).toBe("/indicators/i-one?area=990100&year=2024");
  });

  test.each(["progress/990100/t1", "time-share/990100/t1", "achievement/990100/t1/2023"])(
    "%s leads to the indicator of its target",
    (reference) => {
      expect(origin(reference).to).toMatch(/^\/indicators\/i-one\?/u);
      expect(origin(reference).says).toContain("产前筛查率");
    },
  );

  test("a target and its baseline lead to their place in the plan", () => {
    expect(origin("target/t1").to).toBe("/plans/p1?tab=indicators&part=i3");
    expect(origin("baseline/t1").to).toBe("/plans/p1?tab=indicators&part=i3");
    expect(origin("target/t2").to).toBe("/plans/p1?part=d1.o2");
  });

  test("a count leads to the targets that were counted", () => {
    const query = (reference: string) =>
      Object.fromEntries(new URLSearchParams(origin(reference).to?.split("?")[1]));
    expect(query("count/p1/2024/妇女与健康/total")).toEqual({
      area: "990100",
      year: "2024",
      plan: "p1",
      domain: "妇女与健康",
    });
    expect(query("count/p1/2024/妇女与健康/group-3")["status"]).toBe("off-track");
    expect(query("count/p1/2024/合计/group-0")).toEqual({ area: "990100", year: "2024", plan: "p1" });
    expect(query("attainment/p1/2024/met")).toEqual({ area: "990100", year: "2024", plan: "p1" });
  });

  test("a target without an indicator, one of another plan and an unknown reference lead nowhere", () => {
    expect(origin("observation/990100/t2/2024")).toMatchObject({ to: null, does: null });
    expect(origin("observation/990100/t2/2024").says).toContain("家庭教育站");
    expect(origin("target/t9").to).toBeNull();
    expect(origin("sum/1")).toEqual({ says: origins.computed, does: null, to: null });
  });

  test("a domain with a slash in its title stays whole", () => {
    expect(origin("count/p1/2024/健康/营养/total").says).toContain("健康/营养");
  });
});
