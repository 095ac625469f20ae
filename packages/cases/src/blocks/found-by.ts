import type { MatchRule, Period } from "../definition/definition.ts";

/**
 * People of a party are found by ID number, or by name and day of birth, within a time; where they live, as the question
 * `locality` asks it, weighs beside these.
 */
export function foundByBirth<P extends string>(party: P, window: Period): MatchRule<P, "locality"> {
  return {
    keys: [[`${party}.idNumber`], [`${party}.name`, `${party}.birthDate`]],
    window,
    residence: "locality",
  };
}
