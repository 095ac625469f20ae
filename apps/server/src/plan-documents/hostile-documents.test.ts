import { compilePlanDocument } from "@halfsky/plan-document";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentLimits } from "./document-limits.ts";
import { readPlanDocument } from "./read-plan-document.ts";
import { modelOfText } from "./test-documents/document-model.ts";
import { packDocx, paragraph } from "./test-documents/pack-docx.ts";
import { hasRealPlans, readRealPlan } from "./test-documents/real-plans.ts";
import { writeDocxDocument } from "./test-documents/write-docx-document.ts";
import { writeHtmlDocument } from "./test-documents/write-html-document.ts";
import { gridStrokes, writePdfDocument } from "./test-documents/write-pdf-document.ts";
import { UnreadableDocumentError } from "./unreadable-document-error.ts";

/** Seconds of processor time, so that a busy machine does not fail what is quick. */
const patience = 5;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Reads and compiles; answers how it ended: compiled or refused, in time or too late. Any other exception is thrown. */
async function attempt(bytes: Uint8Array): Promise<string> {
  const start = processorSeconds();
  let outcome: "compiled" | "refused" = "compiled";
  try {
    compilePlanDocument(await readPlanDocument("file", bytes));
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) {
      throw error;
    }
    outcome = "refused";
  }
  return processorSeconds() - start < patience ? outcome : `${outcome} too late`;
}

