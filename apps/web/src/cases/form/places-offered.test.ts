import type { PlaceCoverage } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { placesOffered } from "./places-offered.ts";

type Row = PlaceCoverage["rows"][number];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a row only name, area and whether it counts are looked at
const row = (name: string, areaName: string, counts = true) => ({ name, areaName, counts }) as Row;
const rows = [
  row("市妇幼保健院", "甲区"),
  row("乙县医院", "乙县"),
  row("丙县医院", "丙县", false),
  row("", "甲区"),
];
const offered = (typed: string) => placesOffered(rows, typed).map(({ label }) => label);

test("open places that meet the standard are offered with their area, found by name or area", () => {
  expect(offered("")).toEqual(["市妇幼保健院 · 甲区", "乙县医院 · 乙县"]);
  expect(offered("乙县")).toEqual(["乙县医院 · 乙县"]);
  expect(offered("医院")).toEqual(["乙县医院 · 乙县"]);
  expect(offered("别处的医院")).toEqual([]);
});

test("once one is chosen the others stay to choose from, and what is put down is the name alone", () => {
  expect(offered("乙县医院")).toHaveLength(2);
  expect(placesOffered(rows, "乙县")[0]?.value).toBe("乙县医院");
});
