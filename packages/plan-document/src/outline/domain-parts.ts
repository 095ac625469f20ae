import { type MarkerKind, markerRank } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import { type DomainPart, isHeadingShaped, readPartHead } from "./headings.ts";
import { splitLostNumbers } from "./section-items.ts";
import { type DraftPart, type Stretch, wholeStretch } from "./stretch.ts";

/** A domain before its parts get their words. */
export interface DraftDomain {
  readonly heading: Paragraph;
  readonly titleLength: number;
  readonly introduction: readonly Stretch[];
  readonly objectives: readonly DraftPart[];
  readonly measures: readonly DraftPart[];
}

/** A paragraph of a domain with the part it stands in; null before the first head. */
interface PlacedParagraph {
  readonly part: DomainPart | null;
  readonly stretch: Stretch;
  /** Whether the part was opened by a head of its own. */
  readonly explicit: boolean;
}

/** Reads the paragraphs under a domain's heading into its introduction, objectives and measures. */
export function readDomain(heading: Paragraph, titleLength: number, body: readonly Paragraph[]): DraftDomain {
  const placed = placeParagraphs(body);
  const rest = heading.text.slice(titleLength).replace(/^[。：]/, "");
  const runIn: Stretch[] =
    rest.length > 1
      ? [{ paragraph: heading, from: heading.text.length - rest.length, to: heading.text.length }]
      : [];
  const unheaded = placed.filter(({ part }) => part === null).map(({ stretch }) => stretch);
  const objectives = placed.filter(({ part }) => part === "objectives").map(({ stretch }) => stretch);
  const measures = placed.filter(({ part }) => part === "measures").map(({ stretch }) => stretch);
  if (measures.length === 0 && objectives.length === 0)
    return readUnheaded({ heading, titleLength, runIn, unheaded });
  const early = unheaded.filter(({ paragraph }) => paragraph.marker !== null);
  const early2 = early.length >= 2 ? early : [];
  return {
    heading,
    titleLength,
    introduction: [...runIn, ...unheaded.filter((stretch) => !early2.includes(stretch))],
    objectives: [...early2, ...objectives].map(asPart),
    measures: readMeasures(measures, true),
  };
}

interface UnheadedDomain {
  readonly heading: Paragraph;
  readonly titleLength: number;
  readonly runIn: readonly Stretch[];
  readonly unheaded: readonly Stretch[];
}

/** A domain without heads: dashes are objectives, numbers are measures, else each paragraph is a measure. */
function readUnheaded({ heading, titleLength, runIn, unheaded }: UnheadedDomain): DraftDomain {
  const firstNumber = unheaded.findIndex(({ paragraph }) => isNumbered(paragraph));
  if (firstNumber < 0) {
    const dashes = unheaded.filter(({ paragraph }) => paragraph.marker !== null);
    const bare = unheaded.filter(({ paragraph }) => paragraph.marker === null);
    const opening = bare[0];
    const hasIntroduction =
      bare.length >= 3 &&
      opening !== undefined &&
      isOneSentence(opening) &&
      bare.slice(1).every(hasTitleSentence);
    return {
      heading,
      titleLength,
      introduction: [...runIn, ...(hasIntroduction && opening !== undefined ? [opening] : [])],
      objectives: dashes.map(asPart),
      measures: (hasIntroduction ? bare.slice(1) : bare).map(asPart),
    };
  }
  const before = unheaded.slice(0, firstNumber);
  return {
    heading,
    titleLength,
    introduction: [...runIn, ...before.filter(({ paragraph }) => paragraph.marker === null)],
    objectives: before.filter(({ paragraph }) => paragraph.marker !== null).map(asPart),
    measures: readMeasures(unheaded.slice(firstNumber), false),
  };
}

function isNumbered(paragraph: Paragraph): boolean {
  return paragraph.marker !== null && paragraph.marker.kind !== "bullet";
}

function isOneSentence({ paragraph }: Stretch): boolean {
  const stop = paragraph.text.search(/[。：]/);
  return stop < 0 || stop === paragraph.text.length - 1;
}

function hasTitleSentence({ paragraph }: Stretch): boolean {
  const stop = paragraph.text.search(/[。：]/);
  return stop > 0 && stop <= 80 && stop < paragraph.text.length - 1;
}

function asPart(stretch: Stretch): DraftPart {
  return { no: stretch.paragraph.marker?.number ?? null, stretches: [stretch] };
}

