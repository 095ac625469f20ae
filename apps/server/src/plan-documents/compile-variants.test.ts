import { compilePlanDocument, readTextSource, type SourceDocument } from "@halfsky/plan-document";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlanDocument } from "./read-plan-document.ts";
import { cutByPages, pageBreaks } from "./test-documents/cut-by-pages.ts";
import { modelOfText } from "./test-documents/document-model.ts";
import { planVariants, type LabelledText } from "./test-documents/plan-variants.ts";
import { hasRealPlans, readGold, readRealPlan, type RealPlanName } from "./test-documents/real-plans.ts";
import { describeMisses, readLabels, scoreCompiled } from "./test-documents/score-compiled.ts";
import { tableVariants } from "./test-documents/table-variants.ts";
import { writeDocxDocument } from "./test-documents/write-docx-document.ts";
import { writeHtmlDocument } from "./test-documents/write-html-document.ts";

function textSource(text: string): SourceDocument {
  return readTextSource("plan.txt", text);
}

const known = new Map<RealPlanName, LabelledText>();

/** A real plan with its labels: the gold where there is one, else its own compilation. Read once. */
function labelled(name: RealPlanName): LabelledText {
  const read = known.get(name);
  if (read !== undefined) {
    return read;
  }
  const text = readRealPlan(name);
  const labels = name === "lishui" ? compilePlanDocument(textSource(text)) : readGold(name);
  const plan = { text, labels: readLabels(labels) };
  known.set(name, plan);
  return plan;
}

function missesOf({ labels }: LabelledText, source: SourceDocument): string[] {
  return describeMisses(scoreCompiled(labels, compilePlanDocument(source)));
}

/** Plans without printed titles keep the composed ones, and the objectives they have: these variants say nothing of them. */
const untold = new Set([
  "straight quotes",
  "domains as top-level chapters",
  "titles with years, ten-year period",
]);

describe.skipIf(!hasRealPlans)("a plan is read whole, however its text is set", () => {
  for (const name of ["cixi", "jiaxing"] as const) {
    test.each([...planVariants, ...tableVariants].map((variant) => [variant.name, variant] as const))(
      `${name}: %s`,
      (_, variant) => {
        const changed = variant.apply(labelled(name));
        expect(missesOf(changed, textSource(changed.text))).toEqual([]);
      },
    );
  }

  test.each(
    planVariants
      .filter((variant) => !untold.has(variant.name) && !variant.name.startsWith("objectives"))
      .map((variant) => [variant.name, variant] as const),
  )("lishui, against its own compilation: %s", (_, variant) => {
    const changed = variant.apply(labelled("lishui"));
    expect(missesOf(changed, textSource(changed.text))).toEqual([]);
  });
});

describe.skipIf(!hasRealPlans)(
  "page breaks cut a plan anywhere, in mid-sentence, mid-word and mid-figure",
  () => {
    test.each(["cixi", "jiaxing"] as const)("%s", (name) => {
      const plan = labelled(name);
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
            minLength: 5,
            maxLength: 40,
          }),
          fc.constantFrom(...pageBreaks),
          (shares, pageBreak) => {
            expect(missesOf(plan, textSource(cutByPages(plan.text, shares, pageBreak)))).toEqual([]);
          },
        ),
        { numRuns: 40, seed: 2025 },
      );
    });
  },
);

describe.skipIf(!hasRealPlans)("a plan is read whole from every format", () => {
  test.each(["cixi", "jiaxing", "lishui"] as const)("%s as .docx with real tables", async (name) => {
    const plan = labelled(name);
    const source = await readPlanDocument("plan.docx", await writeDocxDocument(modelOfText(plan.text)));
    expect(source.format).toBe("docx");
    expect(missesOf(plan, source)).toEqual([]);
  });

  test.each(["cixi", "jiaxing", "lishui"] as const)("%s as a web page", async (name) => {
    const plan = labelled(name);
    const source = await readPlanDocument(
      "plan.html",
      new TextEncoder().encode(writeHtmlDocument(modelOfText(plan.text))),
    );
    expect(source.format).toBe("html");
    expect(missesOf(plan, source)).toEqual([]);
  });

  test.each(["cixi", "jiaxing", "lishui"] as const)("%s in UTF-16", async (name) => {
    const plan = labelled(name);
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(plan.text, "utf16le")]);
    expect(missesOf(plan, await readPlanDocument("plan.txt", bytes))).toEqual([]);
  });

  test("cixi as .docx whose list numbers are drawn by the word processor", async () => {
    const plan = labelled("cixi");
    const source = await readPlanDocument(
      "plan.docx",
      await writeDocxDocument(modelOfText(plan.text), { isNumbered: true }),
    );
    expect(source.lines.filter(({ listNumber }) => listNumber !== undefined).length).toBeGreaterThan(100);
    expect(missesOf(plan, source)).toEqual([]);
  });
});
