import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "./compile.ts";
import type { CompiledDocument } from "./compiled.ts";
import { inventedChildrenPlan, inventedTable, inventedWomenPlan } from "./invented-plan.ts";
import { readTextSource, type SourceLine } from "./source.ts";

function compile(lines: readonly string[]): CompiledDocument {
  return compilePlanDocument(readTextSource("invented.txt", lines.join("\n")));
}

/** The skeleton of a document: titles only. */
function skeleton(document: CompiledDocument): unknown {
  return document.plans.map((plan) => ({
    title: plan.title,
    population: plan.population,
    area: plan.area,
    period: plan.period,
    domains: plan.domains.map((domain) => [domain.title, domain.measures.map(({ title }) => title)]),
    projects: plan.projects.map(({ title }) => title),
    implementation: plan.implementation.map(({ title }) => title),
    monitoring: plan.monitoring.map(({ title }) => title),
  }));
}

function values(document: CompiledDocument): string[] {
  return document.quantifiedTargets.map(
    ({ plan, section, kind, valueText }) => `${plan} ${section} ${kind} ${valueText}`,
  );
}

const both = [...inventedWomenPlan, ...inventedChildrenPlan];
const plain = compile(both);

function rewrite(
  lines: readonly string[],
  pattern: RegExp,
  put: string | ((...parts: string[]) => string),
): string[] {
  return lines.map((line) =>
    typeof put === "string" ? line.replace(pattern, put) : line.replace(pattern, put),
  );
}

const chinese = "一二三四五六七八九";

describe("a document with two plans", () => {
  test("both plans are read with all their parts", () => {
    expect(skeleton(plain)).toEqual([
      {
        title: "云汀市妇女发展“十四五”规划",
        population: "women",
        area: "云汀市",
        period: [2021, 2025],
        domains: [
          ["妇女与健康", ["守护孕产平安", "办好健康讲堂"]],
          ["妇女与经济", ["拓宽就业门路", "维护劳动权益"]],
        ],
        projects: ["巾帼创业园建设项目"],
        implementation: ["加强组织领导", "做好监测评估"],
        monitoring: [],
      },
      {
        title: "云汀市儿童发展“十四五”规划",
        population: "children",
        area: "云汀市",
        period: [2021, 2025],
        domains: [
          ["儿童与安全", ["防范意外伤害", "守护用餐安全"]],
          ["儿童与教育", ["办好普惠幼儿园", "推进阅读进社区"]],
        ],
        projects: ["暖心小屋项目"],
        implementation: ["加强组织领导"],
        monitoring: [],
      },
    ]);
    expect(plain.plans[0]?.higherPlans).toEqual([
      "青岚省妇女发展“十四五”规划",
      "云汀市国民经济和社会发展第十四个五年规划纲要",
    ]);
  });

  test("every target of objectives, measures and projects is found where it stands", () => {
    expect(values(plain)).toEqual([
      "0 domains[0].measures[0] lte 8",
      "0 domains[0].measures[0] gte 92",
      "0 domains[0].measures[1] gte 4",
      "0 domains[1].measures[0] about 48",
      "0 domains[1].measures[1] gte 90",
      "0 projects[0] increase-by 3",
      "1 domains[0].measures[0] decrease-by 15",
      "1 domains[0].measures[1] gte 100",
      "1 domains[1].measures[0] gte 93",
      "1 domains[1].measures[0] gte 10",
      "1 domains[1].measures[0] gte 9",
      "1 domains[1].measures[1] gte 85",
      "1 projects[0] gte 1",
    ]);
  });

  test("ids are stable and every part knows its line and words", () => {
    const measure = plain.plans[1]?.domains[0]?.measures[0];
    expect(measure?.id).toBe("p1.d0.m0");
    expect(measure?.line).toBe(inventedWomenPlan.length + 7);
    expect(measure?.text).toBe("防范意外伤害。开展防溺水教育，儿童伤害死亡率较2020年下降15%。");
    const target = plain.quantifiedTargets[0];
    const line = both[(target?.line ?? 0) - 1] ?? "";
    expect(target?.id).toBe("p0.d0.m0.t0");
    expect(line.slice(target?.startOffset, target?.endOffset)).toBe("孕产妇死亡率控制在8/10万以下");
  });
});