/** Says of each paragraph whether it stands under the objectives or the measures. */
function placeParagraphs(body: readonly Paragraph[]): PlacedParagraph[] {
  const placed: PlacedParagraph[] = [];
  const hasMeasuresHead = body.some(({ text }) => readPartHead(text)?.part === "measures");
  let part: DomainPart | null = null;
  let last = 0;
  for (const paragraph of body) {
    const head = readPartHead(paragraph.text);
    if (head !== null) {
      part = head.part;
      last = 0;
      if (head.length < paragraph.text.length) {
        const stretch = { paragraph, from: head.length, to: paragraph.text.length };
        placed.push({ part, stretch, explicit: true });
      }
      continue;
    }
    const number = isNumbered(paragraph) ? (paragraph.marker?.number ?? null) : null;
    if (part === "objectives" && !hasMeasuresHead && number === 1 && last >= 1) part = "measures";
    last = number ?? last;
    placed.push({ part, stretch: wholeStretch(paragraph), explicit: part !== null });
  }
  return placed;
}

/** Measures from paragraphs: deeper numbers and dashes go with the measure before; a bare paragraph depends on the form. */
function readMeasures(stretches: readonly Stretch[], explicit: boolean): DraftPart[] {
  const base = baseKind(stretches);
  const titled = stretches.filter(({ paragraph }) => sameBase(paragraph, base));
  const titleOnly = titled.filter(({ paragraph }) => isHeadingShaped(paragraph.text));
  const textFollows = titleOnly.length * 2 > titled.length && titled.length > 0;
  const parts: OpenPart[] = [];
  for (const stretch of stretches) {
    const { paragraph } = stretch;
    const current = parts.at(-1);
    const starts = startsMeasure({ stretch, base, current, explicit, textFollows });
    if (starts || current === undefined)
      parts.push({ no: paragraph.marker?.number ?? null, stretches: [stretch] });
    else current.stretches.push(stretch);
  }
  return splitLostNumbers(joinUnmissed(parts), true);
}

interface OpenPart {
  readonly no: number | null;
  readonly stretches: Stretch[];
}

/** A bare paragraph between two numbers that follow each other is no measure whose number was lost, but more text of the first. */
function joinUnmissed(parts: readonly OpenPart[]): OpenPart[] {
  const after = numbersAfter(parts);
  const joined: OpenPart[] = [];
  let before: number | null = null;
  for (const [index, part] of parts.entries()) {
    const follows = before !== null && after[index] === before + 1;
    const last = joined.at(-1);
    if (part.no === null && follows && last !== undefined) {
      for (const stretch of part.stretches) last.stretches.push(stretch);
    } else {
      joined.push({ no: part.no, stretches: [...part.stretches] });
    }
    before = part.no ?? before;
  }
  return joined;
}

/** For each part the number of the next part that has one. */
function numbersAfter(parts: readonly OpenPart[]): (number | null)[] {
  const after: (number | null)[] = [];
  let next: number | null = null;
  for (const part of parts.toReversed()) {
    after.push(next);
    next = part.no ?? next;
  }
  return after.toReversed();
}

interface MeasureStart {
  readonly stretch: Stretch;
  readonly base: MarkerKind | null;
  readonly current: { readonly stretches: readonly Stretch[] } | undefined;
  readonly explicit: boolean;
  readonly textFollows: boolean;
}

function startsMeasure({ stretch, base, current, explicit, textFollows }: MeasureStart): boolean {
  const { paragraph } = stretch;
  const kind = paragraph.marker?.kind ?? null;
  if (kind === "bullet") return base === "bullet";
  if (kind !== null) return base === null || markerRank(kind) <= markerRank(base);
  const first = current?.stretches[0];
  if (first === undefined) return true;
  if (
    current?.stretches.length === 1 &&
    isHeadingShaped(first.paragraph.text) &&
    (textFollows || !hasFullStop(first))
  ) {
    return false;
  }
  return explicit && !textFollows;
}

function hasFullStop({ paragraph }: Stretch): boolean {
  return /[。；]$/.test(paragraph.text);
}

function sameBase(paragraph: Paragraph, base: MarkerKind | null): boolean {
  return base !== null && paragraph.marker?.kind === base;
}

/** The kind of number that the measures carry: the highest among the first numbers. */
function baseKind(stretches: readonly Stretch[]): MarkerKind | null {
  const first = stretches.find(({ paragraph }) => isNumbered(paragraph));
  return first?.paragraph.marker?.kind ?? null;
}
