import type { Bilingual } from "@halfsky/statistics";
import { residenceCode } from "../matching/compare-residences.ts";
import { normaliseText } from "../matching/normalise.ts";

/** A place that the platform knows: a province, city or county (6 digits), a township (9), a village (12). */
export interface KnownPlace {
  readonly code: string;
  readonly name: string;
  /** of areas, as GB/T 2260 has them; townships and villages are told by the length of their codes */
  readonly level?: "province" | "city" | "county";
}

/** Where somebody lives, as a cell says it: its code in twelve digits; null where it is too wide to say anything. */
export type ReadResidence =
  | { readonly residence: string | null }
  /** it never says what stands in the cell */
  | { readonly fault: Bilingual };

/**
 * Reads places as offices write them: a statistical code of six, nine or twelve digits, or names from the province, city,
 * county or township on, with a street or a house number behind or not. Of two places of one name the one in the area whose
 * list it is counts; elsewhere it is asked for the county. A city alone says nothing; a code of another city is kept, since
 * it is another place than any of ours.
 */
export function residenceReader(
  places: readonly KnownPlace[],
  homeArea: string,
): (text: string) => ReadResidence {
  const known = new Gazetteer(places, homeArea);
  const read = new Map<string, ReadResidence>();
  return (text) => {
    const plain = normaliseText(text).replaceAll(/[,，、.。·/\\|>\-—–()（）]/gu, "");
    const before = read.get(plain);
    if (before !== undefined) return before;
    const done = elsewhere.test(plain)
      ? { residence: null }
      : /^\d+(?:e\+\d+)?$/u.test(plain)
        ? readCode(plain, known)
        : readNames(plain, known);
    read.set(plain, done);
    return done;
  };
}

/** how offices write that somebody is from elsewhere */
const elsewhere = /^(?:外地|外省|外市|外县|省外|市外|县外|外省市)(?:籍|户籍|人员|人)?$/u;

interface Named {
  readonly code: string;
  readonly name: string;
  /** without the word for what it is */
  readonly short: string;
}

/** Places by the first characters of their short names, which every way of writing them begins with; the longest first. */
class NameIndex {
  readonly #byStart = new Map<string, Named[]>();

  constructor(places: readonly Named[]) {
    for (const place of places.toSorted(longestFirst)) {
      const start = startOf(place.short);
      const known = this.#byStart.get(start);
      if (known === undefined) this.#byStart.set(start, [place]);
      else known.push(place);
    }
  }

  /** Those within an area whose names a text may begin with. */
  of(text: string, within: string): readonly Named[] {
    return (this.#byStart.get(startOf(text)) ?? []).filter(({ code }) => code.startsWith(within));
  }
}

function startOf(text: string): string {
  return text.slice(0, 2);
}

class Gazetteer {
  readonly codes: ReadonlySet<string>;
  /** provinces and cities */
  readonly wide: NameIndex;
  readonly counties: NameIndex;
  readonly townships: NameIndex;
  readonly villages: NameIndex;
  readonly #home: string;
  readonly #cities: ReadonlySet<string>;
  /** counties and townships of which some place is listed */
  readonly #withPlaces: ReadonlySet<string>;

  constructor(places: readonly KnownPlace[], homeArea: string) {
    const named = places.map(({ code, name, level }) => {
      const plain = normaliseText(name);
      return { code, level, name: plain, short: withoutKind(plain) };
    });
    this.codes = new Set(named.map(({ code }) => code));
    const areas = named.filter(({ code }) => code.length === 6);
    const counties = areas.filter(({ level }) => level === "county");
    this.wide = new NameIndex(areas.filter(({ level }) => level !== "county"));
    this.counties = new NameIndex(counties);
    this.townships = new NameIndex(named.filter(({ code }) => code.length === 9));
    this.villages = new NameIndex(named.filter(({ code }) => code.length === 12));
    this.#withPlaces = new Set(named.flatMap(({ code }) => (code.length > 6 ? [code.slice(0, -3)] : [])));
    this.#cities = new Set(counties.map(({ code }) => code.slice(0, 4)));
    // of a city's list 3301, of a county's 330106
    this.#home = upperCode(homeArea);
  }

