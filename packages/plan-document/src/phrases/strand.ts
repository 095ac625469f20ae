import type { Stretch } from "../outline/stretch.ts";
import type { SourceLine } from "../source.ts";

/** The text of a part in two spellings of equal length, each character with its place in the source. */
export interface Strand {
  /** Normalised text without white space. */
  readonly text: string;
  /** The same characters as printed. */
  readonly raw: string;
  readonly lines: Int32Array;
  readonly offsets: Int32Array;
  /** Places where a new paragraph begins. */
  readonly breaks: readonly number[];
}

/** Puts the stretches of a part one behind the other. */
export function makeStrand(source: readonly SourceLine[], stretches: readonly Stretch[]): Strand {
  const size = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const lines = new Int32Array(size);
  const offsets = new Int32Array(size);
  const raw: string[] = [];
  const breaks: number[] = [];
  let place = 0;
  for (const { paragraph, from, to } of stretches) {
    breaks.push(place);
    for (let index = from; index < to; index += 1) {
      const line = paragraph.lineNumbers[index] ?? 0;
      const offset = paragraph.offsets[index] ?? 0;
      lines[place] = line;
      offsets[place] = offset;
      raw.push(source[line - 1]?.text.charAt(offset) ?? "");
      place += 1;
    }
  }
  const text = stretches.map(({ paragraph, from, to }) => paragraph.text.slice(from, to)).join("");
  return { text, raw: raw.join(""), lines, offsets, breaks };
}

/** A sentence of a strand: characters `from` up to `to`, its closing mark left out. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/** Longer runs without a full stop are cut, so that reading stays linear. */
const longestSentence = 2000;

/** Cuts a strand into sentences at full stops, semicolons and paragraph ends. */
export function cutSentences(strand: Strand): Sentence[] {
  const sentences: Sentence[] = [];
  const breaks = new Set(strand.breaks);
  let from = 0;
  for (let index = 0; index <= strand.text.length; index += 1) {
    const isEnd = index === strand.text.length || /[。；！？]/.test(strand.text.charAt(index));
    const isBreak = index > from && (breaks.has(index) || index - from >= longestSentence);
    if (!isEnd && !isBreak) continue;
    if (index > from) sentences.push({ from, to: index });
    from = isEnd ? index + 1 : index;
  }
  return sentences;
}

/** What stands round a character: titles of documents, brackets, quotation marks. */
export interface Enclosure {
  readonly book: Uint8Array;
  readonly bracket: Uint8Array;
  readonly quote: Uint8Array;
}

/** Marks for each character of a text whether it stands in 《》, in brackets, in quotation marks. */
export function markEnclosures(text: string): Enclosure {
  const book = new Uint8Array(text.length);
  const bracket = new Uint8Array(text.length);
  const quote = new Uint8Array(text.length);
  let books = 0;
  let brackets = 0;
  let quotes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "《") books += 1;
    if (character === "（" || character === "〔" || character === "[") brackets += 1;
    if (character === '"') quotes = 1 - quotes;
    book[index] = Math.min(books, 1);
    bracket[index] = Math.min(brackets, 1);
    quote[index] = quotes;
    if (character === "》") books = Math.max(0, books - 1);
    if (character === "）" || character === "〕" || character === "]") brackets = Math.max(0, brackets - 1);
  }
  return { book, bracket, quote };
}
