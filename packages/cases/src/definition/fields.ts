import type { Bilingual } from "@halfsky/statistics";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import type { FieldRule, FieldType, PartyRule, PersonPart, Source } from "./definition.ts";

/** Words in both languages. */
export function words(zh: string, en: string): Bilingual {
  return { zh, en };
}

function field(type: FieldType, privacy: PrivacyClass, zh: string, en: string, hint?: Bilingual): FieldRule {
  return { title: words(zh, en), type, privacy, ...(hint === undefined ? {} : { hint }) };
}

/** Free text. */
export function text(privacy: "sensitive" | "sealed", zh: string, en: string, hint?: Bilingual): FieldRule {
  return field({ kind: "text" }, privacy, zh, en, hint);
}

/** Yes, no, or not known. */
export function flag(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "flag" }, privacy, zh, en);
}

/** Exactly one of some answers: `{ car: ["机动车", "Motor vehicle"] }`. */
export function code(
  privacy: PrivacyClass,
  zh: string,
  en: string,
  options: Readonly<Record<string, readonly [zh: string, en: string]>>,
  said: { readonly unknownAs?: string } = {},
): FieldRule {
  return field({ kind: "code", options: optionWords(options), ...said }, privacy, zh, en);
}

/** Any number of some answers. */
export function codes(
  privacy: PrivacyClass,
  zh: string,
  en: string,
  options: Readonly<Record<string, readonly [zh: string, en: string]>>,
): FieldRule {
  return field({ kind: "codes", options: optionWords(options) }, privacy, zh, en);
}

function optionWords(
  options: Readonly<Record<string, readonly [zh: string, en: string]>>,
): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(Object.entries(options).map(([key, [zh, en]]) => [key, words(zh, en)]));
}

/** Of days and moments: those of what has happened, which cannot lie ahead. */
interface Tense {
  readonly past?: true;
}

/** A day. */
export function date(privacy: PrivacyClass, zh: string, en: string, tense: Tense = {}): FieldRule {
  return field({ kind: "date", ...tense }, privacy, zh, en);
}

/** A moment, to the minute. */
export function moment(privacy: PrivacyClass, zh: string, en: string, tense: Tense = {}): FieldRule {
  return field({ kind: "moment", ...tense }, privacy, zh, en);
}

/** A number with a unit and a fixed count of decimals. */
export function number(
  privacy: PrivacyClass,
  zh: string,
  en: string,
  unit: Bilingual,
  {
    decimals = 0,
    min,
    max,
  }: { readonly decimals?: number; readonly min?: string; readonly max?: string } = {},
): FieldRule {
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return field({ kind: "number", unit, decimals, ...bounds }, privacy, zh, en);
}

/** An administrative area. */
export function area(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "area" }, privacy, zh, en);
}

/** A township or village of the county. */
export function locality(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "locality" }, privacy, zh, en);
}

/** An address. */
export function address(privacy: "sensitive" | "sealed", zh: string, en: string): FieldRule {
  return field({ kind: "address" }, privacy, zh, en);
}

/** A position on the map. */
export function point(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "point" }, privacy, zh, en);
}

/** The name of an organisation or place. */
export function name(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "name" }, privacy, zh, en);
}

/** The name of a place that stands in a register of places: its open ones are offered. */
export function placeOf(register: string, privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "name", register }, privacy, zh, en);
}

/** A number given by an outside system. */
export function reference(privacy: PrivacyClass, zh: string, en: string): FieldRule {
  return field({ kind: "reference" }, privacy, zh, en);
}

/** People of a case. Usual classes: name, telephone and address personal, day of birth and ID number sensitive. */
export function party(
  zh: string,
  en: string,
  {
    min = 0,
    max = 1,
    parts,
    minorAware = false,
    mayBeNameless = false,
  }: {
    readonly min?: number;
    readonly max?: number;
    readonly parts: Readonly<Partial<Record<PersonPart, PrivacyClass>>>;
    readonly minorAware?: boolean;
    readonly mayBeNameless?: boolean;
  },
): PartyRule {
  return { title: words(zh, en), min, max, parts, minorAware, mayBeNameless };
}

/** Some parts of a person, all of one class. */
export function partsOf<const T extends PersonPart>(
  privacy: PrivacyClass,
  ...parts: readonly T[]
): Readonly<Record<T, PrivacyClass>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names of the keys
  return Object.fromEntries(parts.map((part) => [part, privacy])) as Readonly<Record<T, PrivacyClass>>;
}

/** A law or measure whose text was checked. */
export function law(zh: string, en: string): Source {
  return { cite: words(zh, en), status: "law" };
}

/** A value that a place sets; the usual one stands here. */
export function usual(zh = "通行做法，可由当地设定", en = "usual practice, set locally"): Source {
  return { cite: words(zh, en), status: "default" };
}

/** A legal or local parameter whose text was not seen. */
export function unverified(zh: string, en: string): Source {
  return { cite: words(zh, en), status: "unverified" };
}