  /** Whether places right below a county or township are listed at all. */
  lists(code: string): boolean {
    return this.#withPlaces.has(code);
  }

  /** Those of one name that count: the ones at home, else all. */
  nearest<T extends { readonly code: string }>(found: readonly T[]): readonly T[] {
    const home = found.filter(({ code }) => code.startsWith(this.#home));
    return home.length > 0 ? home : found;
  }

  /** Whether a city, by its four digits, is one of ours. */
  hasCity(prefix: string): boolean {
    return this.#cities.has(prefix);
  }
}

function longestFirst(one: Named, other: Named): number {
  return other.name.length - one.name.length || (one.code < other.code ? -1 : 1);
}

function readCode(digits: string, known: Gazetteer): ReadResidence {
  if (!/^(?:\d{6}|\d{9}|\d{12})$/u.test(digits)) return { fault: words.code };
  // a code of the length of a village that goes no further than a township or a county
  const code = residenceCode(digits).replace(/(?:000){1,2}$/u, "");
  const county = code.slice(0, 6);
  if (county.endsWith("00") && code.length === 6) {
    return known.codes.has(county) || isChinese(county) ? { residence: null } : { fault: words.code };
  }
  if (!known.codes.has(county)) {
    const isOurs = known.hasCity(county.slice(0, 4));
    return isChinese(county) && !isOurs ? { residence: residenceCode(code) } : { fault: words.unknown };
  }
  for (const [upper, whole] of [
    [county, code.slice(0, 9)],
    [code.slice(0, 9), code],
  ] as const) {
    if (whole.length > upper.length && known.lists(upper) && !known.codes.has(whole)) {
      return { fault: words.unknown };
    }
  }
  return { residence: residenceCode(code) };
}

/** Whether a code may be of a county: provinces are numbered from 11 to 82 (GB/T 2260). */
function isChinese(county: string): boolean {
  const province = Number(county.slice(0, 2));
  return province >= 11 && province <= 82;
}

function readNames(text: string, known: Gazetteer): ReadResidence {
  const done = readBelow(afterWide(text, known, "name"), known);
  if (!("fault" in done) || done.fault !== words.unknown) return done;
  // 浙江丽水 for 浙江省丽水市
  const short = afterWide(text, known, "short");
  return short.rest === text ? done : readBelow(short, known);
}

interface Below {
  readonly rest: string;
  /** the beginning of the codes within the province or city that was named; empty where none was */
  readonly within: string;
}

/** Names of provinces and cities at the beginning, and what stands behind the last of them. */
function afterWide(text: string, known: Gazetteer, by: "name" | "short"): Below {
  let rest = text;
  let within = "";
  for (;;) {
    const [upper, left] = [within, rest];
    const found = known.wide
      .of(left, upper)
      .find((place) => upperCode(place.code) !== upper && left.startsWith(place[by]));
    if (found === undefined) return { rest, within };
    rest = rest.slice(found[by].length);
    within = upperCode(found.code);
  }
}

/** The digits that all codes within a province, city or county begin with. */
function upperCode(code: string): string {
  return code.replace(/(?:00){1,2}$/u, "");
}

function readBelow({ rest, within }: Below, known: Gazetteer): ReadResidence {
  // a province or city alone
  if (rest === "") return { residence: null };
  const county = countyAt({ rest, within }, known);
  if (county === "several") return { fault: words.several };
  if (county === null) return readWithoutCounty({ rest, within }, known);
  const below = rest.slice(county.length);
  const township = among(known.townships, county.code, below);
  if (township !== null) return villageIn(township.code, below.slice(township.length), known);
  // a street stands behind a county as well; what is called a township has to be one
  const isTownship = /^[^\d]{1,12}?(?:街道|镇|乡|苏木)/u.test(below);
  return isTownship && known.lists(county.code)
    ? { fault: words.township }
    : { residence: residenceCode(county.code) };
}

interface FoundName {
  readonly code: string;
  /** of what was written of its name */
  readonly length: number;
}

function countyAt({ rest, within }: Below, known: Gazetteer): FoundName | "several" | null {
  const inside = known.counties.of(rest, within);
  const whole = inside.filter(({ name }) => rest.startsWith(name));
  // 青禾云溪镇 for 青禾县云溪镇
  const isShort = ({ code, short }: Named): boolean => {
    if (!rest.startsWith(short)) return false;
    const below = rest.slice(short.length);
    return below === "" || among(known.townships, code, below) !== null;
  };
  const lengthOf = ({ name, short }: Named): number => (whole.length > 0 ? name : short).length;
  const named = whole.length > 0 ? whole : inside.filter(isShort);
  const longest = Math.max(0, ...named.map(lengthOf));
  const found = known.nearest(named.filter((place) => lengthOf(place) === longest));
  const [first] = found;
  if (first === undefined) return null;
  return found.length > 1 ? "several" : { code: first.code, length: longest };
}

/** A township or a village by its name alone. */
function readWithoutCounty({ rest, within }: Below, known: Gazetteer): ReadResidence {
  for (const places of [known.townships, known.villages]) {
    const named = places.of(rest, within).flatMap((place) => {
      const length = lengthNamed(place, rest);
      return length === 0 ? [] : [{ code: place.code, length }];
    });
    const longest = Math.max(0, ...named.map(({ length }) => length));
    const found = known.nearest(named.filter(({ length }) => length === longest));
    const [first] = found;
    if (found.length > 1) return { fault: words.several };
    if (first !== undefined) return villageIn(first.code, rest.slice(longest), known);
  }
  return { fault: words.unknown };
}

/** A village behind its township; where none is known by what stands there, the township: hamlets have many names. */
function villageIn(code: string, rest: string, known: Gazetteer): ReadResidence {
  const village = code.length === 12 ? null : among(known.villages, code, rest.replace(offices, ""));
  return { residence: residenceCode(village?.code ?? code) };
}
const offices = /^(?:办事处|人民政府|政府)/u;

/** The place within another that a text begins with; by its short name only where nothing else stands behind it. */
function among(places: NameIndex, upper: string, text: string): FoundName | null {
  const inside = places.of(text, upper);
  for (const place of inside) {
    const length = lengthNamed(place, text);
    if (length > 0) return { code: place.code, length };
  }
  const short = inside.filter((place) => text === place.short);
  const [first] = short;
  return first !== undefined && short.length === 1 ? { code: first.code, length: text.length } : null;
}

/** How many characters of a text name a place; a village is also called by its committee. 0 where none do. */
function lengthNamed({ name, short }: Named, text: string): number {
  if (text.startsWith(name)) return name.length;
  const committee = text.startsWith(short) ? committees.exec(text.slice(short.length)) : null;
  return committee === null ? 0 : short.length + committee[0].length;
}
const committees = /^(?:村民?委(?:员?会)?|居民?委(?:员?会)?|街道?办(?:事处)?|办事处)/u;

/** A name without the word for what it is; as it is where hardly anything would be left. */
function withoutKind(name: string): string {
  const base = name.replace(/(?:街道办事处|街道|民族乡|苏木|镇|乡|社区|村|自治县|县|市|区|旗|省)$/u, "");
  return base.length >= 2 ? base : name;
}

const words = {
  code: {
    zh: "不是区划代码：县（市、区）6位、乡镇（街道）9位、村（社区）12位；若显示为科学计数，请把该列改为文本格式后重新填写。",
    en: "Not a code of a place: a county has 6 digits, a township 9, a village 12; where it shows as 9.9E+11, format the column as text and fill it in again.",
  },
  unknown: {
    zh: "本平台的地区名录中没有这个地点：请写全称（县、乡镇）或区划代码；本市以外的留空或写“外地”。",
    en: "The platform knows no such place: write county and township as it names them, or the code; leave it empty for places outside the city.",
  },
  township: {
    zh: "这个县（市、区）没有这个乡镇（街道），请核对名称。",
    en: "The county has no such township: check its name.",
  },
  several: {
    zh: "有几个地方叫这个名字，请在前面写上县（市、区）。",
    en: "Several places have this name: write the county before it.",
  },
} as const satisfies Record<string, Bilingual>;
