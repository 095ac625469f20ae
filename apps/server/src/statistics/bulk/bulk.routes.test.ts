import type { AccessTokenMade, BulkLoaded, Permission } from "@halfsky/api-contract";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { platformActor } from "../../access/actor.ts";
import { findProjectRoot } from "../../config.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../../http/start-test-server.ts";
import { createIndicators } from "../indicator.service.ts";

let server: TestServer;
let enrolment = "";
let deaths = "";

beforeAll(async () => {
  server = await startTestServer();
  const made = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createIndicators(
      context,
      ["education-990100", "health-990100"].map((organisationId) => ({
        areaCode: "990000",
        name: `指标-${organisationId}`,
        unit: "%",
        direction: "up" as const,
        decimals: 2,
        organisationId,
      })),
    ),
  );
  [enrolment = "", deaths = ""] = made.map(({ id }) => id);
});
afterAll(() => server.close());

async function makeToken(
  username: string,
  limits: { readonly areaCode: string; readonly organisationId?: string },
): Promise<string> {
  const who = await server.signIn(username);
  const permissions: Permission[] = ["observation.read", "observation.write", "area.read"];
  const answer = await who.send("POST", "/api/access-tokens", {
    name: "数据中心",
    organisationId: null,
    permissions,
    expiresOn: "2025-12-31",
    ...limits,
  });
  return answer.json<AccessTokenMade>().secret;
}

const ask = (secret: string, options: InjectOptions): Promise<LightMyRequestResponse> =>
  server.app.inject({ ...options, headers: { authorization: `Bearer ${secret}`, ...options.headers } });
const load = (secret: string, payload: string | Buffer, query = "", headers: Record<string, string> = {}) =>
  ask(secret, {
    method: "POST",
    url: `/api/bulk/observations${query}`,
    payload,
    headers: { "content-type": "text/csv", ...headers },
  });
const record = z.record(z.string(), z.unknown());
const head = "area,indicator,year,breakdown,value,missing,numerator,denominator,note";
const csv = (...rows: readonly string[]) => `${head}\n${rows.join("\n")}\n`;
const read = async (secret: string, query = "") =>
  (await ask(secret, { method: "GET", url: `/api/bulk/observations${query}` })).body;
const values = async (secret: string, query = "") =>
  (await read(secret, query))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => record.parse(JSON.parse(line)))
    .map((row) => [
      row["area"],
      row["indicator"],
      row["year"],
      row["breakdown"],
      row["value"] ?? row["missing"],
    ]);

