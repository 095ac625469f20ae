import type { PlanRule } from "@halfsky/api-contract";
import { fractionText } from "@halfsky/plan-document";
import type { Words } from "../words/zh.ts";

const signs: Partial<Record<PlanRule["kind"], string>> = {
  gte: "≥",
  gt: ">",
  lte: "≤",
  lt: "<",
  eq: "=",
  about: "≈",
};

/** A rule as short as a table cell wants it: "≥ 95%", "8–12‰", "提高 2个百分点". */
export function ruleText(rule: PlanRule, kinds: Words["planReview"]["ruleKinds"]): string {
  const unit = rule.unit === "1/10万" ? "/10万" : rule.unit;
  const sign = signs[rule.kind];
  if (rule.kind === "range") return `${rule.value ?? "?"}–${rule.value2 ?? "?"}${unit}`;
  if (rule.kind === "increase-by" || rule.kind === "decrease-by") {
    const kind = rule.kind === "increase-by" ? kinds.increase : kinds.decrease;
    return `${kind} ${rule.value ?? "?"}${unit}`;
  }
  const amount = rule.fraction
    ? fractionText(rule.fraction)
    : rule.value === null
      ? ""
      : `${rule.value}${unit}`;
  if (sign !== undefined) return `${sign} ${amount === "" ? "?" : amount}`;
  return amount === "" ? kinds[rule.kind] : `${kinds[rule.kind]} ${amount}`;
}
