import type { PersonPart } from "../definition/definition.ts";
import type { Person } from "../log/case-log.ts";
import type { Residences } from "./compare-people.ts";
import { inventResidences } from "./invented-residences.ts";
import { idCheckDigit } from "./normalise.ts";

/** Two entries of people with the truth about them. */
export interface LabelledPair {
  readonly kind: string;
  readonly isSame: boolean;
  readonly one: Person;
  readonly other: Person;
  /** where each of them lives, by code, as far as it was asked */
  readonly residences: Residences;
}

/** A small generator with a seed (mulberry32): the same pairs in every run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
type Random = () => number;
type Parts = Partial<Record<PersonPart, string>>;

/** Surnames and given characters by how they sound; those of one sound stand in for one another when heard. */
const surnames = [
  "王",
  "李",
  "张章",
  "刘柳",
  "陈",
  "杨",
  "黄",
  "赵",
  "吴",
  "周",
  "徐许",
  "孙",
  "胡",
  "朱",
  "高",
  "林",
  "何",
  "郭",
  "马",
  "于余俞",
];
const given = [
  "丽莉力",
  "静敬",
  "敏",
  "艳燕雁",
  "芳",
  "娟",
  "霞",
  "伟玮炜",
  "强",
  "磊",
  "洋阳",
  "勇",
  "军君钧",
  "杰洁",
  "涛",
  "明",
  "超",
  "秀",
  "婷",
  "欣鑫心",
  "怡宜仪",
  "梓子紫",
  "涵晗",
  "轩萱",
  "浩昊",
  "宇雨羽",
  "思",
  "佳嘉家",
  "萌",
  "晨辰",
];
const towns = ["紫金街道", "白云街道", "万象街道", "岩泉街道", "联城街道", "碧湖镇", "大港头镇", "老竹镇"];
const streets = ["中山路", "人民街", "解放街", "丽阳街", "大洋路", "灯塔街", "继光街", "学院路"];

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}
const letters = (text: string): readonly string[] => Array.from(text);
const digits = (count: number, random: Random): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join("");

function inventName(random: Random, surname?: string): string {
  const first = surname ?? pick(letters(pick(surnames, random)), random);
  const count = random() < 0.25 ? 1 : 2;
  return first + Array.from({ length: count }, () => pick(letters(pick(given, random)), random)).join("");
}

function inventDay(random: Random, from: number, to: number): string {
  const at = Date.UTC(from, 0, 1) + random() * (Date.UTC(to, 11, 28) - Date.UTC(from, 0, 1));
  return new Date(at).toISOString().slice(0, 10);
}

