import { describe, expect, test } from "vitest";
import type { Person } from "../log/case-log.ts";
import { comparePeople, judgeNamesakes, type Residences } from "./compare-people.ts";
import { compareResidences } from "./compare-residences.ts";
import { inventPairs, inventPerson, randomOf } from "./invented-pairs.ts";
import { inventResidences } from "./invented-residences.ts";
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

describe("where people live", () => {
  const measured = (seeds: readonly number[], withResidences: boolean) => {
    const pairs = seeds
      .flatMap((seed) => inventPairs(seed, 100))
      .map(({ isSame, one, other, residences }) => ({
        isSame,
        verdict: comparePeople(one, other, withResidences ? residences : undefined).verdict,
      }));
    const likely = pairs.filter(({ verdict }) => verdict === "likely");
    const right = likely.filter(({ isSame }) => isSame).length;
    const same = pairs.filter(({ isSame }) => isSame).length;
    return { precision: right / likely.length, recall: right / same };
  };
  const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
  const [before, after] = [measured(seeds, false), measured(seeds, true)];
  const print = ({ precision, recall }: typeof before) =>
    `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;

  test(`lets neither fall: without it ${print(before)}; with it ${print(after)}`, () => {
    expect(after.precision).toBeGreaterThanOrEqual(before.precision);
    expect(after.recall).toBeGreaterThan(before.recall);
  });

  // of rows of outside lists nothing else is known: as many that are of the person as that are of somebody else
  const random = randomOf(20_261_129);
  const namesakes = Array.from({ length: 2000 }, (_, index) => {
    const isSame = index % 2 === 0;
    return { isSame, ...judgeNamesakes(inventResidences(random, isSame ? "one home" : "apart")) };
  });
  const likely = namesakes.filter(({ verdict }) => verdict === "likely");
  const rightShare = likely.filter(({ isSame }) => isSame).length / likely.length;
  const foundShare = likely.filter(({ isSame }) => isSame).length / (namesakes.length / 2);

  test(`tells namesakes apart: of those asked ${rightShare.toFixed(3)} of the likely are right, 0.500 of all; ${foundShare.toFixed(3)} of the right ones are likely`, () => {
    expect(rightShare).toBeGreaterThan(0.9);
    expect(foundShare).toBeGreaterThan(0.15);
    // whoever moved is asked after as before: nobody is lost
    expect(namesakes.every(({ verdict }) => verdict !== "unlikely")).toBe(true);
    const mean = (isSame: boolean) =>
      namesakes.filter((one) => one.isSame === isSame).reduce((sum, { score }) => sum + score, 0) / 1000;
    expect(mean(true)).toBeGreaterThan(mean(false) + 1);
  });

  test("weighs the more the closer it is, and what is not known says nothing", () => {
    const village = "990101003001";
    const others = [village, "990101003002", "990101000000", null, "990101004000", "990102003001"];
    const weights = others.map((other) => compareResidences(village, other)?.weight ?? 0);
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    expect(weights.filter((weight) => weight === 0)).toEqual([0]);
    expect(new Set(weights).size).toBe(weights.length);
    for (const other of others) {
      expect(compareResidences(other, village)).toEqual(compareResidences(village, other));
    }
    // a code of six, nine or twelve digits, with zeros behind or not
    expect(compareResidences("990101", "990101000000")?.weight).toBe(
      compareResidences("990101000000", village)?.weight,
    );
    expect(compareResidences("990101003", village)?.words.en).toBe("Same township");
    expect(judgeNamesakes([null, village])).toEqual(judgeNamesakes([null, null]));
  });

  test("counts once where addresses are known, and not at all for two of a family", () => {
    const same: Residences = ["990101003001", "990101003001"];
    const of = (parts: Person["parts"], other: Person["parts"]) =>
      comparePeople({ id: "a", parts }, { id: "b", parts: other }, same).reasons.find(
        ({ part }) => part === "residence",
      )?.weight;
    const child = { name: "王梓涵", birthDate: "2019-05-01" };
    const address = "鹤鸣镇上坞村12号";
    expect(of(child, child)).toBe(3.5);
    expect(of({ ...child, address }, { ...child, address })).toBeUndefined();
    expect(of(child, { ...child, name: "王梓轩" })).toBe(0);
  });

  test("with a name alone is never enough", () => {
    const name = { id: "p", parts: { name: "欧阳娜娜", sex: "女" } };
    expect(comparePeople(name, name, ["990101003001", "990101003001"]).verdict).toBe("possible");
  });
});

describe("a comparison", () => {
  const random = randomOf(7);
  const somebody = (parts: Person["parts"] = inventPerson(random)): Person => ({ id: "p", parts });

  test("is the same either way round, and says why", () => {
    for (const { one, other, residences } of inventPairs(5, 20)) {
      const turned: Residences = [residences[1], residences[0]];
      const [there, back] = [comparePeople(one, other, residences), comparePeople(other, one, turned)];
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
