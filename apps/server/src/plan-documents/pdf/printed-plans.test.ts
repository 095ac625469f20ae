import { compilePlanDocument } from "@halfsky/plan-document";
import { describe, expect, test } from "vitest";
import { modelOfText } from "../test-documents/document-model.ts";
import { printPlanPdf, type TablePrint } from "../test-documents/print-plan-pdf.ts";
import { hasRealPlans, readGold, readRealPlan } from "../test-documents/real-plans.ts";
import { type PlanLabels, readLabels } from "../test-documents/score-compiled.ts";
import { readPdf } from "./read-pdf.ts";

const printed = {
  cixi: [4, 14, 8, 10, 8],
  jiaxing: [5, 4, 14, 8, 12],
} as const;
const narrow = {
  cixi: [4, 9, 8, 7, 6],
  jiaxing: [4, 4, 8, 7, 8],
} as const;

type Row = PlanLabels["plans"][number]["indicatorTable"][number];

const keyOf = ({ name, domain, unit, baseline, target, nature, rule, direction }: Row): string =>
  [name, domain, unit, baseline, target, nature, rule.kind, rule.value, direction]
    .join("|")
    .normalize("NFKC")
    .replaceAll(/\s/g, "");

/** The rows of the gold that were not read exactly. */
async function missedRows(name: keyof typeof printed, print: Omit<TablePrint, "widths">, isNarrow: boolean) {
  const model = modelOfText(readRealPlan(name));
  const near = model.filter(
    (_, index) => index < 12 || model.some(({ kind }, at) => kind === "table" && Math.abs(at - index) < 14),
  );
  const widths = (isNarrow ? narrow : printed)[name];
  const compiled = compilePlanDocument(await readPdf("plan.pdf", printPlanPdf(near, { ...print, widths })));
  const read = new Set(compiled.plans.flatMap((plan) => plan.indicatorTable.map(keyOf)));
  const wanted = readLabels(readGold(name)).plans.flatMap((plan) => plan.indicatorTable.map(keyOf));
  return wanted.filter((key) => !read.has(key));
}

const base = { lines: "three", align: "middle", strokes: "by-cell", bottom: 760 } as const;

/** How many of Jiaxing's 40 and Cixi's 19 rows may be missed, at most. */
const usual = 2;
/** Where columns are told by the space between them alone, words that nearly fill narrow cells hide some of it. */
const unlined = 7;

describe.skipIf(!hasRealPlans)("the indicator tables of real plans, printed", () => {
  test.each([
    ["with open sides", { ...base, lines: "open-sides" }, usual],
    ["with lines across only", { ...base, lines: "across" }, usual],
    ["with lines across only, each one stroke", { ...base, lines: "across", strokes: "whole" }, usual],
    ["as three-line tables", base, usual],
    ["as three-line tables, each line one stroke", { ...base, strokes: "whole" }, unlined],
    // Nothing tells then a target that several rows share from one whose rows below have none.
    ["as three-line tables with words at the top of their cells", { ...base, align: "top" }, 6],
    ["without any line", { ...base, lines: "none" }, unlined],
    ["as three-line tables over many low pages", { ...base, bottom: 430 }, usual],
    ["without any line over many low pages", { ...base, lines: "none", bottom: 430 }, unlined],
  ] as const)("%s", async (_, print, most) => {
    for (const name of ["cixi", "jiaxing"] as const) {
      for (const isNarrow of [false, true]) {
        const missed = await missedRows(name, print, isNarrow);
        expect(
          missed.length,
          `${name} ${isNarrow ? "narrow" : "wide"}\n${missed.join("\n")}`,
        ).toBeLessThanOrEqual(most);
      }
    }
  });
});
