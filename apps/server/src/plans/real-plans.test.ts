import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { indicatorMatchList, planDifference } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProjectRoot } from "../config.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { chooseExactMatches } from "./match-indicators.ts";
import { expectPlan, importDocument, readPlan } from "./upload-document.ts";

const folder = join(findProjectRoot(import.meta.dirname), "../shared/plans");
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
if (names.length === 0) process.stderr.write(`real plans are not tested: ${folder} is not there\n`);

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
});
afterAll(() => server.close());

describe.skipIf(names.length === 0)("a real plan document", () => {
  test.each(names)("%s gives a plan for women and one for children, in seconds", async (name) => {
    const started = performance.now();
    const imported = await importDocument(office, name, readFileSync(join(folder, name)));
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(imported.plans.map(({ population, outcome }) => [population, outcome])).toEqual([
      ["women", "new"],
      ["children", "new"],
    ]);
    for (const { id, counts } of imported.plans) {
      expect(counts.domains).toBeGreaterThanOrEqual(6);
      expect(counts.measures).toBeGreaterThan(30);
      const { content } = await readPlan(office, id);
      const parts = [...content.indicators, ...content.targets, ...content.domains, ...content.projects];
      expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
      const [first, last] = content.lines;
      for (const part of parts) {
        expect(part.line).toBeGreaterThanOrEqual(first);
        expect(part.endLine).toBeLessThanOrEqual(last);
        expect(part.words).not.toBe("");
      }
    }
  });

  test.each(names)("%s is published without a hand, each baseline with its line", async (name) => {
    const { plans } = await importDocument(office, name, readFileSync(join(folder, name)));
    for (const { id, outcome } of plans) {
      expect(outcome).toBe("unchanged");
      const { matches } = indicatorMatchList.parse(
        (await office.get(`/api/plans/${id}/indicator-matches`)).json(),
      );
      const { plan, content } = await readPlan(office, id);
      const body = { revision: plan.revision, choices: chooseExactMatches(matches) };
      const record = expectPlan(await office.send("POST", `/api/plans/${id}/publication`, body));
      expect(record.plan).toMatchObject({ state: "published", version: 1 });
      const targets = await server.database.kysely
        .selectFrom("target")
        .select(["indicator_id", "monitored", "baseline_value"])
        .where("plan_id", "=", id)
        .execute();
      expect(targets).toHaveLength(content.indicators.length + content.targets.length);
      for (const target of targets) expect(target.indicator_id !== null).toBe(target.monitored);
      const baselines = content.indicators.filter(({ baseline }) => /^\d/.test(baseline ?? ""));
      const withBaseline = targets.filter(({ baseline_value }) => baseline_value !== null).length;
      const unreadable =
        record.versions[0]?.findings.filter(({ code }) => code === "baseline-unreadable").length ?? 0;
      expect(withBaseline + unreadable).toBeGreaterThanOrEqual(baselines.length);
    }
  });

  test.each(names)("%s with one number changed differs in that number only", async (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const changed = text.replace(
      /(\d\d)([%％]以上)/,
      (_, digits: string, rest: string) => `${Number(digits) - 1}${rest}`,
    );
    expect(changed).not.toBe(text);
    const { plans } = await importDocument(office, `修订-${name}`, changed);
    const differences = [];
    for (const { id } of plans) {
      const { changes } = planDifference.parse((await office.get(`/api/plans/${id}/difference`)).json());
      differences.push(...changes.map(({ part, change }) => `${part} ${change}`));
    }
    expect(differences.length).toBeGreaterThanOrEqual(1);
    // A merged cell changes two rows, each in its printed target and in its rule.
    expect(differences.length).toBeLessThanOrEqual(4);
    expect(new Set(differences)).not.toContain("target added");
  });
});
