import type { Bilingual } from "@halfsky/statistics";
import { forecastTarget } from "../forecast/forecast-target.ts";
import { fixedText, rounded, shortText } from "@halfsky/statistics";
import { wordChance } from "../forecast/chance-words.ts";
import { statusWords } from "../status-words.ts";
import { askCondition } from "./ask-condition.ts";
import type { LightProposal, LightReason, LightRules } from "./light.ts";
import type { Forecaster, LightInput } from "./light-facts.ts";
import { LightFacts } from "./light-facts.ts";
import { findNeed } from "./light-need.ts";
import { boundLight } from "./signed-light.ts";

const mostReasons = 4;
/** Reasons of a judgement that leave nothing to light. */
const unlit: ReadonlySet<string> = new Set(["qualitative", "no-target", "unreadable-year"]);

/**
 * Proposes the light of a target in a year: the first rule whose condition holds gives it, and every rule that holds is
 * named with its numbers. Total: any input gives a light or says why there is none. The method is in docs/method.md.
 * A caller may hand in a forecaster of its own that remembers.
 */
export function proposeLight(
  input: LightInput,
  rules: LightRules,
  forecaster: Forecaster = forecastTarget,
): LightProposal {
  const facts = new LightFacts(input, forecaster);
  const { status, reason } = facts.judgement();
  if (unlit.has(reason.code) || status === "not-applicable") {
    const light = boundLight(null, input.signed, input.asOf >= input.targetYear);
    const because = [{ ruleId: "nothing-to-light", zh: reason.zh, en: reason.en }, ...signedReason(input)];
    return { light, proposed: null, because, need: null, chance: null, chanceWords: null };
  }
  const holding = rules.rules.flatMap((rule) => {
    const words = askCondition(rule, facts, rules.margin);
    return words ? [{ rule, reason: { ruleId: rule.id, ...words } }] : [];
  });
  const proposed = holding[0]?.rule.light ?? null;
  const isLast = input.asOf >= input.targetYear;
  // The chance that the light goes by, so that a row never tells of two.
  const chance = isLast ? null : facts.steadyChance();
  return {
    light: boundLight(proposed, input.signed, isLast),
    proposed,
    because: [...signedReason(input), ...chosenReasons(holding, reason)],
    need: findNeed(facts),
    chance: chance && shortText(rounded(chance, 2)),
    chanceWords: chance && wordChance(Number(fixedText(chance))),
  };
}

interface Holding {
  readonly rule: LightRules["rules"][number];
  readonly reason: LightReason;
}

/** The rule that lit first; others only where they say more than that all is well or that there are few events. */
function chosenReasons(holding: readonly Holding[], judged: Bilingual): LightReason[] {
  const [first, ...others] = holding;
  if (!first) return [{ ruleId: "nothing-known", zh: judged.zh, en: judged.en }];
  const more = others.filter(({ rule, reason }) => {
    const isSaid = rule.condition === first.rule.condition || reason.zh === first.reason.zh;
    return !isSaid && rule.condition !== "on-course" && rule.light !== "green";
  });
  return [first, ...more].slice(0, mostReasons).map(({ reason }) => reason);
}

function signedReason({ signed }: LightInput): LightReason[] {
  if (!signed) return [];
  const { zh, en } = statusWords[signed];
  return [
    { ruleId: "signed", zh: `已由人签署判定为“${zh}”`, en: `a person signed it as "${en.toLowerCase()}"` },
  ];
}
