import type { Bilingual, Decimal, MissingReason, RateInterval, Unit, YearFigure } from "@halfsky/statistics";
import { fixedText, missingReasonWords, shortText, withUnit } from "@halfsky/statistics";
import type { Goal, RuleFault } from "./goal.ts";
import type { JudgementFlag } from "./judgement.ts";
import type { LaidPath } from "./path.ts";
import type { VerdictCode } from "./verdict.ts";

/** A reason with its code, in both languages. */
export type Reason = Bilingual & { readonly code: string };

/** The numbers that a verdict's words rest on. */
export interface ReasonFacts {
  readonly goal: Goal;
  readonly unit: Unit;
  readonly figure: YearFigure;
  readonly baseline: YearFigure | null;
  readonly targetYear: number;
  readonly progress: string | null;
  readonly timeShare: string | null;
  readonly required: Decimal | null;
  readonly path: LaidPath;
  /** How far the figure is short of the goal. */
  readonly shortfall: Decimal;
  /** The width of nearly met: points for a share, per cent for everything else. */
  readonly band: Decimal;
  readonly yearsHeld: number;
  readonly previous: YearFigure | null;
  readonly isPreviousBetterThanBaseline: boolean;
}

function percentText(ratio: string | null): string {
  if (ratio === null) return "";
  const isNegative = ratio.startsWith("-");
  const [whole = "0", fraction = ""] = ratio.replace("-", "").split(".");
  const digits = `${whole}${fraction.padEnd(4, "0")}`.replace(/^0+(?=\d{3})/, "").padStart(3, "0");
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
  return `${isNegative ? "-" : ""}${text}%`;
}

function both(value: Decimal, unit: Unit): Bilingual {
  const number = fixedText(value);
  return { zh: withUnit(number, unit, "zh"), en: withUnit(number, unit, "en") };
}

/** A goal in words: 不低于90%, above the base value of 80%. */
function describeGoal(goal: Goal, unit: Unit): Bilingual {
  const low = both(goal.low, unit);
  if (goal.isTrend) {
    const isUp = goal.sense === "at-least";
    const than = goal.isDuty ? { zh: "上年", en: "the year before" } : { zh: "基期", en: "the base value" };
    return {
      zh: `${isUp ? "高" : "低"}于${than.zh}的${low.zh}`,
      en: `${isUp ? "above" : "below"} ${than.en}, ${low.en}`,
    };
  }
  if (goal.sense === "at-least") {
    return goal.isStrict
      ? { zh: `高于${low.zh}`, en: `above ${low.en}` }
      : { zh: `不低于${low.zh}`, en: `at least ${low.en}` };
  }
  if (goal.sense === "at-most") {
    return goal.isStrict
      ? { zh: `低于${low.zh}`, en: `below ${low.en}` }
      : { zh: `不高于${low.zh}`, en: `at most ${low.en}` };
  }
  const high = both(goal.high, unit);
  return low.zh === high.zh
    ? { zh: `等于${low.zh}`, en: `equal to ${low.en}` }
    : { zh: `在${low.zh}至${high.zh}之间`, en: `between ${low.en} and ${high.en}` };
}

const pathWords: Readonly<Record<LaidPath["kind"], Bilingual>> = {
  straight: { zh: "直线", en: "straight" },
  exponential: { zh: "等比", en: "exponential" },
  steps: { zh: "分步", en: "stepped" },
};

const fallbackWords: Readonly<Record<NonNullable<LaidPath["fallback"]>, Bilingual>> = {
  "needs-positive-values": {
    zh: "基期或目标不为正数，等比路径不成立，改按直线判断",
    en: "base or target is not positive, so the exponential path gives way to a straight one",
  },
  "needs-a-bound": {
    zh: "目标是区间，改按直线判断",
    en: "the target is an interval, so the path is straight",
  },
  "too-many-years": {
    zh: "年限过长，等比路径改按直线判断",
    en: "the span is too long for an exponential path, so it is straight",
  },
  "unreadable-steps": {
    zh: "分步目标缺失或无法读取，改按直线判断",
    en: "the steps are missing or unreadable, so the path is straight",
  },
};

function shortBy(facts: ReasonFacts): Bilingual {
  const number = shortText(facts.shortfall);
  const words = facts.unit.changeStyle === "relative" ? null : facts.unit.changeWords;
  return words
    ? { zh: `${number}${words.zh}`, en: `${number}${words.en}` }
    : { zh: withUnit(number, facts.unit, "zh"), en: withUnit(number, facts.unit, "en") };
}

function askedWords(facts: ReasonFacts): Bilingual {
  const required = facts.required && shortText(facts.required);
  const shares: Bilingual = {
    zh:
      facts.progress === null
        ? ""
        : `；完成进度${percentText(facts.progress)}，时序进度${percentText(facts.timeShare)}`,
    en:
      facts.progress === null
        ? ""
        : `; ${percentText(facts.progress)} of the way in ${percentText(facts.timeShare)} of the time`,
  };
  if (required === null) return shares;
  const path = pathWords[facts.path.kind];
  return {
    zh: `，按${path.zh}进度本年应达到${withUnit(required, facts.unit, "zh")}${shares.zh}`,
    en: `; the ${path.en} path asks for ${withUnit(required, facts.unit, "en")} this year${shares.en}`,
  };
}

