import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { OperatorError } from "./operator-error.ts";

const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");

/** Every setting: an environment variable with its sentence and default; docs/settings.md is held against this list. */
export const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe("Port the server listens on."),
  HOST: z.string().min(1).default("127.0.0.1").describe("Address the server listens on."),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional()
    .describe("Address of a PostgreSQL server (15 or newer); without it the embedded database is used."),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe("Connections that one server process keeps open to PostgreSQL at most."),
  HALFSKY_DATA: z
    .string()
    .min(1)
    .default("data")
    .describe("Folder of the embedded database and its lock file."),
  HALFSKY_SAMPLE_CITY: z
    .enum(["auto", "yes", "no"])
    .default("auto")
    .describe("Whether the made-up sample city is loaded: auto loads it into a new embedded database only."),
  HALFSKY_SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe("Minutes without a request after which a session ends."),
  HALFSKY_SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(168)
    .default(12)
    .describe("Hours after which a session ends however busy it is."),
  HALFSKY_SECURE_COOKIE: yesNo
    .prefault("no")
    .describe("Send the session cookie over HTTPS only; yes wherever people reach the server through HTTPS."),
  HALFSKY_TRUST_PROXY: yesNo
    .prefault("no")
    .describe("Believe X-Forwarded-* headers; yes only behind a reverse proxy that sets them."),
  HALFSKY_SIGN_INS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe("Sign-in tries that one network address may make in a minute."),
  HALFSKY_UPLOAD_MEGABYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(20)
    .describe("Largest file that may be uploaded, in megabytes."),
  HALFSKY_JOB_WORKERS: z.coerce
    .number()
    .int()
    .min(0)
    .max(32)
    .default(1)
    .describe("Background jobs that this process runs at the same time; 0 leaves them to other processes."),
  HALFSKY_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("warn")
    .describe("How much the server writes to its log."),
});

/** The settings a process runs with, and the project's root folder. */
export type Config = z.infer<typeof settings> & { readonly root: string };

/** A start with wrong settings; the message names every fault. */
export class WrongSettingsError extends OperatorError {
  override readonly name = "WrongSettingsError";
}

/** Reads the settings from environment variables; throws WrongSettingsError naming all faults. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settings.shape && value !== ""),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new WrongSettingsError(
      `配置有误，见 docs/settings.md / wrong settings, see docs/settings.md\n${z.prettifyError(parsed.error)}`,
    );
  }
  const root = findProjectRoot(import.meta.dirname);
  return { ...parsed.data, root, HALFSKY_DATA: resolve(root, parsed.data.HALFSKY_DATA) };
}

/** The folder that holds the root package.json, from sources and from the built bundle alike. */
export function findProjectRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const content: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (typeof content === "object" && content !== null && "workspaces" in content) return folder;
    }
    if (dirname(folder) === folder) throw new Error(`no project root above ${start}`);
  }
}
