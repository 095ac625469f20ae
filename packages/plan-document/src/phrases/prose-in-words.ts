import { normaliseText } from "../lines/normalise-text.ts";
import { readProse } from "./prose-targets.ts";
import type { Strand } from "./strand.ts";

/** The first year of the plan that the tests' sentences are taken from. */
const planStart = 2021;

function strandOf(words: string): Strand {
  const { text, offsets } = normaliseText(words);
  const raw = Array.from(offsets, (offset) => words.charAt(offset)).join("");
  return { text, raw, lines: new Int32Array(text.length).fill(1), offsets, breaks: [0] };
}

/** For tests: every target of a text as "subject kind value unit per". */
export function targetsInWords(words: string): string[] {
  return readProse(strandOf(words), planStart).targets.map(
    ({ subject, kind, value, value2, unit, per }) =>
      `${subject.raw} ${kind} ${value}${value2 === null ? "" : `-${value2}`}${unit?.startsWith("1/") === true ? " " : ""}${unit ?? ""}${per === null ? "" : ` ${per}`}`,
  );
}

/** For tests: every number of a text that is no target as "words class". */
export function othersInWords(words: string): string[] {
  const strand = strandOf(words);
  return readProse(strand, planStart).others.map(
    ({ token, class: kind }) => `${strand.raw.slice(token.from, token.to)} ${kind ?? "unread"}`,
  );
}
