import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "./compile.ts";
import { inventedChildrenPlan, inventedTable, inventedWomenPlan } from "./invented-plan.ts";
import { readTextSource, type SourceLine } from "./source.ts";
import { renderOutline } from "./words/render-outline.ts";

const lines = [
  ...inventedWomenPlan.slice(0, 4),
  ...inventedTable.flatMap((row) => [...row.map((cell) => `\t${cell}`), ""]),
  ...inventedWomenPlan.slice(4),
  ...inventedChildrenPlan,
];
const pieces = [
  ...lines,
  "主要目标：",
  "策略措施：",
  "——",
  "第一章",
  "（",
  "）",
  "《",
  "“",
  "1.",
  "5",
  "%",
  "以上",
  "达到",
  "、",
  "和",
  "，",
  "\t",
  "|",
  "\f",
  "\u0000",
];

/** Compiles and checks what must hold for any text at all. */
function check(text: string): void {
  const source = readTextSource("any", text);
  const compiled = compilePlanDocument(source);
  const count = source.lines.length;
  for (const plan of compiled.plans) {
    expect(plan.lines[0]).toBeLessThanOrEqual(plan.lines[1]);
    for (const domain of plan.domains) expect(domain.line).toBeLessThanOrEqual(count);
  }
  for (const target of compiled.quantifiedTargets) {
    expect(Number.isFinite(target.value)).toBe(true);
    expect(target.line).toBeGreaterThanOrEqual(1);
    expect(target.endLine).toBeLessThanOrEqual(count);
  }
  expect(compiled.plans.length > 0 || compiled.findings.length > 0).toBe(true);
  expect(renderOutline(compiled, "en").length).toBeGreaterThan(0);
  expect(compilePlanDocument(source)).toEqual(compiled);
}

describe("any text at all gives an answer", { timeout: 60_000 }, () => {
  test("random characters", () => {
    expect.hasAssertions();
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), check), { numRuns: 150 });
  });

  test("words of the family in any order", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
        fc.constantFrom("\n", "", "\n\n", " "),
        (parts, gap) => {
          check(parts.join(gap));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("a document cut anywhere, its lines shuffled", () => {
    expect.hasAssertions();
    const shuffled = fc.shuffledSubarray(lines, { minLength: 0 });
    fc.assert(
      fc.property(shuffled, fc.nat(4000), (some, cut) => {
        check(some.join("\n").slice(0, cut));
        check(lines.join("\n").slice(cut));
      }),
      { numRuns: 100 },
    );
  });

  test("cells that lie over each other or far away", () => {
    const cell = fc.record({
      table: fc.nat(2),
      row: fc.nat(8),
      column: fc.nat(80),
      rowSpan: fc.integer({ min: 0, max: 2000 }),
      columnSpan: fc.integer({ min: 0, max: 2000 }),
    });
    const line = fc.record({ text: fc.constantFrom(...inventedTable.flat(), "", "妇女"), cell });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (cells: SourceLine[]) => {
        const source = {
          name: "any",
          format: "html" as const,
          lines: [...inventedWomenPlan.map((text) => ({ text })), ...cells],
        };
        expect(compilePlanDocument(source).plans).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  test("three million characters on one line", { timeout: 300_000 }, () => {
    const text = `一、总体要求\n二、发展领域\n（一）妇女与健康\n1.${"做好服务，产后访视率不断提高".repeat(220_000)}`;
    // Processor time of this process, so that a busy machine does not fail it; a quadratic reading takes hours.
    const started = process.cpuUsage();
    expect(compilePlanDocument(readTextSource("long", text)).plans).toHaveLength(1);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(30_000);
  });
});
