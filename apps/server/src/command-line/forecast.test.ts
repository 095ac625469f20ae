import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../..");

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command line as a user does, from its sources. */
function halfsky(parameters: readonly string[], input = ""): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const program = join(root, "apps/server/src/command-line/halfsky.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program, ...parameters], { cwd: root });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output, errors }));
    child.stdin.end(input);
  });
}

const enrolment = {
  id: "学前教育毛入园率",
  start: 2010,
  values: [56.6, 62.3, 64.5, 67.5, null, "75.0", 77.4],
  horizon: 3,
};

describe("halfsky forecast", () => {
  test("foretells the series on standard input, as JSON with what was asked for and nothing else", async () => {
    const input = JSON.stringify([
      { ...enrolment, lower: 0, upper: 100 },
      { id: "short", start: 2020, values: [1, 2], horizon: 2 },
    ]);
    const { code, output } = await halfsky(["forecast", "--json"], input);
    expect(code).toBe(0);
    const [first, second] = JSON.parse(output);
    expect(Object.keys(first)).toEqual(["id", "method", "mean", "lo80", "hi80", "lo95", "hi95"]);
    expect(first).toMatchObject({ id: "学前教育毛入园率", method: "forecast/1" });
    for (const name of ["mean", "lo80", "hi80", "lo95", "hi95"]) expect(first[name]).toHaveLength(3);
    expect(first.hi95[2]).toBeLessThanOrEqual(100);
    expect(second).toMatchObject({ id: "short", refused: { code: "too-few-values" } });
    expect(second.refused.zh).toContain("不足3个");
    expect(second.refused.en).toContain("fewer than 3");
  });

  test("prints a table in the language that is asked for, with the years and what to bear in mind", async () => {
    const input = JSON.stringify([enrolment]);
    const [chinese, english] = await Promise.all([
      halfsky(["forecast"], input),
      halfsky(["forecast", "--lang", "en"], input),
    ]);
    expect([chinese.code, english.code]).toEqual([0, 0]);
    expect(chinese.output).toMatch(/序列 +年份[^]*2017[^]*2018[^]*2019/);
    expect(chinese.output).toContain("缺少数据的年份");
    expect(english.output).toMatch(/id +year +forecast[^]*80% interval/);
  });

  test("takes a series that only counts its years", async () => {
    const input = JSON.stringify([{ id: "counted", start: 1, values: [5, 6, 7, 8], horizon: 1 }]);
    const { code, output } = await halfsky(["forecast", "--json"], input);
    expect(code).toBe(0);
    expect(JSON.parse(output)[0].mean).toHaveLength(1);
  });

  test("names every fault at once with its place in both languages, and ends with 1", async () => {
    const input = JSON.stringify([
      enrolment,
      { start: "soon", values: [1, "x", 7], horizon: 0, lower: 9, upper: 5 },
    ]);
    const { code, output, errors } = await halfsky(["forecast", "--json"], input);
    expect(code).toBe(1);
    const problem = JSON.parse(output);
    expect(problem.code).toBe("invalid-input");
    expect(problem.faults.map(({ where }: { where: string }) => where)).toEqual(
      expect.arrayContaining(["[1].start", "[1].upper", "[1].values[1]", "[1].horizon"]),
    );
    expect(errors).toContain("[1].values[1]");
    expect(errors).toContain("上限应大于下限");
    const [none, text] = await Promise.all([halfsky(["forecast"], "{}"), halfsky(["forecast"], "[{")]);
    expect([none.code, text.code]).toEqual([1, 1]);
    expect(none.errors).toContain("must be an array");
    expect(text.errors).toContain("JSON");
  });
});
