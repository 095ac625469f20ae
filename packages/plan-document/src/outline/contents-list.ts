import type { TextLine } from "../lines/text-line.ts";

const leader = /(?:\.{3,}|…+|-{3,}|·{3,})\d{1,4}$/;

/** Line numbers of a table of contents: 目录 and the headings after it, up to the place where they begin again. */
export function findContentsList(lines: readonly TextLine[]): Set<number> {
  const found = new Set<number>();
  const start = lines.findIndex((line) => /^目[录次]$/.test(line.text));
  for (const line of lines) if (line.text.length <= 60 && leader.test(line.text)) found.add(line.number);
  if (start < 0) return found;
  const seen = new Map<string, number>();
  let end = start;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text === "") continue;
    if (line.text.length > 50 || /。/.test(line.text)) break;
    const key = contentsKey(line.text);
    if (seen.has(key)) break;
    seen.set(key, index);
    end = index;
  }
  const later = new Set(lines.slice(end + 1).map((line) => contentsKey(line.text.slice(0, 60))));
  const repeated = [...seen.entries()].filter(([key]) => later.has(key));
  if (repeated.length * 2 < seen.size || repeated.length < 2) return found;
  const lastRepeated = repeated.reduce((last, [, index]) => Math.max(last, index), start);
  for (let index = start; index <= lastRepeated; index += 1) {
    const number = lines[index]?.number;
    if (number !== undefined) found.add(number);
  }
  return found;
}

function contentsKey(text: string): string {
  return text.replace(/[.…·-]*\d{0,4}$/, "").replace(/[。：]$/, "");
}
