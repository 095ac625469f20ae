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
import { serviceRoleNames } from "../definition/roles.ts";
import { systems } from "../systems/index.ts";
import { answersFor, carryOver, type KnownDifference } from "./carry-over.ts";
import {
  compareLists,
  differenceKinds,
  type OutsideRow,
  type OwnCase,
  type RowJudgement,
} from "./compare-lists.ts";
import { namesOfRow } from "./judge-rows.ts";
import { standingOfLists } from "./list-standing.ts";
import {
  comparedParties,
  keepsLink,
  namedParties,
  outsideLinks,
  ownerSeesCases,
  sealsEveryCase,
} from "./outside-link.ts";
import type { StateMapping } from "./state-mapping.ts";

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
  names: [],
  written: null,
  word,
  day: null,
});
const own = (id: string, person: string | null, state = "listed", number: string | null = null): OwnCase => ({
  id,
  people: person === null ? [] : [person],
  numbers: number === null ? [] : [number],
  names: [],
  state,
});
/** A row of somebody whose name sounds so, as it is written there. */
const named = (name: string, written = name, of: OutsideRow = row(null, null)): OutsideRow => ({
  ...of,
  names: [name],
  written,
});
const ownNamed = (id: string, name: string, state = "listed"): OwnCase => ({
  ...own(id, null, state),
  names: [name],
});

