import type { NumberClass } from "../compiled.ts";
import type { NumberToken } from "./number-tokens.ts";
import type { Enclosure } from "./strand.ts";
import { isScope, longestScope } from "./scope-number.ts";
import { isCountUnit } from "./units.ts";

/** A number in its surroundings: text before and behind it, cut at the sentence. */
export interface NumberContext {
  readonly text: string;
  readonly token: NumberToken;
  readonly sentenceFrom: number;
  readonly sentenceTo: number;
  readonly enclosure: Enclosure;
  /** The first year of the plan: what is said of earlier years is past. */
  readonly planStart: number;
}

type Test = (context: NumberContext, before: string, after: string) => boolean;

const reach =
  /(?:达到?|提高到|提高至|超过|延长到|延长至|保持在|不低于|增加到|降至|降到|控制在|左右|稳定在)(?:20\d\d年的?)?$/;
/** Tests for what a number is when it is no target, in the order in which they are tried. */
const tests: readonly (readonly [NumberClass, Test])[] = [
  ["name", ({ token, enclosure }) => enclosure.book[token.from] === 1],
  [
    "document-number",
    (_, before, after) => /〔$|[第字发函办]$/.test(before.slice(-1)) && /^(?:〕|号)/.test(after),
  ],
  ["document-number", (_, before, after) => /〔\d{4}〕(?:第)?$/.test(before) || after.startsWith("〕")],
  [
    "document-number",
    (_, before, after) => /(?:国|政|委|府|办|发|字|函|令)[（[]?$/.test(before) && /^[）\]]\d+号/.test(after),
  ],
  ["name", (_, before, after) => /[A-Za-z+]-?$/.test(before) || /^(?:[A-Za-z]|\+)/.test(after)],
  ["date", ({ token }) => token.form === "clock"],
  ["year", ({ token }) => token.unit === "年" && isYear(token.value)],
  [
    "year",
    ({ token }) =>
      token.unit === null && isYear(token.value) && (token.value2 === null || isYear(token.value2)),
  ],
  [
    "date",
    ({ token }, before, after) =>
      (token.unit === "日" && before.endsWith("月")) || /^月(?:\d|份|底|前|起|初|中)/.test(after),
  ],
  ["telephone", ({ token }, before, after) => isTelephone(token, before, after)],
  ["ordinal", (_, before) => before.endsWith("第")],
  ["ordinal", ({ token }) => token.unit === "级"],
  ["past-value", ({ token, text }) => isStart(text, token)],
  [
    "age",
    ({ token }, before, after) => isAge(token) && !reach.test(before) && !lengthens(token, before, after),
  ],
  [
    "age",
    ({ token }, before, after) =>
      token.unit === "天" && /^(?:的)?(?:婴|新生|内死亡)/.test(after) && !reach.test(before),
  ],
  [
    "past-value",
    ({ text, token, sentenceFrom, planStart }) => isPast(text.slice(sentenceFrom, token.from), planStart),
  ],
  [
    "scope",
    ({ token, text, sentenceTo }, before) =>
      isScope(token, before, text.slice(token.to, Math.min(sentenceTo, token.to + longestScope))),
  ],
  ["span", ({ token }, before, after) => isSpan(token, before, after)],
  ["enumeration", ({ token }, before, after) => isEnumeration(token, before, after)],
  ["name", ({ token, enclosure, text }) => isLabel(token, enclosure, text)],
];

/** What a number is when it is no target; null where it may be one. */
export function classifyNumber(context: NumberContext): NumberClass | null {
  const { text, token, sentenceFrom, sentenceTo } = context;
  const before = text.slice(Math.max(sentenceFrom, token.from - 24), token.from);
  const after = text.slice(token.to, Math.min(sentenceTo, token.to + 24));
  return tests.find(([, test]) => test(context, before, after))?.[0] ?? null;
}

function isYear(value: string): boolean {
  return /^(?:19|20)\d{2}$/.test(value);
}

function isTelephone({ unit, value, value2 }: NumberToken, before: string, after: string): boolean {
  if (unit !== null || value2 !== null || !/^\d{3,12}$/.test(value)) return false;
  if (/(?:电话|热线|拨打|专线)["：]?$/.test(before)) return true;
  return (
    /^"?[\u4e00-\u9fff、\d]{0,14}(?:救援|急救|应急|热线|电话|报警|处理|平台|专线|举报|服务|接处警|系统|联动)/.test(
      after,
    ) && /^(?:1\d{2,5}|9\d{4}|0\d{2,3}|400\d*)$/.test(value)
  );
}

/** "预期寿命提高1岁" speaks of years of life. */
function lengthens({ unit, value2 }: NumberToken, before: string, after: string): boolean {
  return (
    unit === "岁" &&
    value2 === null &&
    !/^的?[\u4e00-\u9fff]/.test(after) &&
    /(?:提高|延长|增加|增长|上升)了?$/.test(before)
  );
}

function isAge({ unit, suffix, value2 }: NumberToken): boolean {
  if (unit === "岁" || unit === "周岁" || unit === "月龄" || unit === "个月龄") return true;
  return unit === "个月" && (suffix !== null || value2 !== null);
}

/** A value reached in the past: the sentence reports, it does not promise. */
function isPast(before: string, planStart: number): boolean {
  const reported = [
    ...before.matchAll(
      /(20\d\d)年(?:底|末)?(?!.{0,6}(?:基础|基数|水平|数据))[^，]{0,24}?(?:占|为(?!基)|达|有|共)/g,
    ),
  ];
  const years = [...before.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]));
  if (reported.some((match) => Number(match[1]) < planStart) && years.every((year) => year < planStart))
    return true;
  if (
    /(?:力争|确保|到20\d\d年|达到?|控制在|降至|目标)[^，]{0,12}$/.test(before) &&
    !/截至|目前|已达|已经|"?十[二三]五"?(?:时期|期间)/.test(before)
  ) {
    return false;
  }
  return (
    /截至|目前|已达|已经|已有|已建|(?<![比较]"?)十[二三]五"?(?:时期|期间|末)/.test(before) &&
    !/到202[1-9]年|到2030年|"?十[四五]五"?(?:时期|期间|末)/.test(before)
  );
}

