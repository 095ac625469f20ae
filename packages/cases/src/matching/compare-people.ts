import type { Bilingual } from "@halfsky/statistics";
import type { Person } from "../log/case-log.ts";
import { compareResidences } from "./compare-residences.ts";
import { textOf } from "./match-keys.ts";
import { soundOf, syllablesOf } from "./name-sound.ts";
import { type NormalId, normaliseAddress, normaliseId, normaliseName, normalisePhone } from "./normalise.ts";

/** What speaks for or against two entries being one person. */
export interface MatchReason {
  readonly part: "idNumber" | "name" | "birthDate" | "sex" | "phone" | "address" | "residence" | "siblings";
  /** for where it is positive */
  readonly weight: number;
  readonly words: Bilingual;
}

/** A proposal to a person who decides; nothing is merged by itself. */
export interface MatchJudgement {
  /** "likely" is proposed, "possible" is shown below and asks for more, "unlikely" is not shown */
  readonly verdict: "likely" | "possible" | "unlikely";
  /** sum of the weights: logarithms to base 2 of how much more usual an agreement is of one person than of two */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** From these sums of weights on. Found on the labelled pairs of the test, where the figures are printed. */
export const matchLimits = { likely: 9, possible: 4 } as const;

/**
 * Compares two entries of people (Fellegi and Sunter, 1969: the weights of agreeing and disagreeing parts add up). What is
 * missing in either says nothing: two children without a mother do not agree in their mothers. Children of one family share
 * address, telephone and surname, twins the day of birth too; where given names sound different, or sexes differ, all that
 * a family shares is not counted, and they are never proposed. `residences` are their places, by code, where they are known.
 */
export function comparePeople(
  one: Person,
  other: Person,
  residences: Residences = [null, null],
): MatchJudgement {
  const [a, b] = [factsOf(one), factsOf(other)];
  const name = compareNames(a.name, b.name);
  const id = compareIds(a.id, b.id);
  const addresses = compareAddresses(a.address, b.address);
  const parts: readonly MatchReason[] = [
    id,
    name,
    compareBirth(a.birthDate, b.birthDate),
    compareSex(a.sex, b.sex),
    comparePhones(a.phone, b.phone),
    addresses,
    // two addresses name the place as well, and would count it twice
    addresses === null ? compareResidences(...residences) : null,
  ].filter((reason) => reason !== null);
  const isSameId = id !== null && id.weight > 0;
  const areTwoOfAFamily =
    !isSameId &&
    ((name !== null && name.weight < 0) || (a.sex !== null && b.sex !== null && a.sex !== b.sex));
  const counted = areTwoOfAFamily
    ? parts.map((reason) =>
        familyParts.has(reason.part) && reason.weight > 0 ? { ...reason, weight: 0 } : reason,
      )
    : parts;
  const reasons =
    areTwoOfAFamily && parts.some(({ part, weight }) => familyParts.has(part) && weight > 0)
      ? [...counted, siblings]
      : counted;
  return judgementOf(reasons, isSameId);
}

/** The places of two people, by their codes; null where one is not known. */
export type Residences = readonly [one: string | null, other: string | null];

/**
 * Judges two people of whom nothing is known but that their names sound alike, that their days of birth are the same, and
 * where they live: a row of an outside list beside somebody in a case.
 */
export function judgeNamesakes(residences: Residences): MatchJudgement {
  const residence = compareResidences(...residences);
  return judgementOf([sameSound, sameBirth, ...(residence === null ? [] : [residence])], false);
}

function judgementOf(reasons: readonly MatchReason[], isSameId: boolean): MatchJudgement {
  const score = Math.round(reasons.reduce((sum, { weight }) => sum + weight, 0) * 10) / 10;
  return { verdict: verdictOf(score, reasons, isSameId), score, reasons };
}

function verdictOf(
  score: number,
  reasons: readonly MatchReason[],
  isSameId: boolean,
): MatchJudgement["verdict"] {
  const areTwoIds = reasons.some(({ part, weight }) => part === "idNumber" && weight === differentIds);
  if (areTwoIds || score < matchLimits.possible) return "unlikely";
  // one agreement alone is never enough, but for the number that is one person's only
  const agreeing = reasons.filter(({ weight }) => weight > 0).map(({ part }) => part);
  const isNamed = agreeing.includes("name");
  const others = agreeing.filter((part) => !common.has(part)).length;
  const isEnough = isSameId || (isNamed && others >= 1);
  return score >= matchLimits.likely && isEnough ? "likely" : "possible";
}

/** two valid numbers are of two people, whatever else agrees */
const differentIds = -20;
/** what thousands have in common says nothing beside a name alone */
const common: ReadonlySet<MatchReason["part"]> = new Set(["name", "sex", "residence"]);
const familyParts: ReadonlySet<MatchReason["part"]> = new Set(["birthDate", "phone", "address", "residence"]);
const siblings: MatchReason = {
  part: "siblings",
  weight: 0,
  words: {
    zh: "可能是同一家庭的两个人（如双胞胎、兄弟姐妹）",
    en: "Perhaps two of one family, such as twins",
  },
};

interface PersonFacts {
  readonly name: { readonly text: string; readonly isPartial: boolean } | null;
  readonly id: NormalId | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

function factsOf(person: Person): PersonFacts {
  const read = <T>(part: Parameters<typeof textOf>[1], normal: (text: string) => T | null): T | null => {
    const text = textOf(person, part);
    return text === null ? null : normal(text);
  };
  const id = read("idNumber", normaliseId);
  return {
    name: read("name", normaliseName),
    id,
    birthDate: read("birthDate", (text) => text.trim()) ?? id?.birthDate ?? null,
    sex: read("sex", sexOf) ?? id?.sex ?? null,
    phone: read("phone", normalisePhone),
    address: read("address", normaliseAddress),
  };
}

function sexOf(text: string): string | null {
  if (/^(?:男|male|m|1)$/iu.test(text.trim())) return "male";
  return /^(?:女|female|f|2)$/iu.test(text.trim()) ? "female" : null;
}

function reason(part: MatchReason["part"], weight: number, zh: string, en: string): MatchReason {
  return { part, weight, words: { zh, en } };
}

const alikeBySound = 3.5;
const sameSound = reason("name", alikeBySound, "姓名读音相同", "Same name by sound");
const sameBirth = reason("birthDate", 5, "出生日期相同", "Same day of birth");

function compareIds(one: NormalId | null, other: NormalId | null): MatchReason | null {
  if (one === null || other === null) return null;
  if (one.text === other.text) {
    return one.isValid
      ? reason("idNumber", 20, "证件号码相同", "Same ID number")
      : reason("idNumber", 10, "证件号码相同，但校验不符", "Same ID number, though its check digit is wrong");
  }
  if (one.isValid && other.isValid)
    return reason("idNumber", differentIds, "证件号码不同", "Different ID numbers");
  // a number with a wrong check digit was mistyped: close to the other, it may be the same
  if (one.text.length === other.text.length && differences(one.text, other.text) <= 2) {
    return reason(
      "idNumber",
      6,
      "证件号码相近，其一校验不符",
      "ID numbers alike, one with a wrong check digit",
    );
  }
  return reason("idNumber", -6, "证件号码不同", "Different ID numbers");
}

function compareNames(one: PersonFacts["name"], other: PersonFacts["name"]): MatchReason | null {
  if (one === null || other === null) return null;
  if (one.isPartial || other.isPartial) {
    const [short, long] = one.isPartial ? [one.text, other.text] : [other.text, one.text];
    return long.startsWith(short) || soundOf(long).startsWith(soundOf(short))
      ? reason("name", 1, "只有姓，相同", "Only a surname, the same")
      : reason("name", -3, "姓不同", "Different surnames");
  }
  if (one.text === other.text) {
    // two characters are shared by many people, four by hardly any
    const length = Array.from(one.text).length;
    return reason("name", length <= 2 ? 6 : length === 3 ? 8 : 10, "姓名相同", "Same name");
  }
  if (syllablesOf(one.text).join(" ") === syllablesOf(other.text).join(" ")) {
    return reason("name", 4.5, "姓名同音", "Names sound the same");
  }
  if (soundOf(one.text) === soundOf(other.text)) {
    return reason("name", alikeBySound, "姓名音近", "Names sound alike");
  }
  const [short, long] = one.text.length < other.text.length ? [one.text, other.text] : [other.text, one.text];
  if (Array.from(short).length >= 2 && long.length > short.length && long.endsWith(short)) {
    // a given name without its surname; with it, a shorter name is a sister or brother as well
    return reason("name", 3, "只写了名，未写姓", "A given name without the surname");
  }
  return reason("name", -8, "姓名不同", "Different names");
}

function compareBirth(one: string | null, other: string | null): MatchReason | null {
  if (one === null || other === null) return null;
  if (one === other) return sameBirth;
  const [year, month, day] = one.split("-");
  const [otherYear, otherMonth, otherDay] = other.split("-");
  if (year === otherYear && month === otherDay && day === otherMonth) {
    return reason("birthDate", 3, "出生月、日对调", "Month and day of birth swapped");
  }
  if (one.length === other.length && differences(one, other) === 1) {
    return reason("birthDate", 1.5, "出生日期差一位", "Day of birth differs in one digit");
  }
  return reason("birthDate", -5, "出生日期不同", "Different days of birth");
}

function compareSex(one: string | null, other: string | null): MatchReason | null {
  if (one === null || other === null) return null;
  return one === other
    ? reason("sex", 1, "性别相同", "Same sex")
    : reason("sex", -5, "性别不同", "Different sex");
}

function comparePhones(one: string | null, other: string | null): MatchReason | null {
  if (one === null || other === null) return null;
  if (one === other) return reason("phone", 6, "电话相同", "Same telephone");
  if (one.length === other.length && differences(one, other) === 1) {
    return reason("phone", 3, "电话差一位", "Telephones differ in one digit");
  }
  // people have several numbers, and change them
  return reason("phone", -1, "电话不同", "Different telephones");
}

function compareAddresses(one: string | null, other: string | null): MatchReason | null {
  if (one === null || other === null) return null;
  const likeness = bigramLikeness(one, other);
  if (likeness >= 0.8) return reason("address", 4, "住址相同或相近", "Same or nearly the same address");
  if (likeness >= 0.55) return reason("address", 2, "住址部分相同", "Addresses agree in part");
  return reason("address", -1, "住址不同", "Different addresses");
}

/** Places at which two texts of one length differ. */
function differences(one: string, other: string): number {
  return Array.from(one).filter((character, index) => character !== other[index]).length;
}

/** Share of pairs of neighbouring characters in common (Dice), 0 to 1. */
function bigramLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [bigrams(one), bigrams(other)];
  const left = new Map<string, number>();
  for (const pair of second) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of first) {
    const count = left.get(pair) ?? 0;
    if (count > 0) {
      common += 1;
      left.set(pair, count - 1);
    }
  }
  return first.length + second.length === 0 ? 0 : (2 * common) / (first.length + second.length);
}

function bigrams(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
