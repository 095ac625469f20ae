import type { Fault, Words } from "@halfsky/api-contract";

/** Why a verb refuses its input: a code, words in both languages, and every fault found. */
export interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly words: Words;
  readonly faults: readonly Fault[];
}

function describe({ where, message, hint }: Fault): string {
  const place = where === "" ? "" : `${where}: `;
  return `  ${place}${message.zh} / ${message.en}${hint === undefined ? "" : `\n    ${hint.zh} / ${hint.en}`}`;
}

/** Says on stderr why an input is refused, with `json` also as a problem document on stdout; the exit code becomes 1. */
export function printRefusal({ code, title, words, faults }: Refusal, json: boolean): void {
  process.exitCode = 1;
  process.stderr.write(`${words.zh}\n${words.en}\n${faults.map((fault) => `${describe(fault)}\n`).join("")}`);
  if (json) {
    const problem = { type: `urn:halfsky:problem:${code}`, title, status: 422, code, detail: words, faults };
    process.stdout.write(`${JSON.stringify(problem, null, 2)}\n`);
  }
}
