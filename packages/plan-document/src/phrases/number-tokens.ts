import type { Fraction } from "../compiled.ts";
import { type FoundRatio, readClock, readRatio } from "./ratio-words.ts";
import { isDurationUnit, readUnit } from "./units.ts";

/** A number in normalised text, with its unit and what bounds it on the right. */
export interface NumberToken {
  readonly from: number;
  /** End of the digits, unit and suffix. */
  readonly to: number;
  /** End of the digits alone (of the second number in a range). */
  readonly digitsTo: number;
  readonly value: string;
  readonly value2: string | null;
  readonly unit: string | null;
  readonly suffix: "above" | "below" | "about" | null;
  /** Whether it is written in Chinese characters. */
  readonly worded: boolean;
  /** The number where no decimal says it exactly; `value` holds its words then. */
  readonly fraction?: Fraction;
  /** How the number is made; a ratio that is no number at all ("3:0") is open. */
  readonly form: "number" | "ratio" | "open-ratio" | "clock";
}

const digits = /\d+(?:，\d{3}(?!\d))*(?:\.\d+)?/g;
const fractionPrefix = /(百|千|万|十万)分之$/;
const suffixes: readonly { readonly suffix: "above" | "below" | "about"; readonly pattern: RegExp }[] = [
  { suffix: "above", pattern: /^(?:及其?|或)?以上/ },
  { suffix: "below", pattern: /^(?:及其?|或)?(?:以下|以内|之内)/ },
  { suffix: "about", pattern: /^(?:左右|上下)/ },
];
const within = /^内(?=$|[，。；、）])/;
const suffixWithin = { suffix: "below", pattern: within } as const;

/** Finds every number written in digits, ranges taken as one. */
export function findNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  digits.lastIndex = 0;
  let match = digits.exec(text);
  while (match !== null) {
    const token = readToken(text, match.index, match[0]);
    tokens.push(token);
    digits.lastIndex = Math.max(token.digitsTo, token.to, match.index + match[0].length);
    match = digits.exec(text);
  }
  return tokens;
}

const secondNumber = /^(?:-|至|到)(\d+(?:\.\d+)?)/;

function readToken(text: string, from: number, printed: string): NumberToken {
  const around = text.slice(from, from + 16);
  const clock = readClock(around, text.slice(Math.max(0, from - 4), from));
  const ratio = clock > 0 ? null : readRatio(around);
  if (clock > 0 || ratio !== null) {
    const length = clock > 0 ? clock : (ratio?.length ?? 0);
    return ratioToken(text, from, length, ratio);
  }
  let digitsTo = from + printed.length;
  const firstUnit = readUnit(text.slice(digitsTo, digitsTo + 12));
  const direct = secondNumber.exec(text.slice(digitsTo, digitsTo + 12));
  const behindUnit =
    firstUnit === null
      ? null
      : secondNumber.exec(text.slice(digitsTo + firstUnit.length, digitsTo + firstUnit.length + 12));
  let value2: string | null = null;
  if (direct !== null) {
    value2 = direct[1] ?? null;
    digitsTo += direct[0].length;
  } else if (
    behindUnit !== null &&
    firstUnit !== null &&
    endsRange(text, digitsTo + firstUnit.length + behindUnit[0].length, firstUnit.unit)
  ) {
    value2 = behindUnit[1] ?? null;
    digitsTo += firstUnit.length + behindUnit[0].length;
  }
  return finish(text, {
    from,
    digitsTo,
    value: printed.replaceAll("，", ""),
    value2,
    worded: false,
    form: "number",
  });
}

function ratioToken(text: string, from: number, length: number, ratio: FoundRatio | null): NumberToken {
  const to = from + length;
  const bound = suffixes.find(({ pattern }) => pattern.test(text.slice(to, to + 5)));
  return {
    from,
    to: to + (bound?.pattern.exec(text.slice(to, to + 5))?.[0].length ?? 0),
    digitsTo: to,
    value: ratio?.value ?? text.slice(from, to),
    value2: null,
    unit: null,
    suffix: bound?.suffix ?? null,
    worded: false,
    form: formOf(ratio),
    ...(ratio?.fraction && ratio.value === null ? { fraction: ratio.fraction } : {}),
  };
}

function formOf(ratio: FoundRatio | null): NumberToken["form"] {
  if (ratio === null) return "clock";
  return ratio.fraction === null ? "open-ratio" : "ratio";
}