const compare = (
  rows: readonly OutsideRow[],
  cases: readonly OwnCase[],
  judgements: readonly RowJudgement[] = [],
) => compareLists(definition, mapping, rows, cases, judgements);
const placesOf = (
  rows: readonly OutsideRow[],
  cases: readonly OwnCase[],
  judgements: readonly RowJudgement[] = [],
) => {
  const done = compare(rows, cases, judgements);
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

describe("a row that is known by no number here", () => {
  const pairsOf = (...of: Parameters<typeof compare>) =>
    compare(...of)
      .differences.filter(({ kind }) => kind === "possible-match")
      .map(({ caseId, rowKeys, isJudged }) => [caseId, ...rowKeys, isJudged]);

  test("may be about somebody of that name and day of birth, which is asked and never taken as so", () => {
    const rows = [named("li"), named("wang", "wang", row("n7", "p7")), named("zhao")];
    const cases = [ownNamed("a", "li"), ownNamed("b", "wang"), ownNamed("c", "sun")];
    expect(placesOf(rows, cases)).toEqual([
      ["possible", "possible", "only-theirs"],
      ["possible", "possible", "only-ours"],
    ]);
    expect(pairsOf(rows, cases)).toEqual([
      ["a", "w:li", false],
      ["b", "n:n7", "p:p7", false],
    ]);
  });

  test("is not asked about where its number or its person is known, nor where both ended", () => {
    const rows = [named("li", "li", row(null, "p1")), named("wang", "wang", row(null, null, "注销"))];
    const cases = [own("a", "p1"), ownNamed("b", "li"), ownNamed("c", "wang", "left")];
    expect(placesOf(rows, cases)).toEqual([
      ["matched", "not-expected"],
      ["matched", "only-ours", "not-expected"],
    ]);
    expect(pairsOf(rows, cases)).toEqual([]);
    // it ended there, and goes on here: that is worth asking
    expect(pairsOf([named("wang", "wang", row(null, null, "注销"))], [ownNamed("c", "wang")])).toHaveLength(
      1,
    );
  });

  test("agrees with the case that it was judged to be of, and differs from the other, in this list and the next", () => {
    const rows = [named("li", "li", row(null, null, "注销"))];
    const cases = [ownNamed("a", "li"), ownNamed("b", "li")];
    const same: RowJudgement = { rowKey: "w:li", caseId: "a", judgement: "same" };
    expect(placesOf(rows, cases, [same])).toEqual([["another-state"], ["another-state", "only-ours"]]);
    const different: RowJudgement = { rowKey: "w:li", caseId: "a", judgement: "different" };
    expect(placesOf(rows, cases, [different])).toEqual([["possible"], ["only-ours", "possible"]]);
    const neither = [different, { ...different, caseId: "b" }];
    expect(placesOf([named("li")], cases, neither)).toEqual([["only-theirs"], ["only-ours", "only-ours"]]);
    // what was judged stands there to be judged anew, and opens no question
    expect(pairsOf([named("li")], cases, neither)).toEqual([
      ["a", "w:li", true],
      ["b", "w:li", true],
    ]);
    const found = compare([named("li")], cases, neither).differences;
    expect(carryOver([], found).opened.map(({ kind }) => kind)).toEqual([
      "only-ours",
      "only-ours",
      "only-theirs",
    ]);
  });

  test("that was judged binds the row as it is written, not another that sounds alike", () => {
    const rows = [named("li", "丽"), named("li", "莉")];
    const same: RowJudgement = { rowKey: "w:丽", caseId: "a", judgement: "same" };
    expect(placesOf(rows, [ownNamed("a", "li")], [same])).toEqual([["matched", "possible"], ["matched"]]);
    // two that were both judged to be of one case stand there twice
    const both = [same, { ...same, rowKey: "w:莉" }];
    expect(placesOf(rows, [ownNamed("a", "li")], both)).toEqual([
      ["twice-in-theirs", "twice-in-theirs"],
      ["twice-in-theirs"],
    ]);
  });
});

const key = option(constantFrom("1", "2", "3", "4", "5", "6"), { nil: null });
const anyName = constantFrom("li", "wang", "zhao");
const anyRow = record({
  number: key,
  person: key,
  names: uniqueArray(anyName, { maxLength: 1 }),
  word: constantFrom(...words),
  day: constantFrom(null, "2026-01-02"),
})
  .map((one): OutsideRow => ({ ...one, written: one.names[0] ?? null }))
  .filter(({ number, person, written }) => number !== null || person !== null || written !== null);
const anyCase = record({
  people: uniqueArray(constantFrom("1", "2", "3", "4", "5", "6"), { maxLength: 2 }),
  numbers: uniqueArray(constantFrom("1", "2", "3"), { maxLength: 1 }),
  names: uniqueArray(anyName, { maxLength: 1 }),
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
            namesOfRow(one.row).some((name) => rowKeys.includes(name)),
          );
          const kind = one.place === "possible" ? "possible-match" : one.place;
          expect(!isDifference(kind) || told.some((of) => of.kind === kind)).toBe(true);
        }
        for (const { id, place } of done.cases) {
          const told = done.differences.filter(({ caseId }) => caseId === id);
          const kind = place === "possible" ? "possible-match" : place;
          const isTold = place === "only-ours" || place === "another-state" || place === "possible";
          expect(!isTold || told.some((of) => of.kind === kind)).toBe(true);
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
    const sealed = links.filter(({ system }) => sealsEveryCase(system));
    expect([...new Set(sealed.map(({ system }) => system.id))].toSorted()).toEqual([
      "adoption",
      "child-sexual-health-hotline",
      "mother-newborn-death-review",
      "mother-to-child-transmission",
    ]);
    // whoever the seal keeps, in whatever role; not whoever supervises somebody else or owns the system outside
    const keepers = sealed.map(({ system, rule }) => [
      system.id,
      serviceRoleNames.filter((role) => keepsLink(system, rule, [role])),
    ]);
    expect(new Map(keepers.map(([id, roles]) => [id, roles]))).toEqual(
      new Map([
        ["adoption", ["supervisor", "civil-affairs"]],
        ["child-sexual-health-hotline", ["supervisor", "counsellor"]],
        ["mother-newborn-death-review", ["hospital"]],
        ["mother-to-child-transmission", ["hospital"]],
      ]),
    );
    expect(comparedParties(definition)).toEqual(["child"]);
  });

  test("ask by name and day of birth only who reads both in whatever way she stands to a case", () => {
    expect(namedParties(definition, ["civil-affairs"])).toEqual(["child"]);
    expect(namedParties(definition, ["civil-affairs", "leading-group-office"])).toEqual(["child"]);
    expect(namedParties(definition, [])).toEqual([]);
    const carer = {
      ...definition.actors["county"],
      role: "hotline" as const,
      relation: "in-jurisdiction" as const,
    };
    const blindOne = {
      ...definition,
      actors: { ...definition.actors, onlooker: { ...carer, title: { zh: "看", en: "Looks on" } } },
    } as typeof definition;
    expect(namedParties(blindOne, ["civil-affairs", "hotline"])).toEqual([]);
    const phones = systems.find(({ id }) => id === "dv-case");
    expect(phones === undefined ? [] : namedParties(phones, ["supervisor"])).toEqual([]);
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
