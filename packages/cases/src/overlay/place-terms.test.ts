import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import type { Period, Source, SystemDefinition } from "../definition/definition.ts";
import { systems } from "../systems/index.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { termOf } from "./place-terms.ts";
import { placePeriods } from "./place-values.ts";

const ofPlan: Source = { status: "plan", cite: { zh: "本地办法第三条", en: "Local rules, art. 3" } };

function systemOf(id: string): SystemDefinition {
  const found = systems.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** A system in a place that sets one least term. */
function setTo(id: string, action: string, value: Period, source?: Source) {
  const definition = systemOf(id);
  const overlay = {
    areaCode: "990101",
    version: 1,
    title: { zh: "试", en: "A test" },
    systems: {
      [id]: { periods: { [`terms.${action}`]: { value, ...(source === undefined ? {} : { source }) } } },
    },
  };
  const result = applyOverlay(definition, overlay);
  return { ...result, term: termOf(result.definition, action) };
}

describe("a least term inside a guard", () => {
  test("is a parameter of a place in every system that has one, and only there", () => {
    const listed = systems.flatMap((definition) =>
      placePeriods(definition)
        .filter(({ kind }) => kind === "term")
        .map(({ path, value }) => `${definition.id} ${path} ${value}`),
    );
    expect(listed).toContain("childrens-homes terms.award 7d");
    expect(listed).toContain("school-bullying terms.thirdMonth 2mo");
    expect(listed).toContain("adoption terms.finishLiving 30d");
    expect(listed).toContain("juvenile-justice-procedure terms.pass 6mo");
  });

  test("is made longer freely, wherever the term stands in the guard, and the guard asks for the rest as before", () => {
    const homes = setTo("childrens-homes", "award", "15d");
    expect([homes.faults, homes.term]).toEqual([[], "15d"]);
    expect(homes.changes).toMatchObject([{ from: "7d", to: "15d", direction: "tighter" }]);
    expect(homes.definition.actions["award"]?.guard?.when).toEqual({
      all: [{ since: ["noticeOn", "≥", "15d"] }, { is: ["meetsStandard", true] }],
    });
    expect(checkDefinition(homes.definition)).toEqual(checkDefinition(systemOf("childrens-homes")));
    expect(setTo("school-bullying", "thirdMonth", "80d").term).toBe("80d");
  });

  test("is made shorter on a cited basis only, and where the calendar decides it counts as shorter", () => {
    const shorter = setTo("childrens-homes", "award", "5d");
    expect([shorter.term, shorter.faults.length]).toEqual(["7d", 1]);
    const cited = setTo("childrens-homes", "award", "5d", ofPlan);
    expect([cited.term, cited.faults]).toEqual(["5d", []]);
    expect(cited.changes).toMatchObject([{ direction: "looser" }]);
    expect(setTo("childrens-homes", "award", "1w").term).toBe("7d");
  });

  test("is none where the guard has none, or where the law alone says how far days lie apart", () => {
    expect(setTo("childrens-homes", "reject", "5d").faults).toHaveLength(1);
    expect(setTo("dv-orders", "grant", "3mo").faults).toHaveLength(1);
  });
});
