/** Kinds of list number, from the highest in the hierarchy of an official document to the lowest. */
const markerKinds = [
  "part",
  "chapter",
  "section",
  "cn-comma",
  "cn-paren",
  "ar-dot",
  "ar-paren",
  "circled",
  "bullet",
] as const;
export type MarkerKind = (typeof markerKinds)[number];

/** A list number at the beginning of normalised text. */
export interface ListMarker {
  readonly kind: MarkerKind;
  /** The number itself; null for a bullet. */
  readonly number: number | null;
  /** How many characters of the normalised text it takes. */
  readonly length: number;
  /** Whether it could as well be a decimal ("3.0‰") or the start of a sentence ("一、二级"). */
  readonly doubtful: boolean;
}

const chineseDigits = "零一二三四五六七八九";

/** Reads 一 … 九十九 or 1 … 99; null for anything else. */
export function readListNumber(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  if (text.length === 0 || text.length > 3) return null;
  const [tens, units, rest] = text.split("十");
  if (rest !== undefined || tens === undefined) return null;
  if (units === undefined) {
    const digit = chineseDigits.indexOf(tens);
    return digit > 0 && tens.length === 1 ? digit : null;
  }
  const high = tens === "" ? 1 : chineseDigits.indexOf(tens);
  const low = units === "" ? 0 : chineseDigits.indexOf(units);
  return high > 0 && low >= 0 ? high * 10 + low : null;
}

const numbered = "[一二三四五六七八九十]{1,3}";
const patterns: readonly { readonly kind: MarkerKind; readonly pattern: RegExp }[] = [
  { kind: "part", pattern: new RegExp(`^第(${numbered}|\\d{1,2})[篇编](?![^第]{0,3}第)[、.：]?`) },
  { kind: "part", pattern: new RegExp(`^第(${numbered}|\\d{1,2})部分[、.：]?`) },
  { kind: "chapter", pattern: new RegExp(`^第(${numbered}|\\d{1,2})章[、.：]?`) },
  { kind: "section", pattern: new RegExp(`^第(${numbered}|\\d{1,2})节[、.：]?`) },
  { kind: "cn-comma", pattern: new RegExp(`^(${numbered})[、.，]`) },
  { kind: "cn-paren", pattern: new RegExp(`^[（〔[]?(${numbered})[）〕\\]][、.]?`) },
  { kind: "ar-paren", pattern: /^[（〔]?(\d{1,2})[）〕][、.]?/ },
  { kind: "ar-dot", pattern: /^(\d{1,2})[.、](?!\d)/ },
];
const doubtfulDot = /^(\d{1,2})[.、](?=\d)/;
const bullet = /^(?:-{2,6}|-(?![\d-])|[●•·◆◇■□▲△★☆※○◎]+)/;

/** Finds the list number that normalised text begins with; null where there is none. */
export function readListMarker(text: string): ListMarker | null {
  const head = text.slice(0, 12);
  const circled = head.charCodeAt(0);
  if (circled >= 0x2460 && circled <= 0x2473) {
    return { kind: "circled", number: circled - 0x245f, length: 1, doubtful: false };
  }
  if (circled >= 0x3220 && circled <= 0x3229) {
    return { kind: "cn-paren", number: circled - 0x321f, length: 1, doubtful: false };
  }
  for (const { kind, pattern } of patterns) {
    const match = pattern.exec(head);
    const number = readListNumber(match?.[1] ?? "");
    if (match === null || number === null) continue;
    const next = head.charAt(match[0].length);
    const doubtful = kind === "cn-comma" && /[一二三四五六七八九十]/.test(next);
    return { kind, number, length: match[0].length, doubtful };
  }
  const dotted = doubtfulDot.exec(head);
  if (dotted !== null) {
    return { kind: "ar-dot", number: Number(dotted[1]), length: dotted[0].length, doubtful: true };
  }
  const mark = bullet.exec(head);
  if (mark !== null) return { kind: "bullet", number: null, length: mark[0].length, doubtful: false };
  return null;
}

/** Place of a kind in the hierarchy, 0 the highest. */
export function markerRank(kind: MarkerKind): number {
  return markerKinds.indexOf(kind);
}
