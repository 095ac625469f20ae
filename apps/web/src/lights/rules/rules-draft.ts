import type { MonitoringRulesShown } from "@halfsky/api-contract";
import { checkMonitoringRules, conditionWords, type LightCondition, type LightRule } from "@halfsky/targets";
import type { Language } from "../../words/language.tsx";
import { percentOfShare, shareOfPercent } from "./share-text.ts";

/** Rules as they stand in the form: numbers as they are typed, probabilities in per cent. */
export type RulesDraft = MonitoringRulesShown;
export type ToleranceName = keyof MonitoringRulesShown["tolerance"];

/** A probability is typed in per cent; every other threshold as it is. */
function isShownInPercent(condition: LightCondition): boolean {
  return condition === "chance-below";
}

/** The rules of the contract as a form shows them. */
export function toDraft(rules: MonitoringRulesShown): RulesDraft {
  return mapShares(rules, percentOfShare);
}

/** What was typed as the rules of the contract. */
export function fromDraft(draft: RulesDraft): MonitoringRulesShown {
  return mapShares(draft, shareOfPercent);
}

function mapShares(rules: MonitoringRulesShown, change: (text: string) => string): MonitoringRulesShown {
  return {
    tolerance: mapValues(rules.tolerance),
    lights: {
      margin: change(rules.lights.margin.trim()),
      rules: rules.lights.rules.map((rule) => ({
        ...rule,
        threshold:
          rule.threshold !== null && isShownInPercent(rule.condition)
            ? change(rule.threshold.trim())
            : (rule.threshold?.trim() ?? null),
      })),
    },
  };
}

function mapValues(tolerance: MonitoringRulesShown["tolerance"]): MonitoringRulesShown["tolerance"] {
  return {
    sharePoints: tolerance.sharePoints.trim(),
    relativePercent: tolerance.relativePercent.trim(),
    aboutSharePoints: tolerance.aboutSharePoints.trim(),
    aboutRelativePercent: tolerance.aboutRelativePercent.trim(),
    smallNumerator: tolerance.smallNumerator.trim(),
    smallDenominator: tolerance.smallDenominator.trim(),
  };
}

/** What is wrong with each field ("lights.rules[2].threshold"), in the measure in which the field is typed. */
export function draftFaults(draft: RulesDraft, language: Language): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const { field, words } of checkMonitoringRules(fromDraft(draft))) {
    const place = /^lights\.rules\[(\d+)\]\.threshold$/u.exec(field)?.[1];
    const rule = place === undefined ? undefined : draft.lights.rules[Number(place)];
    const isPercent = field === "lights.margin" || (rule !== undefined && isShownInPercent(rule.condition));
    const said = words[language];
    const text = isPercent ? said.replaceAll(/\d+(?:\.\d+)?/gu, percentOfShare) : said;
    faults.set(field, faults.has(field) ? `${faults.get(field)}; ${text}` : text);
  }
  return faults;
}

/** A rule as a sentence with its threshold: "预测达到目标的可能性低于20%". */
export function ruleSentence(rule: Pick<LightRule, "condition" | "threshold">, language: Language): string {
  const { threshold, condition } = rule;
  const shown =
    threshold === null ? "" : isShownInPercent(condition) ? `${percentOfShare(threshold)}%` : threshold;
  return conditionWords[condition].words[language].replace("{n}", shown);
}

/** The words before and after the threshold, for a field in the middle of the sentence. */
export function sentenceAround(condition: LightCondition, language: Language): readonly [string, string] {
  const [before = "", after = ""] = conditionWords[condition].words[language].split("{n}");
  return [before, isShownInPercent(condition) ? `%${after}` : after];
}

/** One number that differs between two sets of rules; of a rule its name, else the field. */
export interface RulesChange {
  readonly of:
    | { readonly kind: "rule"; readonly rule: LightRule }
    | { readonly kind: "tolerance"; readonly name: ToleranceName }
    | { readonly kind: "margin" }
    | { readonly kind: "order" };
  readonly before: string;
  readonly after: string;
}

/** What a version changed against the one before. */
export function changesBetween(
  before: MonitoringRulesShown,
  after: MonitoringRulesShown,
): readonly RulesChange[] {
  const [old, next] = [toDraft(before), toDraft(after)];
  const changes: RulesChange[] = [];
  const names: readonly ToleranceName[] = [
    "sharePoints",
    "relativePercent",
    "aboutSharePoints",
    "aboutRelativePercent",
    "smallNumerator",
    "smallDenominator",
  ];
  const shape = ({ lights }: MonitoringRulesShown) =>
    lights.rules.map(({ id, light, condition }) => `${id} ${light} ${condition}`).join();
  if (shape(old) !== shape(next)) changes.push({ of: { kind: "order" }, before: "", after: "" });
  for (const rule of next.lights.rules) {
    const known = old.lights.rules.find(
      ({ id, condition }) => id === rule.id && condition === rule.condition,
    );
    if (known && known.threshold !== rule.threshold) {
      const percent = isShownInPercent(rule.condition) ? "%" : "";
      changes.push({
        of: { kind: "rule", rule },
        before: `${known.threshold ?? "–"}${percent}`,
        after: `${rule.threshold ?? "–"}${percent}`,
      });
    }
  }
  if (old.lights.margin !== next.lights.margin)
    changes.push({ of: { kind: "margin" }, before: old.lights.margin, after: next.lights.margin });
  for (const name of names) {
    const [one, other] = [old.tolerance[name], next.tolerance[name]];
    if (one !== other) changes.push({ of: { kind: "tolerance", name }, before: one, after: other });
  }
  return changes;
}