/** "1年至2年": the unit stands behind both numbers. */
function endsRange(text: string, place: number, unit: string): boolean {
  return readUnit(text.slice(place, place + 12))?.unit === unit;
}

interface TokenStart {
  readonly from: number;
  readonly digitsTo: number;
  readonly value: string;
  readonly value2: string | null;
  readonly worded: boolean;
  readonly form: "number";
}

function finish(text: string, start: TokenStart): NumberToken {
  const prefix = fractionPrefix.exec(text.slice(Math.max(0, start.from - 4), start.from));
  const found = readUnit(text.slice(start.digitsTo, start.digitsTo + 14));
  const unit = prefix === null ? (found?.unit ?? null) : fractionUnit(prefix[1] ?? "");
  let to = start.digitsTo + (prefix === null ? (found?.length ?? 0) : 0);
  const after = text.slice(to, to + 5);
  const isMeasured = unit !== null && (isDurationUnit(unit) || /^(?:日|米|公里)$/.test(unit));
  const bound =
    isMeasured && within.test(after) ? suffixWithin : suffixes.find(({ pattern }) => pattern.test(after));
  to += bound?.pattern.exec(after)?.[0].length ?? 0;
  return { ...start, from: start.from - (prefix?.[0].length ?? 0), to, unit, suffix: bound?.suffix ?? null };
}

function fractionUnit(word: string): string {
  if (word === "百") return "%";
  if (word === "千") return "‰";
  return word === "万" ? "‱" : "1/10万";
}

const wordedDigits: Readonly<Record<string, string>> = {
  一: "1",
  二: "2",
  两: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  十: "10",
};
const wordedBound =
  /(至少|不少于|不低于|最少|最多|至多)([\u4e00-\u9fff]{0,8}?)([一二两三四五六七八九十])(?=(?:次|所|个|名|家|场|项|处|间|人|期|位|支|课时|学时|地|趟|小时))/g;
const wordedSuffix = /([一二两三四五六七八九十])(?:次|所|个|名|家|场|项|处|间|人|期|位|小时)(?:及|或)?以上/g;

const wordedFractions =
  /(?<=不低于|不少于|不得低于|不得少于|达到|达|超过|占|占到|至少|提高到|保持在)[一二三四五六七八九十]分之[一二三四五六七八九]/g;
const wordedTenths =
  /(?<=不低于|不少于|达到|达|超过|占|占到|至少|提高到|保持在|降到|控制在)([一二两三四五六七八九])成(半?)(?![员立为果年本长功人家])/g;

/** Finds numbers written in characters where a bound stands with them ("至少一次", "一所以上"). */
export function findWordedNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (const match of text.matchAll(wordedBound)) {
    const word = match[3] ?? "";
    const from = match.index + (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
    if (/[一二两三四五六七八九十]/.test(text.charAt(from - 1))) continue;
    tokens.push(finish(text, worded(from, word)));
  }
  for (const match of text.matchAll(wordedSuffix)) {
    if (
      tokens.some(({ from }) => from === match.index) ||
      /[一二三四五六七八九十第]/.test(text.charAt(match.index - 1))
    )
      continue;
    tokens.push(finish(text, worded(match.index, match[1] ?? "")));
  }
  for (const match of text.matchAll(wordedFractions)) {
    const ratio = readRatio(match[0]);
    if (ratio !== null) tokens.push(ratioToken(text, match.index, ratio.length, ratio));
  }
  for (const match of text.matchAll(wordedTenths)) {
    const value = `${wordedDigits[match[1] ?? ""] ?? "0"}${match[2] === "半" ? "5" : "0"}`;
    const token = finish(text, { ...worded(match.index, match[1] ?? ""), value });
    const bound = suffixes.find(({ pattern }) =>
      pattern.test(text.slice(match.index + match[0].length).slice(0, 5)),
    );
    const to = match.index + match[0].length;
    tokens.push({
      ...token,
      unit: "%",
      to: to + (bound?.pattern.exec(text.slice(to, to + 5))?.[0].length ?? 0),
      suffix: bound?.suffix ?? null,
    });
  }
  return tokens;
}

function worded(from: number, word: string): TokenStart {
  return {
    from,
    digitsTo: from + 1,
    value: wordedDigits[word] ?? "0",
    value2: null,
    worded: true,
    form: "number",
  };
}
