import { proseRuleKinds, ruleKinds, type RuleKind } from "@halfsky/plan-document";

/** The kinds of rule that a person may choose for an indicator or for a target in prose. */
export function kindsFor(part: "indicator" | "target"): readonly RuleKind[] {
  return part === "indicator" ? ruleKinds : proseRuleKinds;
}
