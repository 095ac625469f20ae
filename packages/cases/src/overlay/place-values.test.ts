import { expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { findPeriod } from "./place-path.ts";
import { placeClasses, placePeriods } from "./place-values.ts";

test.each(systems.map((definition) => [definition.id, definition] as const))(
  "every listed value of %s can be set by its path, and setting what stands there changes nothing",
  (id, definition) => {
    const periods = placePeriods(definition);
    for (const { path, value } of periods) expect(findPeriod(definition, path)?.value).toBe(value);
    const overlay = {
      periods: Object.fromEntries(periods.map(({ path, value }) => [path, { value }])),
      privacy: Object.fromEntries(placeClasses(definition).map(({ path, value }) => [path, { value }])),
    };
    const title = { zh: "试", en: "A test" };
    const result = applyOverlay(definition, {
      areaCode: "990101",
      version: 1,
      title,
      systems: { [id]: overlay },
    });
    expect(result).toEqual({ definition, faults: [], changes: [] });
  },
);
