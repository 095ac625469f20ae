import type { Bilingual } from "@halfsky/statistics";
import type { Light, LightCondition } from "./light.ts";

/** How a light is shown: never by its colour alone, so each has a word and a mark of its own. */
export interface LightWords extends Bilingual {
  readonly mark: string;
  /** Contrast of 4.5:1 and more on white. */
  readonly colour: string;
  readonly meaning: Bilingual;
}

/** Word, mark, colour and meaning of each light, most urgent first. */
export const lightWords: Readonly<Record<Light, LightWords>> = {
  red: {
    zh: "红灯",
    en: "Red",
    mark: "■",
    colour: "#cf1322",
    meaning: { zh: "多半达不到，须立即干预", en: "will probably be missed; act now" },
  },
  orange: {
    zh: "橙灯",
    en: "Orange",
    mark: "▲",
    colour: "#ad4e00",
    meaning: { zh: "达到的把握不大，须查明原因", en: "more likely missed than met; find out why" },
  },
  yellow: {
    zh: "黄灯",
    en: "Yellow",
    mark: "◆",
    colour: "#7c6200",
    meaning: { zh: "波动异常或低于上级，须核实关注", en: "swings or lags behind others; look into it" },
  },
  blue: {
    zh: "蓝灯",
    en: "Blue",
    mark: "●",
    colour: "#0958d9",
    meaning: {
      zh: "例数过少，单看比率说明不了问题",
      en: "too few events for the rate to prove anything by itself",
    },
  },
  green: {
    zh: "绿灯",
    en: "Green",
    mark: "✔",
    colour: "#237804",
    meaning: { zh: "已达到，或照目前走势可以达到", en: "met, or likely to be met" },
  },
};

/** What a condition asks, for a form and for the method page; {n} stands for the threshold. */
export interface ConditionWords {
  readonly words: Bilingual;
  /** Least and greatest threshold that makes sense, as decimal text; null where the condition has none. */
  readonly bounds: { readonly from: string; readonly to: string; readonly isWhole: boolean } | null;
  /** Rests on the newest rates alone, and is therefore not asked of small counts. */
  readonly onRateAlone: boolean;
}

const years = (from: string, to: string) => ({ from, to, isWhole: true });

/** The words of each condition, with the limits of its threshold. */
export const conditionWords: Readonly<Record<LightCondition, ConditionWords>> = {
  "missing-years": {
    words: { zh: "连续{n}年没有数据", en: "no figure for {n} years running" },
    bounds: years("1", "5"),
    onRateAlone: false,
  },
  "target-year-missed": {
    words: {
      zh: "目标年已到，未达到目标，且不能归于偶然",
      en: "the target year is reached and the target missed, by more than chance",
    },
    bounds: null,
    onRateAlone: true,
  },
  "target-year-short": {
    words: { zh: "目标年已到，未达到目标", en: "the target year is reached and the target missed" },
    bounds: null,
    onRateAlone: true,
  },
  "binding-missed": {
    words: {
      zh: "约束性指标连续{n}年未按路径完成",
      en: "a binding indicator behind its path {n} years running",
    },
    bounds: years("1", "5"),
    onRateAlone: true,
  },
  "chance-below": {
    words: { zh: "预测达到目标的可能性低于{n}", en: "the forecast gives a chance of meeting below {n}" },
    bounds: { from: "0.01", to: "0.99", isWhole: false },
    onRateAlone: true,
  },
  "forecast-short": {
    words: { zh: "预测值距目标超过{n}%", en: "the forecast misses the target by more than {n}%" },
    bounds: { from: "0", to: "100", isWhole: false },
    onRateAlone: true,
  },
  "worse-than-baseline": {
    words: { zh: "连续{n}年劣于基期", en: "worse than the baseline {n} years running" },
    bounds: years("1", "5"),
    onRateAlone: true,
  },
  "behind-path": {
    words: {
      zh: "尚不能预测，且进度不足时序进度的{n}倍",
      en: "no forecast yet, and progress below {n} of the time share",
    },
    bounds: { from: "0", to: "1", isWhole: false },
    onRateAlone: true,
  },
  "wrong-way": {
    words: { zh: "连续{n}年朝不利方向变动", en: "moved the wrong way {n} years running" },
    bounds: years("1", "5"),
    onRateAlone: true,
  },
  swing: {
    words: {
      zh: "本年变动超过历年变动中位数的{n}倍",
      en: "this year's change is above {n} times the median one",
    },
    bounds: { from: "1", to: "20", isWhole: false },
    onRateAlone: true,
  },
  lost: {
    words: { zh: "上年达到目标，本年没有达到", en: "met last year, not met this year" },
    bounds: null,
    onRateAlone: true,
  },
  "behind-higher-area": {
    words: {
      zh: "比上级地区的数值差{n}%以上",
      en: "more than {n}% worse than the area above",
    },
    bounds: { from: "0", to: "100", isWhole: false },
    onRateAlone: true,
  },
  "small-count-beyond": {
    words: {
      zh: "例数虽少，但合并{n}年的置信区间整个落在目标之外",
      en: "few events, but the interval of {n} years together lies wholly beyond the target",
    },
    bounds: years("1", "5"),
    onRateAlone: false,
  },
  "small-count": {
    words: { zh: "例数过少，比率只作参考", en: "too few events; the rate is for orientation only" },
    bounds: null,
    onRateAlone: false,
  },
  "on-course": {
    words: { zh: "已达到目标，或以上各条均不成立", en: "met, or none of the rules above holds" },
    bounds: null,
    onRateAlone: false,
  },
};
