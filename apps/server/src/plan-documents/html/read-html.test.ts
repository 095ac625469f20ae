import type { SourceLine } from "@halfsky/plan-document";
import { describe, expect, test } from "vitest";
import { writeHtmlDocument } from "../test-documents/write-html-document.ts";
import { readHtml } from "./read-html.ts";

function linesOf(html: string): readonly SourceLine[] {
  return readHtml("plan.html", new TextEncoder().encode(html)).lines;
}

function textsOf(html: string): string[] {
  return linesOf(html).map(({ text }) => text);
}

const article = "本市坚持儿童优先，完善家庭、学校和社会共同育人的机制，让每个孩子就近得到服务。".repeat(4);

describe("the web page around an article", () => {
  test("navigation, breadcrumbs, share links, footer and scripts are left out", () => {
    const html = writeHtmlDocument([
      { kind: "paragraph", text: "某市儿童发展规划" },
      { kind: "paragraph", text: article },
    ]);
    expect(textsOf(html)).toEqual(["某市儿童发展规划", article]);
  });

  test("a main heading outside the article is kept as its first line", () => {
    const html = `<body><div><h1>关于印发规划的通知</h1></div><div id="c"><div class="x"><p>${article}</p><p>第二段</p></div></div></body>`;
    expect(linesOf(html)[0]).toEqual({ text: "关于印发规划的通知", headingLevel: 1 });
  });

  test("a large part of the text is never taken for a bar of the site, whatever its class says", () => {
    const html = `<body><div class="menu"><p>${article}</p></div><div class="footer"><p>${article}</p></div></body>`;
    expect(textsOf(html)).toEqual([article, article]);
  });
});

describe("lines", () => {
  test("paragraphs, line breaks and block elements end lines; line ends of the source between Chinese characters do not", () => {
    const html =
      "<body><p>孕产妇\n 死亡率</p><div>第一行<br>第二行<span> tail\n text</span></div><pre>甲\n乙</pre></body>";
    expect(textsOf(html)).toEqual(["孕产妇死亡率", "第一行", "第二行 tail text", "甲", "乙"]);
  });

  test("numbers that the browser draws before list items are kept beside their text", () => {
    const html = `<body><ol start="3"><li>甲</li><li><p>乙</p></li></ol><ol style="list-style-type: cjk-ideographic"><li>丙</li></ol><ul><li>丁</li></ul></body>`;
    expect(linesOf(html).map(({ listNumber, text }) => [listNumber, text])).toEqual([
      ["3.", "甲"],
      ["4.", "乙"],
      ["一、", "丙"],
      [undefined, "丁"],
    ]);
  });

  test("headings know their level; hidden and struck-out words are left out", () => {
    const html = `<body><h2>总体<del>旧</del>要求</h2><p style="display: none">批注</p><p>正文<s>旧</s></p></body>`;
    expect(linesOf(html)).toEqual([{ text: "总体要求", headingLevel: 2 }, { text: "正文" }]);
  });
});

describe("tables", () => {
  test("spans of rows and columns place the cells after them", () => {
    const html = `<body><table><thead><tr><th rowspan="2">领域</th><th colspan="2">目标</th></tr><tr><th>2025</th><th>2030</th></tr></thead><tr><td>教育</td><td></td><td>95</td></tr></table></body>`;
    expect(
      linesOf(html).map(({ text, cell }) => [text, cell?.row, cell?.column, cell?.rowSpan, cell?.columnSpan]),
    ).toEqual([
      ["领域", 0, 0, 2, 1],
      ["目标", 0, 1, 1, 2],
      ["2025", 1, 1, 1, 1],
      ["2030", 1, 2, 1, 1],
      ["教育", 2, 0, 1, 1],
      ["", 2, 1, 1, 1],
      ["95", 2, 2, 1, 1],
    ]);
  });

  test("tables that lay out the page are read as paragraphs, the table within them as a table", () => {
    const inner = "<table><tr><td>指标</td><td>2025年</td></tr><tr><td>托位数</td><td>4.5</td></tr></table>";
    const html = `<body><table><tr><td><p>${article}</p>${inner}</td><td>边栏</td></tr></table></body>`;
    expect(linesOf(html).map(({ text, cell }) => [text, cell?.table])).toEqual([
      [article, undefined],
      ["指标", 0],
      ["2025年", 0],
      ["托位数", 0],
      ["4.5", 0],
      ["边栏", undefined],
    ]);
  });
});

describe("encodings", () => {
  // "规划" in GB2312.
  const page = [
    ..."<html><head><meta charset=gb2312></head><body><p>".split("").map((c) => c.charCodeAt(0)),
    0xb9,
    0xe6,
    0xbb,
    0xae,
  ];

  test("a page in GB2312 is read by what it declares", () => {
    expect(readHtml("old.html", Uint8Array.from(page)).lines).toEqual([{ text: "规划" }]);
  });

  test("a page that declares GB2312 but was saved as UTF-8 is read as UTF-8", () => {
    expect(textsOf("<html><head><meta charset=gb2312></head><body><p>规划</p>")).toEqual(["规划"]);
  });
});
