import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActor } from "../accounts/account.store.ts";
import { platformActor } from "../access/actor.ts";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { importCalendar, readDeliveredSchedules } from "../calendar/import-calendar.service.ts";
import { findProjectRoot, readConfig } from "../config.ts";
import { type Database, openDatabase } from "../database/open-database.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { beginMatter } from "./invented-years.ts";

const root = findProjectRoot(import.meta.dirname);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-clock-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

const matterCount = 8;
/** Long after everything was due, so that each matter has all its steps to do at once. */
const late = "2025-04-30T02:00:00.000Z";

function openOwn(): Promise<Database> {
  return openDatabase({ ...readConfig({}), HALFSKY_DATA: folder });
}

/** A process of its own that opens the data folder and does what is due; it prints a dot for every statement. */
function startClockProcess() {
  const from = (path: string): string => JSON.stringify(join(import.meta.dirname, path));
  const program = `
    import { openDatabase } from ${from("../database/open-database.ts")};
    import { readConfig } from ${from("../config.ts")};
    import { runClock } from ${from("clock.ts")};
    const config = readConfig(process.env);
    const database = await openDatabase(config);
    const dots = { transformQuery: ({ node }) => (process.stdout.write("."), node), transformResult: async ({ result }) => result };
    const kysely = database.kysely.withPlugin(dots);
    const run = await runClock({ database: { ...database, kysely }, config, now: () => new Date(${JSON.stringify(late)}) }, "990100");
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
  const config = { ...readConfig({}), HALFSKY_DATA: folder };
  const ground = { database, config, now: () => new Date("2025-03-03T01:00:00.000Z") };
  const days = await readDeliveredSchedules(root);
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction } = context;
    await transaction
      .insertInto("area")
      .values({ code: "990100", name: "甲市", pinyin: "jiashi", level: "city", parent_code: null })
      .execute();
    for (const [id, kind, role] of [
      ["office", "office", "office"],
      ["education", "member-unit", "liaison"],
      ["government", "government", "leader"],
    ] as const) {
      await transaction
        .insertInto("organisation")
        .values({ id, name: id, short_name: id, pinyin: id, kind, area_code: "990100" })
        .execute();
      await transaction
        .insertInto("account")
        .values({ id, username: id, display_name: id, organisation_id: id, created_at: context.now })
        .execute();
      await transaction.insertInto("account_role").values({ account_id: id, role_id: role }).execute();
    }
    await importCalendar(context, days);
    const find = async (id: string) => {
      const actor = await findActor(transaction, id);
      if (actor === undefined) throw new Error(`no ${id}`);
      return actor;
    };
    const unit = await find("education");
    const people = {
      office: await find("office"),
      leader: await find("government"),
      education: unit,
      health: unit,
    };
    for (let number = 0; number < matterCount; number += 1) {
      await beginMatter(context, people, { id: `m${number}`, unit: "education" });
    }
  });
}

// A database is made and opened five times here, which takes long on a busy machine.
describe("a clock whose process is killed by the system", { timeout: 600_000 }, () => {
  test("has done, once it was left in peace, every step exactly once on the data folder it left behind", async () => {
    const database = await openOwn();
    await fill(database);
    await database.close();
    let kills = 0;
    for (const statements of [61, 233]) if (await runUntil(statements)) kills += 1;
    expect(kills).toBe(2);
    expect(await runUntil(Number.POSITIVE_INFINITY)).toBe(false);

    const after = await openOwn();
    try {
      const rows = await after.kysely
        .selectFrom("supervision_clock_step")
        .select(["id", "matter_id"])
        .orderBy("id")
        .execute();
      const stepsOf = (id: string) => rows.filter(({ matter_id }) => matter_id === id).map((row) => row.id);
      const names = [
        "acknowledge/1/escalate-leader-8",
        "acknowledge/1/escalate-office-3",
        "acknowledge/1/escalate-unit-1",
        "explain/1/escalate-leader-8",
        "explain/1/escalate-office-3",
        "explain/1/escalate-unit-1",
        "explain/1/urge",
      ];
      for (let number = 0; number < matterCount; number += 1) {
        expect(stepsOf(`m${number}`)).toEqual(names.map((name) => `m${number}/${name}`));
      }
      const told = await after.kysely
        .selectFrom("notification")
        .select("id")
        .where("kind", "=", "escalate")
        .execute();
      expect(told).toHaveLength(matterCount * 6);
      const letters = await after.kysely
        .selectFrom("supervision_letter")
        .select("number")
        .orderBy("number")
        .execute();
      expect(letters.map(({ number }) => number)).toEqual(
        Array.from({ length: matterCount * 2 }, (_, index) => index + 1),
      );
      expect((await verifyAuditChain(after.kysely)).status).toBe("intact");
    } finally {
      await after.close();
    }
  });
});
