import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { addPeriod, fullFrom } from "../deadlines/period.ts";
import { checkDefinition } from "../definition/check-definition.ts";
import { conditionsOf } from "../definition/checks/check.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import { inState, samplesOf, satisfying } from "../definition/proofs/samples.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { type Condition, since } from "../expression/condition.ts";
import { evaluate } from "../expression/evaluate.ts";
import { atomsOf } from "../expression/names-in.ts";
import { waitsUntil } from "../expression/waits-until.ts";
import { InventedCase, inventedPeople, testClock } from "../log/invented-log.ts";
import { sayCondition } from "../sheets/say-condition.ts";
import { systems } from "../systems/index.ts";
import { report } from "./invented-steps.ts";
import { listPossibleActions } from "./list-possible-actions.ts";
import { refusalWords } from "./refusals.ts";

const base: SystemDefinition = invented;
const { calendar } = testClock;
const before = (moment: string): string => new Date(Date.parse(moment) - 1).toISOString();
const holds = (when: Condition, answers: Readonly<Record<string, string>>, now: string) => {
  const fields = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, { value, by: 1 }]));
  const { cases } = samplesOf(invented);
  const [blank] = cases;
  if (blank === undefined) throw new Error("no sample");
  return evaluate(when, factsOf(invented, { ...blank, fields }, { now, calendar }));
};

/** The invented system, of which one action has another guard. */
function guardedBy(action: string, when: Condition): SystemDefinition {
  const rule = base.actions[action];
  if (rule === undefined) throw new Error(`no action ${action}`);
  return { ...base, actions: { ...base.actions, [action]: { ...rule, guard: { when, otherwise: words } } } };
}
const words = { zh: "须满三日。", en: "After three days." };

describe("a term", () => {
  test("of days is full when its last day has ended in Beijing, the day of the beginning not counted", () => {
    const week: Condition = { since: ["nextOn", "≥", "7d"] };
    // 2 March and seven days more: the 9th has to end, at 16:00 in Greenwich
    expect(holds(week, { nextOn: "2026-03-02" }, "2026-03-09T15:59:59.999Z")).toBe(false);
    expect(holds(week, { nextOn: "2026-03-02" }, "2026-03-09T16:00:00.000Z")).toBe(true);
    const hours: Condition = { since: ["happenedAt", "≥", "24h"] };
    expect(holds(hours, { happenedAt: "2026-03-02T01:00:00.000Z" }, "2026-03-03T00:59:59.999Z")).toBe(false);
    expect(holds(hours, { happenedAt: "2026-03-02T01:00:00.000Z" }, "2026-03-03T01:00:00.000Z")).toBe(true);
  });

  test("of working days goes by the calendar, and is not known without it", () => {
    const days: Condition = { since: ["nextOn", "≥", "2wd"] };
    // Friday: Monday and Tuesday have to end
    expect(holds(days, { nextOn: "2026-03-06" }, "2026-03-10T15:59:59.999Z")).toBe(false);
    expect(holds(days, { nextOn: "2026-03-06" }, "2026-03-10T16:00:00.000Z")).toBe(true);
    const { cases } = samplesOf(invented);
    const [blank] = cases;
    const facts = factsOf(invented, blank ?? null, { now: "2036-01-01T00:00:00.000Z" });
    expect(evaluate(days, facts)).toBe("unknown");
    const holiday = workCalendarOf([{ date: "2026-03-09", kind: "holiday" }]);
    expect(fullFrom("2026-03-06T01:00:00.000Z", "2wd", holiday)).toBe("2026-03-11T16:00:00.000Z");
  });

  test("without its beginning is not known", () => {
    expect(holds({ since: ["nextOn", "≥", "7d"] }, {}, "2036-01-01T00:00:00.000Z")).toBe("unknown");
    expect(holds({ since: [{ state: "paused" }, "≥", "7d"] }, {}, "2036-01-01T00:00:00.000Z")).toBe(
      "unknown",
    );
    expect(holds({ apart: ["nextOn", "saidOn", "≤", "7d"] }, { nextOn: "2026-03-02" }, "2036-01-01")).toBe(
      "unknown",
    );
  });

  test("between two days is at most, or at least, so long, and never backwards", () => {
    const now = "2026-03-02T01:00:00.000Z";
    const upTo: Condition = { apart: ["nextOn", "saidOn", "≤", "6mo"] };
    const least: Condition = { apart: ["nextOn", "saidOn", "≥", "30d"] };
    const of = (nextOn: string, saidOn: string) => ({ nextOn, saidOn });
    expect(holds(upTo, of("2026-03-07", "2026-09-07"), now)).toBe(true);
    expect(holds(upTo, of("2026-03-07", "2026-09-08"), now)).toBe(false);
    expect(holds(upTo, of("2026-08-31", "2027-02-28"), now)).toBe(true);
    expect(holds(upTo, of("2026-08-31", "2027-03-01"), now)).toBe(false);
    expect(holds(upTo, of("2026-03-07", "2026-03-06"), now)).toBe(false);
    expect(holds(least, of("2026-03-02", "2026-03-31"), now)).toBe(false);
    expect(holds(least, of("2026-03-02", "2026-04-01"), now)).toBe(true);
  });
});

