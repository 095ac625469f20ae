import type { MarkerKind } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import { isHeadingShaped } from "./headings.ts";
import { type DraftPart, type Stretch, wholeStretch } from "./stretch.ts";

const longestTitleSentence = 60;

/** Reads the items of a section: numbered ones with the paragraphs that belong to them, or each paragraph where none is numbered. */
export function readItems(body: readonly Paragraph[], heading: Paragraph): DraftPart[] {
  const base = findBase(body);
  const parts: { no: number | null; stretches: Stretch[] }[] = [];
  const underHeads = base === null && haveHeads(body);
  const missed = base === null ? new Set<Paragraph>() : findMissedNumbers(body, base);
  for (const paragraph of body) {
    const kind = paragraph.marker?.kind ?? null;
    const current = parts.at(-1);
    const starts =
      base === null
        ? kind === null && (!underHeads || isItemHead(paragraph))
        : kind === base || missed.has(paragraph);
    if (starts) parts.push({ no: paragraph.marker?.number ?? null, stretches: [wholeStretch(paragraph)] });
    else if (current !== undefined) current.stretches.push(wholeStretch(paragraph));
  }
  if (base === null && parts.length === 1 && !hasTitle(parts[0]?.stretches[0])) {
    return [{ no: null, stretches: [wholeStretch(heading), ...(parts[0]?.stretches ?? [])] }];
  }
  return splitLostNumbers(parts);
}

/** Paragraphs that carry the one number that the items' own numbering leaves out, set in another kind: （三） between 第二节 and 第四节. */
function findMissedNumbers(body: readonly Paragraph[], base: MarkerKind): Set<Paragraph> {
  const items = body.flatMap(({ marker }, index) => (marker?.kind === base ? [{ marker, index }] : []));
  const missed = new Set<Paragraph>();
  for (const [place, { marker, index }] of items.entries()) {
    const next = items[place + 1];
    if (marker.number === null || next?.marker.number !== marker.number + 2) continue;
    const numbered = body
      .slice(index + 1, next.index)
      .filter((paragraph) => paragraph.marker !== null && paragraph.marker.kind !== "bullet");
    const [only] = numbered;
    // With siblings of its kind it is a list within the item.
    if (numbered.length === 1 && only?.marker?.number === marker.number + 1) missed.add(only);
  }
  return missed;
}

const longestItemHead = 35;

function isItemHead({ marker, text }: Paragraph): boolean {
  return marker === null && text.length <= longestItemHead && isHeadingShaped(text);
}

/** Whether items without number have heads of their own, each with its text below. */
function haveHeads(body: readonly Paragraph[]): boolean {
  const heads = body.filter(isItemHead);
  return heads.length >= 2 && heads.length * 3 >= body.length && heads.length < body.length;
}

function findBase(body: readonly Paragraph[]): MarkerKind | null {
  const first = body.find(({ marker }) => marker !== null && marker.kind !== "bullet");
  return first?.marker?.kind ?? null;
}

/** Where the numbering leaves a gap, bare paragraphs with a title sentence are the items whose number was lost. */
export function splitLostNumbers(
  parts: readonly { readonly no: number | null; readonly stretches: readonly Stretch[] }[],
  endMayBeLost = false,
): DraftPart[] {
  const split = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    if (part.no === null || next?.no === undefined || next.no === null) return [part];
    const missing = next.no - part.no - 1;
    const candidates = titledBare(part);
    if (missing <= 0 || candidates.length < missing) return [part];
    return cutAt(part, candidates.slice(0, missing));
  });
  const last = split.at(-1);
  const earlier = split.slice(0, -1);
  const single =
    earlier.length > 0 && earlier.every(({ stretches }) => stretches.length === 1 && onOneLine(stretches));
  return endMayBeLost && single && last !== undefined
    ? [...earlier, ...cutAt(last, titledBare(last))]
    : split;
}

/** Whether each paragraph is one line of the source: where lines are wrapped, a paragraph's end cannot be seen so surely. */
function onOneLine(stretches: readonly Stretch[]): boolean {
  return stretches.every(({ paragraph }) => paragraph.line === paragraph.endLine);
}

/** The bare paragraphs of a part that begin with a title sentence, its first left out. */
function titledBare(part: { readonly stretches: readonly Stretch[] }): Stretch[] {
  return part.stretches.filter(
    (stretch, place) => place > 0 && stretch.paragraph.marker === null && hasTitle(stretch),
  );
}

function cutAt(part: DraftPart, starts: readonly Stretch[]): DraftPart[] {
  const cuts = [0, ...starts.map((start) => part.stretches.indexOf(start))];
  return cuts.map((from, place) => ({
    no: part.no === null ? null : part.no + place,
    stretches: part.stretches.slice(from, cuts[place + 1]),
  }));
}

function hasTitle(stretch: Stretch | undefined): boolean {
  if (stretch === undefined) return false;
  const stop = stretch.paragraph.text.search(/[。：]/);
  return stop > 0 && stop <= longestTitleSentence && stop < stretch.paragraph.text.length - 1;
}
