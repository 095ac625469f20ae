import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { BackupError, readBackupHead } from "./backup-file.ts";
import { jsonText } from "./json-text.ts";
import { listStoredTables } from "./list-stored-tables.ts";
import type { Database } from "./open-database.ts";
import { openTestDatabase } from "./open-test-database.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const madeAt = "2025-03-03T01:00:00.000Z";
let server: TestServer;
let target: Database;
let empty: Database;
let folder: string;
let file: string;

beforeAll(async () => {
  server = await startTestServer();
  target = await openTestDatabase();
  empty = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "halfsky-backup-"));
  file = join(folder, "test.backup.gz");
  await server.signIn("office");
  await server.database.kysely
    .insertInto("setting")
    .values([
      { name: "awkward text", value: jsonText('换行\n\u2028"引号"\\ 𠮷'), changed_at: madeAt },
      { name: "json null is not a missing value", value: jsonText(null), changed_at: madeAt },
    ])
    .execute();
});
afterAll(async () => {
  await server.close();
  await target.close();
  await empty.close();
  await rm(folder, { recursive: true });
});

async function everything(database: Database): Promise<unknown> {
  const tables = await listStoredTables(database.kysely);
  return await Promise.all(
    tables.map(async ({ name, columns, foreignKeys }) => {
      const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
      const { rows } = await sql<{ row: string[] }>`
        select array[${texts}] as row from ${sql.table(name)} order by 1`.execute(database.kysely);
      return { name, columns, foreignKeys, rows };
    }),
  );
}

describe("a backup", () => {
  test("restored into an empty database gives every row, key and guard of the first one", async () => {
    const written = await writeBackup(server.database.kysely, file, madeAt);
    expect(written).toMatchObject({ account: 11, area: 6, session: 1 });
    expect(await restoreBackup(target.kysely, file)).toEqual(written);
    expect(await everything(target)).toEqual(await everything(server.database));
    expect(await verifyAuditChain(target.kysely)).toMatchObject({
      status: "intact",
      entries: written["audit_entry"],
    });
    await expect(sql`delete from audit_entry`.execute(target.kysely)).rejects.toThrow("only takes new rows");
  });

  test.runIf(process.env["HALFSKY_TEST_DATABASE_URL"])(
    "of a server, restored into the embedded database and backed up again there, is the same file",
    async () => {
      const embedded = await openTestDatabase("embedded");
      await restoreBackup(embedded.kysely, file);
      await writeBackup(embedded.kysely, join(folder, "again.gz"), madeAt);
      const content = async (path: string) => gunzipSync(await readFile(path)).toString();
      expect(await content(join(folder, "again.gz"))).toBe(await content(file));
      await embedded.close();
    },
  );

  test("names the migrations and, each after those it needs, the tables", async () => {
    const head = await readBackupHead(file);
    expect(head.migrations[0]?.name).toBe("0001-create-ground");
    expect(head.tables.indexOf("area")).toBeLessThan(head.tables.indexOf("organisation"));
    expect(head.tables.indexOf("organisation")).toBeLessThan(head.tables.indexOf("account"));
  });

  test("is not restored over a database that holds data", async () => {
    await expect(restoreBackup(server.database.kysely, file)).rejects.toThrow("holds data already");
  });

  test.for([
    ["cut off", (whole: Buffer) => whole.subarray(0, whole.length - 200), "end is missing"],
    ["changed by one character", edited((text) => text.replace("甲东区", "甲冬区")), "damaged"],
    ["short of a row", edited((text) => text.replace(/\["990102".*\n/, "")), "damaged"],
    ["another file", () => gzipSync('{"format":"something"}\n'), "no backup"],
    ["no gzip", () => Buffer.from("规划文本"), "no backup"],
  ] as const)("that is %s is refused, and nothing is left behind", async ([name, spoil, words]) => {
    const path = join(folder, name);
    await writeFile(path, spoil(await readFile(file)));
    const before = await everything(empty);
    const failure: unknown = await restoreBackup(empty.kysely, path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BackupError);
    expect(String(failure)).toContain(words);
    expect(await everything(empty)).toEqual(before);
  });

  test("whose figures name what is not there is refused as well", async () => {
    const odd = await openTestDatabase();
    await sql`alter table observation disable trigger user`.execute(odd.kysely);
    await sql`insert into observation
        (area_code, indicator_id, year, revision, value, source_kind, recorded_by, recorded_at)
      values ('990101', 'nowhere', 2024, 1, 5, 'entry', 'test', ${madeAt})`.execute(odd.kysely);
    const path = join(folder, "odd.gz");
    await writeBackup(odd.kysely, path, madeAt);
    await odd.close();
    await expect(restoreBackup(empty.kysely, path)).rejects.toThrow("table observation");
    const { rows } = await sql`select from observation`.execute(empty.kysely);
    expect(rows).toHaveLength(0);
  });
});

function edited(edit: (text: string) => string): (whole: Buffer) => Buffer {
  return (whole) => gzipSync(edit(gunzipSync(whole).toString()));
}