function baseWords(facts: ReasonFacts): Bilingual {
  const { baseline, previous } = facts;
  if (!baseline) return { zh: "", en: "" };
  const base = both(baseline.value, facts.unit);
  const isOneYear = previous !== null && previous.year > baseline.year && facts.isPreviousBetterThanBaseline;
  const before = previous && both(previous.value, facts.unit);
  return {
    zh: `${baseline.year}年基期的${base.zh}${isOneYear ? `（仅本年劣于基期，${previous.year}年为${before?.zh}）` : ""}`,
    en: `${base.en} of the base year ${baseline.year}${isOneYear ? ` (only this year; it was ${before?.en} in ${previous.year})` : ""}`,
  };
}

function bandWords({ band, unit }: ReasonFacts): Bilingual {
  const number = shortText(band);
  return unit.kind === "share"
    ? { zh: `${number}个百分点`, en: `${number} percentage points` }
    : { zh: `目标值的${number}%`, en: `${number}% of the target` };
}

/** Words for a verdict, with the numbers it rests on. */
export function explainVerdict(code: VerdictCode, facts: ReasonFacts): Reason {
  const value = both(facts.figure.value, facts.unit);
  const goal = describeGoal(facts.goal, facts.unit);
  const year = facts.figure.year;
  const [zhHead, enHead] = [`${year}年为${value.zh}`, `${value.en} in ${year}`];
  const end = facts.targetYear;
  const words = (zh: string, en: string): Reason => ({
    code,
    zh: `${zhHead}，${zh}`,
    en: `${enHead}: ${en}`,
  });
  switch (code) {
    case "met":
      return words(`达到目标（${goal.zh}）`, `the target (${goal.en}) is met`);
    case "met-late":
      return words(
        `达到目标（${goal.zh}），但晚于${end}年`,
        `the target (${goal.en}) is met, later than ${end}`,
      );
    case "met-early":
      return words(`提前达到${end}年目标（${goal.zh}）`, `the target for ${end} (${goal.en}) is met early`);
    case "held":
      return words(
        `保持在目标以内（${goal.zh}），已连续${facts.yearsHeld}年`,
        `the target (${goal.en}) is held, ${facts.yearsHeld} ${facts.yearsHeld === 1 ? "year" : "years"} in a row`,
      );
    case "nearly-met": {
      const [short, band] = [shortBy(facts), bandWords(facts)];
      return words(
        `距目标（${goal.zh}）差${short.zh}，在容差（${band.zh}）以内`,
        `${short.en} short of the target (${goal.en}), within the tolerance of ${band.en}`,
      );
    }
    case "on-path": {
      const asked = askedWords(facts);
      return words(
        `${end}年目标${goal.zh}${asked.zh}，进度不落后`,
        `the target for ${end} is ${goal.en}${asked.en}; not behind`,
      );
    }
    case "base-year":
      return words(
        `为规划起步年，${end}年目标${goal.zh}`,
        `the base year; the target for ${end} is ${goal.en}`,
      );
    case "behind-path": {
      const asked = askedWords(facts);
      return words(
        `${end}年目标${goal.zh}${asked.zh}，进度落后`,
        `the target for ${end} is ${goal.en}${asked.en}; behind`,
      );
    }
    case "level-with-baseline":
      return words(`与基期持平，目标${goal.zh}`, `level with the base year; the target is ${goal.en}`);
    case "not-met":
      return notMet(words, facts, goal);
    case "duty-not-met": {
      const short = shortBy(facts);
      return words(
        `本项每年都应达到（${goal.zh}），差${short.zh}`,
        `asked for every year (${goal.en}), ${short.en} short`,
      );
    }
    case "not-better-this-year":
      return words(
        `要求逐年改善，本年未能${goal.zh}`,
        `a gain is asked for every year; this year is not ${goal.en}`,
      );
    case "no-longer-held": {
      const base = baseWords(facts);
      return words(
        `未能保持目标（${goal.zh}），基期本已达到，劣于${base.zh}`,
        `the target (${goal.en}) is no longer held; worse than ${base.en}`,
      );
    }
    case "worse-than-baseline": {
      const base = baseWords(facts);
      return words(`劣于${base.zh}，目标${goal.zh}`, `worse than ${base.en}; the target is ${goal.en}`);
    }
    case "no-baseline":
      return words(
        `未达${end}年目标（${goal.zh}），且没有基期值，无从比较进度`,
        `short of the target for ${end} (${goal.en}), and without a baseline there is no path to compare with`,
      );
  }
}

