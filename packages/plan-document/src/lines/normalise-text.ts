/** Characters whose full- or half-width spelling does not matter, each with the one spelling the compiler reads. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...pairs("，,", "，"),
  ...pairs("；;", "；"),
  ...pairs("：:", "："),
  ...pairs("（(﹙", "（"),
  ...pairs("）)﹚", "）"),
  ...pairs("％﹪", "%"),
  ...pairs("＜﹤", "<"),
  ...pairs("＞﹥", ">"),
  ...pairs("≤≦⩽", "≤"),
  ...pairs("≥≧⩾", "≥"),
  ...pairs("！!", "！"),
  ...pairs("？?", "？"),
  ...pairs("．", "."),
  ...pairs("｡", "。"),
  ...pairs("—–―‐‑‒−－─━~～〜﹣", "-"),
  ...pairs('“”„‟″＂"「」『』', '"'),
  ...pairs("‘’＇'", "'"),
  ...pairs("＋", "+"),
  ...pairs("／", "/"),
  ...pairs("丨｜", "|"),
]);

function pairs(variants: string, spelling: string): (readonly [string, string])[] {
  return Array.from(variants).map((variant) => [variant, spelling] as const);
}

const fullWidthFirst = 0xff01;
const fullWidthLast = 0xff5e;
const fullWidthShift = 0xfee0;

/** The spelling of one character that the compiler reads, or "" for white space and invisible characters. */
export function normaliseCharacter(character: string): string {
  const known = spellings.get(character);
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  if (code <= 0x20 || code === 0x7f || code === 0xa0 || code === 0x3000) return "";
  if ((code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f)) return "";
  if (code === 0x205f || code === 0x2060 || code === 0xfeff || code === 0xad || code === 0x85) return "";
  if (code >= fullWidthFirst && code <= fullWidthLast) return String.fromCharCode(code - fullWidthShift);
  return character;
}

/** Text without white space in one spelling, each character with its offset in the original. */
export interface NormalisedText {
  readonly text: string;
  readonly offsets: Int32Array;
}

/** Normalises a line; the text has one UTF-16 unit for each offset. Linear in the length. */
export function normaliseText(raw: string): NormalisedText {
  const offsets = new Int32Array(raw.length);
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; index < raw.length; index += 1) {
    const spelling = normaliseCharacter(raw.charAt(index));
    if (spelling === "") continue;
    parts.push(spelling);
    offsets[length] = index;
    length += 1;
  }
  return { text: parts.join(""), offsets: offsets.subarray(0, length) };
}
