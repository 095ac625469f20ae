import type { Bilingual } from "@halfsky/statistics";
import type { JudgementFlag, JudgementStatus } from "./judgement.ts";

/** The tone of a status; the screen gives each tone one colour, always beside its word and mark. */
export type StatusTone = "green" | "teal" | "lime" | "blue" | "orange" | "red" | "grey";

/** Word, mark and tone of each status, in the order in which they are listed. */
export const statusWords: Readonly<
  Record<JudgementStatus, Bilingual & { readonly mark: string; readonly tone: StatusTone }>
> = {
  met: { zh: "已达标", en: "Met", mark: "✔", tone: "green" },
  "met-early": { zh: "提前达标", en: "Met early", mark: "✔✔", tone: "teal" },
  "nearly-met": { zh: "基本达标", en: "Nearly met", mark: "≈", tone: "lime" },
  "on-track": { zh: "按进度可实现", en: "On track", mark: "↗", tone: "blue" },
  "off-track": { zh: "有难度", en: "Off track", mark: "▲", tone: "orange" },
  "worse-than-baseline": { zh: "倒退", en: "Worse than baseline", mark: "▼", tone: "red" },
  "not-yet-reported": { zh: "未填报", en: "Not yet reported", mark: "…", tone: "grey" },
  "cannot-be-judged": { zh: "无法判定", en: "Cannot be judged", mark: "?", tone: "grey" },
  "not-applicable": { zh: "不适用", en: "Not applicable", mark: "–", tone: "grey" },
};

/** The words of each flag, with a sentence that says what it means. */
export const flagWords: Readonly<Record<JudgementFlag, Bilingual & { readonly meaning: Bilingual }>> = {
  volatile: {
    zh: "波动",
    en: "Volatile",
    meaning: {
      zh: "本年变动超过历年变动中位数的两倍，一年之数不足为凭",
      en: "This year moved more than twice the median yearly change; one year proves little",
    },
  },
  falling: {
    zh: "连续变差",
    en: "Falling",
    meaning: {
      zh: "最近两次变动均朝不利方向",
      en: "The last two changes both went the wrong way",
    },
  },
  "small-count": {
    zh: "小样本",
    en: "Small count",
    meaning: {
      zh: "分子或分母过小，须结合置信区间看待",
      en: "Numerator or denominator is small; read it with its interval",
    },
  },
};
