import { type FormAnswers, formOf, systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { clocksThatStart, proposedGrade } from "../intake/intake-outlook.ts";
import { asksUnknown } from "./form-answers.ts";
import { askedItems, faultsOfAnswers } from "./asked-items.ts";
import { layoutDiagram, waysOf } from "../systems/diagram-layout.ts";

const now = "2026-11-28T10:00:00Z";
const dv = systems.find(({ id }) => id === "dv-case");
if (dv === undefined) throw new Error("no dv-case");

test("an item whose condition does not hold is not asked, one that nobody knows yet is", () => {
  const items = ["weapon", { field: "injury", when: { is: ["weapon", true] } }] as const;
  const asked = (fields: Record<string, boolean>) => askedItems(items, dv, { fields }, now).length;
  expect(asked({})).toBe(2);
  expect(asked({ weapon: true })).toBe(2);
  expect(asked({ weapon: false })).toBe(1);
});

test("while one types, the grade follows the rules of the server; unknown counts as the careful one", () => {
  expect(proposedGrade(dv, { fields: {} }, now)).toMatchObject({ value: dv.grade?.unknown, isCareful: true });
  expect(proposedGrade(dv, { fields: { weapon: true } }, now)).toMatchObject({
    value: "red",
    isCareful: false,
  });
});

test("the clocks that an opening starts are named with the period of the grade", () => {
  for (const system of systems) {
    const opening = Object.entries(system.actions).find(([, rule]) => rule.from === "new");
    expect(opening).toBeDefined();
    for (const { name, period } of clocksThatStart(system, opening?.[0] ?? "", null, now)) {
      expect(system.deadlines?.[name]).toBeDefined();
      expect(period).toMatch(/^\d+(m|h|d|wd|mo)$/u);
    }
  }
});

test("where no grade is known, the clock that is promised is the one that the engine starts: the shortest", () => {
  const contact = (grade: string | null) =>
    clocksThatStart(dv, "receive", grade, now).find(({ name }) => name === "firstContact")?.period;
  expect([contact(null), contact("yellow"), contact("red")]).toEqual(["2h", "24h", "2h"]);
});

test("a clock that goes by an answer is promised once the answer starts it", () => {
  const children = systems.find(({ id }) => id === "left-behind-children");
  if (children === undefined) throw new Error("no left-behind-children");
  const carer = (fields: FormAnswers["fields"]) =>
    clocksThatStart(children, "propose", null, now, { fields }).some(({ name }) => name === "carer");
  expect(carer({})).toBe(false);
  expect(carer({ livesWith: "grandparents" })).toBe(false);
  expect(carer({ livesWith: "nobody" })).toBe(true);
  expect(carer({ livesWith: { unknown: true } })).toBe(true);
});

test("what is wrong with answers is said here as the service says it: all of it at once, by its place", () => {
  const report = systems.find(({ id }) => id === "mandatory-report-minors");
  if (report === undefined) throw new Error("no report of harm");
  const form = formOf(report, report.publicIntake?.action ?? "");
  const wrong = (fields: Record<string, string>) =>
    faultsOfAnswers(report, form, { fields }, now).map(({ where }) => where);
  expect(wrong({})).toEqual(
    expect.arrayContaining(["answers.fields.situation", "answers.fields.foundAt", "answers.parties.child"]),
  );
  expect(wrong({ foundAt: "2027-01-05T00:00:00.000Z" })).toContain("answers.fields.foundAt");
  expect(wrong({ foundAt: "2026-11-28T10:04:00.000Z" })).not.toContain("answers.fields.foundAt");
});

test("the diagram of every system has a box for each state, and each way between two of them once", () => {
  for (const system of systems) {
    const diagram = layoutDiagram(
      system,
      { state: (name) => name, action: (name) => name },
      (text) => text.length * 8,
    );
    expect(diagram.states.filter(({ name }) => name !== "new").map(({ name }) => name)).toEqual(
      Object.keys(system.states),
    );
    const keys = waysOf(system).map(({ from, to }) => `${from} ${to}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { points } of diagram.ways) expect(points.length).toBeGreaterThan(1);
    for (const { x, y } of diagram.states) expect(Number.isFinite(x + y)).toBe(true);
  }
});

test("whatever has to be answered can be answered with: not known", () => {
  const kinds = systems.flatMap(({ fields, forms }) =>
    Object.values(forms)
      .flat()
      .flatMap((item) => {
        if (typeof item === "string" || !("field" in item) || item.required !== true) return [];
        const type = fields[item.field]?.type;
        return type === undefined ? [] : [type];
      }),
  );
  const offered = ({ kind }: (typeof kinds)[number]) => kind === "flag" || kind === "code";
  expect(kinds.filter((type) => !offered(type) && !asksUnknown(type, true))).toEqual([]);
  expect(kinds.some(({ kind }) => kind === "date") && kinds.some(({ kind }) => kind === "moment")).toBe(true);
  expect(kinds.some((type) => asksUnknown(type, false))).toBe(false);
});
