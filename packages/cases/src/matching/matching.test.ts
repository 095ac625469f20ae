import { describe, expect, test } from "vitest";
import type { Person } from "../log/case-log.ts";
import { comparePeople } from "./compare-people.ts";
import { inventPairs, inventPerson, randomOf } from "./invented-pairs.ts";
import { idCheckDigit, normaliseAddress, normaliseId, normaliseName, normalisePhone } from "./normalise.ts";
import { soundOf } from "./name-sound.ts";

describe("normal forms", () => {
  test("of names lose width, spaces, dots, forms of address and the difference of variants", () => {
    const names = ["王 小 丽", "王小麗", "王小丽女士", "　王小丽", "王小丽（化名）"];
    expect(names.map((name) => normaliseName(name)?.text)).toEqual(names.map(() => "王小丽"));
    expect(normaliseName("阿依古丽·买买提")).toEqual(normaliseName("阿依古丽•买买提"));
    expect(normaliseName("王女士")).toEqual({ text: "王", isPartial: true });
    expect(normaliseName(" ")).toBeNull();
  });

  test("of telephones lose the country, dashes and extensions", () => {
    expect(
      ["+86 138-0013-8000", "８６13800138000", "0086 13800138000", "138 0013 8000"].map(normalisePhone),
    ).toEqual(Array.from({ length: 4 }, () => "13800138000"));
    expect(normalisePhone("0578-2091234转8001")).toBe("05782091234");
    expect([normalisePhone("110"), normalisePhone("没有")]).toEqual([null, null]);
  });

  test("of ID numbers have 18 places with a check digit that is right", () => {
    // the example of GB 11643-1999
    expect(idCheckDigit("11010519491231002")).toBe("X");
    expect(normaliseId("11010519491231002x")).toMatchObject({
      text: "11010519491231002X",
      isValid: true,
      sex: "female",
    });
    expect(normaliseId("110105491231002")).toMatchObject({
      text: "11010519491231002X",
      birthDate: "1949-12-31",
    });
    expect(normaliseId("110105194912310021")?.isValid).toBe(false);
    expect(normaliseId("110105194902310026")?.isValid).toBe(false);
    expect(normaliseId("H1234567")).toMatchObject({ text: "H1234567", isValid: false });
  });

  test("of addresses lose the province, the city and the word for a building", () => {
    expect(normaliseAddress("浙江省丽水市莲都区紫金街道中山路１２号３栋２０１室")).toBe(
      normaliseAddress("莲都区紫金街道中山路12号三幢201室"),
    );
  });

  test("of sounds fall together where speakers do not tell them apart", () => {
    expect(soundOf("张林")).toBe(soundOf("章琳"));
    expect(soundOf("陈思婷")).toBe(soundOf("程诗婷"));
    expect(soundOf("单英")).not.toBe(soundOf("丹英"));
  });
});

describe("labelled pairs of people", () => {
  const pairs = inventPairs(20_261_128, 100).map((pair) => ({
    ...pair,
    verdict: comparePeople(pair.one, pair.other).verdict,
  }));
  const proposed = pairs.filter(({ verdict }) => verdict === "likely");
  const same = pairs.filter(({ isSame }) => isSame);
  const right = proposed.filter(({ isSame }) => isSame);
  const precision = right.length / proposed.length;
  const recall = right.length / same.length;

  test(`${pairs.length} of them: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`, () => {
    expect(pairs.length).toBeGreaterThanOrEqual(500);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test.each(["two: twins", "two: children of one parent, no other known"])(
    "%s are never proposed as one",
    (kind) => {
      const wrong = pairs.filter((pair) => pair.kind === kind && pair.verdict === "likely");
      expect(wrong.map(({ one, other }) => [one.parts.name, other.parts.name])).toEqual([]);
    },
  );

  test("of other seeds are as good", () => {
    for (const seed of [1, 2, 3]) {
      const others = inventPairs(seed, 100).map((pair) => ({
        ...pair,
        isLikely: comparePeople(pair.one, pair.other).verdict === "likely",
      }));
      const likely = others.filter(({ isLikely }) => isLikely);
      const found = likely.filter(({ isSame }) => isSame).length;
      expect(found / likely.length).toBeGreaterThanOrEqual(0.95);
      expect(found / others.filter(({ isSame }) => isSame).length).toBeGreaterThanOrEqual(0.9);
    }
  });
});

describe("a comparison", () => {
  const random = randomOf(7);
  const somebody = (parts: Person["parts"] = inventPerson(random)): Person => ({ id: "p", parts });

  test("is the same either way round, and says why", () => {
    for (const { one, other } of inventPairs(5, 20)) {
      const [there, back] = [comparePeople(one, other), comparePeople(other, one)];
      expect([there.verdict, there.score]).toEqual([back.verdict, back.score]);
      expect(there.reasons.every(({ words }) => words.zh !== "" && words.en !== "")).toBe(true);
    }
  });

  test("takes what is missing for nothing: nobody is like somebody of whom nothing is known", () => {
    expect(comparePeople(somebody({}), somebody({}))).toEqual({ verdict: "unlikely", score: 0, reasons: [] });
    expect(comparePeople(somebody(), somebody({})).score).toBe(0);
  });

  test("of a name alone is never enough", () => {
    const name = { name: "欧阳娜娜" };
    expect(comparePeople(somebody(name), somebody(name)).verdict).toBe("possible");
  });

  test("of two valid ID numbers that differ is of two people, whatever else agrees", () => {
    const one = inventPerson(random);
    const other = { ...one, idNumber: inventPerson(random).idNumber ?? "" };
    expect(comparePeople(somebody(one), somebody(other)).verdict).toBe("unlikely");
  });

  test("of twins says that they may be of one family", () => {
    const base = { birthDate: "2019-05-01", phone: "13800138000", address: "紫金街道中山路1号" };
    const { verdict, reasons } = comparePeople(
      somebody({ ...base, name: "王梓涵" }),
      somebody({ ...base, name: "王梓轩" }),
    );
    expect(verdict).toBe("unlikely");
    expect(reasons.some(({ part }) => part === "siblings")).toBe(true);
  });
});
