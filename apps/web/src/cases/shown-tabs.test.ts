import { expect, test } from "vitest";
import { shownTabs } from "./shown-tabs.ts";

const labels = (...permissions: Parameters<typeof shownTabs>[0]) =>
  shownTabs(permissions, { seesPlaces: true, bringsLists: true }).map(({ label }) => label);

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

test.each(["places", "loads"] as const)("%s are a tab for those alone who have one", (tab) => {
  const tabs = (has: boolean) =>
    shownTabs(["case.work"], {
      seesPlaces: tab !== "places" || has,
      bringsLists: tab !== "loads" || has,
    }).map(({ label }) => label);
  expect(tabs(true)).toContain(tab);
  expect(tabs(false)).toEqual(tabs(true).filter((label) => label !== tab));
});
