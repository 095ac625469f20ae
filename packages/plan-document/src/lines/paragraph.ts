import { type ListMarker, readListMarker, readListNumber } from "./list-marker.ts";
import { normaliseText } from "./normalise-text.ts";
import { endsSentence, lineWidth, type TextLine } from "./text-line.ts";
import type { Furniture } from "./page-furniture.ts";

/** A paragraph put together from one or several lines, each character with its place in the source. */
export interface Paragraph {
  readonly marker: ListMarker | null;
  /** The list number as printed; empty where there is none or the word processor drew it. */
  readonly markerWords: string;
  readonly headingLevel: number | null;
  /** Normalised text without white space and without the list number. */
  readonly text: string;
  /** Source line of each character of `text`. */
  readonly lineNumbers: Int32Array;
  /** Offset in that source line of each character of `text`. */
  readonly offsets: Int32Array;
  readonly line: number;
  readonly endLine: number;
}

interface OpenParagraph {
  readonly marker: ListMarker | null;
  readonly headingLevel: number | null;
  readonly lines: { readonly line: TextLine; readonly from: number }[];
  size: number;
  tail: string;
}

/** What joining needs to know of the document. */
export interface JoiningContext {
  readonly furniture: Furniture;
  /** Whether a text is a heading that stands complete without a full stop. */
  readonly isHeading: (text: string) => boolean;
  /** Whether a line is nothing but the head of a part (主要目标：), which ends any paragraph. */
  readonly isPartHead: (text: string) => boolean;
}

const longTextWidth = 42;
/** Characters that no paragraph begins with, and ends that leave a sentence open. */
const startsMidSentence = /^(?:[%‰.，。、；：！？）》]|-?\d*[%‰])/;
const endsMidSentence = /[、，（《\d在到于和与及的为对将把从向以]$/;
/** A line this short after an unfinished one is the rest of a word or phrase that was cut. */
const longestScrap = 4;
/** Indents and half-width marks take up to this share of a full line; a shorter one ends its paragraph. */
const narrowestFullShare = 0.75;
/** How many lines of a kind, and what share of them, make a habit of a document. */
const fewestForHabit = 6;
const habitShare = 0.9;

/** Joins content lines into paragraphs, across page breaks in mid-sentence, mid-word or mid-number. */
export function joinParagraphs(lines: readonly TextLine[], context: JoiningContext): Paragraph[] {
  const width = wrapWidth(lines);
  const indents = width !== null && indentsParagraphs(lines, width);
  const paragraphs: Paragraph[] = [];
  const counts = new Map<string, number>();
  let open: OpenParagraph | null = null;
  let previous: TextLine | null = null;
  for (const line of lines) {
    const marker = lineMarker(line);
    const joins =
      open !== null &&
      previous !== null &&
      continues({ open, previous, line, marker, width, indents, counts, context });
    if (joins && open !== null) {
      addLine(open, line, 0);
    } else {
      if (open !== null) paragraphs.push(close(open));
      if (marker !== null && marker.number !== null) counts.set(marker.kind, marker.number);
      open = { marker, headingLevel: line.headingLevel, lines: [], size: 0, tail: "" };
      addLine(open, line, line.listNumber === null ? (marker?.length ?? 0) : 0);
    }
    previous = line;
  }
  if (open !== null) paragraphs.push(close(open));
  return paragraphs;
}

/** The list number of a line, printed or drawn by the word processor. */
function lineMarker(line: TextLine): ListMarker | null {
  if (line.listNumber !== null) {
    const number = normaliseText(line.listNumber).text;
    const drawn = readListMarker(`${number}题`);
    if (drawn !== null) return drawn;
    const bare = readListNumber(number);
    if (bare !== null) return { kind: "ar-dot", number: bare, length: 0, doubtful: false };
    return { kind: "bullet", number: null, length: 0, doubtful: false };
  }
  return readListMarker(line.text);
}

interface Junction {
  readonly open: OpenParagraph;
  readonly previous: TextLine;
  readonly line: TextLine;
  readonly marker: ListMarker | null;
  readonly width: number | null;
  /** Whether the document wraps its lines and indents each paragraph's first. */
  readonly indents: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly context: JoiningContext;
}

/** Whether a line goes on with the open paragraph. */
function continues(junction: Junction): boolean {
  const { open, previous, line, marker, width, counts, context } = junction;
  if (line.listNumber !== null || line.headingLevel !== null) return false;
  const ended = endsSentence(open.tail);
  const full = width !== null && isFull(previous, width);
  if (marker !== null) {
    const successor = marker.number === 1 || marker.number === (counts.get(marker.kind) ?? 0) + 1;
    if (marker.doubtful) return !(ended && successor);
    if (ended || marker.kind === "bullet") return false;
    if (marker.kind === "chapter" || marker.kind === "part" || marker.kind === "section") return false;
    const cut = full || context.furniture.afterBreak.has(line.number);
    return cut && !successor && !isShortHeading(open, context);
  }
  if (open.size === 0) return true;
  if (previous.headingLevel !== null) return false;
  if (ended && isApart(junction)) return false;
  if (startsMidSentence.test(line.text) || (endsMidSentence.test(open.tail) && !context.isHeading(line.text)))
    return true;
  if (ended && open.tail.endsWith("；")) return true;
  if (ended) return (full || lacksIndent(junction)) && mayFollowSentence(open, line);
  if (context.isPartHead(line.text)) return false;
  if (isScrap(line.text) && !context.isHeading(line.text)) return true;
  if (full) return true;
  if (context.isHeading(line.text) && !line.text.endsWith("。")) return false;
  if (open.marker?.kind === "bullet") return true;
  if (isShortHeading(open, context) && !openText(open).includes("，")) return false;
  if (context.furniture.afterBreak.has(line.number)) return goesOnAfterBreak(open, line);
  return open.size > longTextWidth || /[，。；]/.test(openText(open)) || !isHeadingShaped(open, line);
}

