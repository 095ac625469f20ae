import { expect, test } from "vitest";
import { areaLevel, isAreaCode, isWithinArea, listAreaAncestors, parentAreaCode } from "./area.ts";

test.each([
  ["330000", "province", "000000"],
  ["330400", "city", "330000"],
  ["330402", "county", "330400"],
  ["330282", "county", "330200"],
  ["330471", "county", "330400"],
  ["429004", "county", "420000"],
  ["110101", "county", "110000"],
  ["500240", "county", "500000"],
  ["990000", "province", "000000"],
  ["990100", "city", "990000"],
  ["990101", "county", "990100"],
  ["000000", "nation", null],
])("%s is a %s and stands below %s", (code, level, parent) => {
  expect(areaLevel(code)).toBe(level);
  expect(parentAreaCode(code)).toBe(parent);
});

test.each(["", "33", "33040", "3304020", "930000", "991101", "330002", "33o400", "100000"])(
  "%j is no area code",
  (code) => {
    expect(isAreaCode(code)).toBe(false);
    expect(areaLevel(code)).toBeNull();
    expect(isWithinArea(code, code)).toBe(false);
  },
);

test("a county lies within its city, its province and itself, not within the neighbour", () => {
  expect(isWithinArea("330402", "330400")).toBe(true);
  expect(isWithinArea("330402", "330000")).toBe(true);
  expect(isWithinArea("330402", "330402")).toBe(true);
  expect(isWithinArea("330402", "330200")).toBe(false);
  expect(isWithinArea("330400", "330402")).toBe(false);
  expect(listAreaAncestors("330402")).toEqual(["330400", "330000", "000000"]);
});
