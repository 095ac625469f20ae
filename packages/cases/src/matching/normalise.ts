import { isDay } from "@halfsky/calendar";
import { variantCharacters } from "./variant-characters.ts";

/** A name as names are compared: simplified, without spaces, dots and forms of address. */
export interface NormalName {
  readonly text: string;
  /** only a surname or less was said: 王女士, 小李 */
  readonly isPartial: boolean;
}

const spaces = /[\s\u200B-\u200D\uFEFF]/gu;
const dots = /[·•・‧∙⋅.。’'`-]/gu;
const address = /(?:女士|先生|小姐|太太|同志|老师|阿姨|大姐|大妈|大爷|师傅|婆婆|奶奶)$/u;
const bracketed = /[(（[【].*?[)）\]】]/gu;

/** Full-width to half-width, without spaces and invisible characters, in lower case. */
export function normaliseText(text: string): string {
  return text.normalize("NFKC").replace(spaces, "").toLowerCase();
}

/** A name for comparing; null where nothing is left of it. */
export function normaliseName(text: string): NormalName | null {
  const plain = normaliseText(text).replace(bracketed, "").replace(dots, "");
  const bare = plain.replace(address, "");
  const simple = Array.from(bare, (character) => variantCharacters.get(character) ?? character).join("");
  if (simple === "") return null;
  const isNick = /^[小老阿]\p{Script=Han}$/u.test(simple);
  const withoutNick = isNick ? simple.slice(1) : simple;
  return { text: withoutNick, isPartial: Array.from(withoutNick).length < 2 };
}

/** Digits of a Chinese number without +86, dashes and extension; a landline keeps its area code. null where it is none. */
export function normalisePhone(text: string): string | null {
  const [number = ""] = normaliseText(text).split(/转|分机|ext|#/u);
  const digits = number.replace(/\D/gu, "").replace(/^(?:00)?86(?=1[3-9]\d{9}$|0?\d{9,11}$)/u, "");
  return digits.length >= 7 && digits.length <= 12 ? digits : null;
}

/** An ID number for comparing. */
export interface NormalId {
  /** 18 places for a resident's; other documents as they are */
  readonly text: string;
  /** whether it is a resident's number whose check digit is right; one of 15 has none and is taken as right */
  readonly isValid: boolean;
  /** day of birth and sex that stand in it */
  readonly birthDate: string | null;
  readonly sex: "male" | "female" | null;
}

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check digit of a resident's number (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits. */
export function idCheckDigit(first17: string): string {
  const sum = checkWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return "10X98765432"[sum % 11] ?? "";
}

/** Reads an ID number: 15 places become 18 (GB 11643), x becomes X; null where nothing is left of it. */
export function normaliseId(text: string): NormalId | null {
  const plain = normaliseText(text)
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, "");
  if (plain === "") return null;
  const long = /^\d{15}$/u.test(plain) ? `${plain.slice(0, 6)}19${plain.slice(6)}` : plain;
  const full = long.length === 17 && plain.length === 15 ? `${long}${idCheckDigit(long)}` : long;
  if (!/^\d{17}[\dX]$/u.test(full)) return { text: full, isValid: false, birthDate: null, sex: null };
  const born = `${full.slice(6, 10)}-${full.slice(10, 12)}-${full.slice(12, 14)}`;
  const isValid = isDay(born) && idCheckDigit(full.slice(0, 17)) === full[17];
  return {
    text: full,
    isValid,
    birthDate: isValid ? born : null,
    sex: isValid ? (Number(full[16]) % 2 === 1 ? "male" : "female") : null,
  };
}

/** An address for comparing: digits for Chinese numbers, one word for a building, without province and city. */
export function normaliseAddress(text: string): string | null {
  const plain = normaliseText(text)
    .replace(/[,，。;；、#-]/gu, "")
    .replace(/^.{2,8}?(?:省|自治区)/u, "")
    .replace(/^.{2,6}?市(?=.{2,}(?:区|县|市|街道|镇|乡|路))/u, "")
    .replace(/[零〇一二三四五六七八九]/gu, (digit) =>
      String("零一二三四五六七八九".indexOf(digit === "〇" ? "零" : digit)),
    )
    .replace(/号楼|栋|座/gu, "幢")
    .replace(/房间|房|户/gu, "室");
  return plain === "" ? null : plain;
}
