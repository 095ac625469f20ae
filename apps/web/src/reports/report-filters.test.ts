import { describe, expect, test } from "vitest";
import { exampleReport } from "./record/example-report.ts";
import { filterReports, offeredFilters } from "./report-filters.ts";

const { report } = exampleReport;
const reports = [
  { ...report, id: "r1", year: 2023 },
  { ...report, id: "r2", year: 2024 },
  { ...report, id: "r3", year: 2024, planId: "p2", planTitle: "示例市儿童发展规划" },
];

describe("the list of reports", () => {
  test("shows all without a filter, and only what passes both", () => {
    const ids = (plan: string | undefined, year: number | undefined) =>
      filterReports(reports, { plan, year }).map(({ id }) => id);
    expect(ids(undefined, undefined)).toEqual(["r1", "r2", "r3"]);
    expect(ids("p1", undefined)).toEqual(["r1", "r2"]);
    expect(ids("p1", 2024)).toEqual(["r2"]);
    expect(ids("p2", 2023)).toEqual([]);
  });

  test("offers each plan once and the newest year first", () => {
    const { plans, years } = offeredFilters(reports);
    expect(plans.map(({ id }) => id).toSorted()).toEqual(["p1", "p2"]);
    expect(years).toEqual([2024, 2023]);
  });
});