function notMet(words: (zh: string, en: string) => Reason, facts: ReasonFacts, goal: Bilingual): Reason {
  const short = shortBy(facts);
  const progress = facts.progress === null ? null : percentText(facts.progress);
  return words(
    `到期未达到目标（${goal.zh}），差${short.zh}${progress === null ? "" : `，完成进度${progress}`}`,
    `the target year is reached and the target (${goal.en}) is not, ${short.en} short${progress === null ? "" : `, ${progress} of the way`}`,
  );
}

/** What a small count allows to say of a rate. */
export interface SmallCountRemark {
  readonly events: string;
  readonly interval: RateInterval;
  /** The goal was missed, but lies within the interval. */
  readonly cannotTell: boolean;
}

/** What stands beside a verdict and is said with it. */
export interface Remarks {
  readonly path: LaidPath;
  readonly flags: readonly JudgementFlag[];
  readonly small: SmallCountRemark | null;
  readonly unit: Unit;
}

/** Adds to a reason why the chosen path was not followed, and what its flags ask a reader to bear in mind. */
export function withRemarks(reason: Reason, { path, flags, small, unit }: Remarks): Reason {
  const remarks: Bilingual[] = [];
  if (path.fallback) remarks.push(fallbackWords[path.fallback]);
  if (flags.includes("volatile")) {
    remarks.push({
      zh: "本年变动远大于往年，一年之数不足为凭",
      en: "this year moved far more than usual; one year proves little",
    });
  }
  if (flags.includes("falling"))
    remarks.push({ zh: "已连续两次变差", en: "it went the wrong way twice in a row" });
  if (small) {
    const { lower, upper } = small.interval;
    remarks.push({
      zh: `仅${small.events}例，95%置信区间为${lower}至${withUnit(upper, unit, "zh")}${small.cannotTell ? "，与目标无法区分" : ""}`,
      en: `${small.events} ${small.events === "1" ? "event" : "events"} only, 95% interval ${lower} to ${withUnit(upper, unit, "en")}${small.cannotTell ? ", which cannot be told apart from the target" : ""}`,
    });
  }
  return {
    code: reason.code,
    zh: [reason.zh, ...remarks.map(({ zh }) => zh)].join("；"),
    en: [reason.en, ...remarks.map(({ en }) => en)].join("; "),
  };
}

const faultWords: Readonly<
  Record<RuleFault | "before-base-year" | "unreadable-year" | "nobody-to-cover", Bilingual>
> = {
  qualitative: {
    zh: "定性目标，须由人依据材料判定",
    en: "a qualitative target; a person decides it on evidence",
  },
  "no-target": {
    zh: "目标未量化，无法由系统判定",
    en: "the target has no number; the system cannot judge it",
  },
  "no-value": { zh: "目标规则缺少数值", en: "the rule of the target lacks its number" },
  "no-baseline": {
    zh: "目标相对基期而定，但没有基期值",
    en: "the target is relative to the base year, and there is no baseline",
  },
  "unit-mismatch": {
    zh: "目标与指标的单位不一致，不作换算",
    en: "target and figures are in different units, which are not converted silently",
  },
  "empty-range": {
    zh: "目标区间的下限大于上限",
    en: "the lower end of the target range is above its upper end",
  },
  "negative-amount": {
    zh: "目标变动幅度不成立",
    en: "the amount of the change that is asked for makes no sense",
  },
  "zero-baseline": {
    zh: "基期为0，不能按比例变动",
    en: "the baseline is 0, so a relative change has no meaning",
  },
  "nothing-to-cover-in": {
    zh: "全覆盖类目标需要覆盖率，或分子（已覆盖）与分母（应覆盖）",
    en: "full coverage is judged by a share in %, or by a numerator (covered) and a denominator (to be covered)",
  },
  unreadable: {
    zh: "目标或数据中的数字无法读取",
    en: "a number in the target or the figures cannot be read",
  },
  "before-base-year": { zh: "判定年份早于基期年份", en: "the year judged lies before the base year" },
  "unreadable-year": { zh: "年份不是四位整数", en: "a year is not a whole number of four digits" },
  "nobody-to-cover": { zh: "本年没有应覆盖对象", en: "there is nobody to be covered this year" },
};

/** The codes of what keeps a target from being judged at all. */
export type FaultCode = keyof typeof faultWords;

/** Words for what keeps a target from being judged. */
export function explainFault(code: FaultCode): Reason {
  return { code, ...faultWords[code] };
}

/** Words for a missing figure, with the newest one there is. */
export function explainMissing(
  missing: MissingReason,
  year: number,
  latest: YearFigure | null,
  unit: Unit,
): Reason {
  const words = missingReasonWords[missing];
  const shown = latest && both(latest.value, unit);
  return {
    code: missing,
    zh: `${year}年数据${words.zh}${shown ? `；最近一次为${latest.year}年的${shown.zh}` : ""}`,
    en: `the figure of ${year}: ${words.en}${shown ? `; the latest is ${shown.en} in ${latest.year}` : ""}`,
  };
}
