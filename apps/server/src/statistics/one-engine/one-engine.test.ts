import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { belowFigure, figureHistory, figureInput, formDefinition, formFinding } from "@halfsky/api-contract";
import type { FormCheckFinding, FormCheckLists, FormDefinition } from "@halfsky/statistics";
import { checkForm, readCheckContext } from "@halfsky/statistics";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { drawForm, type DrawnForm } from "./draw-form.ts";

const forms = 10_000;
const statistics = join(import.meta.dirname, "../../../../../packages/statistics/src/index.ts");

/** The findings as text, byte by byte what the API would send. */
type Engine = (form: DrawnForm) => string;

const fromSource: Engine = ({ definition, lists }) =>
  JSON.stringify(checkForm(definition, readCheckContext(lists)));

/** What a browser runs: the same sources bundled for an old one, in a world of their own. */
async function bundleForBrowsers(): Promise<Engine> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { checkForm, readCheckContext } from ${JSON.stringify(statistics)};
        globalThis.check = (text) => {
          const { definition, lists } = JSON.parse(text);
          return JSON.stringify(checkForm(definition, readCheckContext(lists)));
        };`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2019",
    // Big integers came later than the rest of es2019; every browser that the application names has them.
    supported: { bigint: true },
    minify: true,
  });
  const world: { check?: (text: string) => string } = {};
  runInContext(outputFiles[0]?.text ?? "", createContext(world));
  return (form) => world.check?.(JSON.stringify(form)) ?? "";
}

const listsOfContract = z.object({
  year: z.number(),
  indicators: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), decimals: z.number() })),
  figures: z.array(figureInput.omit({ baseRevision: true, note: true })),
  history: z.array(figureHistory),
  below: z.array(belowFigure.partial({ year: true, numerator: true, denominator: true })),
  dimensions: z.array(
    z.object({ id: z.string(), isPartition: z.boolean(), categories: z.array(z.object({ id: z.string() })) }),
  ),
});

/** What the API carries: texts, read by the schemas of the contract on the way in, and again on the way out. */
const throughContract: Engine = (form) => {
  const text = JSON.parse(JSON.stringify(form));
  const definition: FormDefinition = formDefinition.parse(text.definition);
  const lists: FormCheckLists = listsOfContract.parse(text.lists);
  const found = checkForm(definition, readCheckContext(lists));
  return JSON.stringify(z.array(formFinding).parse(JSON.parse(JSON.stringify(found))));
};

describe(`one engine, the same findings in ${forms} forms drawn at random`, { timeout: 240_000 }, () => {
  let inBrowser: Engine = fromSource;
  beforeAll(async () => {
    inBrowser = await bundleForBrowsers();
  });

  test("from source, in a browser's bundle and through the schemas of the API they are equal byte by byte", () => {
    const unequal: number[] = [];
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= forms; seed++) {
      const form = drawForm(seed);
      const findings = fromSource(form);
      if (inBrowser(form) !== findings || throughContract(form) !== findings) unequal.push(seed);
      const parsed: FormCheckFinding[] = JSON.parse(findings);
      for (const { code } of parsed) {
        const kind = code.replace(/:.*/, "");
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    }
    expect(unequal).toEqual([]);
    // The forms are no easy ones: every kind of finding comes up.
    expect([...seen.keys()].toSorted()).toEqual([...kinds].toSorted());
  });
});

const kinds: readonly string[] = [
  "not-filled",
  "part-not-filled",
  "value-and-reason",
  "below-bound",
  "above-bound",
  "too-many-decimals",
  "jump",
  "bad-denominator",
  "numerator-above-denominator",
  "ratio-differs",
  "sum-differs",
  "part-above-total",
  "part-above-parent",
  "parts-above-total",
  "total-outside-parts",
  "slipped-point",
  "swapped-digits",
  "unit-slip",
  "unlike-series",
  "part-of-whole",
  "sum",
  "bounds",
  "year-change",
  "areas-sum",
];
