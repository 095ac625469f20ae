import { isWorkingDay } from "@halfsky/calendar";
import { anything, array, assert, constantFrom, integer, oneof, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { recalculateDues } from "./decide-action.ts";
import { applyAction, foldMatter } from "./fold-matter.ts";
import {
  decide,
  doIt,
  fittingAction,
  matterAfter,
  matterIn,
  storedAction,
  testCalendar,
} from "./invented-matter.ts";
import { listPossible } from "./list-possible.ts";
import { matterActionKinds, matterRelations } from "./matter-words.ts";
import { emptyMatter, escalatedTo, isEnded, type Matter, openDuties, type StoredAction } from "./matter.ts";

describe("a matter is what its actions make of it", () => {
  test("so folding the history gives the state that was reached step by step", () => {
    const actions: StoredAction[] = [];
    let matter: Matter = emptyMatter;
    for (const kind of ["draft-notice", "issue-notice", "acknowledge", "submit-explanation"] as const) {
      const relation = kind === "acknowledge" || kind === "submit-explanation" ? "addressee" : "office";
      const action = fittingAction(kind, matter);
      const decision = decide(matter, action, relation);
      if (decision.status === "refused") throw new Error(decision.words.en);
      const stored = storedAction(matter, action, relation, decision.dues);
      actions.push(stored);
      matter = applyAction(matter, stored);
    }
    expect(foldMatter(actions)).toEqual(matter);
    expect(matter.version).toBe(4);
  });

  test("and an action of a newer program, or one that does not fit the state, is kept and skipped", () => {
    const matter = matterIn("explaining");
    for (const kind of ["send-carrier-pigeon", "accept-plan"]) {
      const after = applyAction(matter, {
        number: 4,
        kind,
        relation: "office",
        by: "office-1",
        at: "2026-09-02T01:00:00.000Z",
        details: {},
        dues: [
          {
            duty: "plan",
            due: "2026-09-09",
            provisional: false,
            rulesVersion: 0,
            from: "2026-09-02",
            days: 5,
          },
        ],
      });
      expect(after).toEqual({ ...matter, version: 4, unread: [4] });
    }
  });

  test("and nothing that could stand in the table makes it fail", () => {
    const anyAction = record({
      number: integer({ min: 1, max: 50 }),
      kind: oneof(constantFrom(...matterActionKinds), string()),
      relation: constantFrom(...matterRelations),
      by: string(),
      at: oneof(constantFrom("2026-09-01T02:00:00.000Z"), string()),
      details: anything(),
      dues: array(
        record({
          duty: oneof(constantFrom("explain", "step-1", "check-step-2"), string()),
          due: oneof(constantFrom("2026-09-09"), string()),
          provisional: constantFrom(true, false),
          rulesVersion: integer(),
          from: constantFrom("2026-09-01"),
          days: integer({ min: 0, max: 9 }),
        }),
        { maxLength: 3 },
      ),
    });
    assert(
      property(integer({ min: 0, max: 13 }), array(anyAction, { maxLength: 12 }), (begun, actions) => {
        const matter = actions.reduce(applyAction, matterAfter(begun));
        expect(matter.version).toBe(actions.at(-1)?.number ?? matterAfter(begun).version);
      }),
      { numRuns: 150 },
    );
  });
});

describe("whatever people do", () => {
  const choices = array(integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 });

  test("somebody owes something as long as a matter goes on, by a working day, and nobody when it has ended", () => {
    assert(
      property(choices, (numbers) => {
        let matter = matterAfter(2);
        for (const number of numbers) {
          const possible = (["office", "addressee", "leader"] as const).flatMap((relation) =>
            listPossible(matter, [relation], `${relation}-${number % 3}`).map((kind) => ({ relation, kind })),
          );
          const chosen = possible[number % Math.max(1, possible.length)];
          if (chosen === undefined) break;
          const accountId = `${chosen.relation}-${number % 3}`;
          matter = doIt(matter, fittingAction(chosen.kind, matter), chosen.relation, { accountId });
          const open = openDuties(matter);
          const expected = isEnded(matter.state) ? 0 : 1;
          expect({ state: matter.state, owed: Math.min(1, open.length) }).toEqual({
            state: matter.state,
            owed: expected,
          });
          expect(open.every(({ due }) => isWorkingDay(testCalendar, due))).toBe(true);
          expect(new Set(open.map(({ name }) => name)).size).toBe(open.length);
          expect(new Set(matter.duties.map(({ id }) => id)).size).toBe(matter.duties.length);
          expect(matter.unread).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe("a duty", () => {
  test("that is extended ends its round and begins the next, so that reminders come again", () => {
    const matter = doIt(
      matterIn("explaining"),
      { kind: "extend-deadline", dutyId: "explain/1", due: "2026-10-03", reason: "台风" },
      "office",
    );
    expect(
      matter.duties
        .filter(({ name }) => name === "explain")
        .map(({ id, state, due }) => ({ id, state, due })),
    ).toEqual([
      { id: "explain/1", state: "lapsed", due: "2026-09-15" },
      { id: "explain/2", state: "open", due: "2026-10-08" },
    ]);
  });

  test("that is returned is owed again, and met late where it comes after its day", () => {
    const returned = doIt(
      matterIn("explanation-check"),
      { kind: "return-explanation", reason: "太笼统" },
      "office",
      { today: "2026-09-21" },
    );
    const again = doIt(returned, { kind: "submit-explanation", text: "详细原因" }, "addressee", {
      today: "2026-09-30",
    });
    expect(again.duties.find(({ id }) => id === "explain/2")).toMatchObject({
      due: "2026-09-28",
      metOn: "2026-09-30",
      state: "met",
    });
  });

  test("keeps the rules' version it was made with, and is moved only by a calendar that moves it", () => {
    const matter = matterIn("explaining");
    expect(recalculateDues(matter, testCalendar)).toEqual([]);
    const provisional = doIt(
      matter,
      { kind: "extend-deadline", dutyId: "explain/1", due: "2027-01-01", reason: "年底" },
      "office",
    );
    const open = openDuties(provisional)[0];
    expect(open).toMatchObject({ due: "2027-01-01", provisional: true });
    const published = {
      kinds: new Map([...testCalendar.kinds, ["2027-01-01", "holiday"] as const]),
      years: new Set([2026, 2027]),
    };
    const dues = recalculateDues(provisional, published);
    expect(dues).toMatchObject([{ duty: "explain", due: "2027-01-04", provisional: false }]);
    const moved = applyAction(
      provisional,
      storedAction(provisional, { kind: "recalculate-deadlines" }, "platform", dues),
    );
    expect(openDuties(moved).map(({ id, due }) => `${id} ${due}`)).toEqual(["explain/3 2027-01-04"]);
  });

  test("says how high it was escalated, until it is met", () => {
    const late = matterIn("explaining");
    const told = applyAction(late, {
      ...storedAction(late, { kind: "escalate" }, "platform", []),
      details: { clockStep: "explain/1/escalate-office-3", dutyId: "explain/1", reached: "office" },
    });
    expect(escalatedTo(told)).toBe("office");
    const met = doIt(told, { kind: "submit-explanation", text: "原因" }, "addressee");
    expect(escalatedTo(met)).toBeNull();
  });
});
