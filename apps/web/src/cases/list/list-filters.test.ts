import { describe, expect, test } from "vitest";
import { queryOfAddress, withoutFilters } from "./list-filters.ts";

const asked = (address: string) =>
  Object.fromEntries(
    Object.entries(queryOfAddress(new URLSearchParams(address))).filter(([, value]) => value !== undefined),
  );

describe("filters of the list of cases in the address", () => {
  test("are asked of the service, answers by their names", () => {
    expect(
      asked(
        "system=two-cancer-screening&state=found&place=990101&due=7&answer.round=2025&answer.item=breast",
      ),
    ).toEqual({
      system: "two-cancer-screening",
      state: "found",
      area: "990101",
      dueWithin: "7",
      where: ["round:2025", "item:breast"],
    });
    expect(asked("due=late")).toEqual({ late: "true" });
  });

  test("of one system count with that system alone", () => {
    expect(asked("state=found&grade=red&clock=attend&answer.round=2025&phase=open")).toEqual({
      phase: "open",
    });
  });

  test("that were kept before still say what is late", () => {
    expect(asked("late=true")).toEqual({ late: "true" });
  });

  test("are all taken out at once, but for what stays", () => {
    const search = new URLSearchParams("system=a&answer.round=1&page=3&area=990100");
    expect(Object.keys(withoutFilters(search))).toEqual(
      expect.arrayContaining(["system", "answer.round", "page"]),
    );
    expect(Object.keys(withoutFilters(search))).not.toContain("area");
    expect(Object.keys(withoutFilters(search, ["system"]))).not.toContain("system");
  });
});
