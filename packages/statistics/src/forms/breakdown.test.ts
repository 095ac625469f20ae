import { array, assert, constantFrom, property, string, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breakdownText,
  describeBreakdown,
  findBreakdownFault,
  listPartitions,
  parseBreakdown,
  standardDimensions,
} from "./breakdown.ts";

describe("a breakdown", () => {
  test("is read in the one way that it is written, whatever order its parts come in", () => {
    const part = constantFrom(
      ...standardDimensions.flatMap(({ id, categories }) =>
        categories.map((category) => ({ dimension: id, category: category.id })),
      ),
    );
    assert(
      property(uniqueArray(part, { selector: ({ dimension }) => dimension }), (parts) => {
        const text = breakdownText(parts);
        expect(parseBreakdown(text)).toEqual(
          parts.toSorted((one, other) => one.dimension.localeCompare(other.dimension)),
        );
        expect(breakdownText(parts.toReversed())).toBe(text);
        expect(findBreakdownFault(text, standardDimensions)).toBeNull();
      }),
    );
  });

  test("is never two texts for one thing: what can be read is written back as it was", () => {
    assert(
      property(array(constantFrom("sex=female", "age=0-6", "residence=urban", ";", "=", "a")), (pieces) => {
        const text = pieces.join("");
        const parts = parseBreakdown(text);
        expect(parts === null || breakdownText(parts) === text).toBe(true);
      }),
    );
    assert(property(string(), (text) => void parseBreakdown(text)));
    expect(parseBreakdown("sex=female;residence=urban")).toBeNull();
    expect(parseBreakdown("sex=female;sex=male")).toBeNull();
  });

  test("that no dimension knows is told with those that are known", () => {
    expect(findBreakdownFault("colour=red", standardDimensions)?.zh).toContain("性别（sex）");
    expect(findBreakdownFault("sex=other", standardDimensions)?.zh).toContain("女（female）");
    expect(findBreakdownFault("sex:female", standardDimensions)?.en).toContain("sex=female");
  });

  test("reads as words", () => {
    expect(describeBreakdown("", standardDimensions).zh).toBe("合计");
    expect(describeBreakdown("residence=urban;sex=female", standardDimensions)).toEqual({
      zh: "城镇·女",
      en: "urban, female",
    });
    expect(describeBreakdown("colour=red", standardDimensions).zh).toBe("red");
  });

  test("adds up along each partition that it does not name", () => {
    const found = listPartitions("sex=female", standardDimensions);
    expect(found.map(({ dimension }) => dimension.id)).toEqual(["age", "residence"]);
    expect(found[1]?.parts).toEqual(["residence=urban;sex=female", "residence=rural;sex=female"]);
    const unequal = standardDimensions.map((dimension) => ({ ...dimension, isPartition: false }));
    expect(listPartitions("", unequal)).toEqual([]);
  });
});