describe("a guard that asks for a term", () => {
  const { desk, worker, lead } = inventedPeople;
  const definition = guardedBy("claim", since({ state: "helped" }, "3d"));
  const said = {
    zh: "须满三日；最早2026-03-06起可办。",
    en: "After three days; possible from 2026-03-06 at the earliest.",
  };
  const isDone = (one: InventedCase) => one.judge({ who: lead, action: "claim" }).status === "accepted";
  const button = (one: InventedCase) =>
    listPossibleActions(definition, one.state, one.basis({ who: lead })).find(
      ({ action }) => action === "claim",
    );
  const helped = () =>
    new InventedCase(definition)
      .do(desk, "receive", report())
      .do(desk, "take", { assignee: worker.accountId });

  test("says from which day on it is possible, beside the button and in the refusal, and then lets it be done", () => {
    const one = helped();
    expect(button(one)?.blockedBy).toEqual(said);
    const refused = one.judge({ who: lead, action: "claim" });
    expect(refused).toMatchObject({ status: "refused", code: "guard-not-met", words: said });
    // 2 March, 09:00 in Beijing, to the midnight after the 5th
    one.minutes = 3 * 24 * 60 + 15 * 60 - 1;
    expect(button(one)?.blockedBy).toEqual(said);
    one.minutes += 1;
    expect(button(one)).toBeDefined();
    expect(button(one)).not.toHaveProperty("blockedBy");
    expect(isDone(one)).toBe(true);
  });

  test("counts from when the case last came into the state, and anew where it was opened again", () => {
    const one = helped();
    one.minutes = 2 * 24 * 60;
    one.do(worker, "pause", { reason: "理由", answers: { fields: {} } }).do(worker, "goOn");
    expect(one.state.entered).toMatchObject({ helped: "2026-03-04T01:01:00.000Z" });
    one.minutes = 4 * 24 * 60;
    expect(isDone(one)).toBe(false);
    one.minutes = 6 * 24 * 60;
    expect(isDone(one)).toBe(true);
  });

  test("whose day somebody may not read tells it neither beside the button nor in the refusal", () => {
    const { happenedAt } = base.fields;
    if (happenedAt === undefined) throw new Error("no field");
    const secret: SystemDefinition = {
      ...guardedBy("claim", since("happenedAt", "3d")),
      fields: { ...base.fields, happenedAt: { ...happenedAt, privacy: "sealed" } },
    };
    const one = new InventedCase(secret)
      .do(desk, "receive", report({ happenedAt: "2026-03-01T01:00:00.000Z" }))
      .do(desk, "take", { assignee: worker.accountId });
    const shown = listPossibleActions(secret, one.state, one.basis({ who: lead }));
    expect(shown.find(({ action }) => action === "claim")).not.toHaveProperty("blockedBy");
    const refused = one.judge({ who: lead, action: "claim" });
    expect(refused).toMatchObject({ status: "refused", words: refusalWords.unseen });
    expect(JSON.stringify(refused)).not.toContain("2026");
  });

  test("is refused by the check where it stands elsewhere than in a guard, or asks for no day, state or period", () => {
    const faults = (when: Condition) =>
      checkDefinition(guardedBy("claim", when), [])
        .filter(({ path }) => path === "actions.claim.guard")
        .map(({ words: { en } }) => en);
    const usual = faults(since("nextOn", "3d"));
    expect(usual).toEqual([]);
    expect(faults({ since: ["danger", "≥", "3d"] })).toContain('"danger" is no day or moment.');
    expect(faults({ since: [{ state: "nowhere" }, "≥", "3d"] })).toContain('There is no state "nowhere".');
    expect(faults({ apart: ["nextOn", "harm", "≤", "3d"] })).toContain('"harm" is no day or moment.');
    // @ts-expect-error a period that is none, as data of a place may hold it
    expect(faults({ since: ["nextOn", "≥", "soon"] })).toContain('"soon" is no period.');
    if (base.grade === undefined) throw new Error("no grade");
    const graded: SystemDefinition = {
      ...base,
      grade: { ...base.grade, rules: [{ when: since("nextOn", "3d"), is: "high" }] },
    };
    expect(checkDefinition(graded, []).map(({ words: { en } }) => en)).toContain(
      "A term can be asked by guards only.",
    );
  });

  test("is said in both languages", () => {
    expect(sayCondition(since("nextOn", "30d"), invented)).toEqual({
      zh: "自“下次日期”起满30日",
      en: "30 days have gone by since “Next day”",
    });
    expect(sayCondition({ apart: ["nextOn", "saidOn", "≤", "6mo"] }, invented)).toEqual({
      zh: "“谈话日期”不早于“下次日期”，且不超过其后6个月",
      en: "“Said on” is not before “Next day” and at most 6 months after it",
    });
  });

  test("waits for the last of several terms, and for the first of those that are enough", () => {
    const two = { since: ["nextOn", "≥", "7d"] } as const;
    const other = { since: ["saidOn", "≥", "7d"] } as const;
    const facts = {
      ...factsOf(invented, null, { now: "2026-03-02T01:00:00.000Z", calendar }),
      field: (name: string) =>
        name === "nextOn" ? "2026-03-02" : name === "saidOn" ? "2026-03-01" : undefined,
    };
    expect(waitsUntil({ all: [two, other] }, facts)).toBe("2026-03-09T16:00:00.000Z");
    expect(waitsUntil({ any: [two, other] }, facts)).toBe("2026-03-08T16:00:00.000Z");
    expect(waitsUntil({ all: [two, { has: "account" }] }, facts)).toBeNull();
    expect(waitsUntil({ not: { has: "account" } }, facts)).toBeNull();
  });
});

