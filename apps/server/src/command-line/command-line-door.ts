import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const door = z.object({ url: z.url(), key: z.string().min(32) });

/** How a verb reaches the server that holds the data folder: only who may read the folder can read the key. */
export type CommandLineDoor = z.infer<typeof door>;

/** A key of 256 random bits, new at every start. */
export function newCommandLineKey(): string {
  return randomBytes(32).toString("base64url");
}

/** Leaves address and key in the data folder, readable by its owner alone; returns how to take them away again. */
export async function openCommandLineDoor(
  folder: string,
  content: CommandLineDoor,
): Promise<() => Promise<void>> {
  const path = doorPath(folder);
  await rm(path, { force: true });
  await writeFile(path, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: "wx" });
  return () => rm(path, { force: true });
}

/** The server that serves from a data folder; undefined where none has left its address. */
export async function findCommandLineDoor(folder: string): Promise<CommandLineDoor | undefined> {
  try {
    return door.parse(JSON.parse(await readFile(doorPath(folder), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function doorPath(folder: string): string {
  return join(folder, "command-line.json");
}
