import { planRule } from "@halfsky/api-contract";
import { useWords } from "../../words/language.tsx";
import { ruleText } from "../rule-text.ts";

/** Names fields of an indicator or target, and prints their values, as a reader of the history expects. */
export function useFieldText() {
  const { planReview: words } = useWords();
  const names: Readonly<Record<string, string>> = words.fields;
  const fieldName = (field: string): string => names[field] ?? field;
  const fieldText = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return words.emptyValue;
    if (field === "rule") {
      const rule = planRule.safeParse(value);
      if (rule.success) return ruleText(rule.data, words.ruleKinds);
    }
    if (field === "direction" && (value === "up" || value === "down" || value === "none")) {
      return words.directions[value];
    }
    if (typeof value === "boolean") return value ? words.monitoredYes : words.monitoredNo;
    return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  };
  return { fieldName, fieldText };
}
