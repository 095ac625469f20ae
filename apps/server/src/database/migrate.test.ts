import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Migration, migrate, MigrationError, readMigrations } from "./migrate.ts";
import { openPglite } from "./open-database.ts";
import type { Tables } from "./tables.ts";

const first: Migration = {
  name: "0001-create-one",
  sql: "create table one (a int); create table two (b int)",
  checksum: "1",
};
const second: Migration = { name: "0002-create-three", sql: "create table three (c int)", checksum: "2" };
const broken: Migration = {
  name: "0003-break-off",
  sql: "create table four (d int); select nothing from nowhere",
  checksum: "3",
};

let kysely: Kysely<Tables>;
let root: string;
beforeEach(async () => {
  kysely = await openPglite({});
  root = await mkdtemp(join(tmpdir(), "halfsky-migrations-"));
  await mkdir(join(root, "apps/server/migrations"), { recursive: true });
});
afterEach(async () => {
  await kysely.destroy();
  await rm(root, { recursive: true });
});

async function tableNames(): Promise<readonly string[]> {
  const tables = await kysely.introspection.getTables();
  return tables.map(({ name }) => name).toSorted();
}

describe("migrating", () => {
  test("applies what is missing, once, can stop early, and leaves nothing of a migration that fails", async () => {
    expect(await migrate(kysely, [first, second], "0001-create-one")).toEqual(["0001-create-one"]);
    expect(await tableNames()).toEqual(["migration", "one", "two"]);
    expect(await migrate(kysely, [first, second])).toEqual(["0002-create-three"]);
    expect(await migrate(kysely, [first, second])).toEqual([]);
    await expect(migrate(kysely, [first, second, broken])).rejects.toThrow("nowhere");
    expect(await tableNames()).toEqual(["migration", "one", "three", "two"]);
  });

  test("refuses a migration that was changed after it was applied, and a database newer than the program", async () => {
    await migrate(kysely, [first, second]);
    const edited = { ...first, checksum: "other" };
    await expect(migrate(kysely, [edited, second])).rejects.toThrow("0001-create-one was changed");
    await expect(migrate(kysely, [first])).rejects.toThrow("newer than this program");
    await expect(migrate(kysely, [first, second], "0009-unknown")).rejects.toThrow(MigrationError);
  });

  test("wants files numbered without a gap and named for what they do", async () => {
    const file = (name: string) => writeFile(join(root, "apps/server/migrations", name), "select 1");
    await file("0001-create-one.sql");
    expect(await readMigrations(root)).toMatchObject([{ name: "0001-create-one", sql: "select 1" }]);
    await file("0003-create-three.sql");
    await expect(readMigrations(root)).rejects.toThrow("0003-create-three.sql is not number 2");
    await rm(join(root, "apps/server/migrations/0003-create-three.sql"));
    await file("0002.sql");
    await expect(readMigrations(root)).rejects.toThrow("NNNN-verb-object");
  });
});
