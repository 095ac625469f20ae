import type { ReportRecord } from "@halfsky/api-contract";
import type { Run, ReportTree } from "./report-tree.ts";

const words = (text: string): Run => ({ kind: "text", text });
const figure = (text: string, reference: string): Run => ({ kind: "figure", text, reference });

const tree: ReportTree = {
  language: "zh",
  blocks: [
    { kind: "title", runs: [words("2024年示例市监测报告")] },
    { kind: "subtitle", runs: [words("示例市统计局  2025年6月")] },
    {
      kind: "paragraph",
      runs: [words("监测的"), figure("2", "attainment/p1/2024/total"), words("项指标目标中有好有坏。")],
    },
    { kind: "heading", level: 1, runs: [words("一、妇女与健康")] },
    {
      kind: "chart",
      title: "两项指标中一项达到100%",
      form: "bar",
      unit: "%",
      categories: ["产前筛查率", "婚检率"],
      series: [
        {
          name: "2024年",
          values: ["98.4", "100.0"],
          references: ["achievement/990100/t1/2024", "achievement/990100/t2/2024"],
        },
        { name: "2023年", values: ["97.0", null], references: ["achievement/990100/t1/2023", null] },
      ],
    },
    { kind: "heading", level: 2, runs: [words("（一）产前筛查率继续改善。")] },
    {
      kind: "paragraph",
      runs: [
        words("产前筛查率为"),
        figure("91.5%", "observation/990100/i-one/2024"),
        words("，比上年"),
        figure("提高1.3个百分点", "change/990100/i-one/2024/2023"),
        words("。"),
      ],
    },
    { kind: "page-break" },
    {
      kind: "table",
      title: "附表1　指标监测表",
      unit: "%",
      columns: [
        { title: "指标", align: "left", width: 0.4 },
        { title: "2023年", align: "right", width: 0.3 },
        { title: "2023年", align: "right", width: 0.3 },
      ],
      rows: [[[words("产前筛查率")], [figure("90.2", "observation/990100/i-one/2023")], [words("未填报")]]],
      notes: ["注：数字均为虚构。"],
    },
  ],
};

/** A report of a made-up city for tests, one figure of which was corrected since. */
export const exampleReport: ReportRecord = {
  report: {
    id: "report-1",
    areaCode: "990100",
    kind: "annual-monitoring",
    planId: "p1",
    planTitle: "示例市妇女发展规划",
    planVersion: 2,
    year: 2024,
    title: "2024年示例市监测报告",
    asOf: "2025-06-01T00:00:00.000Z",
    made: { by: "统计员", at: "2025-06-01T00:00:00.000Z" },
  },
  tree,
  changedSince: [
    {
      reference: "observation/990100/i-one/2024",
      label: "产前筛查率 2024",
      printed: "91.5%",
      now: "91.8%",
    },
  ],
};
