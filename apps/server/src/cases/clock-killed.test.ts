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
      .values({
        id: "federation",
        name: "妇联",
        short_name: "妇联",
        pinyin: "fulian",
        kind: "agency",
        area_code: "990101",
      })
      .execute();
    for (const [id, role] of [
      ["desk", "hotline"],
      ["lead", "supervisor"],
    ] as const) {
      await transaction
        .insertInto("account")
        .values({
          id,
          username: id,
          display_name: id,
          organisation_id: "federation",
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
    for (const statements of [15, 60, 110, 175]) killed.push(await runUntil(statements));
    expect(killed).toContain(true);
    const after = await openDatabase(configHere());
    try {
      const ground = { database: after, config: configHere(), now: () => new Date(late) };
      expect((await runCaseClock(ground)).failures).toEqual([]);
      expect((await runCaseClock(ground)).steps).toBe(0);
      const steps = await after.kysely
        .selectFrom("service_step")
        .select(["case_id", "kind", "reached"])
        .orderBy("case_id")
        .orderBy("due_at")
        .execute();
      // the end of the clock goes to the supervisor; the office of the leading group is nobody here, which is noted
      const kinds = steps.map(({ kind, reached }) => `${kind} ${reached}`);
      expect(kinds).toEqual(
        Array.from({ length: caseCount }, () => ["escalate lead", "escalate null"]).flat(),
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
      expect(told).toHaveLength(caseCount);
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
