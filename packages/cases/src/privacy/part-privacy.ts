import type { PartyRule, PersonPart } from "../definition/definition.ts";
import { ageOf } from "../expression/evaluate.ts";
import type { Person } from "../log/case-log.ts";
import { type PrivacyClass, privacyClasses } from "./privacy-class.ts";

/** The closer of two classes. */
export function closerOf(one: PrivacyClass, other: PrivacyClass): PrivacyClass {
  return privacyClasses.indexOf(one) >= privacyClasses.indexOf(other) ? one : other;
}

/** Below this age, in completed years, all data of a person is sensitive (PIPL art. 28). */
export const sensitiveBelowAge = 14;

/**
 * The class of a part of a person: as declared, but at least sensitive for a child under 14, and for somebody of unknown
 * age in a party where children are to be expected (`minorAware`). Age counts at a moment that does not move, the opening
 * of the case, so that a child who grows up in a file stays a child in it. null for a part that is not asked.
 */
export function partPrivacy(
  rule: PartyRule,
  part: PersonPart,
  person: Person,
  openedAt: string,
): PrivacyClass | null {
  const declared = rule.parts[part];
  if (declared === undefined) return null;
  const age = ageOf(person, openedAt);
  const isChild = age === null ? rule.minorAware === true : age < sensitiveBelowAge;
  return isChild ? closerOf(declared, "sensitive") : declared;
}
