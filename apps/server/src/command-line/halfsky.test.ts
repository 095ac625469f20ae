import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessTokenMade } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { findProjectRoot } from "../config.ts";

const root = findProjectRoot(import.meta.dirname);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-command-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

/** A script run as people run it: built if that is needed, in a folder of the test. */
function start(script: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [join(root, "scripts", script), ...args], {
    cwd: folder,
    env: { ...process.env, HALFSKY_DATA: join(folder, "data"), HALFSKY_SAMPLE_CITY: "no", ...settings },
  });
}

async function halfsky(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const child = start("halfsky.mjs", args, settings);
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, "exit");
  return { code: child.exitCode, out, errors };
}

/** Sets up a city with its office and somebody there; answers what is printed of her account. */
async function setUpOffice(settings: Readonly<Record<string, string>> = {}): Promise<unknown> {
  await writeFile(
    join(folder, "areas.json"),
    JSON.stringify({
      areas: [{ code: "990700", name: "丁市", level: "city", parentCode: null }],
      organisations: [
        {
          id: "office-990700",
          name: "丁市妇儿工委办",
          shortName: "妇儿工委办",
          kind: "office",
          areaCode: "990700",
        },
      ],
    }),
  );
  expect(await halfsky(["set-up", "areas.json", "--json"], settings)).toMatchObject({
    code: 0,
    out: expect.stringContaining('"added":1'),
  });
  const account = [
    "--username",
    "office",
    "--display-name",
    "办公室",
    "--organisation",
    "office-990700",
    "--role",
    "office",
  ];
  const created = await halfsky(["create-account", ...account, "--json"], settings);
  const printed: unknown = JSON.parse(created.out);
  return printed;
}

describe("the command line", { timeout: 300_000 }, () => {
  test("explains each verb in English and Chinese, and calls a wrong use what it is, with exit code 2", async () => {
    const [help, verbHelp, unknown, missing] = await Promise.all([
      halfsky(["--help"]),
      halfsky(["backup", "--help"]),
      halfsky(["dance"]),
      halfsky(["create-account", "--username", "x"]),
    ]);
    expect(help.code).toBe(0);
    for (const verb of [
      "backup",
      "restore",
      "migrate",
      "serve",
      "set-up",
      "create-account",
      "verify-audit",
    ]) {
      expect(help.out).toContain(`\n  ${verb} `);
    }
    expect(verbHelp).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Write the whole database[^]*备份整个数据库/),
    });
    expect(unknown).toMatchObject({
      code: 2,
      out: "",
      errors: expect.stringMatching(/用法有误[^]*unknown command 'dance'/),
    });
    expect(missing).toMatchObject({ code: 2, errors: expect.stringContaining("--display-name") });
  });

  test("refuses a missing file, wrong settings and a foreign file with words in both languages and exit code 1", async () => {
    await writeFile(join(folder, "no-json.json"), "{");
    const [missing, settings, foreign] = await Promise.all([
      halfsky(["restore", "nowhere.gz"]),
      halfsky(["migrate"], { PORT: "many", HALFSKY_LOG_LEVEL: "loud" }),
      halfsky(["set-up", "no-json.json"]),
    ]);
    expect(missing).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/没有这个文件：nowhere\.gz\nNo such file/),
    });
    expect(settings).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/配置有误[^]*PORT[^]*HALFSKY_LOG_LEVEL/),
    });
    expect(foreign).toMatchObject({ code: 1, errors: expect.stringContaining("不是有效的 JSON") });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("takes an empty folder to a platform that someone can sign in to, and moves it whole to another folder", async () => {
    const created = await setUpOffice();
    expect(created).toMatchObject({ username: "office", password: expect.stringMatching(/^.{10,}$/) });
    const written = await halfsky(["backup", "whole.gz", "--json"]);
    const moved = { HALFSKY_DATA: join(folder, "moved") };
    const restored = await halfsky(["restore", "whole.gz", "--json"], moved);
    expect(JSON.parse(restored.out)).toEqual(JSON.parse(written.out));
    expect(JSON.parse((await halfsky(["verify-audit", "--json"], moved)).out)).toMatchObject({
      status: "intact",
      entries: 3,
    });
  });
});

describe("access tokens", { timeout: 300_000 }, () => {
  test("are made for an account within what it may do, and revoked", async () => {
    const settings = { HALFSKY_DATA: join(folder, "tokens") };
    await setUpOffice(settings);
    const make = (area: string) => [
      "create-access-token",
      "--username",
      "OFFICE",
      "--name",
      "省平台取数",
      "--area",
      area,
      "--expires",
      addDays(beijingDate(new Date().toISOString()), 90),
      "--json",
      "--permission",
      "observation.read",
      "area.read",
    ];
    const foreign = await halfsky(make("999999"), settings);
    expect(foreign).toMatchObject({ code: 1, out: "" });
    expect(foreign.errors).toContain("这个地区不在您的权限范围内");
    const made = await halfsky(make("990700"), settings);
    const { secret, token } = accessTokenMade.parse(JSON.parse(made.out));
    expect(secret).toMatch(/^halfsky_.{40,}$/u);
    expect(token).toMatchObject({ name: "省平台取数", state: "valid" });
    const revoked = await halfsky(["revoke-access-token", token.id, "--username", "office"], settings);
    expect(revoked).toMatchObject({
      code: 0,
      out: `已撤销访问令牌 ${token.id} / revoked access token ${token.id}\n`,
    });
  });
});

describe("the server", { timeout: 300_000 }, () => {
  test("says where it is, keeps others off its data, and on SIGTERM closes and frees the folder", async () => {
    const child = start("halfsky.mjs", ["serve"], { PORT: "0" });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (out += part));
    await expect
      .poll(() => out, { timeout: 120_000, interval: 100 })
      .toMatch(/半边天已启动[^]*halfsky is running: open http:\/\/127\.0\.0\.1:\d+/);
    const address = /http:\/\/[\d.:]+/.exec(out)?.[0] ?? "";
    expect((await fetch(`${address}/api/session`)).status).toBe(401);
    expect(await halfsky(["verify-audit"])).toMatchObject({
      code: 1,
      errors: expect.stringContaining(`正被进程 ${child.pid}`),
    });
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(folder, "data/halfsky.lock"))).toBe(false);
  });

  test("that finds its port taken says so, frees the folder and ends with 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const child = start("halfsky.mjs", ["serve"], { PORT: port });
    const errors = await text(child.stderr);
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).toBe(1);
    expect(errors).toContain(`端口 ${port} 已被占用`);
    expect(errors).toContain(`Port ${port} is taken`);
    expect(existsSync(join(folder, "data/halfsky.lock"))).toBe(false);
    other.close();
  });
});