/** Whether a blank line, and no page break, parts a line from the one before. */
function isApart({ previous, line, context }: Junction): boolean {
  return line.number > previous.number + 1 && !context.furniture.afterBreak.has(line.number);
}

/** A cut heading goes on with a short rest; a cut sentence with anything. */
function goesOnAfterBreak(open: OpenParagraph, line: TextLine): boolean {
  if (!isHeadingShaped(open, line)) return true;
  const rest = line.text.search(/[。：]/);
  return (rest >= 0 && rest <= 16) || (rest < 0 && line.text.length <= 12);
}

function isHeadingShaped(open: OpenParagraph, line: TextLine): boolean {
  const text = openText(open);
  if (open.size > longTextWidth || /[，。；]/.test(text)) return false;
  return (
    open.marker !== null || line.text.length > longTextWidth || endsSentence(line.text) || text.length < 30
  );
}

function isShortHeading(open: OpenParagraph, context: JoiningContext): boolean {
  return open.size <= longTextWidth && context.isHeading(openText(open));
}

function mayFollowSentence(open: OpenParagraph, line: TextLine): boolean {
  return !isIndented(line) && !open.tail.endsWith("：") && startsMidParagraph(line);
}

/** Whether a line lacks the indent that would make it a paragraph; the line before is then full even where narrow marks shorten it. */
function lacksIndent({ previous, line, width, indents, context }: Junction): boolean {
  if (!indents || width === null || lineWidth(previous.text) < width * narrowestFullShare) return false;
  return isFull(line, width) || line.text.endsWith("。") || !context.isHeading(line.text);
}

function startsMidParagraph(line: TextLine): boolean {
  return !/^(?:主要目标|策略措施|主要措施|附件|抄送)/.test(line.text);
}

/** The rest of a word or phrase that was cut: a few characters, alone or before a full stop. */
function isScrap(text: string): boolean {
  const stop = text.slice(0, longestScrap + 1).indexOf("。");
  return text.length <= longestScrap || stop >= 0;
}

function isIndented(line: TextLine): boolean {
  return /^(?:\u3000{2}|[ \u00a0]{2,}|\t)/.test(line.raw);
}

function openText(open: OpenParagraph): string {
  if (open.size > 200) return open.lines[0]?.line.text ?? "";
  return open.lines.map(({ line, from }) => line.text.slice(from)).join("");
}

function addLine(open: OpenParagraph, line: TextLine, from: number): void {
  open.lines.push({ line, from });
  open.size += line.text.length - from;
  open.tail = (open.tail + line.text.slice(from)).slice(-8);
}

function printedMarker(open: OpenParagraph): string {
  const first = open.lines[0];
  if (first === undefined || first.from === 0) return "";
  const end = first.line.offsets[first.from - 1] ?? 0;
  return first.line.raw.slice(0, end + 1).replace(/\s+/g, "");
}

function close(open: OpenParagraph): Paragraph {
  const lineNumbers = new Int32Array(open.size);
  const offsets = new Int32Array(open.size);
  let place = 0;
  for (const { line, from } of open.lines) {
    for (let index = from; index < line.text.length; index += 1) {
      lineNumbers[place] = line.number;
      offsets[place] = line.offsets[index] ?? 0;
      place += 1;
    }
  }
  return {
    marker: open.marker,
    markerWords: printedMarker(open),
    headingLevel: open.headingLevel,
    text: open.lines.map(({ line, from }) => line.text.slice(from)).join(""),
    lineNumbers,
    offsets,
    line: open.lines[0]?.line.number ?? 0,
    endLine: open.lines.at(-1)?.line.number ?? 0,
  };
}

function isFull(line: TextLine, width: number): boolean {
  return lineWidth(line.text) >= width - 2.5;
}

/** Whether numbered lines are indented and lines that go on with a sentence are not. */
function indentsParagraphs(lines: readonly TextLine[], width: number): boolean {
  const numbered = lines.filter((line) => readListMarker(line.text)?.doubtful === false);
  const goingOn = lines.filter((_, index) => {
    const before = lines[index - 1];
    return before !== undefined && isFull(before, width) && !endsSentence(before.text);
  });
  const indented = numbered.filter(isIndented);
  const flush = goingOn.filter((line) => !isIndented(line));
  return (
    numbered.length >= fewestForHabit &&
    goingOn.length >= fewestForHabit &&
    indented.length >= numbered.length * habitShare &&
    flush.length >= goingOn.length * habitShare
  );
}

/** The width at which a document wraps its lines; null where each paragraph is one line. */
function wrapWidth(lines: readonly TextLine[]): number | null {
  const widths = lines.map((line) => lineWidth(line.text)).toSorted((left, right) => left - right);
  if (widths.length < 12) return null;
  const high = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (high > 70 || high < 12) return null;
  const full = lines.filter((line) => lineWidth(line.text) >= high - 3);
  const open = full.filter((line) => !endsSentence(line.text));
  return full.length >= lines.length * 0.25 && open.length >= full.length * 0.6 ? high : null;
}