function idOf(birthDate: string, sex: string, random: Random): string {
  const order = Math.floor(random() * 499) * 2 + (sex === "男" ? 1 : 0);
  const first17 = `3325${pick(["01", "22", "23", "26"], random)}${birthDate.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
  return `${first17}${idCheckDigit(first17)}`;
}

const inventPhone = (random: Random): string =>
  `1${pick(["38", "39", "50", "58", "86", "87"], random)}${digits(8, random)}`;
const inventAddress = (random: Random): string =>
  `${pick(towns, random)}${pick(streets, random)}${1 + Math.floor(random() * 300)}号${1 + Math.floor(random() * 20)}幢${101 + Math.floor(random() * 500)}室`;

/** Somebody with everything known. */
export function inventPerson(random: Random, from = 1960, to = 2018): Parts {
  const birthDate = inventDay(random, from, to);
  const sex = random() < 0.5 ? "男" : "女";
  return {
    name: inventName(random),
    sex,
    birthDate,
    idNumber: idOf(birthDate, sex, random),
    phone: inventPhone(random),
    address: inventAddress(random),
  };
}

/** As somebody else writes the same person down: by ear, by hand, in a hurry, with parts left out. */
function writtenAgain(parts: Parts, random: Random): Parts {
  const again: Parts = { ...parts };
  const name = parts.name ?? "";
  const luck = random();
  if (luck < 0.25) again.name = misheard(name, random);
  else if (luck < 0.3) again.name = `${letters(name).join(" ")}${random() < 0.3 ? "女士" : ""}`;
  else if (luck < 0.34) again.name = `${name}（化名）`;
  if (random() < 0.25) again.phone = `+86 ${(parts.phone ?? "").replace(/(\d{3})(\d{4})/u, "$1-$2-")}`;
  if (random() < 0.06) again.phone = mistyped(parts.phone ?? "", random);
  if (random() < 0.1) again.phone = inventPhone(random);
  if (random() < 0.08) again.birthDate = mistyped(parts.birthDate ?? "", random, 9);
  if (random() < 0.3) again.address = `浙江省丽水市莲都区${(parts.address ?? "").replace("幢", "栋")}`;
  if (random() < 0.1) again.address = inventAddress(random);
  const id = parts.idNumber ?? "";
  if (random() < 0.1) again.idNumber = mistyped(id, random);
  else if (id.slice(6, 8) === "19" && random() < 0.15) again.idNumber = id.slice(0, 6) + id.slice(8, 17);
  return again;
}

function misheard(name: string, random: Random): string {
  const place = Math.floor(random() * letters(name).length);
  return letters(name)
    .map((character, index) => {
      if (index !== place) return character;
      const alike = [...surnames, ...given].find((group) => group.includes(character)) ?? character;
      return pick(letters(alike), random);
    })
    .join("");
}

function mistyped(text: string, random: Random, place = Math.floor(random() * (text.length - 1))): string {
  const other = String((Number(text[place]) + 1 + Math.floor(random() * 8)) % 10);
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
}

/** Leaves parts out, as intakes do; two things to know somebody by always stay beside the name. */
function known(parts: Parts, random: Random, keep: readonly PersonPart[] = []): Parts {
  const optional = (["idNumber", "birthDate", "phone", "address", "sex"] as const).filter(
    (part) => !keep.includes(part),
  );
  const missing = optional.filter((part) => random() < (part === "idNumber" ? 0.7 : 0.3));
  return Object.fromEntries(Object.entries(parts).filter(([part]) => !missing.some((one) => one === part)));
}

let count = 0;
function person(parts: Parts): Person {
  count += 1;
  return { id: `p${count}`, parts };
}

/** Pairs of every kind that intakes meet, each with the truth; `each` of each kind. */
export function inventPairs(seed: number, each: number): readonly LabelledPair[] {
  const random = randomOf(seed);
  // drawn by itself: the people of a seed stay who they are
  const places = randomOf(seed + 1);
  const make = (
    kind: string,
    isSame: boolean,
    invent: () => readonly [Parts, Parts],
    living: "one home" | "one township" | "apart" = isSame ? "one home" : "apart",
  ): readonly LabelledPair[] =>
    Array.from({ length: each }, () => {
      const [one, other] = invent();
      const residences = inventResidences(places, living);
      return { kind, isSame, one: person(one), other: person(other), residences };
    });
  const adult = (): Parts => inventPerson(random, 1955, 2005);
  const child = (): Parts => inventPerson(random, 2008, 2022);
  /** a sister or brother: surname, address and the parents' telephone in common */
  const sibling = (of: Parts, birthDate: string): Parts => {
    const sex = random() < 0.5 ? "男" : "女";
    let name = inventName(random, letters(of.name ?? "")[0]);
    while (name === of.name) name = inventName(random, letters(of.name ?? "")[0]);
    return { ...of, name, sex, birthDate, idNumber: idOf(birthDate, sex, random) };
  };
  return [
    ...make("same: with ID numbers", true, () => {
      const one = adult();
      return [known(one, random, ["idNumber"]), known(writtenAgain(one, random), random, ["idNumber"])];
    }),
    ...make("same: name and telephone", true, () => {
      const one = adult();
      return [
        known(one, random, ["phone"]),
        known({ ...writtenAgain(one, random), phone: one.phone ?? "" }, random, ["phone"]),
      ];
    }),
    ...make("same: name and day of birth", true, () => {
      const one = child();
      const { birthDate = "" } = one;
      return [
        known(one, random, ["birthDate", "sex", "address"]),
        known({ ...writtenAgain(one, random), birthDate }, random, ["birthDate", "sex", "address"]),
      ];
    }),
    ...make("same: all that is known", true, () => {
      const one = adult();
      return [one, writtenAgain(one, random)];
    }),
    ...make("same: whatever each intake asked", true, () => {
      const one = adult();
      return [known(one, random), known(writtenAgain(one, random), random)];
    }),
    ...make("two: strangers", false, () => [known(adult(), random), known(adult(), random)]),
    ...make("two: strangers of one name", false, () => {
      const one = adult();
      return [
        known(one, random, ["phone"]),
        known({ ...adult(), name: one.name ?? "", sex: one.sex ?? "" }, random, ["phone"]),
      ];
    }),
    ...make(
      "two: strangers of one name in one street",
      false,
      () => {
        const one = adult();
        const { name = "", sex = "", address = "" } = one;
        const [street = ""] = address.split(/\d/u);
        const other = { ...adult(), name, sex, address: `${street}${1 + Math.floor(random() * 300)}号` };
        return [known(one, random, ["address"]), known(other, random, ["address"])];
      },
      "one township",
    ),
    ...make(
      "two: twins",
      false,
      () => {
        const one = child();
        return [known(one, random), known(sibling(one, one.birthDate ?? ""), random)];
      },
      "one home",
    ),
    ...make(
      "two: sisters and brothers",
      false,
      () => {
        const one = child();
        return [known(one, random), known(sibling(one, inventDay(random, 2008, 2022)), random)];
      },
      "one home",
    ),
    ...make(
      "two: a couple with one telephone",
      false,
      () => {
        const one = adult();
        const { phone = "", address = "" } = one;
        return [known(one, random, ["phone"]), known({ ...adult(), phone, address }, random, ["phone"])];
      },
      "one home",
    ),
    ...make(
      "two: children of one parent, no other known",
      false,
      () => {
        const one = child();
        const { idNumber: _one, birthDate: _born, ...first } = one;
        const { idNumber: _other, birthDate: _too, ...second } = sibling(one, one.birthDate ?? "");
        return [first, second];
      },
      "one home",
    ),
  ];
}