/** Every term that a guard of a system asks for. */
const terms = systems.flatMap((definition) =>
  [...conditionsOf(definition)].flatMap(({ path, when }) =>
    atomsOf(when).flatMap((atom) =>
      "since" in atom || "apart" in atom ? [{ id: `${definition.id} ${path}`, definition, when, atom }] : [],
    ),
  ),
);

describe("a term of a system", () => {
  test("is asked somewhere", () => {
    expect(terms.length).toBeGreaterThan(3);
  });

  test.each(terms.map((one) => [one.id, one] as const))("%s decides by its very length", (_, one) => {
    const { definition, when, atom } = one;
    const [blank] = samplesOf(definition).cases;
    if (blank === undefined) throw new Error("no sample");
    const meets = satisfying(inState(definition, blank, blank.state), when);
    const judge = (fields: object, entered: object, now: string) =>
      evaluate(
        atom,
        factsOf(
          definition,
          { ...meets, fields: { ...meets.fields, ...fields }, entered: { ...meets.entered, ...entered } },
          { now, calendar },
        ),
      );
    const begun = "2026-03-02T02:00:00.000Z";
    const given = (value: string) => ({ value, by: 1 });
    const outcomes = (): readonly unknown[] => {
      if ("since" in atom) {
        const [from, , period] = atom.since;
        const full = fullFrom(begun, period, calendar);
        const fields = typeof from === "string" ? { [from]: given(begun) } : {};
        const entered = typeof from === "string" ? {} : { [from.state]: begun };
        return [judge(fields, entered, full), judge(fields, entered, before(full))];
      }
      if (!("apart" in atom)) return [];
      const [from, to, operator, period] = atom.apart;
      const end = addPeriod(begun, period, calendar).at;
      const beyond = operator === "≤" ? new Date(Date.parse(end) + 1).toISOString() : before(end);
      return [end, beyond].map((last) => judge({ [from]: given(begun), [to]: given(last) }, {}, begun));
    };
    expect(outcomes()).toEqual([true, false]);
  });
});
