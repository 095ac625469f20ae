import { sql } from "kysely";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { findActor } from "../accounts/account.store.ts";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { findProjectRoot, readConfig } from "../config.ts";
import { type Database, openDatabase } from "../database/open-database.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { caseHostOf } from "./case-host.ts";
import { platformRole } from "./case-person.ts";
import { callForHelp } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";
import { openCase } from "./open-case.service.ts";

const root = findProjectRoot(import.meta.dirname);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-case-clock-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

const caseCount = 8;
/** Long after everything was due: each case has its steps to do at once. */
const late = "2025-04-30T02:00:00.000Z";

function configHere() {
  return { ...readConfig({}), HALFSKY_DATA: folder };
}

/** A process of its own that opens the data folder and does what is due; it prints a dot for every statement. */
function startClockProcess() {
  const from = (path: string): string => JSON.stringify(join(import.meta.dirname, path));
  const program = `
    import { openDatabase } from ${from("../database/open-database.ts")};
    import { readConfig } from ${from("../config.ts")};
    import { runCaseClock } from ${from("clock.ts")};
    const config = readConfig(process.env);
    const database = await openDatabase(config);
    const dots = { transformQuery: ({ node }) => (process.stdout.write("."), node), transformResult: async ({ result }) => result };
    const kysely = database.kysely.withPlugin(dots);
    const run = await runCaseClock({ database: { ...database, kysely }, config, now: () => new Date(${JSON.stringify(late)}) });
    if (run.failures.length > 0) throw run.failures[0];
    await database.close();`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: root,
    env: {
      ...process.env,
      HALFSKY_DATA: folder,
      TSX_TSCONFIG_PATH: join(root, "apps/server/tsconfig.json"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Lets a clock run until it has asked so many statements, and kills it there; returns whether it was still running. */
async function runUntil(statements: number): Promise<boolean> {
  const child = startClockProcess();
  let seen = 0;
  child.stdout.on("data", (text: Buffer) => {
    seen += text.length;
    if (seen >= statements) child.kill("SIGKILL");
  });
  await once(child, "exit");
  return child.signalCode === "SIGKILL";
}

async function fill(database: Database): Promise<void> {
  const config = configHere();
  const ground = { database, config, now: () => new Date("2025-03-03T01:00:00.000Z") };
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction } = context;
    await transaction
      .insertInto("area")
      .values([
        { code: "990100", name: "甲市", pinyin: "jiashi", level: "city", parent_code: null },
        { code: "990101", name: "甲东区", pinyin: "jiadong", level: "county", parent_code: "990100" },
      ])
      .execute();
    await transaction
      .insertInto("organisation")
      .values([
        {
          id: "federation",
          name: "妇联",
          short_name: "妇联",
          pinyin: "fulian",
          kind: "agency",
          area_code: "990101",
        },
        {
          id: "office",
          name: "妇儿工委办",
          short_name: "妇儿工委办",
          pinyin: "bangongshi",
          kind: "office",
          area_code: "990100",
        },
      ])
      .execute();
    await transaction
      .insertInto("service_agency")
      .values({
        area_code: "990100",
        role: "leading-group-office",
        organisation_id: "office",
        set_by: "platform",
        set_at: context.now,
      })
      .execute();
    // nobody is the supervisor, which is noted
    for (const [id, organisation, role] of [
      ["desk", "federation", "hotline"],
      ["duty", "office", "leading-group-office"],
    ] as const) {
      await transaction
        .insertInto("account")
        .values({
          id,
          username: id,
          display_name: id,
          organisation_id: organisation,
          created_at: context.now,
        })
        .execute();
      await transaction
        .insertInto("account_role")
        .values({ account_id: id, role_id: platformRole(role) })
        .execute();
    }
    const actor = await findActor(transaction, "desk");
    if (actor === undefined) throw new Error("no desk");
    for (let number = 0; number < caseCount; number += 1) {
      await openCase(
        { ...context, actor, host: caseHostOf(config) },
        {
          system: "dv-case",
          areaCode: "990101",
          action: "receive",
          transactionId: `00000000-0000-4000-8000-00000000000${number}`,
          details: callForHelp({ name: `某某${number}`, phone: `1380000000${number}` }),
        },
      );
    }
  });
}

describe("the clock of cases, killed at many moments", () => {
  test("does each step once in the end: in the log, among the messages, and in the record of steps", async () => {
    const before = await openDatabase(configHere());
    await fill(before);
    await before.close();
    const killed: boolean[] = [];
    for (const statements of [15, 60, 110, 175, 260]) killed.push(await runUntil(statements));
    expect(killed).toContain(true);
    const after = await openDatabase(configHere());
    try {
      const ground = { database: after, config: configHere(), now: () => new Date(late) };
      expect((await runCaseClock(ground)).failures).toEqual([]);
      expect((await runCaseClock(ground)).steps).toBe(0);
      const steps = await after.kysely
        .selectFrom("service_step")
        .select(["case_id", "kind", "reached", "due_at"])
        .execute();
      // the end of the clock finds no supervisor; the office hears of it, and again when a letter is called for;
      // then the case has stood so for too long, and there is no supervisor either
      const kinds = steps
        .map(({ case_id, due_at, kind, reached }) => `${case_id} ${due_at} ${kind} ${reached}`)
        .toSorted()
        .map((step) => step.split(" ").slice(-2).join(" "));
      expect(kinds).toEqual(
        Array.from({ length: caseCount }, () => [
          "escalate null",
          "escalate office",
          "escalate office",
          "escalate null",
        ]).flat(),
      );
      const logged = await after.kysely
        .selectFrom("service_action")
        .select("transaction_id")
        .where("action", "=", "clock-step")
        .execute();
      expect(logged).toHaveLength(steps.length);
      const told = await after.kysely
        .selectFrom("notification")
        .select("id")
        .where("subject_kind", "=", "case")
        .execute();
      // of each case twice, and once of its letter
      expect(told).toHaveLength(3 * caseCount);
      const letters = await after.kysely
        .selectFrom("service_case")
        .select(["id", "owner_organisation_id", sql<string>`work ->> 'caseNumber'`.as("about")])
        .where("system", "=", "rights-supervision")
        .execute();
      const numbers = await after.kysely
        .selectFrom("service_case")
        .select("number")
        .where("system", "=", "dv-case")
        .execute();
      expect(letters.map(({ about }) => about).toSorted()).toEqual(
        numbers.map(({ number }) => number).toSorted(),
      );
      expect(new Set(letters.map(({ owner_organisation_id }) => owner_organisation_id))).toEqual(
        new Set(["office"]),
      );
      const links = await after.kysely
        .selectFrom("service_action")
        .select("case_id")
        .where("action", "=", "link")
        .execute();
      expect(new Set(links.map(({ case_id }) => case_id)).size).toBe(2 * caseCount);
      expect(links).toHaveLength(2 * caseCount);
      const alarms = await after.kysely
        .selectFrom("service_case")
        .select("id")
        .where("nobody_to_tell", "=", true)
        .execute();
      expect(alarms).toHaveLength(caseCount);
      expect((await verifyAuditChain(after.kysely)).status).toBe("intact");
    } finally {
      await after.close();
    }
  }, 300_000);
});