/** The lines that are read, as one text; "refused" where the bytes are. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  try {
    return JSON.stringify((await readPlanDocument("file", bytes)).lines);
  } catch (error) {
    if (error instanceof UnreadableDocumentError) {
      return "refused";
    }
    throw error;
  }
}

const answered = /^(?:compiled|refused)$/;

const ownPlan = [
  "某市儿童发展规划（2021—2030年）",
  "一、总体要求",
  "（一）总体目标。到2025年，儿童健康水平居全省前列。",
  "二、发展领域",
  "（一）儿童与健康",
  "1．加强保健。五岁以下儿童死亡率控制在5‰以下，每年开展2次筛查。",
  "三、组织实施",
  "（一）加强领导。各部门分工负责。",
].join("\n");
const tables = [
  {
    kind: "table" as const,
    rows: [
      [{ lines: ["指标"] }, { lines: ["2020年"] }, { lines: ["2025年"] }],
      [{ lines: ["托位数（个）"] }, { lines: ["3.1"] }, { lines: ["4.5"] }],
    ],
  },
];
const model = [...modelOfText(ownPlan), ...tables];
const docx = await writeDocxDocument(model);
const html = new TextEncoder().encode(writeHtmlDocument(model));
const pdf = writePdfDocument([
  {
    texts: ownPlan.split("\n").map((text, index) => ({ text, x: 90, y: 90 + index * 18 })),
    strokes: gridStrokes([90, 200, 300, 400], [300, 320, 340]),
  },
]);
const text = new TextEncoder().encode(ownPlan);
const files: Readonly<Record<string, Uint8Array>> = { docx, html, pdf, text };

const anyFile = fc.constantFrom(...Object.keys(files)).map((name) => files[name] ?? text);

describe("whatever the bytes, the answer is a compiled document or a refusal in words, within five seconds", () => {
  test("random bytes, bare and behind the first bytes of every format", async () => {
    const heads = [
      "",
      "PK\u0003\u0004",
      "%PDF-1.7\n",
      "<html>",
      "\u00ff\u00fe",
      "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 3000 }), async (head, tail) => {
        expect(await attempt(Uint8Array.from([...Buffer.from(head, "latin1"), ...tail]))).toMatch(answered);
      }),
      { numRuns: 200 },
    );
  });

  test("random text of any script, with the signs that plans are made of", async () => {
    const sign = fc.constantFrom(
      "\n",
      "\t",
      "（一）",
      "1．",
      "——",
      "%",
      "以上",
      "2025年",
      "|",
      "一、",
      "指标",
      "\f",
      "\u0000",
      "达到",
      "9".repeat(40),
    );
    const words = fc.array(fc.oneof(sign, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(words, async (parts) => {
        expect(await attempt(new TextEncoder().encode(parts.join("")))).toMatch(answered);
      }),
      { numRuns: 300 },
    );
  });

  test("files with bits turned", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 8 }),
        async (file, flips) => {
          const bytes = Uint8Array.from(file);
          for (const [at, bit] of flips) {
            bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
          }
          expect(await attempt(bytes)).toMatch(answered);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("files cut short, and files whose parts changed places", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (file, cuts, isShuffled) => {
          const edges = [0, ...cuts.map((cut) => cut % file.length).toSorted((a, b) => a - b)];
          const pieces = edges.map((edge, index) => Array.from(file.subarray(edge, edges[index + 1])));
          // The last piece moves to the front, or is lost.
          const kept = isShuffled ? pieces.toReversed() : pieces.slice(0, -1);
          expect(await attempt(Uint8Array.from(kept.flat()))).toMatch(answered);
        },
      ),
      { numRuns: 120 },
    );
  });

  test("a turned bit in a .docx never changes a word unnoticed", async () => {
    const whole = await wordsOf(docx);
    await fc.assert(
      fc.asyncProperty(fc.nat(docx.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Uint8Array.from(docx);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(["refused", whole]).toContain(await wordsOf(bytes));
      }),
      { numRuns: 120 },
    );
  });
});

describe("documents that were made to hang a reader", () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["one line of 3 MB", () => new TextEncoder().encode("妇女发展规划达到95%以上，".repeat(80_000))],
    ["3 MB of one digit", () => new TextEncoder().encode("9".repeat(3_000_000))],
    ["3 MB of brackets", () => new TextEncoder().encode("（".repeat(1_000_000))],
    ["3 MB of blanks and one word", () => new TextEncoder().encode(`${" ".repeat(3_000_000)}目标`)],
    ["3 MB of one mark", () => new TextEncoder().encode("、".repeat(1_000_000))],
    ["3 MB of dashes", () => new TextEncoder().encode("—".repeat(1_000_000))],
    ["100,000 lines", () => new TextEncoder().encode("1．目\n".repeat(100_000))],
    [
      "a table of 100,000 tabbed cells",
      () => new TextEncoder().encode(`一、表\n${"\t指标\n".repeat(100_000)}`),
    ],
    ["HTML nested 100,000 deep", () => new TextEncoder().encode(`<html>${"<div>".repeat(100_000)}妇女`)],
    [
      "an HTML table of huge spans",
      () =>
        new TextEncoder().encode(
          `<table>${'<tr><td rowspan="65534" colspan="1000">甲</td><td>乙</td></tr>'.repeat(2000)}</table>`,
        ),
    ],
    [
      "XML nested 100,000 deep",
      () => packDocx({ body: "<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000) }),
    ],
    [
      "a .docx with a paragraph of 3 MB",
      () => packDocx({ body: paragraph("达到95%以上，".repeat(140_000)) }),
    ],
    ["a .docx with 40,000 paragraphs", () => packDocx({ body: paragraph("妇女").repeat(40_000) })],
    [
      "a .pdf with 40,000 words on one page",
      () =>
        writePdfDocument([
          {
            texts: Array.from({ length: 40_000 }, (_, index) => ({
              text: "妇女",
              x: index % 500,
              y: index % 800,
            })),
          },
        ]),
    ],
    [
      "a .pdf with 40,000 lines on one page",
      () =>
        writePdfDocument([
          {
            texts: [{ text: "妇女", x: 90, y: 90 }],
            strokes: Array.from({ length: 20_000 }, (_, index) =>
              gridStrokes([index % 500, 595], [index % 800]),
            ).flat(),
          },
        ]),
    ],
  ])("%s", async (_, make) => {
    expect(await attempt(await make())).toMatch(answered);
  });
});

describe.skipIf(!hasRealPlans)("a hundred times the text takes a hundred times the time", () => {
  test("a plan repeated a hundred times is compiled in linear time", async () => {
    const plan = readRealPlan("cixi");
    const secondsFor = async (times: number): Promise<number> => {
      const bytes = new TextEncoder().encode(`${plan}\n`.repeat(times));
      expect(bytes.length).toBeLessThan(documentLimits.fileBytes);
      const start = processorSeconds();
      compilePlanDocument(await readPlanDocument("plan.txt", bytes));
      return processorSeconds() - start;
    };
    await secondsFor(2);
    const ten = await secondsFor(10);
    const hundred = await secondsFor(100);
    // Ten times the text, and half as much again for a garbage collector that shares the machine.
    expect(hundred / ten).toBeLessThan(25);
  });
});
