import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProjectRoot, readConfig } from "../config.ts";
import { openDatabase } from "./open-database.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-data-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

const configFor = (name: string) => ({ ...readConfig({}), HALFSKY_DATA: join(folder, name) });

/** A process of its own that opens the database of a data folder and then waits to be killed. */
function opener(name: string) {
  const program = `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, "open-database.ts"))};
    import { readConfig } from ${JSON.stringify(join(import.meta.dirname, "../config.ts"))};
    const database = await openDatabase(readConfig(process.env));
    await database.kysely.insertInto("role").values({ id: "kept", name_zh: "留", name_en: "kept" }).execute();
    console.log("open");
    setInterval(() => {}, 1000);`;
  const root = findProjectRoot(import.meta.dirname);
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: root,
    env: {
      ...process.env,
      HALFSKY_DATA: join(folder, name),
      TSX_TSCONFIG_PATH: join(root, "apps/server/tsconfig.json"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

// Two databases are made from nothing here, which takes long on a busy machine.
describe("the embedded database", { timeout: 300_000 }, () => {
  test("killed in the middle of its first start is moved aside with a notice, and a clean one is made", async () => {
    const child = opener("killed-early");
    while (!existsSync(join(folder, "killed-early/database/PG_VERSION"))) await sleep(20);
    child.kill("SIGKILL");
    await once(child, "exit");
    const notices: string[] = [];
    const database = await openDatabase(configFor("killed-early"), {
      notice: (words) => notices.push(words),
    });
    expect(notices.join("\n")).toContain("半成品数据库已移至");
    expect(await database.kysely.selectFrom("role").select("id").execute()).not.toEqual([]);
    await database.close();
    expect(await readdir(join(folder, "killed-early"))).toEqual(["database", "database-half-made-1"]);
  });

  test("keeps what was committed when its process is killed, and its lock is taken over", async () => {
    const child = opener("killed-late");
    await once(child.stdout, "data");
    await expect(openDatabase(configFor("killed-late"))).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const database = await openDatabase(configFor("killed-late"));
    expect(database.applied).toEqual([]);
    const kept = await database.kysely
      .selectFrom("role")
      .select("name_zh")
      .where("id", "=", "kept")
      .execute();
    expect(kept).toEqual([{ name_zh: "留" }]);
    await database.close();
  });

  test("is not made over a folder that someone filled with other things: those are moved aside, not deleted", async () => {
    await mkdir(join(folder, "foreign/database"), { recursive: true });
    await writeFile(join(folder, "foreign/database/notes.txt"), "mine");
    const database = await openDatabase(configFor("foreign"));
    await database.close();
    expect(await readdir(join(folder, "foreign/database-half-made-1"))).toEqual(["notes.txt"]);
  });
});

describe("a PostgreSQL server", () => {
  test("that is not there is an error with the reason, not a wait", async () => {
    const config = { ...readConfig({}), DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
    await expect(openDatabase(config)).rejects.toThrow("ECONNREFUSED");
  });
});