describe("the forms a plan may take", () => {
  const variants: readonly (readonly [string, readonly string[]])[] = [
    ["measures numbered （1）", rewrite(both, /^(\d)\. /, "（$1）")],
    ["measures numbered 1、", rewrite(both, /^(\d)\. /, "$1、")],
    [
      "chapters and sections",
      rewrite(rewrite(both, /^([一二三四])、/, "第$1章　"), /^（([一二])）/, "第$1节　"),
    ],
    [
      "chapters, then 一、, then （一）",
      rewrite(
        rewrite(rewrite(both, /^([一二三四])、/, "第$1章 "), /^（([一二])）/, "$1、"),
        /^(\d)\. /,
        (_, number) => `（${chinese.charAt(Number(number) - 1)}）`,
      ),
    ],
    [
      "half-width punctuation",
      both.map((line) => line.replaceAll("，", ",").replaceAll("（", "(").replaceAll("）", ")")),
    ],
    ["blanks between all characters", both.map((line) => Array.from(line).join(" "))],
    ["blank lines everywhere", both.flatMap((line) => [line, "", "　　"])],
    ["measures without numbers", rewrite(both, /^\d\. /, "")],
    ["top headings without numbers", rewrite(both, /^[一二三四]、/, "")],
    [
      "no number anywhere but in the text",
      rewrite(rewrite(both, /^[一二三四]、|^（[一二]）/, ""), /^\d\. /, ""),
    ],
    ["full-width dots", rewrite(both, /^(\d)\. /, "　　$1．")],
    [
      "part heads before the measures",
      both.flatMap((line) => (/^（[一二]）(?:妇女|儿童)与/.test(line) ? [line, "策略措施："] : [line])),
    ],
    [
      "a colon and a full stop at each heading",
      both.map((line) => (/^（[一二]）.{5}$/.test(line) ? `${line}。` : line)),
    ],
    [
      "a notice before the plans",
      [
        "云汀市人民政府关于印发",
        "云汀市妇女发展“十四五”规划和",
        "云汀市儿童发展“十四五”规划的通知",
        "各县人民政府：",
        "现将两个规划印发给你们，请认真执行。",
        "云汀市人民政府",
        "2021年12月1日",
        ...both,
      ],
    ],
    [
      "copies and signatures after the end",
      [...both, "抄送：市委各部门。", "云汀市人民政府办公室2022年1月4日印发"],
    ],
    [
      "a list of contents before the text",
      [
        "目　录",
        ...both
          .filter((line) => /^[一二三四]、|^（[一二]）.{5}$/.test(line))
          .map((line, index) => `${line}………${index + 1}`),
        ...both,
      ],
    ],
  ];

  test.each(variants)("%s", (_, lines) => {
    const document = compile(lines);
    const titles = JSON.stringify(skeleton(document)).replaceAll(",", "，").replaceAll(" ", "");
    expect(titles).toBe(JSON.stringify(skeleton(plain)).replaceAll(",", "，").replaceAll(" ", ""));
    expect(values(document)).toEqual(values(plain));
  });

  test("numbers inside a measure stay in its text, the measure's own does not", () => {
    const lines = inventedWomenPlan.flatMap((line) =>
      line.startsWith("2. 办好") ? [line, "（1）送课下乡。", "（2）网上开课。"] : [line],
    );
    const measure = compile(lines).plans[0]?.domains[0]?.measures[1];
    expect(measure?.text).toBe(
      "办好健康讲堂。每年至少举办4场健康讲堂，引导妇女养成良好习惯。（1）送课下乡。（2）网上开课。",
    );
  });

  test("domains may stand at the top of the plan", () => {
    const lines = inventedWomenPlan
      .filter((line) => !line.startsWith("二、"))
      .map((line) =>
        line
          .replace("（一）妇女与", "二、妇女与")
          .replace("（二）妇女与", "三、妇女与")
          .replace("四、组", "五、组")
          .replace("三、重", "四、重"),
      );
    const document = compile(lines);
    expect(skeleton(document)).toEqual(skeleton(compile(inventedWomenPlan)));
  });

  test("ten-year plans name their years in the title, on the same line or the next", () => {
    const ten = rewrite(
      rewrite(inventedWomenPlan, /2021—2025年/, "2021—2030年"),
      /^(云汀市妇女发展)“十四五”规划$/,
      "$1规划（2021—2030年）",
    );
    expect(compile(ten).plans[0]).toMatchObject({
      title: "云汀市妇女发展规划（2021—2030年）",
      period: [2021, 2030],
    });
    const parted = ten.flatMap((line) =>
      line.endsWith("（2021—2030年）") ? [line.slice(0, -12), line.slice(-12)] : [line],
    );
    expect(compile(parted).plans[0]?.title).toBe("云汀市妇女发展规划（2021—2030年）");
  });

  test("a plan without title gets the one its words compose", () => {
    const document = compile([...inventedWomenPlan.slice(1), ...inventedChildrenPlan.slice(1)]);
    expect(document.plans.map(({ title, titleOrigin }) => [title, titleOrigin])).toEqual([
      ["云汀市妇女发展“十四五”规划", "composed"],
      ["云汀市儿童发展“十四五”规划", "composed"],
    ]);
    expect(document.findings.map(({ code }) => code)).toContain("title-composed");
  });

  test("one plan may be for women and children together", () => {
    const lines = [
      "青岚县妇女儿童发展“十四五”规划",
      "一、总体要求",
      "二、发展领域",
      "（一）妇女与健康",
      "1. 守护健康。产后访视率达到92%以上。",
      "（二）儿童与教育",
      "1. 办好教育。普惠性幼儿园覆盖率达到93%以上。",
      "三、保障措施",
      "（一）加强领导。明确职责。",
    ];
    const document = compile(lines);
    expect(document.plans).toHaveLength(1);
    expect(document.plans[0]).toMatchObject({ population: "women-and-children", area: "青岚县" });
    expect(document.plans[0]?.domains).toHaveLength(2);
  });
});

