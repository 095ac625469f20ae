import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packDocx, paragraph } from "../plan-documents/test-documents/pack-docx.ts";

const root = join(import.meta.dirname, "../../../..");
const plan = [
  "示例县儿童发展规划（2021—2030年）",
  "一、总体要求",
  "（一）总体目标。儿童发展水平稳步提高。",
  "二、发展领域、主要目标和策略措施",
  "（一）儿童与健康",
  "1．加强保健服务。婴儿死亡率控制在4‰以下。",
  "2．加强营养指导。办好学校食堂，开展膳食评价。",
  "三、组织实施",
  "（一）加强组织领导。各部门按照职责分工落实。",
].join("\n");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "halfsky-verbs-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

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

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const target = {
  id: "妇女人均预期寿命",
  rule: { kind: "gte", value: "82" },
  direction: "up",
  unit: "岁",
  baseline: { year: 2020, value: "80" },
  targetYear: 2025,
  asOf: 2025,
  observations: [{ year: 2025, value: 82.5 }],
};

describe("halfsky compile", () => {
  test("prints a readable outline in the language that is asked for", async () => {
    const file = write("plan.txt", plan);
    const [chinese, english] = await Promise.all([
      halfsky(["compile", file]),
      halfsky(["compile", file, "--lang", "en"]),
    ]);
    expect([chinese.code, english.code]).toEqual([0, 0]);
    expect(chinese.output).toContain("儿童与健康");
    expect(chinese.output).toContain("措施");
    expect(english.output).toContain("measures");
  });

  test("prints the compiled plan as JSON, named by the file's base name, from a .docx too", async () => {
    const body = plan
      .split("\n")
      .map((line) => paragraph(line))
      .join("");
    const file = write("plan.docx", await packDocx({ body }));
    const { code, output } = await halfsky(["compile", file, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      source: "plan.docx",
      format: "docx",
      plans: [{ population: "children", period: [2021, 2030], domains: [{ title: "儿童与健康" }] }],
      quantifiedTargets: [{ subject: "婴儿死亡率", kind: "lte", value: 4, unit: "‰" }],
    });
  });

  test("refuses a file in both languages on stderr, with a problem document where JSON is wanted, and ends with 1", async () => {
    const { code, output, errors } = await halfsky([
      "compile",
      write("plan.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47])),
      "--json",
    ]);
    const empty = await halfsky(["compile", write("empty.txt", ""), "--json"]);
    expect([code, empty.code]).toEqual([1, 1]);
    expect(errors).toContain("无法读取");
    expect(errors).toContain("cannot be read");
    expect(JSON.parse(output)).toMatchObject({ code: "unreadable-file", reason: "image-file", status: 422 });
    expect(JSON.parse(empty.output)).toMatchObject({ code: "unreadable-file", reason: "empty-file" });
  });

  test("says that a file is missing, and that a folder is none", async () => {
    const [missing, directory] = await Promise.all([
      halfsky(["compile", join(folder, "nothing.txt"), "--json"]),
      halfsky(["compile", folder, "--json"]),
    ]);
    expect([missing.code, directory.code]).toEqual([1, 1]);
    expect(JSON.parse(missing.output)).toMatchObject({ reason: "no-such-file" });
    expect(JSON.parse(directory.output)).toMatchObject({ reason: "not-a-file" });
  });

  test("ends with 2 where it is used wrongly", async () => {
    expect((await halfsky(["compile"])).code).toBe(2);
  });
});

describe("halfsky judge", () => {
  test("judges the targets on standard input, as JSON and as a table", async () => {
    const input = JSON.stringify([target]);
    const [json, table] = await Promise.all([
      halfsky(["judge", "--json"], input),
      halfsky(["judge", "--lang", "en"], input),
    ]);
    expect([json.code, table.code]).toEqual([0, 0]);
    expect(JSON.parse(json.output)).toMatchObject([{ id: "妇女人均预期寿命", status: "met" }]);
    expect(table.output).toMatch(/id +status[\s\S]*Met/);
  });

  test("names every fault at once with its place, and ends with 1", async () => {
    const input = JSON.stringify([target, { ...target, asOf: "soon", rule: { kind: "better" } }]);
    const { code, output, errors } = await halfsky(["judge", "--json"], input);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "[1].rule.kind" }, { where: "[1].asOf" }],
    });
    expect(errors).toContain("[1].asOf");
  });

  test("says that text is no JSON", async () => {
    const { code, errors } = await halfsky(["judge"], "[{");
    expect(code).toBe(1);
    expect(errors).toContain("JSON");
  });
});
