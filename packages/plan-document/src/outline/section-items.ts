import type { MarkerKind } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import { type DraftPart, type Stretch, wholeStretch } from "./stretch.ts";

const longestTitleSentence = 36;

/** Reads the items of a section: numbered ones with the paragraphs that belong to them, or each paragraph where none is numbered. */
export function readItems(body: readonly Paragraph[], heading: Paragraph): DraftPart[] {
  const base = findBase(body);
  const parts: { no: number | null; stretches: Stretch[] }[] = [];
  for (const paragraph of body) {
    const kind = paragraph.marker?.kind ?? null;
    const current = parts.at(-1);
    const starts = base === null ? kind === null : kind === base;
    if (starts) parts.push({ no: paragraph.marker?.number ?? null, stretches: [wholeStretch(paragraph)] });
    else if (current !== undefined) current.stretches.push(wholeStretch(paragraph));
  }
  if (base === null && parts.length === 1 && !hasTitle(parts[0]?.stretches[0])) {
    return [{ no: null, stretches: [wholeStretch(heading), ...(parts[0]?.stretches ?? [])] }];
  }
  return splitLostNumbers(parts);
}

function findBase(body: readonly Paragraph[]): MarkerKind | null {
  const first = body.find(({ marker }) => marker !== null && marker.kind !== "bullet");
  return first?.marker?.kind ?? null;
}

/** Where the numbering leaves a gap, bare paragraphs with a title sentence are the items whose number was lost. */
export function splitLostNumbers(
  parts: readonly { readonly no: number | null; readonly stretches: readonly Stretch[] }[],
): DraftPart[] {
  return parts.flatMap((part, index) => {
    const next = parts[index + 1];
    if (part.no === null || next?.no === undefined || next.no === null) return [part];
    const missing = next.no - part.no - 1;
    const candidates = part.stretches.filter(
      (stretch, place) => place > 0 && stretch.paragraph.marker === null && hasTitle(stretch),
    );
    if (missing <= 0 || candidates.length < missing) return [part];
    return cutAt(part, candidates.slice(0, missing));
  });
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
