import { createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../config.ts";
import { OperatorError } from "../../operator-error.ts";

const keyLength = 32;

/** The master key, and what an operator should know of it. */
export interface MasterKey {
  readonly bytes: Uint8Array;
  /** First characters of its hash, by which backups and keys are told apart. */
  readonly fingerprint: string;
  /** Where it came from; "made" lies beside the data and protects it from nobody who has the folder. */
  readonly from: "environment" | "file" | "made";
}

/**
 * The master key of cases: of the environment, of the file that the settings name, or one in the data folder, which is made
 * where there is none. Throws OperatorError where it is no 32 bytes.
 */
export function readMasterKey(config: Config): MasterKey {
  if (config.HALFSKY_CASE_KEY !== undefined) {
    return asKey(config.HALFSKY_CASE_KEY, "environment", "HALFSKY_CASE_KEY");
  }
  if (config.HALFSKY_CASE_KEY_FILE !== undefined) {
    return asKey(readText(config.HALFSKY_CASE_KEY_FILE), "file", config.HALFSKY_CASE_KEY_FILE);
  }
  const path = join(config.HALFSKY_DATA, "case.key");
  if (!existsSync(path)) makeKeyFile(config.HALFSKY_DATA, path);
  return asKey(readText(path), "made", path);
}

/** Makes the file of the key whole or not at all: of two programs that start at once, one makes it and the other reads it. */
function makeKeyFile(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true });
  const own = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(own, `${randomBytes(keyLength).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(own, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    unlinkSync(own);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new OperatorError(
      `读不到个案主密钥文件：${path}\nThe file with the master key of cases cannot be read: ${path}`,
    );
  }
}

function asKey(text: string, from: MasterKey["from"], where: string): MasterKey {
  const word = text.trim();
  const bytes = /^[0-9a-f]{64}$/iu.test(word) ? Buffer.from(word, "hex") : Buffer.from(word, "base64");
  if (bytes.length !== keyLength) {
    throw new OperatorError(
      `${where} 不是 32 字节的密钥（64 位十六进制或 Base64）。\n${where} is no key of 32 bytes (64 hexadecimal digits, or Base64).`,
    );
  }
  return {
    bytes: new Uint8Array(bytes),
    fingerprint: createHash("sha256").update(bytes).digest("hex").slice(0, 12),
    from,
  };
}
