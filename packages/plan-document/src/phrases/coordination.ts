import { normaliseCharacter } from "../lines/normalise-text.ts";
import { lastPeopleEnd, readMeasureHead, readPeople } from "./noun-words.ts";
import { findSharedTail } from "./shared-tail.ts";

/** A noun in its printed and its normalised spelling, character by character the same length. */
export interface Noun {
  readonly text: string;
  readonly raw: string;
}

/** Makes a noun from printed words, white space left out. */
export function makeNoun(words: string): Noun {
  const raw: string[] = [];
  const text: string[] = [];
  for (const character of words) {
    const spelling = normaliseCharacter(character);
    if (spelling === "" || character.length !== 1) continue;
    raw.push(character);
    text.push(spelling);
  }
  return { text: text.join(""), raw: raw.join("") };
}

/** A stretch of a noun. */
export function sliceNoun(noun: Noun, from: number, to?: number): Noun {
  return { text: noun.text.slice(from, to), raw: noun.raw.slice(from, to) };
}

/** One noun behind the other. */
export function joinNouns(...nouns: readonly Noun[]): Noun {
  return { text: nouns.map(({ text }) => text).join(""), raw: nouns.map(({ raw }) => raw).join("") };
}

/** Cuts a noun at its conjunctions, outside brackets and quotation marks. */
export function cutAtConjunctions(noun: Noun, conjunction: RegExp = /^(?:、|以及|和|及|与)/): Noun[] {
  const pieces: Noun[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let index = 0; index < noun.text.length; index += 1) {
    const character = noun.text.charAt(index);
    if (character === "（" || character === "《") depth += 1;
    if (character === "）" || character === "》") depth -= 1;
    if (character === '"') quoted = !quoted;
    if (depth > 0 || quoted) continue;
    const match = conjunction.exec(noun.text.slice(index, index + 2));
    if (match === null) continue;
    if (index > from) pieces.push(sliceNoun(noun, from, index));
    from = index + match[0].length;
    index = from - 1;
  }
  if (from < noun.text.length) pieces.push(sliceNoun(noun, from));
  return pieces;
}

/** Parts a coordinated subject into `count` subjects that share people in front or a measuring word behind; null where it does not divide so. */
export function shareSubjects(noun: Noun, count: number): Noun[] | null {
  const pieces = cutAtConjunctions(noun);
  const options = [mergeToHeads(pieces), pieces, cutAtConjunctions(noun, /^、/)];
  const chosen = options.find((option) => option.length === count);
  return chosen === undefined || count < 2 ? null : completeEach(chosen);
}

/** Parts a subject into those its conjunctions join, when each of them is measured by a word of its own. */
export function shareHeadedSubjects(noun: Noun): Noun[] | null {
  const pieces = cutAtConjunctions(noun);
  if (pieces.length < 2 || !pieces.every(({ text }) => readMeasureHead(text) !== null && text.length >= 3))
    return null;
  return completeEach(pieces);
}

function mergeToHeads(pieces: readonly Noun[]): Noun[] {
  const merged: Noun[] = [];
  let open: Noun | null = null;
  for (const piece of pieces) {
    const whole: Noun = open === null ? piece : joinNouns(open, { text: "、", raw: "、" }, piece);
    open = readMeasureHead(piece.text) === null ? whole : null;
    if (open === null) merged.push(whole);
  }
  if (open !== null) merged.push(open);
  return merged;
}

function completeEach(pieces: readonly Noun[]): Noun[] {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return [...pieces];
  const people = sliceNoun(first, 0, readPeople(first.text)?.length ?? 0);
  return pieces.map((piece) => {
    const headed = readMeasureHead(piece.text) === null ? joinNouns(piece, tailOf(piece, last)) : piece;
    const ownPeople = lastPeopleEnd(piece.text) !== null || readPeople(piece.text) !== null;
    return ownPeople || piece === first ? headed : joinNouns(people, headed);
  });
}

function tailOf(piece: Noun, last: Noun): Noun {
  return sliceNoun(last, findSharedTail(piece.text, last.text));
}
