import { asksGlassOffice, glassBreakers, glassReviewers } from "../../relations/around-glass.ts";
import { parsePeriod } from "../../deadlines/period.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import { type CheckBasis, fault } from "./check.ts";

/** A broken glass: whoever may break it, somebody else can review it, as the case usually is and where it is sealed. */
export function* checkGlass({ definition }: CheckBasis): Generator<DefinitionFault> {
  const { glass } = definition;
  if (glass !== undefined && parsePeriod(glass.review) === null) {
    yield fault("glass.review", `“${glass.review}”不是时限。`, `${glass.review} is no period.`);
  }
  for (const isSealed of [false, true]) {
    const mayBreak = glassBreakers(definition, isSealed).length > 0;
    const isReviewed = glassReviewers(definition, isSealed).length > 0 || asksGlassOffice(definition);
    if (mayBreak && !isReviewed) {
      yield fault(
        "actors",
        isSealed ? "整案封存后，紧急查阅无人能复查。" : "紧急查阅无人能复查。",
        isSealed
          ? "Nobody could review a broken glass of a sealed case."
          : "Nobody could review a broken glass.",
      );
    }
  }
}
