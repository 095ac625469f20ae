import type { Fault, Words } from "@halfsky/api-contract";

/**
 * The only failure whose words a caller sees: a code (each stands in docs/problems.md), the HTTP status, words in both
 * languages, and all faults.
 */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: string;
  readonly status: number;
  readonly words: Words;
  readonly faults: readonly Fault[];

  constructor(code: string, status: number, words: Words, faults: readonly Fault[] = [], cause?: unknown) {
    super(`${code}: ${words.en}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.words = words;
    this.faults = faults;
  }
}

/** The problem "not-found", naming what was looked for: notFound({ zh: "规划", en: "plan" }, id). */
export function notFound(noun: Words, id: string): PlatformError {
  return new PlatformError("not-found", 404, {
    zh: `没有这个${noun.zh}：${id}`,
    en: `There is no such ${noun.en}: ${id}`,
  });
}
