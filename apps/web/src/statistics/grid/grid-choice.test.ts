import type { ListedArea } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { figuresAddress } from "../figures-address.ts";
import { type GridChoices, readChoice, requestOf } from "./grid-choice.ts";

const known: GridChoices = {
  targets: [
    { planId: "women", indicatorId: null },
    { planId: "women", indicatorId: "i-a" },
    { planId: "children", indicatorId: "i-b" },
  ],
  years: [2021, 2022, 2023],
  thisYear: 2025,
};
const always = { validFrom: null, validTo: null };
const areas: readonly ListedArea[] = [
  { code: "990100", name: "市", level: "city", parentCode: "990000", ...always },
  { code: "990101", name: "东区", level: "county", parentCode: "990100", ...always },
  { code: "990201", name: "别区", level: "county", parentCode: "990200", ...always },
];
const from = (address: string) => {
  const query = new URL(address, "http://localhost").searchParams;
  return (name: string) => query.get(name) ?? undefined;
};

describe("what the grid shows", () => {
  test("without a choice: the first plan, six years up to the one that is reported now", () => {
    expect(readChoice(from("/figures"), known)).toEqual({
      layout: "years",
      plan: "women",
      indicator: "i-a",
      from: 2019,
      to: 2024,
      filter: "all",
    });
  });
  test("a link to one cell shows all indicators, whatever plan the cell is of", () => {
    const address = figuresAddress({
      area: "990100",
      from: 2022,
      to: 2024,
      cell: { indicator: "i-b", year: 2023 },
    });
    expect(readChoice(from(address), known)).toMatchObject({
      plan: "all",
      from: 2022,
      to: 2024,
      indicator: "i-b",
    });
  });
  test("a wrong address gives the usual choice instead of an empty page", () => {
    expect(readChoice(from("/figures?layout=x&from=abc&to=99999&show=y"), known)).toMatchObject({
      layout: "years",
      to: 2024,
      filter: "all",
    });
    expect(readChoice(from("/figures?from=2030&to=2024"), known)).toMatchObject({ from: 2024, to: 2024 });
  });
  test("asks for one year more, for the areas below where they are columns, and for one indicator where it is chosen", () => {
    const choice = readChoice(from("/figures?layout=areas&to=2023"), known);
    expect(requestOf(choice, areas, "990100")).toEqual({
      areas: ["990100", "990101"],
      plan: "women",
      from: 2022,
      to: 2023,
    });
    const one = readChoice(from("/figures?layout=indicator&indicator=i-b&plan=all&from=2020"), known);
    expect(requestOf(one, areas, "990100")).toEqual({
      areas: ["990100", "990101"],
      indicators: ["i-b"],
      from: 2019,
      to: 2024,
    });
  });
  test("an area below stands there for years up to its end and from its beginning only", () => {
    const county = { name: "县", level: "county", parentCode: "990100" } as const;
    const merged: readonly ListedArea[] = [
      ...areas,
      { ...county, code: "990102", validFrom: null, validTo: "2022-06-30" },
      { ...county, code: "990111", validFrom: "2022-07-01", validTo: null },
    ];
    const areasIn = (address: string) =>
      requestOf(readChoice(from(address), known), merged, "990100").areas.slice(2);
    expect(areasIn("/figures?layout=areas&to=2021")).toEqual(["990102"]);
    expect(areasIn("/figures?layout=areas&to=2022")).toEqual(["990111"]);
    expect(areasIn("/figures?layout=indicator&indicator=i-b&from=2021&to=2023")).toEqual([
      "990102",
      "990111",
    ]);
  });
});
