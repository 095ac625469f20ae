import { describe, expect, test } from "vitest";
import { readTextSource } from "../source.ts";
import { findFurniture } from "./page-furniture.ts";
import { joinParagraphs, type Paragraph } from "./paragraph.ts";
import { readTextLines, type TextLine } from "./text-line.ts";

const headings = new Set(["妇女与健康", "组织实施", "主要目标："]);

function join(lines: readonly TextLine[]): Paragraph[] {
  const furniture = findFurniture(lines, new Set(), (line) => headings.has(line));
  const prose = lines.filter((line) => line.text !== "" && !furniture.lines.has(line.number));
  return joinParagraphs(prose, {
    furniture,
    isHeading: (line) => headings.has(line),
    isPartHead: (line) => line === "主要目标：",
  });
}

function paragraphs(text: string): string[] {
  const lines = readTextLines(readTextSource("invented", text));
  return join(lines).map((paragraph) => (paragraph.marker === null ? "" : "#") + paragraph.text);
}

describe("paragraphs are put together again", () => {
  test("a sentence that a page break cut goes on after the page number", () => {
    const text = "1．完善产科急救网络，提高救治能力，让孕产妇得\n\n— 12 —\n\n到及时救治。\n2．办好健康讲堂。";
    expect(paragraphs(text)).toEqual([
      "#完善产科急救网络，提高救治能力，让孕产妇得到及时救治。",
      "#办好健康讲堂。",
    ]);
  });

  test("a number that a page break cut is one number again", () => {
    expect(paragraphs("1．健全机制，筛查率达到9\n— 3 —\n5%以上。")).toEqual([
      "#健全机制，筛查率达到95%以上。",
    ]);
    expect(paragraphs("1．健全机制，死亡率控制在4\n第 3 页 共 20 页\n.5‰以下。")).toEqual([
      "#健全机制，死亡率控制在4.5‰以下。",
    ]);
  });

  test("a heading that a page break cut keeps its last characters", () => {
    expect(paragraphs("（二）妇女与健\n— 9 —\n康\n1．做好筛查。")).toEqual(["#妇女与健康", "#做好筛查。"]);
  });

  test("bare page numbers that rise through the document are left out", () => {
    const text = ["开头一段讲清来由。", "2", "中间一段说明做法。", "3", "结尾一段提出要求。"].join("\n");
    expect(paragraphs(text)).toEqual(["开头一段讲清来由。", "中间一段说明做法。", "结尾一段提出要求。"]);
  });

  test("running heads at page breaks are left out", () => {
    const page = (number: number): string => `—${number}—\n云汀市人民政府公报\n`;
    const text = `第一段的话没有说完，还要接\n${page(1)}着说下去。\n${page(2)}第二段。\n${page(3)}第三段。`;
    expect(paragraphs(text)).toEqual(["第一段的话没有说完，还要接着说下去。", "第二段。", "第三段。"]);
  });

  test("lines wrapped at one width are one paragraph", () => {
    const words = "坚持儿童优先完善服务体系推动城乡均衡发展让每个孩子健康成长";
    const long = `1．${words.repeat(6)}。`;
    const wrapped = Array.from({ length: Math.ceil(long.length / 30) }, (_, line) =>
      long.slice(line * 30, line * 30 + 30),
    );
    const text = [...wrapped, "2．另一项措施写在这里。", ...wrapped].join("\n");
    expect(paragraphs(text)).toEqual([
      `#${words.repeat(6)}。`,
      "#另一项措施写在这里。",
      `#${words.repeat(6)}。`,
    ]);
  });

  test("a title on its own line does not swallow the text after it", () => {
    expect(
      paragraphs("（一）巾帼创业园建设项目\n建设三个园区，为妇女创业提供场地和培训，帮助她们走稳创业路。"),
    ).toHaveLength(2);
  });

  test("a decimal at the beginning of a wrapped line is no list number", () => {
    expect(paragraphs("1．健全机制，把婴儿死亡率稳定控制在\n3.0‰以下，把儿童死亡率降下来。")).toHaveLength(1);
  });

  test.each([
    ["2．", "ar-dot", 2],
    ["（2）", "ar-paren", 2],
    ["(二)", "cn-paren", 2],
    ["二、", "cn-comma", 2],
    ["第二章 ", "chapter", 2],
    ["2", "ar-dot", 2],
    ["\uf0b7", "bullet", null],
  ])("a number %s that the word processor draws is read as if it were printed", (drawn, kind, number) => {
    const source = { ...readTextSource("invented", ""), lines: [{ text: "办好讲堂。", listNumber: drawn }] };
    expect(join(readTextLines(source))).toMatchObject([{ marker: { kind, number }, text: "办好讲堂。" }]);
  });

  describe("where each paragraph is indented and lines are wrapped", () => {
    const first = "坚持儿童优先完善服务体系推动城乡均衡发展每个孩子健康成长";
    const middle = "让社区里的阅览角常年开放让志愿者每周来讲一次故事并带来新书";
    const body = Array.from({ length: 7 }, (_, index) => [
      `　　${index + 1}．${first}`,
      middle,
      middle,
      "家长可以陪同。",
    ]).flat();
    const tail = (lines: readonly string[]): string[] => paragraphs([...body, ...lines].join("\n")).slice(7);

    test("a line without indent goes on after a full stop at the end of the line before", () => {
      const printed = "　　——普惠托位逐年增加，“十四五”末优先向双职工家庭开放。";
      expect(tail([printed, "入托率超过62%。"])).toEqual([
        '#普惠托位逐年增加，"十四五"末优先向双职工家庭开放。入托率超过62%。',
      ]);
    });

    test("an indented line is a paragraph of its own", () => {
      expect(tail([`　　8．${first}`, `${middle.slice(1)}。`, "　　家长学校按月开课。"])).toHaveLength(2);
    });

    test("after a short line, or as a heading, a line without indent is a paragraph of its own", () => {
      expect(tail(["　　8．办好讲堂。", "家长学校按月开课。"])).toHaveLength(2);
      expect(tail([`　　8．${first.slice(5)}。`, "组织实施"])).toHaveLength(2);
    });
  });
});
