import { createHash, randomBytes } from "node:crypto";
import { readFileSync, unlinkSync, utimesSync } from "node:fs";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { OperatorError } from "../operator-error.ts";

const lockContent = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** The kernel's start time of the process, so that a reused process id is not taken for the holder. */
  started: z.string().nullable(),
});
type LockContent = z.infer<typeof lockContent>;

/** Another living process works on the data folder. */
export class FolderInUseError extends OperatorError {
  override readonly name = "FolderInUseError";
  readonly pid: number;

  constructor(folder: string, holder: LockContent) {
    super(
      `数据文件夹 ${folder} 正被进程 ${holder.pid}（主机 ${holder.host}）使用。请先停止该进程，或用 HALFSKY_DATA 另选文件夹。\n` +
        `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host}. Stop that process first, or choose another folder with HALFSKY_DATA.`,
    );
    this.pid = holder.pid;
  }
}

const heartbeatSeconds = 10;
/** A lock of another machine can only be judged by its heartbeat. */
const foreignStaleSeconds = 60;

/**
 * Takes the lock file of a data folder, since two processes would destroy the embedded database; returns the release.
 * A dead holder's lock is taken over; a living one throws FolderInUseError.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "halfsky.lock");
  const own: LockContent = { pid: process.pid, host: hostname(), started: processStart(process.pid) };
  const text = `${JSON.stringify(own)}\n`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createWith(path, text)) return hold(path, text);
    if (await takeOver(path, folder, text)) return hold(path, text);
  }
  throw new FolderInUseError(folder, own);
}

function hold(path: string, text: string): () => Promise<void> {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimesSync(path, now, now);
  }, heartbeatSeconds * 1000);
  heartbeat.unref();
  const onExit = (): void => {
    if (readFileSync(path, "utf8") === text) unlinkSync(path);
  };
  process.once("exit", onExit);
  return async () => {
    clearInterval(heartbeat);
    process.removeListener("exit", onExit);
    await rm(path, { force: true });
  };
}

/** Creates the file with its content in one step, so that nobody reads an empty lock; false when it exists. */
async function createWith(path: string, text: string): Promise<boolean> {
  const draft = await writeDraft(path, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isFileError(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
  await writeFile(draft, text);
  return draft;
}

/**
 * Replaces the lock of a dead holder by one's own; false where another was faster. Whoever wants the place of a lock
 * must first create the one token that is named after its content, and look again under it: so of all who found the
 * same dead lock just one replaces it. A token whose holder died is taken over in the same way.
 */
async function takeOver(path: string, folder: string, text: string): Promise<boolean> {
  const dead = await readIfDead(path, folder);
  if (dead === undefined) return false;
  const token = `${path}.${createHash("sha256").update(dead).digest("hex").slice(0, 16)}`;
  if (!(await createWith(token, text)) && !(await takeOver(token, folder, text))) return false;
  try {
    if ((await readIfThere(path))?.text !== dead) return false;
    await rename(await writeDraft(path, text), path);
    return true;
  } finally {
    await rm(token, { force: true });
  }
}

/** The content of a lock whose holder is dead; undefined where it is gone; throws FolderInUseError for a living one. */
async function readIfDead(path: string, folder: string): Promise<string | undefined> {
  const found = await readIfThere(path);
  if (found === undefined) return undefined;
  const holder = readHolder(found.text);
  if (holder !== undefined && isAlive(holder, found.ageSeconds)) throw new FolderInUseError(folder, holder);
  return found.text;
}

async function readIfThere(path: string): Promise<{ text: string; ageSeconds: number } | undefined> {
  try {
    const text = await readFile(path, "utf8");
    return { text, ageSeconds: (Date.now() - (await stat(path)).mtimeMs) / 1000 };
  } catch (error) {
    if (isFileError(error, "ENOENT")) return undefined;
    throw error;
  }
}

function readHolder(text: string): LockContent | undefined {
  try {
    return lockContent.parse(JSON.parse(text));
  } catch (error) {
    // A lock is created whole, so unreadable text was written by no process of ours.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function isAlive(holder: LockContent, ageSeconds: number): boolean {
  if (holder.host !== hostname()) return ageSeconds < foreignStaleSeconds;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (isFileError(error, "ESRCH")) return false;
    if (!isFileError(error, "EPERM")) throw error;
  }
  const started = processStart(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

/** Start time of a process in clock ticks since boot; null where /proc does not exist. */
function processStart(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch (error) {
    if (isFileError(error, "ENOENT")) return null;
    throw error;
  }
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