describe("figures in bulk", () => {
  test("are stored as they are, in either format, packed or not, and come back as they were given", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const rows = [
      `990100,${enrolment},2023,,97.35,,9735,10000,"抽查,复核过"`,
      `990100,${enrolment},2023,sex=female,98.1,,,,`,
      `990101,${deaths},2023,,,withheld,,,`,
    ];
    const first = await load(secret, csv(...rows));
    expect([first.statusCode, first.json<BulkLoaded>()]).toEqual([
      200,
      expect.objectContaining({ applied: true, rows: 3, saved: 3, unchanged: 0, faulty: 0 }),
    ]);
    const out = await read(secret, "?format=csv");
    const again = await load(secret, out);
    expect(again.json<BulkLoaded>()).toMatchObject({ applied: true, rows: 3, saved: 0, unchanged: 3 });
    const lines = await read(secret);
    const packed = await load(secret, gzipSync(lines), "", {
      "content-type": "application/x-ndjson",
      "content-encoding": "gzip",
    });
    expect(packed.json().faults ?? packed.json<BulkLoaded>().faults).toEqual([]);
    expect(packed.json<BulkLoaded>()).toMatchObject({ saved: 0, unchanged: 3 });
    expect(await values(secret)).toEqual([
      ["990100", enrolment, 2023, "", "97.35"],
      ["990100", enrolment, 2023, "sex=female", "98.1"],
      ["990101", deaths, 2023, "", "withheld"],
    ]);
    expect(out).toContain(`97.35,,9735,10000,"抽查,复核过",1,,数据中心,`);
  });

  test("keep every character of a note, in the figure and in its revision", async () => {
    const secret = await makeToken("office", { areaCode: "990102" });
    const notes = ['说"是", {a,b}', "\\ 和 \\\\", "null", "NULL", "{}", " ' ;--", "😀"];
    const rows = notes.map((note, index) =>
      JSON.stringify({ area: "990102", indicator: enrolment, year: 1960 + index, value: "97.35", note }),
    );
    const ndjson = { "content-type": "application/x-ndjson" };
    const loaded = await load(secret, rows.join("\n"), "", ndjson);
    expect(loaded.json<BulkLoaded>()).toMatchObject({ saved: notes.length, faulty: 0 });
    const narrow = `?areas=990102&from=1960&to=1980`;
    for (const query of [narrow, `${narrow}&asOf=${server.ground.now().toISOString()}`]) {
      const lines = (await read(secret, query)).trim().split("\n");
      const kept = lines.map((line) => record.parse(JSON.parse(line))["note"]);
      expect(kept).toEqual(notes.map((note) => note.trim()));
    }
  });

  test("replace what stands, keep it as a revision, and can be read as of any moment", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const before = server.ground.now().toISOString();
    server.advance(60_000);
    const changed = await load(secret, csv(`990100,${enrolment},2023,,97.4,,,,`), "?reason=复核");
    expect(changed.json<BulkLoaded>()).toMatchObject({ saved: 1 });
    const narrow = `?areas=990100&indicators=${enrolment}&from=2023&to=2023&breakdown=`;
    expect(await values(secret, narrow)).toEqual([["990100", enrolment, 2023, "", "97.4"]]);
    expect(await values(secret, `${narrow}&asOf=${before}`)).toEqual([
      ["990100", enrolment, 2023, "", "97.35"],
    ]);
    expect(await read(secret, narrow)).toContain('"numerator":"9735"');
  });

  test("are all stored or none, with every fault by its line; in part only where that is asked for", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const text = csv(
      `990100,${enrolment},2024,,97.5,,,,`,
      `990100,${enrolment},2024,,97.6,,,,`,
      `990100,${enrolment},2022,,97.6,withheld,,,`,
      `990200,${enrolment},2024,,97.5,,,,`,
      `990100,none,2024,,97.5,,,,`,
      `990100,${enrolment},2025,,,,,,`,
      `990100,${enrolment},2025,sex=x,1 000,,,,`,
    );
    const refused = await load(secret, text);
    expect([refused.statusCode, refused.json().code]).toEqual([422, "invalid-input"]);
    expect(refused.json().faults.map(({ where }: { where: string }) => where)).toEqual([
      "line 3",
      "line 4",
      "line 5",
      "line 6",
      "line 7",
      "line 8",
      "line 8",
    ]);
    const known = await values(secret, `?indicators=${enrolment}&from=2024`);
    const checked = await load(secret, text, "?mode=check&partial=true");
    expect(checked.json<BulkLoaded>()).toMatchObject({ applied: false, rows: 7, saved: 1, faulty: 6 });
    expect(await values(secret, `?indicators=${enrolment}&from=2024`)).toEqual(known);
    const partial = await load(secret, text, "?partial=true");
    expect(partial.json<BulkLoaded>()).toMatchObject({
      ...checked.json<BulkLoaded>(),
      mode: "apply",
      applied: true,
    });
    expect(await values(secret, `?indicators=${enrolment}&from=2024`)).toEqual([
      ["990100", enrolment, 2024, "", "97.5"],
    ]);
  });

  test("list a thousand faults and count the rest", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const rows = Array.from(
      { length: 6200 },
      (_, index) => `990100,${enrolment},${1000 + (index % 9)},,1,,,,`,
    );
    const answer = await load(secret, csv(...rows), "?mode=check");
    const { faulty, faults } = answer.json<BulkLoaded>();
    expect([faulty, faults.length, faults[0]?.line]).toEqual([6200, 1000, 2]);
  });

  test("of a token for one unit are those of its indicators in its area, in and out", async () => {
    const secret = await makeToken("office", { areaCode: "990100", organisationId: "health-990100" });
    const answer = await load(
      secret,
      csv(
        `990100,${deaths},2024,,90,,,,`,
        `990100,${enrolment},2024,,90,,,,`,
        `990101,${deaths},2024,,90,,,,`,
      ),
      "?partial=true",
    );
    const { saved, faults } = answer.json<BulkLoaded>();
    expect([saved, faults.map(({ line }) => line)]).toEqual([1, [3, 4]]);
    expect(await values(secret)).toEqual([["990100", deaths, 2024, "", "90"]]);
    expect(
      (await ask(secret, { method: "GET", url: "/api/bulk/observations?areas=990101" })).statusCode,
    ).toBe(403);
  });

  test("stand in the audit log with the token that brought them", async () => {
    const entry = await server.database.kysely
      .selectFrom("audit_entry")
      .select(["username", "area_code", "details"])
      .where("action", "=", "observation.load")
      .orderBy("sequence")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      username: "office",
      area_code: "990100",
      details: { count: 2, accessToken: { name: "数据中心" }, source: { kind: "bulk", name: "数据中心" } },
    });
  });

  test("of another kind of content, or of nobody, are refused", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const json = await load(secret, "{}", "", { "content-type": "application/json" });
    expect([json.statusCode, json.json().code]).toEqual([415, "unsupported-media"]);
    const nobody = await server.app.inject({
      method: "POST",
      url: "/api/bulk/observations",
      payload: csv(),
      headers: { "content-type": "text/csv" },
    });
    expect(nobody.statusCode).toBe(401);
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe.skipIf(!hasCurl)("the examples of docs/api.md", () => {
  test("work as they are written, in both languages", async () => {
    const secret = await makeToken("office", { areaCode: "990100" });
    const address = await server.app.listen({ port: 0, host: "127.0.0.1" });
    const folder = await mkdtemp(join(tmpdir(), "halfsky-api-"));
    const row = { area: "990100", indicator: enrolment, year: 2019, value: "91" };
    await writeFile(join(folder, "figures.csv"), csv(`990100,${enrolment},2018,,90,,,,`));
    await writeFile(join(folder, "figures.ndjson"), `${JSON.stringify(row)}\n`);
    const root = findProjectRoot(import.meta.dirname);
    const answers: string[] = [];
    const examples: string[][] = [];
    for (const page of ["docs/api.md", "docs/api.zh-CN.md"]) {
      const text = await readFile(join(root, page), "utf8");
      const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/gu)].map(([, block = ""]) => block);
      examples.push(blocks);
      for (const block of blocks) {
        const { stdout } = await promisify(execFile)("bash", ["-e", "-o", "pipefail", "-c", block], {
          cwd: folder,
          env: { ...process.env, HALFSKY: address, TOKEN: secret, INDICATOR: enrolment },
        });
        answers.push(stdout);
      }
    }
    await rm(folder, { recursive: true, force: true });
    expect(examples[1]).toEqual(examples[0]);
    expect(examples[0]?.length).toBeGreaterThanOrEqual(6);
    for (const answer of answers) {
      expect(answer).not.toContain("urn:halfsky:problem");
      expect(answer.length).toBeGreaterThan(50);
    }
    expect(answers[2]).toContain('"saved":1');
    expect(answers.at(-1)).toContain('"code":"990101"');
  });
});
