import type { JudgementStatus } from "../judgement.ts";
import type { Light } from "./light.ts";

/**
 * The light that counts once a person has signed a status: a target signed as met, nearly met or on track is no redder
 * than yellow (and green where its year is reached); one signed as off track or worse is at least orange; one that does
 * not apply has no light. Where the status is no verdict, the machine's light stands.
 */
export function boundLight(
  proposed: Light | null,
  signed: JudgementStatus | null | undefined,
  isTargetYearReached: boolean,
): Light | null {
  switch (signed) {
    case "met":
    case "met-early":
    case "nearly-met":
    case "on-track":
      if (isTargetYearReached) return "green";
      return proposed === "red" || proposed === "orange" ? "yellow" : (proposed ?? "green");
    case "off-track":
    case "worse-than-baseline":
      if (isTargetYearReached) return "red";
      return proposed === "red" ? "red" : "orange";
    case "not-applicable":
      return null;
    default:
      return proposed;
  }
}
