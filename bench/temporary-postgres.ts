import { execFile, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL server to measure on. */
export interface BenchServer {
  readonly url: string;
  /** "PostgreSQL 15" and where it runs, for the reader of a figure. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Where Debian keeps the programs of a server; on the path elsewhere. */
function findPrograms(): string | undefined {
  const versions = "/usr/lib/postgresql";
  const folders = existsSync(versions)
    ? readdirSync(versions)
        .toSorted((one, other) => Number(other) - Number(one))
        .map((version) => join(versions, version, "bin"))
    : [];
  return [...folders, ...(process.env["PATH"] ?? "").split(":")].find((folder) =>
    existsSync(join(folder, "initdb")),
  );
}

/** The server refuses to run as root, so root hands it to the system's own user. */
function findUser(): { readonly uid?: number; readonly gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout),
  );
  return uid && gid ? { uid, gid } : undefined;
}

/**
 * The server of HALFSKY_BENCH_DATABASE_URL, or one made for this run in a temporary folder where PostgreSQL is installed;
 * undefined where neither is there.
 */
export async function openBenchServer(): Promise<BenchServer | undefined> {
  const url = process.env["HALFSKY_BENCH_DATABASE_URL"];
  if (url !== undefined && url !== "")
    return { url, name: "PostgreSQL (HALFSKY_BENCH_DATABASE_URL)", stop: async () => {} };
  const programs = findPrograms();
  const user = findUser();
  if (programs === undefined || user === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "halfsky-bench-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, "cluster");
  await run(
    join(programs, "initdb"),
    ["-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"],
    {
      ...user,
      cwd: folder,
    },
  );
  const options = `-k ${folder} -c listen_addresses='' -c shared_buffers=256MB`;
  const start = ["-D", cluster, "-w", "-l", join(folder, "log"), "-o", options, "start"];
  await run(join(programs, "pg_ctl"), start, { ...user, cwd: folder });
  const { stdout } = await run(join(programs, "postgres"), ["--version"]);
  return {
    url: `postgres://postgres@localhost/postgres?host=${folder}`,
    name: `PostgreSQL ${/\d+(\.\d+)?/u.exec(stdout)?.[0] ?? ""}`,
    stop: async () => {
      await run(join(programs, "pg_ctl"), ["-D", cluster, "-m", "immediate", "stop"], {
        ...user,
        cwd: folder,
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
