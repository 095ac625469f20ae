import { disputeColours, judgeOverlay, type SystemOverlay, systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import {
  isSameOverlay,
  periodsUnder,
  placeInDraft,
  wholeOverlay,
  withGrade,
  withoutAdded,
  withSwitch,
  withValue,
} from "./overlay-draft.ts";

test("a value that is set and taken away again leaves nothing behind", () => {
  const set = withValue({}, "periods", "keep", { value: "60mo" });
  expect(set).toEqual({ periods: { keep: { value: "60mo" } } });
  expect(withValue(set, "periods", "keep", undefined)).toEqual({});
  const two = withValue(set, "periods", "deadlines.a", { value: "1d" });
  expect(Object.keys(withValue(two, "periods", "keep", { value: "36mo" }).periods ?? {})).toEqual([
    "keep",
    "deadlines.a",
  ]);
});

test("what a clock opens is switched off and on again, and on again leaves nothing behind", () => {
  const path = "firstContact.supervision";
  const off = withSwitch({}, "openings", path, false, true);
  expect(off).toEqual({ openings: { [path]: { value: false } } });
  const cited = withValue(off, "openings", path, {
    value: false,
    source: { cite: { zh: "办法", en: "Measure" }, status: "law" },
  });
  expect(withSwitch(cited, "openings", path, true, true)).toEqual({});
  expect(withSwitch({}, "openings", path, true, false)).toEqual({ openings: { [path]: { value: true } } });
  expect(withSwitch({}, "steps", "checks.m8", false, true)).toEqual({
    steps: { "checks.m8": { value: false } },
  });
  expect(withSwitch({ steps: { "checks.m8": { value: false } } }, "steps", "checks.m8", true, true)).toEqual(
    {},
  );
});

test("what a place added can be taken away, and the rest stays", () => {
  const overlay: SystemOverlay = {
    options: { kind: { other: { zh: "其他", en: "Other" } } },
    title: { zh: "甲", en: "A" },
  };
  expect(withoutAdded(overlay, "options", "kind")).toEqual({ title: { zh: "甲", en: "A" } });
});

test("one grade in another colour brings the whole scale along, in its order", () => {
  const base = systems.find(({ grade }) => grade !== undefined);
  if (base?.grade === undefined) throw new Error("no system with grades");
  const names = Object.keys(base.grade.values);
  const [first = ""] = names;
  const overlay = withGrade({}, base, first, { title: { zh: "蓝", en: "Blue" }, colour: "blue" });
  expect(Object.keys(overlay.grade?.values ?? {})).toEqual(names);
  expect(overlay.grade?.values[first]?.colour).toBe("blue");
});

test("overlays are the same whatever the order in which they were typed, but the order of grades counts", () => {
  const red = { title: { zh: "红", en: "Red" }, colour: "red" } as const;
  const green = { title: { zh: "绿", en: "Green" }, colour: "green" } as const;
  const one: SystemOverlay = {
    periods: { a: { value: "1d" }, b: { value: "2d" } },
    grade: { values: { green, red } },
  };
  const other: SystemOverlay = {
    grade: { values: { green, red } },
    periods: { b: { value: "2d" }, a: { value: "1d" } },
  };
  expect(isSameOverlay(one, other)).toBe(true);
  expect(isSameOverlay(one, { ...one, grade: { values: { red, green } } })).toBe(false);
});

test("a fault stands where its value does, whoever found it", () => {
  expect(placeInDraft("body.overlay.systems.dv-case.periods.keep", "dv-case")).toBe("periods.keep");
  expect(placeInDraft("systems.dv-case.grade.values", "dv-case")).toBe("grade.values");
  expect(placeInDraft("body.overlay.periods.keep.value", "dv-case")).toBe("periods.keep.value");
  expect(placeInDraft("body.reason", "dv-case")).toBe("body.reason");
});

test("a place's own grades have rows for their clocks, by its own words for them", () => {
  const id = "family-dispute-mediation";
  const base = systems.find((one) => one.id === id);
  const overlay = disputeColours.fiveColours.systems[id];
  if (base === undefined || overlay === undefined) throw new Error("no five colours");
  const rows = periodsUnder(base, overlay, (own) => judgeOverlay(base, wholeOverlay(id, "990101", own)));
  const visits = rows.filter(({ path }) => path.startsWith("deadlines.visits."));
  expect(visits.map(({ path, title }) => [path.split(".").at(-1), title.zh.split("：").at(-1)])).toEqual([
    ["green", "绿"],
    ["blue", "蓝"],
    ["pink", "粉"],
    ["yellow", "橙"],
    ["red", "红"],
  ]);
  // a grade of the place begins with the clock of the one that it is like
  expect(visits.find(({ path }) => path.endsWith("pink"))?.value).toBe(
    visits.find(({ path }) => path.endsWith("yellow"))?.value,
  );
  expect(periodsUnder(base, {}, () => ({ definition: base })).length).toBeLessThan(rows.length);
});
