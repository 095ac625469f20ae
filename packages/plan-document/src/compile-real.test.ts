import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compilePlanDocument } from "./compile.ts";
import { readTextSource } from "./source.ts";

const shared = join(import.meta.dirname, "../../../../shared");
const isThere = existsSync(join(shared, "gold/score.mjs"));
const scratch = mkdtempSync(join(tmpdir(), "plan-document-"));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface ScoreRow {
  readonly part: string;
  readonly precision: number;
  readonly recall: number;
}

function isScoreRow(row: unknown): row is ScoreRow {
  return typeof row === "object" && row !== null && "part" in row && "precision" in row && "recall" in row;
}

function score(city: string): ScoreRow[] {
  const name = `${city}-women-and-children.txt`;
  const text = readFileSync(join(shared, "plans", name), "utf8");
  const compiled = join(scratch, `${city}.json`);
  writeFileSync(compiled, JSON.stringify(compilePlanDocument(readTextSource(name, text))));
  const printed = execFileSync(
    process.execPath,
    [join(shared, "gold/score.mjs"), join(shared, `gold/${city}.json`), compiled, "--json"],
    { encoding: "utf8" },
  );
  const rows: unknown = JSON.parse(printed.trim().split("\n").at(-1) ?? "[]");
  return Array.isArray(rows) ? rows.filter(isScoreRow) : [];
}

// The real plans and their labels are not part of this repository; without them these tests do not run.
describe.skipIf(!isThere)("real plans against labels made by hand", () => {
  test.each(["cixi", "jiaxing"])(
    "%s: structure and table without a fault, prose targets over the bar",
    (city) => {
      const rows = score(city);
      expect(rows).toHaveLength(11);
      for (const { part, precision, recall } of rows) {
        const bar = part === "prose targets: number found" ? 0.97 : part.startsWith("prose") ? 0.93 : 1;
        expect([part, precision >= bar && recall >= bar]).toEqual([part, true]);
      }
    },
  );

  test("lishui: two plans without title, heads with dashes, measures that lost their numbers", () => {
    const text = readFileSync(join(shared, "plans/lishui-women-and-children.txt"), "utf8");
    const { plans, quantifiedTargets, findings } = compilePlanDocument(readTextSource("lishui", text));
    expect(plans.map(({ area, population, period, lines }) => [area, population, period, lines])).toEqual([
      ["丽水市", "women", [2021, 2025], [1, 480]],
      ["丽水市", "children", [2021, 2025], [481, 977]],
    ]);
    const counts = plans.map((plan) => [
      plan.domains.map(({ objectives }) => objectives.length),
      plan.domains.map(({ measures }) => measures.length),
      plan.projects.length,
      plan.implementation.length,
      plan.monitoring.length,
    ]);
    expect(counts).toEqual([
      [[14, 16, 13, 12, 13, 11, 15, 13], [11, 9, 10, 8, 7, 10, 10, 12], 8, 5, 5],
      [[28, 14, 17, 15, 12, 20, 14], [12, 10, 14, 9, 10, 12, 14], 7, 5, 5],
    ]);
    expect(quantifiedTargets).toHaveLength(95);
    expect(findings.filter(({ code }) => code === "unread-number")).toEqual([]);
  });
});
