import type { Fault } from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import { z } from "zod";
import { PlatformError } from "../platform-error.ts";
import { joinedWords, splitWords } from "./fault-words.ts";

const parts = [
  ["params", "params"],
  ["query", "querystring"],
  ["body", "body"],
] as const;

/**
 * Reads path, query and body by the contract of the route, in place, and throws "invalid-request" with all faults of
 * all three at once (Fastify itself would stop at the first part).
 */
export async function checkRequest(request: FastifyRequest): Promise<void> {
  const faults: Fault[] = [];
  for (const [part, schemaName] of parts) {
    const given = request[part];
    faults.push(...unstorableText(given, part));
    const schema: unknown = request.routeOptions.schema?.[schemaName];
    if (!(schema instanceof z.ZodType)) continue;
    const parsed = await readBySchema(schema, given);
    if (parsed.success) request[part] = parsed.data;
    else faults.push(...faultsOf(parsed.error, part));
  }
  if (faults.length > 0) throw invalidRequest(faults);
}

/** The problem for faults of form. */
export function invalidRequest(faults: readonly Fault[]): PlatformError {
  return new PlatformError(
    "invalid-request",
    400,
    { zh: `请求有 ${faults.length} 处不符合要求。`, en: `The request has ${faults.length} fault(s).` },
    faults,
  );
}

/** Faults of a value against its schema, with words in both languages. */
export function faultsOf(error: z.ZodError, where: string): Fault[] {
  return error.issues.map((issue) => ({
    where: issue.path.reduce<string>(
      (path, step) => (typeof step === "number" ? `${path}[${step}]` : `${path}.${String(step)}`),
      where,
    ),
    message: splitWords(issue.message),
  }));
}

/** Reads a value by a schema so that `faultsOf` finds words in both languages. */
export async function readBySchema<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Promise<z.ZodSafeParseResult<z.output<Schema>>> {
  return await schema.safeParseAsync(value, { error: joinedWords });
}

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair: said here, before it is a fault of the platform. */
function unstorableText(value: unknown, where: string): Fault[] {
  if (typeof value === "string") {
    return /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)
      ? [{ where, message: { zh: "含有无法保存的字符", en: "has a character that cannot be stored" } }]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorableText(item, `${where}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  // What comes as bytes is read by whoever takes it.
  if (value instanceof Uint8Array || value instanceof Readable) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...unstorableText(name, where),
    ...unstorableText(member, `${where}.${name}`),
  ]);
}
