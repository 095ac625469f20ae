import { expect, test } from "vitest";
import { countIndicator } from "../indicators/index.ts";
import { bookOf } from "../definition/definition-book.ts";
import { foldCase } from "../log/fold-case.ts";
import { workCalendarOf } from "@halfsky/calendar";
import { standingOf } from "../relations/stands-in.ts";
import { migrantChildren } from "./migrant-children.ts";
import { migrantChildrenScenario } from "./scenarios/migrant-children.ts";
import { playScenario } from "./scenarios/play-scenario.ts";

const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
const { log, wrong } = playScenario(migrantChildren, migrantChildrenScenario);
const opened = migrantChildrenScenario.area;

function until(day: string) {
  const actions = log.filter(({ at }) => at < `${day}T16:00:00.000Z`);
  const state = foldCase(bookOf([migrantChildren]), actions, clock);
  return { caseId: "one", areaCode: opened, actions, state };
}

function countedBy(name: string, day: string) {
  const count = countIndicator(migrantChildren, name, [until(day)], { from: "2026-01-01", to: day });
  if ("faults" in count) throw new Error(JSON.stringify(count.faults));
  return count.cells.map(({ at, numerator }) => [at["area"], numerator]);
}

test("a case that was handed over lies in the area that accepted it, from that moment on", () => {
  expect(wrong).toEqual([]);
  expect(standingOf(until("2026-06-08").state, opened).areaCode).toBe("331102");
  expect(standingOf(until("2026-06-09").state, opened)).toMatchObject({
    areaCode: "331121",
    ownerAreaCode: "331121",
    ownerOrganisationId: "township-9",
  });
});

test("a child is counted in one place at any time: before the move there, after it here", () => {
  expect(countedBy("listed", "2026-06-08")).toEqual([["331102", "1"]]);
  expect(countedBy("listed", "2026-06-09")).toEqual([["331121", "1"]]);
  expect(countedBy("left", "2026-06-30")).toEqual([["331121", "1"]]);
});

test("what was done before the move counts where it was done", () => {
  expect(countedBy("placesAnswered", "2026-06-30").map(([area]) => area)).not.toContain("331121");
});
