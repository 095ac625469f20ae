import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numbersIn, passagesOf, proveReport, type PrintedPassage } from "./prove-report.ts";
import type { ReportTree } from "./report-tree.ts";
import { figure, write } from "./runs.ts";

const tree: ReportTree = {
  language: "zh",
  blocks: [
    { kind: "title", runs: write`2024年监测报告` },
    {
      kind: "paragraph",
      runs: write`2024年，筛查率为${figure("92.41%", "observation/1")}，比2023年${figure("提高2.2个百分点", "change/1")}。`,
    },
    {
      kind: "paragraph",
      runs: write`2024年，死亡率为${figure("7.9/10万", "observation/2")}，增长率为${figure("-0.3%", "observation/3")}。`,
    },
    {
      kind: "table",
      title: "附表1",
      unit: null,
      columns: [
        { title: "指标", align: "left", width: 0.5 },
        { title: "2024年", align: "right", width: 0.5 },
      ],
      rows: [
        [write`筛查率`, write`${figure("92.41", "observation/1")}`],
        [write`托位数`, write`${figure("4120", "observation/4")}`],
      ],
      notes: [],
    },
    {
      kind: "chart",
      title: "两项指标中1项达到100%",
      form: "bar",
      unit: "%",
      categories: ["筛查率", "托位数"],
      series: [{ name: "2024年", values: ["100.0", null], references: ["achievement/1", null] }],
    },
  ],
};
const printed = passagesOf(tree);
const change = (from: string, to: string): readonly PrintedPassage[] =>
  printed.map((passage) => ({ ...passage, text: passage.text.replace(from, to) }));

describe("proving a report", () => {
  test("a file as it was made is proved in every number", () => {
    const proof = proveReport(tree, printed);
    expect(proof.faults).toEqual([]);
    expect(proof.figures).toBe(printed.reduce((sum, passage) => sum + numbersIn(passage.text).length, 0));
    expect(proof.figures).toBeGreaterThan(10);
  });

  test("one changed digit is named with its place, what is printed and what the database gives", () => {
    const [fault, ...rest] = proveReport(tree, change("92.41%", "92.47%")).faults;
    expect(rest).toEqual([]);
    expect(fault).toMatchObject({
      printed: "92.47%",
      expected: "92.41%",
      place: { zh: "第2段", en: "paragraph 2" },
    });
  });

  test.each([
    ["a unit", "7.9/10万", "7.9‰"],
    ["a sign", "-0.3%", "0.3%"],
    ["a point change turned into per cent", "2.2个百分点", "2.2%"],
    ["a full-width digit", "4120", "412１"],
    ["a point of a chart", "＝100.0", "＝99.0"],
    ["a year", "比2023年", "比2022年"],
  ])("%s that was changed fails", (_what, from, to) => {
    expect(proveReport(tree, change(from, to)).passed).toBe(false);
  });

  test("wording may be edited, passages taken out or added, as long as no number is", () => {
    const edited = change("筛查率为", "筛查水平达到").filter((passage) => !passage.text.startsWith("附表"));
    const added: PrintedPassage = {
      kind: "paragraph",
      place: { zh: "第3段", en: "paragraph 3" },
      text: "各部门协同推进。",
    };
    expect(proveReport(tree, [...edited.slice(0, 2), added, ...edited.slice(2)]).passed).toBe(true);
  });

  test("a number that somebody typed into a new sentence is named as typed in", () => {
    const added: PrintedPassage = {
      kind: "paragraph",
      place: { zh: "第9段", en: "paragraph 9" },
      text: "共投入350万元。",
    };
    expect(proveReport(tree, [...printed, added]).faults).toMatchObject([{ printed: "350", expected: null }]);
  });

  test("whatever single digit is changed anywhere, the proof fails", () => {
    const digits = printed.flatMap((passage, index) =>
      [...passage.text.matchAll(/\d/g)].map((match) => ({ index, at: match.index })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), ({ index, at }, by) => {
        const forged = printed.map((passage, position) => {
          if (position !== index) return passage;
          const digit = (Number(passage.text[at]) + by) % 10;
          return { ...passage, text: `${passage.text.slice(0, at)}${digit}${passage.text.slice(at + 1)}` };
        });
        expect(proveReport(tree, forged).passed).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
