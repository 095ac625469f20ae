import type { SystemDefinition } from "../definition/definition.ts";
import { residenceCode } from "./compare-residences.ts";

/**
 * Where the people of a case live, by its code: what the case answers to the question that its definition names, else the
 * county that the case belongs to, in which every answer lies. null where a definition does not ask: the county of an agency
 * that helps somebody is not where she lives.
 */
export function caseResidence(
  { match }: Pick<SystemDefinition, "match">,
  areaCode: string,
  answers: Readonly<Record<string, unknown>>,
): string | null {
  const field = match?.residence;
  if (field === undefined) return null;
  const answer = answers[field];
  if (typeof answer === "string" && /^\d{9}(?:\d{3})?$/u.test(answer)) return residenceCode(answer);
  // a city or a province says nothing
  return areaCode.endsWith("00") ? null : residenceCode(areaCode);
}
