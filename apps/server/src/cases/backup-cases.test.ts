import type { CaseList, CaseRecord } from "@halfsky/api-contract";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import type { Database } from "../database/open-database.ts";
import { openTestDatabase } from "../database/open-test-database.ts";
import { restoreBackup } from "../database/restore-backup.ts";
import { writeBackup } from "../database/write-backup.ts";
import type { App, Ground } from "../http/ground.ts";
import { uploadFile } from "../http/upload-file.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { masterKeyNotice } from "./keys/check-master-key.ts";

let city: CaseTestCity;
let restored: Database;
let folder: string;
let path: string;
let kept: { readonly id: string; readonly number: string; readonly file: string };

beforeAll(async () => {
  city = await startCaseTestCity();
  const { desk, lead, worker } = city.people;
  const victim = { name: "闻人素", phone: "13766668888", idNumber: "E66668888" };
  const { id, number } = await open(desk, "dv-case", "receive", callForHelp(victim));
  await act(lead, id, "take", { assignee: city.accounts.worker });
  const file = await uploadFile(worker, {
    url: `/api/cases/${id}/attachments`,
    fileName: "伤情.txt",
    content: "左臂淤青",
  });
  kept = { id, number, file: file.json<{ id: string }>().id };
  await act(worker, id, "visit", {
    answers: { fields: { inDanger: true, again: false, visitFindings: "见附件" } },
    attachmentIds: [kept.file],
  });
  folder = await mkdtemp(join(tmpdir(), "halfsky-case-backup-"));
  path = join(folder, "cases.backup.gz");
  await writeBackup(city.database.kysely, path, city.ground.now().toISOString());
  restored = await openTestDatabase();
  await restoreBackup(restored.kysely, path);
}, 60_000);
afterAll(async () => {
  await city.close();
  await restored.close();
  await rm(folder, { recursive: true });
});

/** A server on what was restored, with a master key of its own; sessions were restored too, so that nobody signs in anew. */
async function served(settings: Partial<Ground["config"]>, ask: (app: App) => Promise<void>): Promise<void> {
  const ground: Ground = {
    ...city.ground,
    database: restored,
    config: { ...city.ground.config, ...settings },
  };
  const app = await buildApp(ground);
  await app.ready();
  try {
    await ask(app);
  } finally {
    await app.close();
  }
}

describe("a backup of cases", () => {
  test("holds nothing personal in the clear and no master key, and restored with the key gives every case, name and file", async () => {
    const cookie = { headers: { cookie: city.people.worker.cookie } };
    const text = gunzipSync(await readFile(path)).toString();
    for (const word of ["闻人素", "13766668888", "左臂淤青", "见附件", city.ground.config.HALFSKY_CASE_KEY]) {
      expect(text).not.toContain(word);
    }
    const before = (await city.people.worker.get(`/api/cases/${kept.id}`)).json<CaseRecord>();
    await served({}, async (app) => {
      expect(await masterKeyNotice({ ...city.ground, database: restored })).toEqual([]);
      const record = (await app.inject({ url: `/api/cases/${kept.id}`, ...cookie })).json<CaseRecord>();
      expect(record).toEqual(before);
      expect(record.parties["victim"]?.[0]?.parts["name"]).toBe("闻人素");
      const file = await app.inject({ url: `/api/cases/${kept.id}/attachments/${kept.file}`, ...cookie });
      expect(file.body).toBe("左臂淤青");
      const found = await app.inject({
        method: "POST",
        url: "/api/cases/search",
        payload: { by: "phone", text: "13766668888" },
        headers: { cookie: city.people.desk.cookie },
      });
      expect(found.json<CaseList>().rows.map(({ number }) => number)).toEqual([kept.number]);
      // the log goes on where it was
      const noted = await app.inject({
        method: "POST",
        url: `/api/cases/${kept.id}/actions`,
        payload: {
          action: "add-note",
          transactionId: "6a0e8d2e-58f8-4a9c-9d7b-0a0f6f3a7b11",
          baseVersion: record.row.version,
          details: { reason: "恢复后继续办理" },
        },
        ...cookie,
      });
      expect(noted.statusCode).toBe(200);
    });
  });

  test("with another master key shows nothing, and says at the start that the key is not the one", async () => {
    const settings = { HALFSKY_CASE_KEY: "77".repeat(32) };
    await served(settings, async (app) => {
      const ground = { ...city.ground, database: restored, config: { ...city.ground.config, ...settings } };
      const notice = (await masterKeyNotice(ground)).join("\n");
      expect(notice).toMatch(/主密钥与个案不符.*master key does not fit/su);
      const answer = await app.inject({
        url: `/api/cases/${kept.id}`,
        headers: { cookie: city.people.worker.cookie },
      });
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain("闻人素");
    });
  });
});
