import type { Fault, Words } from "@halfsky/api-contract";

/** Why a verb refuses its input: a code, words in both languages, and every fault found. */
export interface Refusal {
  readonly code: string;
  /** What is wrong in particular, where a code covers several things. */
  readonly reason?: string;
  readonly title: string;
  readonly words: Words;
  readonly faults: readonly Fault[];
}

/** Writes text and a line end to stdout. A reader that stops early, as `head` does, is no fault. */
export function printOutput(text: string): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      throw error;
    }
  });
  process.stdout.write(`${text.trimEnd()}\n`);
}

function describe({ where, message, hint }: Fault): string {
  const place = where === "" ? "" : `${where}: `;
  return `  ${place}${message.zh} / ${message.en}${hint === undefined ? "" : `\n  ${hint.zh} / ${hint.en}`}`;
}

/** Says on stderr why an input is refused, with `json` also as a problem document on stdout; the exit code becomes 1. */
export function printRefusal({ code, reason, title, words, faults }: Refusal, json: boolean): void {
  process.exitCode = 1;
  process.stderr.write(`${words.zh}\n${words.en}\n${faults.map((fault) => `${describe(fault)}\n`).join("")}`);
  if (json) {
    const type = `urn:halfsky:problem:${code}`;
    printOutput(JSON.stringify({ type, title, status: 422, code, reason, detail: words, faults }, null, 2));
  }
}
