import type { Direction, Fraction, Recurrence, RuleKind } from "./compiled.ts";
import type { ContentRule } from "./content.ts";

interface ReadRule {
  readonly kind: RuleKind;
  readonly valueText: string | null;
  readonly value2Text: string | null;
  readonly unit: string | null;
  readonly fraction?: Fraction;
}

/** A rule as the compiler read it, in the stored shape. */
export function contentRule(rule: ReadRule, per: Recurrence | null): ContentRule {
  return {
    kind: rule.kind,
    value: rule.valueText,
    value2: rule.value2Text,
    unit: rule.unit ?? "",
    per,
    ...(rule.fraction === undefined ? {} : { fraction: rule.fraction }),
  };
}

/** Whether a target cell holds nothing but a number, so that its bound follows the indicator's direction. */
export function isBareNumber(cell: string | null): boolean {
  return cell !== null && /^\d+(?:\.\d+)?$/.test(cell.normalize("NFKC").trim().replace(/[%‰]$/, ""));
}

/** The bound that a bare number means in a direction; `kind` where the direction does not say. */
export function boundInDirection(direction: Direction, kind: RuleKind): RuleKind {
  if (direction === "up") return "gte";
  if (direction === "down") return "lte";
  return kind;
}
