/** A text cut into what stayed and what changed. */
export interface ChangedWords {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

function isInsideNumber(text: string, at: number): boolean {
  const digit = /[\d.]/u;
  return digit.test(text.charAt(at - 1)) && digit.test(text.charAt(at));
}

/** Finds what differs between two texts: the common start and end are cut off, numbers are kept whole. */
export function changedWords(before: string, after: string): { before: ChangedWords; after: ChangedWords } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  while (start > 0 && (isInsideNumber(before, start) || isInsideNumber(after, start))) start -= 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  while (
    end > 0 &&
    (isInsideNumber(before, before.length - end) || isInsideNumber(after, after.length - end))
  ) {
    end -= 1;
  }
  const cut = (text: string): ChangedWords => ({
    start: text.slice(0, start),
    middle: text.slice(start, text.length - end),
    end: text.slice(text.length - end),
  });
  return { before: cut(before), after: cut(after) };
}
