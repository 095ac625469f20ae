import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUseError, lockDataFolder } from "./lock-data-folder.ts";

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "halfsky-lock-"));
  lock = join(folder, "halfsky.lock");
});
afterEach(() => rm(folder, { recursive: true }));

async function sleeper(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  if (child.pid === undefined) throw new Error("no process");
  return Object.assign(child, { pid: child.pid });
}

const heldBy = (holder: object) =>
  writeFile(lock, JSON.stringify({ host: hostname(), started: null, ...holder }));

describe("the lock of a data folder", () => {
  test("names this process, and is gone once it is released", async () => {
    const unlock = await lockDataFolder(folder);
    expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  test("refuses while its process lives, in both languages and with the process id, and is taken over after its death", async () => {
    const holder = await sleeper();
    await heldBy({ pid: holder.pid });
    const failure: unknown = await lockDataFolder(folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FolderInUseError);
    expect(String(failure)).toContain(`正被进程 ${holder.pid}`);
    expect(String(failure)).toContain(`in use by process ${holder.pid}`);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const unlock = await lockDataFolder(folder);
    expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({ pid: process.pid });
    await unlock();
  });

  test.runIf(existsSync("/proc/self/stat"))(
    "is not held by another process that was given the same id later",
    async () => {
      const other = await sleeper();
      await heldBy({ pid: other.pid, started: "1" });
      const unlock = await lockDataFolder(folder);
      expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({ pid: process.pid });
      await unlock();
      other.kill("SIGKILL");
    },
  );

  test("of another machine holds as long as it is kept fresh", async () => {
    await heldBy({ pid: 1, host: "another-machine" });
    await expect(lockDataFolder(folder)).rejects.toThrow("on another-machine");
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, longAgo, longAgo);
    const unlock = await lockDataFolder(folder);
    await unlock();
  });

  test("that is no lock of ours is replaced", async () => {
    await writeFile(lock, "");
    const unlock = await lockDataFolder(folder);
    await unlock();
    expect(existsSync(lock)).toBe(false);
  });

  test("is got by one only, when several ask at once for that of a dead process", async () => {
    for (let round = 0; round < 30; round += 1) {
      await heldBy({ pid: 2 ** 22 + 1 });
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
      const got = tries.filter((one) => one.status === "fulfilled");
      expect(got).toHaveLength(1);
      await got[0]?.value();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
