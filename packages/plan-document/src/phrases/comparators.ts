import type { ProseRuleKind } from "../compiled.ts";
import type { NumberToken } from "./number-tokens.ts";

/** What a word before a number says of it; `reach`, `rise-to` and `fall-to` get their bound from the suffix if there is one. */
type Sense =
  | "gte"
  | "gt"
  | "lte"
  | "lt"
  | "eq"
  | "about"
  | "reach"
  | "rise-to"
  | "fall-to"
  | "hold"
  | "plain";

const comparatorWords: readonly (readonly [Sense, readonly string[]])[] = [
  [
    "gte",
    [
      "不低于",
      "不少于",
      "不小于",
      "不得低于",
      "不得少于",
      "不能低于",
      "不能少于",
      "至少",
      "最少",
      "最低",
      "≥",
      ">=",
      "起码",
    ],
  ],
  [
    "lte",
    [
      "不高于",
      "不超过",
      "不多于",
      "不大于",
      "不得超过",
      "不得高于",
      "至多",
      "最多",
      "最高",
      "≤",
      "<=",
      "不突破",
    ],
  ],
  ["gt", ["超过", "高于", "大于", "突破", "多于", ">"]],
  ["lt", ["低于", "小于", "少于", "不足", "<"]],
  ["about", ["接近", "约为", "约", "大约"]],
  ["eq", ["等于", "="]],
  [
    "hold",
    [
      "保持在",
      "保持",
      "维持在",
      "维持",
      "稳定在",
      "稳定保持在",
      "巩固在",
      "巩固保持在",
      "稳定",
      "巩固",
      "持续保持在",
    ],
  ],
  [
    "fall-to",
    [
      "控制在",
      "控制到",
      "控制",
      "降至",
      "降到",
      "降为",
      "下降到",
      "下降至",
      "降低到",
      "降低至",
      "减少到",
      "减少至",
      "减至",
      "缩小到",
      "缩小至",
      "压减到",
      "压减至",
      "压缩到",
      "压缩至",
      "限制在",
      "缩短到",
      "缩短至",
    ],
  ],
  [
    "rise-to",
    [
      "提高到",
      "提高至",
      "提升到",
      "提升至",
      "增加到",
      "增加至",
      "增至",
      "增长到",
      "增长至",
      "扩大到",
      "扩大至",
      "延长到",
      "延长至",
      "上升到",
      "上升至",
      "升至",
      "升到",
      "扩充到",
      "拓展到",
      "发展到",
    ],
  ],
  ["reach", ["达到", "达", "实现", "占到", "占", "为", "到", "至", "完成"]],
  ["plain", ["在", "以", "是"]],
];

const ordered = comparatorWords
  .flatMap(([sense, words]) => words.map((word) => ({ sense, word })))
  .toSorted((left, right) => right.word.length - left.word.length);

/** Adverbs that stand between a subject and its comparator and say nothing about the bound. */
const adverbs = [
  "分别",
  "人均",
  "均",
  "各",
  "都",
  "全部",
  "力争",
  "争取",
  "基本",
  "逐步",
  "稳步",
  "持续",
  "长期",
  "总体",
  "应当",
  "应该",
  "应",
  "要",
  "须",
  "需",
  "并",
  "且",
  "也",
  "就",
  "已",
  "将",
  "每年",
  "依次",
  "努力",
  "确保",
  "一般",
  "原则上",
  "平均",
  "每人每月",
  "每人每年",
  "每生每年",
  "每人每天",
  "每月",
];

/** The comparators directly before a number: where they begin and what they say. */
export interface FoundComparator {
  readonly from: number;
  readonly senses: readonly Sense[];
  readonly adverbs: readonly string[];
}

const betweenYear = /20\d\d年(?:底|末)?的?$/;
const betweenRate =
  /每[百千万十]+(?:名|位|户)?(?:常住|户籍)?(?:人口|人|儿童|老年人|妇女|居民|学生)?(?:拥有|有)?$/;

/** Reads comparators and adverbs backwards from a place in a text, not before `floor`; a year or a rate may stand between ("达到每千人口4.6个"). */
export function readComparators(text: string, place: number, floor: number): FoundComparator {
  const before = text.slice(Math.max(floor, place - 16), place);
  const rate = betweenRate.exec(before)?.[0].length ?? 0;
  if (rate > 0) {
    const behind = readBackwards(text, place - rate, floor);
    if (behind.senses.some((sense) => sense !== "plain")) return behind;
  }
  return readBackwards(text, place - (betweenYear.exec(before)?.[0].length ?? 0), floor);
}

function readBackwards(text: string, place: number, floor: number): FoundComparator {
  const senses: Sense[] = [];
  const found: string[] = [];
  let from = place;
  let moved = true;
  while (moved) {
    moved = false;
    const before = text.slice(Math.max(floor, from - 6), from);
    const comparator = ordered.find(({ word }) => before.endsWith(word));
    const adverb = adverbs.find((word) => before.endsWith(word));
    if (comparator !== undefined && (adverb === undefined || comparator.word.length >= adverb.length)) {
      senses.push(comparator.sense);
      from -= comparator.word.length;
      moved = true;
    } else if (adverb !== undefined) {
      found.push(adverb);
      from -= adverb.length;
      moved = true;
    }
  }
  return { from, senses, adverbs: found };
}

/** Whether comparators say that a value is reached, from below or from above. */
export function reaches(senses: readonly Sense[]): boolean {
  return senses.includes("reach") || senses.includes("rise-to");
}

/** The kind of rule that comparators and suffix make; null where neither says anything. */
export function resolveKind(
  token: NumberToken,
  senses: readonly Sense[],
  isWorse: boolean,
): ProseRuleKind | null {
  if (token.value2 !== null) return "range";
  const strong = senses.find(
    (sense) => sense === "gte" || sense === "lte" || sense === "gt" || sense === "lt",
  );
  if (strong === "gte" || strong === "lte") return strong;
  if (token.suffix === "about" || senses.includes("about")) return "about";
  if (token.suffix === "above") return "gte";
  if (token.suffix === "below") return "lte";
  if (strong !== undefined) return strong;
  if (senses.includes("eq")) return "eq";
  if (senses.includes("hold")) return "maintain";
  if (senses.includes("fall-to")) return "lte";
  if (senses.includes("rise-to")) return "gte";
  if (senses.includes("reach")) return isWorse ? "lte" : "gte";
  return null;
}
