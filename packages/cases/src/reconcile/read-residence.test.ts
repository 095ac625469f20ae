import { describe, expect, test } from "vitest";
import { caseResidence } from "../matching/case-residence.ts";
import { systems } from "../systems/index.ts";
import { columnsAsked, columnsRead, namedParties, sealsEveryCase } from "./outside-link.ts";
import { outsideColumns } from "./outside-columns.ts";
import { type KnownPlace, residenceReader } from "./read-residence.ts";

const places: readonly KnownPlace[] = [
  { code: "990000", name: "示例省", level: "province" },
  { code: "990100", name: "青岚市", level: "city" },
  { code: "990101", name: "汀州区", level: "county" },
  { code: "990102", name: "青岚县", level: "county" },
  { code: "990103", name: "青禾县", level: "county" },
  { code: "990200", name: "岭南市", level: "city" },
  { code: "990201", name: "汀州区", level: "county" },
  { code: "990101001", name: "汀南街道" },
  { code: "990101001001", name: "南浦社区" },
  { code: "990101002", name: "鹤鸣镇" },
  { code: "990101002001", name: "上坞村" },
  { code: "990103001", name: "云溪镇" },
  { code: "990103001001", name: "东门村" },
  { code: "990103002", name: "城关镇" },
  { code: "990201001", name: "城关镇" },
];

const read = residenceReader(places, "990101");
const codeOf = (text: string) => {
  const done = read(text);
  return "fault" in done ? done.fault.zh : done.residence;
};
const faultOf = (text: string) => {
  const done = read(text);
  return "fault" in done ? done.fault.en : null;
};

describe("a place as offices write it", () => {
  test.each([
    // by names, from any of them on
    ["青禾县云溪镇", "990103001000"],
    ["示例省青岚市青禾县云溪镇东门村", "990103001001"],
    ["青岚市 青禾县／云溪镇", "990103001000"],
    ["青岚青禾县云溪镇", "990103001000"],
    ["青禾云溪镇", "990103001000"],
    ["青禾县", "990103000000"],
    ["青禾", "990103000000"],
    ["青岚市青岚县", "990102000000"],
    ["青岚县", "990102000000"],
    ["云溪镇", "990103001000"],
    ["东门村", "990103001001"],
    // by what stands for a name: a short one, a committee, an office
    ["汀州区汀南", "990101001000"],
    ["汀州区汀南街道办事处南浦社区", "990101001001"],
    ["汀南街道南浦居委会", "990101001001"],
    ["鹤鸣镇上坞村委会", "990101002001"],
    ["上坞村民委员会", "990101002001"],
    // what stands behind says nothing: a hamlet, a street, a number
    ["鹤鸣镇张家自然村12号", "990101002000"],
    ["青禾县人民路12号3幢", "990103000000"],
    // of two of one name the one at home
    ["汀州区", "990101000000"],
    ["岭南市汀州区城关镇", "990201001000"],
    // by codes of any length, with zeros or without, in any width
    ["990103", "990103000000"],
    ["990103001", "990103001000"],
    ["990103001001", "990103001001"],
    ["990103000000", "990103000000"],
    ["９９０１０３００１０００", "990103001000"],
    // a county of which no townships are listed takes any
    ["990102007", "990102007000"],
    ["青岚县大河镇", "990102000000"],
    // another place than any of ours
    ["330106", "330106000000"],
    ["330106003001", "330106003001"],
  ])("%s is %s", (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test("that is too wide, or elsewhere, says nothing", () => {
    const texts = ["青岚市", "示例省", "示例省青岚市", "990100", "330100", "外地", "外省人员", "市外"];
    expect(texts.map((text) => codeOf(text))).toEqual(texts.map(() => null));
  });

  test.each([
    ["青禾县云西镇", /no such township/u],
    ["汀州区城关镇", /no such township/u],
    ["云川县", /knows no such place/u],
    ["青岚市云川县", /knows no such place/u],
    ["幸福路12号", /knows no such place/u],
    ["990103009", /knows no such place/u],
    ["990103001009", /knows no such place/u],
    ["990109", /knows no such place/u],
    ["9.9E+11", /format the column as text/u],
    ["99010", /Not a code/u],
    ["990103001001001", /Not a code/u],
    ["991200", /Not a code/u],
    ["城关镇", /Several places/u],
    ["9.90103E+11", /Not a code/u],
  ])("%s is a fault that says what to do", (text, pattern) => {
    expect(faultOf(text)).toMatch(pattern);
    expect(codeOf(text)).not.toContain(text);
  });

  test("in the list of a city is asked for its county where two of the city have the name", () => {
    const several = residenceReader(
      [...places, { code: "990101003", name: "城关镇" }, { code: "990102001", name: "城关镇" }],
      "990100",
    );
    expect(several("城关镇")).toMatchObject({ fault: { en: expect.stringContaining("Several") } });
    expect(several("青禾县城关镇")).toEqual({ residence: "990103002000" });
  });
});

describe("where people of a case live", () => {
  const register = systems.find(({ id }) => id === "children-in-difficulty");
  const hotline = systems.find(({ id }) => id === "women-rights-hotline");

  test("is what the case answers, else its county; a system that does not ask says nothing", () => {
    if (register === undefined || hotline === undefined) throw new Error("systems are missing");
    const answers = { locality: "990103001" };
    expect(caseResidence(register, "990103", answers)).toBe("990103001000");
    expect(caseResidence(register, "990103", { locality: { unknown: true } })).toBe("990103000000");
    expect(caseResidence(register, "990100", {})).toBeNull();
    expect(caseResidence(hotline, "990103", answers)).toBeNull();
  });

  test("is asked of a list only where people are found by name, and never where every case is sealed", () => {
    if (register === undefined) throw new Error("no register");
    const columns = { number: 1, idNumber: 2, state: 3, day: 4, name: 5, birthDate: 6, residence: 7 };
    const people = ({
      idNumber,
      name,
      birthDate,
      residence,
    }: typeof columns | ReturnType<typeof columnsRead>) => [idNumber, name, birthDate, residence];
    const sealed = systems.filter(sealsEveryCase);
    expect(sealed.length).toBeGreaterThan(0);
    expect(sealed.map((one) => people(columnsRead(one, columns)))).toEqual(
      sealed.map(() => [null, null, null, null]),
    );
    const open = systems.filter((one) => !sealsEveryCase(one));
    const isNamed = (one: (typeof systems)[number]) =>
      Object.values(one.actors).some(({ role }) => namedParties(one, [role]).length > 0);
    const named = open.filter(isNamed);
    expect(named.map((one) => people(columnsRead(one, columns)))).toEqual(named.map(() => [2, 5, 6, 7]));
    // by telephone alone nobody of a list is found
    const phones = open.filter(({ id }) => id === "dv-case");
    expect(phones.map((one) => people(columnsRead(one, columns)))).toEqual([[2, 5, 6, null]]);
    expect(columnsRead(named[0] ?? register, columns)).toEqual(columns);
    // who brings a list is asked for what is read, and for nothing else
    expect(sealed.map(columnsAsked)).toEqual(sealed.map(() => ["number", "state", "day"]));
    expect(phones.map(columnsAsked)).toEqual([["number", "idNumber", "state", "day", "name", "birthDate"]]);
    expect(columnsAsked(named[0] ?? register)).toEqual(outsideColumns);
  });
});
