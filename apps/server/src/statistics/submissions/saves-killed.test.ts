import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { findActor } from "../../accounts/account.store.ts";
import { verifyAuditChain } from "../../audit/verify-audit-chain.ts";
import { findProjectRoot, readConfig } from "../../config.ts";
import { type Database, openDatabase } from "../../database/open-database.ts";
import type { Ground } from "../../http/ground.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { createForm } from "../forms/form.service.ts";
import { createIndicators } from "../indicator.service.ts";
import { exampleForm, exampleRound } from "../rounds/test-round.ts";
import { issueRound } from "../rounds/issue-round.service.ts";
import { createRound } from "../rounds/round.service.ts";
import { saveFigures } from "./save-figures.service.ts";
import { typed } from "./test-submissions.ts";

const root = findProjectRoot(import.meta.dirname);
const saves = 40;
const now = "2025-03-03T01:00:00.000Z";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-saves-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

function openOwn(): Promise<Database> {
  return openDatabase({ ...readConfig({}), HALFSKY_DATA: folder });
}

function groundOf(database: Database): Ground {
  return { database, config: { ...readConfig({}), HALFSKY_DATA: folder }, now: () => new Date(now) };
}

/** A city with one unit that owes forty figures; answers the submission and its indicators. */
async function fill(ground: Ground) {
  return await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction } = context;
    await transaction
      .insertInto("area")
      .values({ code: "990100", name: "甲市", pinyin: "jiashi", level: "city", parent_code: null })
      .execute();
    await transaction
      .insertInto("organisation")
      .values({
        id: "education-990100",
        name: "甲市教育局",
        short_name: "教育局",
        pinyin: "jiaoyuju",
        kind: "member-unit",
        area_code: "990100",
      })
      .execute();
    await transaction
      .insertInto("account")
      .values({
        id: "education",
        username: "education",
        display_name: "education",
        organisation_id: "education-990100",
        created_at: context.now,
      })
      .execute();
    await transaction
      .insertInto("account_role")
      .values({ account_id: "education", role_id: "liaison" })
      .execute();
    const made = await createIndicators(
      context,
      Array.from({ length: saves }, (_, index) => ({
        name: `第${index}项人数`,
        unit: "人",
        organisationId: "education-990100",
        areaCode: "990100",
        direction: "none" as const,
        decimals: 0,
      })),
    );
    const indicatorIds = made.map(({ id }) => id);
    const formId = await createForm(context, exampleForm(indicatorIds));
    const roundId = await createRound(context, exampleRound([[formId, ["education-990100", "990100"]]]));
    await issueRound(context, roundId);
    const { id } = await transaction.selectFrom("submission").select("id").executeTakeFirstOrThrow();
    return { id, indicatorIds };
  });
}

/** A process of its own that saves all figures at once; it prints the name of each save that was acknowledged. */
function startSavingProcess(submission: string, indicatorIds: readonly string[]) {
  const from = (path: string): string => JSON.stringify(join(import.meta.dirname, path));
  const program = `
    import { openDatabase } from ${from("../../database/open-database.ts")};
    import { readConfig } from ${from("../../config.ts")};
    import { findActor } from ${from("../../accounts/account.store.ts")};
    import { writeFor } from ${from("../../http/run-in-transaction.ts")};
    import { saveFigures } from ${from("save-figures.service.ts")};
    import { typed } from ${from("test-submissions.ts")};
    const config = readConfig(process.env);
    const database = await openDatabase(config);
    const ground = { database, config, now: () => new Date(${JSON.stringify(now)}) };
    const actor = await findActor(database.kysely, "education");
    await Promise.all(${JSON.stringify(indicatorIds)}.map(async (indicatorId, index) => {
      const figures = [typed(indicatorId, "", String(index))];
      await writeFor(ground, { actor, requestId: null }, (context) =>
        saveFigures(context, ${JSON.stringify(submission)}, figures, { kind: "import", name: "填报表.xlsx" }));
      process.stdout.write(indicatorId + "\\n");
    }));
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

// A database is made and opened three times here, which takes long on a busy machine.
describe("forty saves whose process is killed in the middle", { timeout: 600_000 }, () => {
  test("leave every save that was acknowledged, and sending all again doubles nothing", async () => {
    const first = await openOwn();
    const { id, indicatorIds } = await fill(groundOf(first));
    await first.close();

    const child = startSavingProcess(id, indicatorIds);
    let text = "";
    child.stdout.on("data", (data: Buffer) => {
      text += data.toString();
      if (text.split("\n").length > saves / 3) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(child.signalCode).toBe("SIGKILL");
    const acknowledged = text.split("\n").filter((line) => line !== "");
    expect(acknowledged.length).toBeGreaterThan(10);

    const database = await openOwn();
    try {
      const { kysely } = database;
      const figures = () =>
        kysely
          .selectFrom("submission_figure")
          .select(["indicator_id", "value", "revision"])
          .where("breakdown", "=", "")
          .where("revision", ">", 0)
          .execute();
      const there = new Map((await figures()).map((figure) => [figure.indicator_id, figure.value]));
      expect(acknowledged.filter((indicatorId) => !there.has(indicatorId))).toEqual([]);
      expect(there.size).toBeLessThan(saves);

      const actor = await findActor(kysely, "education");
      if (actor === undefined) throw new Error("nobody is called education");
      const again = await writeFor(groundOf(database), { actor, requestId: null }, (context) =>
        saveFigures(
          context,
          id,
          indicatorIds.map((indicatorId, index) => typed(indicatorId, "", String(index))),
          { kind: "import", name: "填报表.xlsx" },
        ),
      );
      expect(again.unchanged).toHaveLength(there.size);
      expect(again.saved).toHaveLength(saves - there.size);
      const all = await figures();
      expect(all.map(({ revision }) => revision)).toEqual(all.map(() => 1));
      expect(all).toHaveLength(saves);
      expect((await verifyAuditChain(kysely)).status).toBe("intact");
    } finally {
      await database.close();
    }
  });
});
