const digits = "〇一二三四五六七八九";
const legalDigits = "零壹贰叁肆伍陆柒捌玖";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";
const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(value: number): string {
  let rest = value;
  let text = "";
  for (const [weight, letters] of romans) {
    while (rest >= weight) {
      text += letters;
      rest -= weight;
    }
  }
  return text;
}

/** a … z, aa, bb …: Word repeats the letter. */
function letter(value: number): string {
  return String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)));
}

function chineseCount(value: number, numerals: string, [ten, hundred]: readonly [string, string]): string {
  const digit = (index: number): string => numerals[index] ?? "";
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let text = hundreds > 0 ? digit(hundreds) + hundred : "";
  if (tens > 0) {
    text += (tens === 1 && hundreds === 0 && ten === "十" ? "" : digit(tens)) + ten;
  } else if (hundreds > 0 && ones > 0) {
    text += numerals === digits ? "零" : digit(0);
  }
  return ones > 0 ? text + digit(ones) : text;
}

function enclosed(value: number, first: number, count: number): string {
  return value <= count ? String.fromCodePoint(first + value - 1) : String(value);
}

const writers: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalFullWidth: (value) =>
    String(value).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  decimalFullWidth2: (value) =>
    String(value).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  chineseCounting: (value) => chineseCount(value, digits, ["十", "百"]),
  chineseCountingThousand: (value) => chineseCount(value, digits, ["十", "百"]),
  japaneseCounting: (value) => chineseCount(value, digits, ["十", "百"]),
  taiwaneseCounting: (value) => chineseCount(value, digits, ["十", "百"]),
  taiwaneseCountingThousand: (value) => chineseCount(value, digits, ["十", "百"]),
  chineseLegalSimplified: (value) => chineseCount(value, legalDigits, ["拾", "佰"]),
  ideographLegalTraditional: (value) => chineseCount(value, legalDigits, ["拾", "佰"]),
  ideographDigital: (value) => String(value).replaceAll(/\d/g, (d) => digits[Number(d)] ?? d),
  japaneseDigitalTenThousand: (value) => String(value).replaceAll(/\d/g, (d) => digits[Number(d)] ?? d),
  taiwaneseDigital: (value) => String(value).replaceAll(/\d/g, (d) => digits[Number(d)] ?? d),
  ideographTraditional: (value) => stems[value - 1] ?? String(value),
  ideographZodiac: (value) => branches[value - 1] ?? String(value),
  none: () => "",
};

/** Writes a list number in a number format of WordprocessingML; formats that it does not know are written as digits. */
export function writeListNumber(value: number, format: string): string {
  if (!Number.isSafeInteger(value) || value < 1 || value > 999) {
    return format === "none" ? "" : String(value);
  }
  return writers[format]?.(value) ?? String(value);
}