/** The value a change starts from: "从80%提高到90%", "在2020年90%的基础上提高5个百分点". */
function isStart(text: string, token: NumberToken): boolean {
  const before = text.slice(Math.max(0, token.from - 12), token.from);
  const after = text.slice(token.to, token.to + 24);
  if (
    /(?:从|由)(?:20\d\d年(?:底|末)?的?)?[^，\d从由]{0,6}$/.test(before) &&
    /^(?:的)?(?:逐步|稳步|进一步)?(?:提高|增加|提升|扩大|延长|放宽|上升|增长|增至|升至|下降|降低|减少|缩短|缩小|压缩|压减|减至|降|扩)/.test(
      after,
    )
  )
    return true;
  return /^的?基础上[^，]{0,8}\d/.test(after);
}

function isSpan({ unit, suffix }: NumberToken, before: string, after: string): boolean {
  if (unit === "年" || unit === "个月" || unit === "周") {
    if (/(?:每|连续|为期|近|过去|未来|今后)$/.test(before)) return true;
    if (
      /^(?:内|来|行动|计划|期|制|一|间|以来|的|规划|左右|下降|降低|减少|提高|增加|免费|义务|教育|累计|为|实现)/.test(
        after,
      )
    )
      return true;
    return suffix !== null && !reach.test(before);
  }
  if (unit === "天" && (/^(?:[^，。]{0,2}营养|行动|计划)/.test(after) || before.endsWith("早期")))
    return true;
  if (unit === "日" || unit === "工作日" || unit === "天" || unit === "小时" || unit === "分钟") {
    if (!limit.test(before) && isDeadline(suffix, after)) return true;
    return /^(?:小时|天|分钟)$/.test(unit) && suffix === null && runs.test(after);
  }
  return false;
}

const limit =
  /(?:控制|压缩|缩短|缩减|压减|限制|降|减|不超过|不多于|不高于|低于|不得超过|最多|至多|保持|稳定)(?:在|到|至)?$/;
const runs =
  /^(?:热线|服务|提供|受理|全天候|值班|不间断|在线|开通|开放|接收|接听|响应|守护|全天|车程|可达|处置|办结|报告|随访|[^，。]{0,6}热线)/;

/** Whether a time only says within what something is to be done ("30日内告知", "2小时以内送达"). */
function isDeadline(suffix: NumberToken["suffix"], after: string): boolean {
  if (suffix === "below") return /^(?:[\u4e00-\u9fff]|，)/.test(after);
  return suffix === null && /^(?:之?内|以前|前)/.test(after);
}

function isEnumeration({ unit, suffix, value2 }: NumberToken, before: string, after: string): boolean {
  if (unit === null || suffix !== null || value2 !== null || !isCountUnit(unit)) return false;
  if (before.endsWith("等") || /^(?:类|种|门|大)$/.test(unit)) return true;
  if (/^[^，。]{0,14}(?:联结|带动|结对|对接)\d*[Nn]/.test(after) || /[Nn]个/.test(after)) return true;
  return /(?:前|上述|以上|这|该|其|国家|省定|规定的?)$/.test(before);
}

/** A number in a quoted sum such as "1个中心+10个站点". */
function isSummed({ from, to }: NumberToken, enclosure: Enclosure, text: string): boolean {
  if (enclosure.quote[from] !== 1) return false;
  const before = text.slice(Math.max(0, from - 40), from);
  const after = text.slice(to, to + 40);
  return before.slice(before.lastIndexOf('"') + 1).includes("+") || (after.split('"')[0] ?? "").includes("+");
}

/** A label in quotation marks or brackets that merely contains digits. */
function isLabel(token: NumberToken, enclosure: Enclosure, text: string): boolean {
  if (isSummed(token, enclosure, text)) return true;
  if (token.unit !== null || token.suffix !== null) return false;
  const inside = enclosure.quote[token.from] === 1 || enclosure.bracket[token.from] === 1;
  return inside && /[\u4e00-\u9fff\d]/.test(text.charAt(token.digitsTo));
}
