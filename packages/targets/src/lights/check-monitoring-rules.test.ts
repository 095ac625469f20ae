import { describe, expect, test } from "vitest";
import { checkMonitoringRules } from "./check-monitoring-rules.ts";
import type { LightRule } from "./light.ts";
import { defaultLightRules, defaultMonitoringRules } from "./light-rules.ts";

const lastRule: LightRule = { id: "on-course", light: "green", condition: "on-course", threshold: null };
const check = (...rules: readonly LightRule[]) =>
  checkMonitoringRules({ ...defaultMonitoringRules, lights: { margin: "0", rules } }).map(
    ({ field, words }) => `${field}: ${words.en}`,
  );

describe("rules that somebody wants to set", () => {
  test("are free of faults as they come with the program", () => {
    expect(checkMonitoringRules(defaultMonitoringRules)).toEqual([]);
  });

  test("name every number that is out of its limits", () => {
    const faults = checkMonitoringRules({
      tolerance: { ...defaultMonitoringRules.tolerance, relativePercent: "51", smallDenominator: "x" },
      lights: { ...defaultLightRules, margin: "0.31" },
    });
    expect(faults.map(({ field }) => field)).toEqual([
      "tolerance.relativePercent",
      "tolerance.smallDenominator",
      "lights.margin",
    ]);
  });

  test("need a threshold where the condition has one, and none where it has none", () => {
    expect(
      check(
        { id: "a", light: "red", condition: "chance-below", threshold: null },
        { id: "b", light: "red", condition: "lost", threshold: "2" },
        { id: "c", light: "red", condition: "wrong-way", threshold: "2.5" },
        lastRule,
      ),
    ).toEqual([
      "lights.rules[0].threshold: the threshold is missing",
      "lights.rules[1].threshold: this condition has no threshold",
      "lights.rules[2].threshold: must be a whole number",
    ]);
  });

  test("may not be such that one is never reached", () => {
    const chance = (id: string, threshold: string): LightRule => ({
      id,
      light: "orange",
      condition: "chance-below",
      threshold,
    });
    expect(check(chance("a", "0.2"), chance("b", "0.4"), lastRule)).toEqual([]);
    expect(check(chance("a", "0.4"), chance("b", "0.2"), lastRule)).toHaveLength(1);
    expect(check(lastRule, chance("a", "0.4"))).toEqual([
      "lights.rules[1]: stands after the last rule; it is never reached",
    ]);
    const years = (id: string, threshold: string): LightRule => ({
      id,
      light: "red",
      condition: "wrong-way",
      threshold,
    });
    expect(check(years("a", "3"), years("b", "2"), lastRule)).toEqual([]);
    expect(check(years("a", "2"), years("b", "3"), lastRule)).toHaveLength(1);
  });

  test("never make few events red, and always end in a light for all the rest", () => {
    expect(check({ id: "few", light: "red", condition: "small-count", threshold: null })).toEqual([
      "lights.rules[0].light: few events never turn a light red by the rate alone",
      'lights.rules: the last rule is missing: "met, or none of the rules above holds"',
    ]);
  });
});
