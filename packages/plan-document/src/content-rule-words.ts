import type { ContentRule } from "./content.ts";
import type { BilingualText } from "./findings.ts";
import { describeRule } from "./words/describe-rule.ts";

/** A stored rule in both languages, short enough for a table: "≥ 90%", "每年增加 1.5 个百分点". */
export function wordsOfRule({ kind, value, value2, unit, per, fraction }: ContentRule): BilingualText {
  const rule = { kind, valueText: value, value2Text: value2, unit: unit === "" ? null : unit, per, fraction };
  return { zh: describeRule(rule, "zh"), en: describeRule(rule, "en") };
}
