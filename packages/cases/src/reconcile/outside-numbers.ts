import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState } from "../log/case-state.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { normaliseOutsideNumber } from "./read-outside-rows.ts";

/** A number that an outside system gave, as a case knows it. */
export interface OutsideNumber {
  readonly field: string;
  /** normalised, before the blind hash */
  readonly number: string;
  readonly privacy: PrivacyClass;
}

/** Numbers of outside systems in a case of a system that reconciles with some; sealed answers make none. */
export function outsideNumbers(definition: SystemDefinition, state: CaseState): readonly OutsideNumber[] {
  if ((definition.reconcile ?? []).length === 0) return [];
  return Object.entries(definition.fields).flatMap(([field, { type, privacy }]) => {
    const value = state.fields[field]?.value;
    if (type.kind !== "reference" || privacy === "sealed" || typeof value !== "string") return [];
    const number = normaliseOutsideNumber(value);
    return number === null ? [] : [{ field, number, privacy }];
  });
}
