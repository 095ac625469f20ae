import { workCalendarOf } from "@halfsky/calendar";
import {
  array,
  assert,
  constant,
  constantFrom,
  option,
  property,
  record,
  shuffledSubarray,
  tuple,
  uniqueArray,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { idCheckDigit } from "../matching/normalise.ts";
import { answersFor, carryOver, type KnownDifference } from "./carry-over.ts";
import { compareLists, differenceKinds, keysOfRow, type OutsideRow, type OwnCase } from "./compare-lists.ts";
import { standingOfLists } from "./list-standing.ts";
import { comparedParties, keepsLink, outsideLinks, ownerSeesCases } from "./outside-link.ts";
import { outsideDay, readOutsideRows, stateWordsIn } from "./read-outside-rows.ts";
import { checkStateMapping, type StateMapping } from "./state-mapping.ts";

const register = systems.find(({ id }) => id === "children-in-difficulty");
if (register === undefined) throw new Error("no register");
const definition = register;

const mapping: StateMapping = {
  在册: { states: ["listed"] },
  注销: { phase: "closed" },
  暂停: { notCompared: true },
};
const words = ["在册", "注销", "暂停", null];

const row = (number: string | null, person: string | null, word: string | null = "在册"): OutsideRow => ({
  number,
  person,
  word,
  day: null,
});
const own = (id: string, person: string | null, state = "listed", number: string | null = null): OwnCase => ({
  id,
  people: person === null ? [] : [person],
  numbers: number === null ? [] : [number],
  state,
});

const compare = (rows: readonly OutsideRow[], cases: readonly OwnCase[]) =>
  compareLists(definition, mapping, rows, cases);
const placesOf = (rows: readonly OutsideRow[], cases: readonly OwnCase[]) => {
  const done = compare(rows, cases);
  return [done.rows.map(({ place }) => place), done.cases.map(({ place }) => place)];
};

describe("a list of an outside system beside our cases", () => {
  test("agrees where person and state are the same, however it knows the person", () => {
    expect(
      placesOf([row("n1", "p1"), row("n2", null)], [own("a", "p1"), own("b", null, "listed", "n2")]),
    ).toEqual([
      ["matched", "matched"],
      ["matched", "matched"],
    ]);
  });

  test("shows what only one of the two has, and another state", () => {
    expect(
      placesOf(
        [row(null, "p1", "注销"), row(null, "p9")],
        [own("a", "p1"), own("b", "p2"), own("c", "p3", "proposed")],
      ),
    ).toEqual([
      ["another-state", "only-theirs"],
      ["another-state", "only-ours", "not-expected"],
    ]);
  });

  test("misses nobody who left in both, here an earlier case, there a row that ended", () => {
    expect(
      placesOf([row(null, "p9", "注销"), row(null, "p1")], [own("old", "p1", "left"), own("new", "p1")]),
    ).toEqual([
      ["not-expected", "matched"],
      ["not-expected", "matched"],
    ]);
  });

  test("differs in no state that is not known or not compared", () => {
    expect(
      placesOf([row(null, "p1", null), row(null, "p2", "暂停")], [own("a", "p1"), own("b", "p2")]),
    ).toEqual([
      ["state-not-known", "state-not-known"],
      ["state-not-known", "state-not-known"],
    ]);
  });

  test("does not guess which of two rows about one person holds", () => {
    const done = compare([row("n1", "p1"), row("n2", "p1", "注销"), row("n2", null)], [own("a", "p1")]);
    expect(done.rows.map(({ place }) => place)).toEqual(Array(3).fill("twice-in-theirs"));
    expect(done.cases).toEqual([{ id: "a", place: "twice-in-theirs" }]);
    expect(done.differences.length).toBe(1);
  });

  test("says nothing of a case that has nothing to be known by", () => {
    expect(placesOf([row(null, "p1")], [own("a", null)])).toEqual([["only-theirs"], ["not-comparable"]]);
  });
});

const key = option(constantFrom("1", "2", "3", "4", "5", "6"), { nil: null });
const anyRow = record({
  number: key,
  person: key,
  word: constantFrom(...words),
  day: constantFrom(null, "2026-01-02"),
}).filter(({ number, person }) => number !== null || person !== null);
const anyCase = record({
  people: uniqueArray(constantFrom("1", "2", "3", "4", "5", "6"), { maxLength: 2 }),
  numbers: uniqueArray(constantFrom("1", "2", "3"), { maxLength: 1 }),
  state: constantFrom(...Object.keys(definition.states)),
});
const anyCases = array(anyCase, { maxLength: 8 }).map((cases) =>
  cases.map((one, index): OwnCase => ({ id: `case-${index}`, ...one })),
);
const anyRows = array(anyRow, { maxLength: 10 });

const known = (rows: readonly OutsideRow[], cases: readonly OwnCase[]): readonly KnownDifference[] =>
  compare(rows, cases).differences.map((one, index) => ({ ...one, id: `d-${index}`, answer: null }));

describe("a comparison", () => {
  test("puts every row and every case of ours in exactly one place", () => {
    assert(
      property(anyRows, anyCases, (rows, cases) => {
        const done = compare(rows, cases);
        expect(done.rows.map((one) => one.row)).toEqual(rows);
        expect(done.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
        // each place that is a difference is told by one, and nothing else is
        const isDifference = (place: string) => differenceKinds.some((kind) => kind === place);
        for (const one of done.rows) {
          const told = done.differences.filter(({ rowKeys }) =>
            keysOfRow(one.row).some((name) => rowKeys.includes(name)),
          );
          expect(!isDifference(one.place) || told.some(({ kind }) => kind === one.place)).toBe(true);
        }
        for (const { id, place } of done.cases) {
          const told = done.differences.filter(({ caseId }) => caseId === id);
          const isTold = place === "only-ours" || place === "another-state";
          expect(!isTold || told.some(({ kind }) => kind === place)).toBe(true);
        }
      }),
    );
  });

  test("asks nothing of the order of rows and cases", () => {
    const shuffled = tuple(anyRows, anyCases).chain(([rows, cases]) =>
      tuple(
        constant(rows),
        constant(cases),
        shuffledSubarray(rows, { minLength: rows.length }),
        shuffledSubarray(cases, { minLength: cases.length }),
      ),
    );
    assert(
      property(shuffled, ([rows, cases, otherRows, otherCases]) => {
        const [one, other] = [compare(rows, cases), compare(otherRows, otherCases)];
        expect(other.differences).toEqual(one.differences);
        const places = (done: typeof one) => new Map(done.cases.map(({ id, place }) => [id, place]));
        expect(places(other)).toEqual(places(one));
        expect(other.rows.map(({ place }) => place).toSorted()).toEqual(
          one.rows.map(({ place }) => place).toSorted(),
        );
      }),
    );
  });

  test("of the same list twice changes nothing", () => {
    assert(
      property(anyRows, anyCases, (rows, cases) => {
        const before = known(rows, cases);
        const again = carryOver(before, compare(rows, cases).differences);
        expect(again.opened).toEqual([]);
        expect(again.settled).toEqual([]);
        expect(again.kept.length).toBe(before.length);
        expect(again.kept.every(({ reopened }) => !reopened)).toBe(true);
      }),
    );
  });

  test("of the next list keeps, opens and settles each difference once", () => {
    assert(
      property(anyRows, anyRows, anyCases, (rows, next, cases) => {
        const before = known(rows, cases);
        const found = compare(next, cases).differences;
        const { kept, opened, settled } = carryOver(before, found);
        expect(kept.length + opened.length).toBe(found.length);
        expect([...kept.map((one) => one.known.id), ...settled.map(({ id }) => id)].toSorted()).toEqual(
          before.map(({ id }) => id).toSorted(),
        );
      }),
    );
  });

  test("opens again what was said to be corrected or told, and leaves what was explained", () => {
    const found = compare([row(null, "p9")], []).differences;
    const reopened = (answer: KnownDifference["answer"]) =>
      carryOver([{ id: "d", kind: "only-theirs", caseId: null, rowKeys: ["p:p9"], answer }], found).kept.map(
        (one) => one.reopened,
      );
    expect(reopened("ours-corrected")).toEqual([true]);
    expect(reopened("theirs-told")).toEqual([true]);
    expect(reopened("explained")).toEqual([false]);
    expect(reopened("not-found")).toEqual([false]);
    expect(answersFor("twice-in-theirs")).not.toContain("ours-corrected");
  });
});

describe("a sheet of an outside system", () => {
  const first17 = "11010120160301001";
  const id = `${first17}${idCheckDigit(first17)}`;
  const columns = { number: 1, idNumber: 3, state: 4, day: 5 };
  const asked = { headRow: 1, columns, mapping, lastDay: "2026-11-01" };
  const head = ["编号", "姓名", "身份证号", "状态", "日期"];
  const blind = (kind: string, text: string) => `${kind}:${text.length}`;

  test("gives hashes, a word of the mapping and a day, and nothing of what stands beside them", () => {
    const { rows, faults } = readOutsideRows(
      [head, ["ET-00017", "张小明", id, " 在册 ", "2026/3/2"], ["", "", "", "", ""]],
      asked,
      blind,
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { number: "number:8", person: "idNumber:18", word: "在册", day: "2026-03-02", numberText: "ET-00017" },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`张小明|${id}`, "u"));
  });

  test("has all its faults told at once, by cell, without what stands there", () => {
    const wrong = `${first17}${idCheckDigit(first17) === "1" ? "2" : "1"}`;
    const { faults } = readOutsideRows(
      [
        head,
        ["没有", "张小明", wrong, "走失", "三月"],
        ["", "李四", "", "在册", ""],
        ["ET-00018", "", "", "", "2026-12-01"],
      ],
      asked,
      blind,
    );
    expect(faults.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 1],
      [2, 3],
      [2, 4],
      [2, 5],
      [3, 1],
      [4, 5],
    ]);
    expect(JSON.stringify(faults)).not.toMatch(new RegExp(`张小明|李四|${wrong}|走失`, "u"));
  });

  test("knows days as lists write them", () => {
    const day = "2026-03-02";
    const texts = ["2026-03-02", "2026/3/2", "2026.3.2", "20260302", "2026年3月2日", "2026-03-02 10:30:00"];
    expect(texts.map(outsideDay)).toEqual(texts.map(() => day));
    expect(["2026-02-30", "46000", "3月2日", "2026"].map(outsideDay)).toEqual([null, null, null, null]);
  });

  test("tells the words of states, and none of a column that holds something else", () => {
    expect(stateWordsIn([head, ["", "", "", "在册"], ["", "", "", "注销 "]], 1, 4)).toEqual(["在册", "注销"]);
    const names = Array.from({ length: 70 }, (_, index) => ["", `名字${index}`]);
    expect(stateWordsIn([head, ...names], 1, 2)).toBeNull();
  });

  test("is read by a mapping whose states exist", () => {
    expect(checkStateMapping(definition, mapping)).toEqual([]);
    const wrong = checkStateMapping(definition, { 甲: { states: ["nowhere"] }, 乙: { states: [] } });
    expect(wrong.map(({ word }) => word)).toEqual(["甲", "乙"]);
  });
});

