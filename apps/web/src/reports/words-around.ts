/** A passage parted at a number that stands in it. */
export interface WordsAround {
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

const partOfNumber = /[\d.,]/u;

/** Parts a passage at a number; a 1 inside of 2014 is not the number 1. Without the number, all of it is before. */
export function wordsAround(passage: string, number: string): WordsAround {
  const nothing = { before: passage, number: "", after: "" };
  if (number === "") return nothing;
  for (let at = passage.indexOf(number); at >= 0; at = passage.indexOf(number, at + 1)) {
    const [before, after] = [passage.slice(0, at), passage.slice(at + number.length)];
    const continues = /\d$/u.test(number) && /^(?:\d|[.,]\d)/u.test(after);
    if (!partOfNumber.test(before.slice(-1)) && !continues) return { before, number, after };
  }
  return nothing;
}
