import { type ClauseContext } from "./clause.ts";
import { joinNouns, makeNoun } from "./coordination.ts";
import type { NumberToken } from "./number-tokens.ts";
import type { Sentence, Strand } from "./strand.ts";
import { nounOf, trimSubject } from "./subjects.ts";
import type { TargetDraft } from "./target-draft.ts";

/** Reads a slogan of reach: "10分钟健身圈" means at most ten minutes. */
export function readReachSlogan(context: ClauseContext): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined || token.unit === null || !/^(?:分钟|小时|公里)$/.test(token.unit)) return null;
  const circle = /^"?(?:、[\u4e00-\u9fff]{0,6}\d+(?:分钟|小时|公里))?([\u4e00-\u9fff、"]{0,10}圈)"?/.exec(
    strand.text.slice(token.to, token.to + 26),
  );
  if (circle === null) return null;
  const open = strand.text.charAt(token.from - 1) === '"' ? 1 : 0;
  const before = lastNoun(strand, group.clauseFrom, token.from - open);
  const place = token.to + circle[0].indexOf(circle[1] ?? "");
  const circleNoun = nounOf(strand, place, place + (circle[1]?.length ?? 0));
  return [
    {
      token,
      subject: joinNouns(before, circleNoun),
      kind: "lte",
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per: null,
      from: token.from - open - before.text.length,
      to: token.to + circle[0].length,
    },
  ];
}

/** The noun directly before a slogan: what follows the last conjunction or verb. */
function lastNoun(strand: Strand, from: number, to: number): ReturnType<typeof nounOf> {
  const text = strand.text.slice(from, to);
  const cuts = ["和", "与", "、", "形成", "打造", "构建", "建设", "完善", "推进", "建成", "构筑", "健全"].map(
    (word) => {
      const place = text.lastIndexOf(word);
      return place < 0 ? 0 : place + word.length;
    },
  );
  const start = from + Math.max(0, ...cuts);
  return to - start <= 12 ? nounOf(strand, start, to) : nounOf(strand, to, to);
}

const errand = /"?(最多|至多|只)跑([一零0-9])(次|地|趟|回)"?/g;
const reformName = /^(?:改革|理念|事项|品牌|服务|工作|的?要求)/;

/** Reads "最多跑一次": at most one errand. Where it names the reform itself it is no target. */
export function readErrandSlogans(strand: Strand, sentence: Sentence): TargetDraft[] {
  const text = strand.text.slice(sentence.from, sentence.to);
  const drafts: TargetDraft[] = [];
  for (const match of text.matchAll(errand)) {
    const closes = match[0].startsWith('"') && quotesBefore(text, match.index) % 2 === 1;
    const from = sentence.from + match.index + (closes ? 1 : 0);
    const to = sentence.from + match.index + match[0].length;
    if (reformName.test(strand.text.slice(to, to + 4))) continue;
    const comma = strand.text.slice(sentence.from, from).lastIndexOf("，");
    const clauseFrom = sentence.from + comma + 1;
    const span = errandSubject(strand, clauseFrom, from);
    const digit = match[2] ?? "一";
    const value = digit === "一" ? "1" : digit === "零" ? "0" : digit;
    const token: NumberToken = {
      from,
      to,
      digitsTo: to,
      value,
      value2: null,
      unit: match[3] ?? "次",
      suffix: null,
      worded: !/\d/.test(digit),
      form: "number",
    };
    drafts.push({
      token,
      subject: joinNouns(
        nounOf(strand, span.from, span.to),
        makeNoun(match[3] === "地" ? "跑地数" : "跑动次数"),
      ),
      kind: "lte",
      value,
      value2: null,
      unit: match[3] ?? "次",
      per: null,
      from: clauseFrom,
      to,
    });
  }
  return drafts;
}

/** How many quotation marks stand before a place: after an odd number the next one closes. */
function quotesBefore(text: string, place: number): number {
  return text.slice(0, place).split('"').length - 1;
}

/** What the errand is for: the noun behind the verb, else the whole clause. */
function errandSubject(strand: Strand, from: number, to: number): { from: number; to: number } {
  const span = trimSubject(strand.text, from, to);
  const verb = strand.text.slice(span.from, span.to).lastIndexOf("实现");
  return verb >= 0 && span.from + verb + 2 < span.to ? { from: span.from + verb + 2, to: span.to } : span;
}
