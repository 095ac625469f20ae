import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "./compile.ts";
import { contentOf } from "./content.ts";
import { readTextSource } from "./source.ts";

const women = `云溪市妇女发展“十四五”规划
为了云溪妇女，依据《中国妇女发展纲要（2021—2030年）》，制定本规划。规划期为2021—2025年。
一、总体要求
（一）指导思想
把妇女的事办好。
主要指标
	序号
	指标名称
	2020年
	2025年

	1
	孕产妇死亡率（1/10万）
	9.92
	9

	2
	婚前医学检查率（%）
	91.35
	≥85

二、发展领域
（一）妇女与健康
1. 守住产房安全。孕产妇死亡率控制在9/10万以下，产前筛查率达到92%以上。
2. 关心更年期。为45岁以上妇女开设门诊。
三、组织实施
（一）加强领导。各部门分头负责。
`;
const children = `云溪市儿童发展“十四五”规划
为了云溪儿童，制定本规划。规划期为2021—2025年。
一、总体要求
（一）指导思想
把儿童的事办好。
二、发展领域
（一）儿童与健康
1. 护好眼睛。儿童青少年总体近视率控制在50%以下，眼健康检查覆盖率达到95%以上。
三、组织实施
（一）加强领导。各部门分头负责。
`;

const compiled = compilePlanDocument(readTextSource("两个规划.txt", women + children));
const both = [contentOf(compiled, 0), contentOf(compiled, 1)] as const;

describe("the stored shape of a plan", () => {
  test("has its own part ids, whichever place the plan has in the document", () => {
    const alone = contentOf(compilePlanDocument(readTextSource("儿童规划.txt", children)), 0);
    const ids = ({ domains, targets }: typeof alone) => [
      ...domains.flatMap(({ id, measures }) => [id, ...measures.map((measure) => measure.id)]),
      ...targets.map((target) => `${target.id} in ${target.section}`),
    ];
    expect(ids(both[1])).toEqual(ids(alone));
    expect(both.map(({ population }) => population)).toEqual(["women", "children"]);
  });

  test("keeps the exact figures of the table as text and its rules in words", () => {
    const [mortality, examination] = both[0].indicators;
    expect(mortality).toMatchObject({
      name: "孕产妇死亡率",
      baseline: "9.92",
      rule: { kind: "lte", value: "9", unit: "1/10万" },
    });
    expect(examination?.ruleWords).toEqual({ zh: "≥ 85%", en: "≥ 85%" });
  });

  test("judges by the table where there is one, and by prose where there is none", () => {
    expect(both[0].targets.map(({ subject, monitored, sameAs }) => [subject, monitored, sameAs])).toEqual([
      ["孕产妇死亡率", false, both[0].indicators[0]?.id],
      ["产前筛查率", false, null],
    ]);
    expect(both[1].targets.map(({ direction, monitored }) => [direction, monitored])).toEqual([
      ["down", true],
      ["up", true],
    ]);
  });

  test("gives every finding and every other number to the plan it stands in", () => {
    for (const { findings, numbers, lines } of both) {
      for (const { line } of [...findings, ...numbers]) {
        expect(line).toBeGreaterThanOrEqual(lines[0]);
        expect(line).toBeLessThanOrEqual(lines[1]);
      }
    }
    const count = (list: "findings" | "numbers") => both[0][list].length + both[1][list].length;
    expect([count("findings"), count("numbers")]).toEqual([
      compiled.findings.length,
      compiled.numbers.length,
    ]);
    expect(both[0].numbers).toMatchObject([{ class: "age", section: both[0].domains[0]?.measures[1]?.id }]);
  });

  test("takes the period that a person states where the text names none, and asks for it otherwise", () => {
    const [plan] = compiled.plans;
    const without = { ...compiled, plans: plan ? [{ ...plan, period: null }] : [] };
    expect(() => contentOf(without, 0)).toThrow(RangeError);
    expect(contentOf(without, 0, [2021, 2030]).period).toEqual([2021, 2030]);
    expect(() => contentOf(compiled, 2)).toThrow(RangeError);
  });
});