describe("the links of the systems", () => {
  const links = systems.flatMap((system) => outsideLinks(system).map((link) => ({ system, ...link })));

  test("have names of their own, and somebody who sees the cases takes their lists in", () => {
    for (const system of systems) {
      const names = outsideLinks(system).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => /^[a-z0-9][a-z0-9-]{0,59}$/u.test(name))).toBe(true);
    }
    for (const { system, rule } of links) {
      const readers = [...new Set(Object.values(system.actors).map(({ role }) => role))];
      expect(keepsLink(system, rule, [...readers, "supervisor"])).toBe(true);
      expect(keepsLink(system, rule, [rule.owner])).toBe(ownerSeesCases(system, rule));
    }
    expect(comparedParties(definition)).toEqual(["child"]);
  });

  test("are late a month or a quarter after the last list, or after the first case", () => {
    const [link] = outsideLinks(definition);
    if (link === undefined) throw new Error("no link");
    const standing = (lastDay: string | null, firstCase: string | null, today: string) =>
      standingOfLists(link.rule, { lastDay, firstCase, today }, workCalendarOf([]));
    expect(standing(null, null, "2026-11-29")).toEqual({ dueDay: null, isLate: false });
    expect(standing("2026-01-31", "2025-01-01", "2026-02-28")).toEqual({
      dueDay: "2026-02-28",
      isLate: false,
    });
    expect(standing("2026-01-31", "2025-01-01", "2026-03-01")).toEqual({
      dueDay: "2026-02-28",
      isLate: true,
    });
    expect(standing(null, "2026-10-01", "2026-11-29")).toEqual({ dueDay: "2026-11-01", isLate: true });
  });
});