describe("what readers of files hand over", () => {
  function readByHand(lines: readonly SourceLine[]): CompiledDocument {
    return compilePlanDocument({ name: "invented.docx", format: "docx", lines });
  }

  test("list numbers drawn by the word processor count like printed ones", () => {
    const drawn = both.map((line): SourceLine => {
      const match = /^(第.章|[一二三四]、|（[一二]）|\d\.) ?(.*)$/.exec(line);
      return match === null ? { text: line } : { text: match[2] ?? "", listNumber: match[1] ?? "" };
    });
    const document = readByHand(drawn);
    expect(skeleton(document)).toEqual(skeleton(plain));
    expect(values(document)).toEqual(values(plain));
  });

  test("a page laid out in one table cell is text, not a table", () => {
    const cell = { table: 0, row: 0, column: 0, rowSpan: 1, columnSpan: 1 };
    expect(skeleton(readByHand(both.map((text) => ({ text, cell }))))).toEqual(skeleton(plain));
  });

  test("tables annexed at the end go to the plan that their captions name", () => {
    const annex = (people: string, table: number): SourceLine[] => [
      { text: `附表${table + 1}：云汀市${people}发展“十四五”规划主要指标` },
      ...inventedTable.flatMap((row, index) =>
        row.map((text, column) => ({ text, cell: { table, row: index, column, rowSpan: 1, columnSpan: 1 } })),
      ),
    ];
    const document = readByHand([
      ...both.map((text) => ({ text })),
      ...annex("儿童", 0),
      ...annex("妇女", 1),
    ]);
    expect(skeleton(document)).toEqual(skeleton(plain));
    expect(
      document.plans.map(({ indicatorTable }) => indicatorTable.map(({ id }) => id).slice(0, 2)),
    ).toEqual([
      ["p0.i0", "p0.i1"],
      ["p1.i0", "p1.i1"],
    ]);
    expect(document.plans[0]?.indicatorTable[0]?.line).toBeGreaterThan(
      document.plans[1]?.indicatorTable[0]?.line ?? 0,
    );
  });
});

describe("what is no plan, and what is odd, is said", () => {
  test.each([
    ["", "empty-document"],
    ["   \n\u3000\n", "empty-document"],
    ["一", "not-a-plan"],
    [
      "云汀市人民政府关于召开会议的通知\n各单位：\n现将有关事项通知如下。\n一、会议时间\n二、会议地点",
      "not-a-plan",
    ],
    ["2023年云汀统计年鉴\n人口 1000\n出生 20", "not-a-plan"],
  ])("%j", (text, code) => {
    const document = compilePlanDocument(readTextSource("x", text));
    expect(document.plans).toEqual([]);
    expect(document.findings.map((finding) => finding.code)).toEqual([code]);
  });

  test("gaps in the numbering, empty domains and unread numbers are findings with line and words", () => {
    const lines = rewrite(
      inventedWomenPlan,
      /^2\. 办好健康讲堂.*$/,
      "3. 办好健康讲堂。共有成员单位40余家参与。",
    ).filter((line) => !/^\d\. (?:拓|维)/.test(line));
    const { findings } = compile(lines);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ["no-indicator-table", 1],
      ["unread-number", 8],
      ["numbering-gap", 8],
      ["domain-without-measures", 9],
    ]);
    expect(findings[1]?.words).toContain("40");
    expect(findings.every(({ message }) => message.zh.length > 5 && message.en.length > 5)).toBe(true);
  });
});
