import type { Bilingual } from "@halfsky/statistics";
import { compareDecimal, parseDecimal } from "@halfsky/statistics";
import type { Tolerance } from "../tolerance.ts";
import type { LightRule } from "./light.ts";
import type { MonitoringRules } from "./light-rules.ts";
import { conditionWords, lightWords } from "./light-words.ts";

/** One thing that is wrong with rules, and where: "lights.rules[2].threshold". */
export interface RulesFault {
  readonly field: string;
  readonly words: Bilingual;
}

interface Bounds {
  readonly from: string;
  readonly to: string;
  readonly isWhole: boolean;
}

const measure = (to: string): Bounds => ({ from: "0", to, isWhole: false });
const count: Bounds = { from: "0", to: "1000000", isWhole: true };

const toleranceBounds: Readonly<Record<keyof Tolerance, Bounds>> = {
  sharePoints: measure("20"),
  relativePercent: measure("50"),
  aboutSharePoints: measure("20"),
  aboutRelativePercent: measure("50"),
  smallNumerator: count,
  smallDenominator: count,
};

const marginBounds = measure("0.3");

/**
 * Finds everything that is wrong with rules that somebody wants to set, all at once: numbers out of their limits, a
 * threshold that is missing or has no use, names that stand twice, a rule that can never be asked, and a list that a
 * target can fall through.
 */
export function checkMonitoringRules({ tolerance, lights }: MonitoringRules): RulesFault[] {
  const names: ReadonlyArray<keyof Tolerance> = [
    "sharePoints",
    "relativePercent",
    "aboutSharePoints",
    "aboutRelativePercent",
    "smallNumerator",
    "smallDenominator",
  ];
  return [
    ...names.flatMap((name) => checkNumber(`tolerance.${name}`, tolerance[name], toleranceBounds[name])),
    ...checkNumber("lights.margin", lights.margin, marginBounds),
    ...lights.rules.flatMap((rule, place) => checkRule(rule, place, lights.rules)),
    ...checkLast(lights.rules),
  ];
}

function checkNumber(field: string, text: string, { from, to, isWhole }: Bounds): RulesFault[] {
  const value = parseDecimal(text);
  const [least, most] = [parseDecimal(from), parseDecimal(to)];
  if (!value || !least || !most) return [fault(field, "不是数字", "is no number")];
  if (compareDecimal(value, least) < 0 || compareDecimal(value, most) > 0)
    return [fault(field, `应在${from}至${to}之间`, `must lie between ${from} and ${to}`)];
  if (isWhole && value.digits % 10n ** BigInt(value.scale) !== 0n)
    return [fault(field, "应为整数", "must be a whole number")];
  return [];
}

function fault(field: string, zh: string, en: string): RulesFault {
  return { field, words: { zh, en } };
}

function checkRule(rule: LightRule, place: number, rules: readonly LightRule[]): RulesFault[] {
  const field = `lights.rules[${place}]`;
  const before = rules.slice(0, place);
  const faults: RulesFault[] = [];
  if (before.some(({ id }) => id === rule.id))
    faults.push(fault(`${field}.id`, `编号“${rule.id}”重复`, `the name "${rule.id}" stands twice`));
  const { bounds } = conditionWords[rule.condition];
  if (bounds === null && rule.threshold !== null)
    faults.push(fault(`${field}.threshold`, "这个条件没有界限值", "this condition has no threshold"));
  if (bounds !== null && rule.threshold === null)
    faults.push(fault(`${field}.threshold`, "缺少界限值", "the threshold is missing"));
  if (bounds !== null && rule.threshold !== null)
    faults.push(...checkNumber(`${field}.threshold`, rule.threshold, bounds));
  const isFew = rule.condition === "small-count" || rule.condition === "small-count-beyond";
  if (isFew && rule.light === "red")
    faults.push(
      fault(
        `${field}.light`,
        "例数过少时不能仅凭比率亮红灯",
        "few events never turn a light red by the rate alone",
      ),
    );
  if (rule.condition === "on-course" && rule.light !== "green" && rule.light !== "blue")
    faults.push(
      fault(
        `${field}.light`,
        `“${conditionWords["on-course"].words.zh}”应为${lightWords.green.zh}`,
        `"${conditionWords["on-course"].words.en}" must be green`,
      ),
    );
  if (before.some((earlier) => earlier.condition === rule.condition && covers(earlier, rule)))
    faults.push(
      fault(
        field,
        "前面已有同样或更宽的条件，这一条永远不会用到",
        "an earlier rule with the same or a wider condition comes first; this one is never reached",
      ),
    );
  if (before.some(({ condition }) => condition === "on-course"))
    faults.push(
      fault(field, "排在最后一条之后，永远不会用到", "stands after the last rule; it is never reached"),
    );
  return faults;
}

/** Whether the earlier rule holds wherever the later one does; both ask the same condition. */
function covers(earlier: LightRule, later: LightRule): boolean {
  if (earlier.threshold === null || later.threshold === null) return true;
  const [first, second] = [parseDecimal(earlier.threshold), parseDecimal(later.threshold)];
  if (!first || !second) return false;
  // A chance and a share of progress are asked to lie below; years, swings and gaps to reach or pass.
  const isBelow = earlier.condition === "chance-below" || earlier.condition === "behind-path";
  const order = compareDecimal(first, second);
  return isBelow ? order >= 0 : earlier.condition !== "small-count-beyond" && order <= 0;
}

function checkLast(rules: readonly LightRule[]): RulesFault[] {
  if (rules.some(({ condition }) => condition === "on-course")) return [];
  return [
    fault(
      "lights.rules",
      `缺少最后一条“${conditionWords["on-course"].words.zh}”`,
      `the last rule is missing: "${conditionWords["on-course"].words.en}"`,
    ),
  ];
}
