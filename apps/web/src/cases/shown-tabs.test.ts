import { expect, test } from "vitest";
import { shownTabs } from "./shown-tabs.ts";

const labels = (...permissions: Parameters<typeof shownTabs>[0]) =>
  shownTabs(permissions, { seesPlaces: true }).map(({ label }) => label);

test("whoever works on cases has the tabs of cases, and that of reads who may see them", () => {
  expect(labels("case.work")).toContain("queue");
  expect(labels("case.work")).not.toContain("reads");
  expect(labels("case.work", "case.see-reads")).toEqual([...labels("case.work"), "reads"]);
});

test("whoever opens no page of cases, or one alone, has no tabs above a refusal", () => {
  expect(labels()).toEqual([]);
  expect(labels("audit.read")).toEqual([]);
  expect(labels("case.see-reads")).toEqual([]);
});

test("registers of places are a tab for those alone who may see one", () => {
  const tabs = (seesPlaces: boolean) => shownTabs(["case.work"], { seesPlaces }).map(({ label }) => label);
  expect(tabs(true)).toContain("places");
  expect(tabs(false)).toEqual(tabs(true).filter((label) => label !== "places"));
});
