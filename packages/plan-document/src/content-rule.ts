import type { Direction, Recurrence, RuleKind } from "./compiled.ts";
import type { ContentRule } from "./content.ts";
import type { BilingualText } from "./findings.ts";

interface ReadRule {
  readonly kind: RuleKind;
  readonly valueText: string | null;
  readonly value2Text: string | null;
  readonly unit: string | null;
}

/** A rule as the compiler read it, in the stored shape. */
export function contentRule(rule: ReadRule, per: Recurrence | null): ContentRule {
  return { kind: rule.kind, value: rule.valueText, value2: rule.value2Text, unit: rule.unit ?? "", per };
}

export function wordsOfRule(rule: ContentRule): BilingualText {
  return { zh: `${rule.kind} ${rule.value ?? ""}`, en: `${rule.kind} ${rule.value ?? ""}` };
}

const directionOfKind: Readonly<Record<RuleKind, Direction>> = {
  gte: "up",
  gt: "up",
  lte: "down",
  lt: "down",
  eq: "none",
  about: "none",
  range: "none",
  maintain: "none",
  increase: "up",
  decrease: "down",
  "increase-by": "up",
  "decrease-by": "down",
  "cover-all": "up",
  qualitative: "none",
  none: "none",
};

export function directionOfRule(kind: RuleKind, _subject: string): Direction {
  return directionOfKind[kind];
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
