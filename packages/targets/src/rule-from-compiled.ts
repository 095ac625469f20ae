import { canonicalDecimal, isSameUnit } from "@halfsky/statistics";
import type { Fraction } from "@halfsky/plan-document";
import type { RuleKind, TargetRule } from "./target-rule.ts";
import { ruleKinds } from "./target-rule.ts";

/** A rule as the compiler of plan documents prints it, from an indicator's row or from prose. */
export interface CompiledRule {
  readonly kind: string;
  readonly value?: number | string | null | undefined;
  readonly value2?: number | string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly per?: string | null | undefined;
  readonly fraction?: Fraction | null | undefined;
}

function isRuleKind(kind: string): kind is RuleKind {
  return ruleKinds.some((known) => known === kind);
}

function decimalText(value: number | string | null | undefined): string | null {
  return value === null || value === undefined ? null : canonicalDecimal(String(value));
}

/**
 * Makes the rule that is judged from the one that was compiled. An unknown kind becomes "none"; "a day" and "a week" belong
 * to what the indicator measures and are dropped; only a change can be asked for per year.
 */
export function ruleFromCompiled(compiled: CompiledRule, indicatorUnit: string | null): TargetRule {
  const kind = isRuleKind(compiled.kind) ? compiled.kind : "none";
  const isChange = kind === "increase-by" || kind === "decrease-by";
  const isTrend = kind === "increase" || kind === "decrease";
  const unit = compiled.unit ?? null;
  const isRelative = isChange && unit !== null && isSameUnit(unit, "%");
  return {
    kind,
    value: compiled.fraction ? null : decimalText(compiled.value),
    ...(compiled.fraction ? { fraction: compiled.fraction } : {}),
    value2: decimalText(compiled.value2),
    unit: unit ?? (isChange ? null : indicatorUnit),
    per: compiled.per === "year" && (isChange || isTrend) ? "year" : null,
    relative: isRelative,
  };
}
