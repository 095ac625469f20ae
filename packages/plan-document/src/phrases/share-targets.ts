import { type ClauseContext, readRecurrence } from "./clause.ts";
import { readComparators, resolveKind } from "./comparators.ts";
import { cutAtConjunctions, joinNouns, makeNoun, type Noun, sliceNoun } from "./coordination.ts";
import { addingVerbs, doingVerbs, settingVerbs } from "./verb-words.ts";
import type { NumberToken } from "./number-tokens.ts";
import { nounOf, trimSubject } from "./subjects.ts";
import type { TargetDraft } from "./target-draft.ts";
import { isShareUnit } from "./units.ts";

const measuringWords =
  /^的?(?:较高|较低|合理|以上)?(?:水平|目标|标准|要求|任务|比例|左右|并|且|和|及|与|或|的目标|范围|区间)/;
const otherVerbs = [
  "达到",
  "成为",
  "通过",
  "纳入",
  "获得",
  "具备",
  "享有",
  "参保",
  "接种",
  "达标",
  "加入",
  "签订",
  "覆盖",
  "制定",
  "出台",
  "推行",
  "实施",
  "实行",
  "执行",
  "使用",
  "公开",
  "签署",
  "经常",
];
const verbs = [...settingVerbs, ...doingVerbs, ...addingVerbs, ...otherVerbs]
  .filter((verb) => verb.length >= 2)
  .toSorted((left, right) => right.length - left.length);
const adverbsBeforeVerb = /(?:成功|均|都|普遍|全部|基本|能够|至少|要|应|已|各)+$/;

/** Reads "90%以上的社区图书馆设立亲子阅读区": a share of some things that do something. */
export function readShareOfThings(context: ClauseContext): TargetDraft[] | null {
  const { strand, group } = context;
  const { text } = strand;
  const token = group.tokens.at(-1);
  if (token === undefined || group.tokens.length > 1 || token.unit === null || !isShareUnit(token.unit))
    return null;
  const particular = readShareOfActs(context, token) ?? readShareReached(context, token);
  if (particular !== null) return particular;
  const behind = text.slice(token.to, token.to + 12);
  if (!/^的?[\u4e00-\u9fff"]/.test(behind) || measuringWords.test(behind)) return null;
  const found = readComparators(text, token.from, group.clauseFrom);
  const bounded =
    found.senses.some((sense) => sense !== "plain") && !/^(?:实现)$/.test(text.slice(found.from, token.from));
  if (bounded && !behind.startsWith("的")) return null;
  const start = token.to + (behind.startsWith("的") ? 1 : 0);
  const rest = nounOf(strand, start, group.clauseTo);
  const { things, doing } = splitThings(rest);
  if (things.text.length < 2) return null;
  const subject =
    doing.text === ""
      ? joinNouns(things, makeNoun("比例"))
      : joinNouns(doing, makeNoun("的"), things, makeNoun("比例"));
  return [
    {
      token,
      subject,
      kind: resolveKind(token, found.senses, false) ?? "gte",
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per: readRecurrence(text.slice(group.clauseFrom, token.from)),
      from: bounded ? found.from : token.from,
      to:
        start +
        things.text.length +
        doing.text.length +
        (rest.text.length - things.text.length - doing.text.length),
    },
  ];
}

const action = /^的?(?:比例|比率|标准)((?!的)[\u4e00-\u9fff]{2,10})/;

/** Reads "按照不低于10%的比例抽查": the share of what is acted on. */
function readShareOfActs({ strand, group }: ClauseContext, token: NumberToken): TargetDraft[] | null {
  const { text } = strand;
  const match = action.exec(text.slice(token.to, Math.min(group.clauseTo, token.to + 16)));
  const found = readComparators(text, token.from, group.clauseFrom);
  const led = /(?:按照?|以)$/.exec(text.slice(group.clauseFrom, found.from))?.[0].length ?? 0;
  if (match === null || led === 0) return null;
  const span = trimSubject(text, group.clauseFrom, found.from - led);
  const to = token.to + match[0].length;
  const acts = nounOf(strand, to - (match[1]?.length ?? 0), to);
  const subject = joinNouns(nounOf(strand, span.from, span.to), acts, makeNoun("比例"));
  return [draftOf(token, subject, found.senses, text.slice(group.clauseFrom, to), span.from, to)];
}

const reached = /^(.{2,30}?)(?:已)?(?:覆盖|惠及|服务|覆盖到)$/;

/** Reads "儿童之家覆盖90%以上的村": the share of places that a thing reaches. */
function readShareReached({ strand, group }: ClauseContext, token: NumberToken): TargetDraft[] | null {
  const { text } = strand;
  const found = readComparators(text, token.from, group.clauseFrom);
  const span = trimSubject(text, group.clauseFrom, found.from);
  const own = nounOf(strand, span.from, span.to);
  const places = /^的?([^，。\d]{1,16})$/.exec(text.slice(token.to, group.clauseTo))?.[1];
  if (places === undefined || !reached.test(own.text)) return null;
  const noun = nounOf(strand, group.clauseTo - places.length, group.clauseTo);
  const subject = joinNouns(own, makeNoun("的"), noun, makeNoun("比例"));
  return [
    draftOf(token, subject, found.senses, text.slice(group.clauseFrom, token.to), span.from, group.clauseTo),
  ];
}

function draftOf(
  token: NumberToken,
  subject: Noun,
  senses: Parameters<typeof resolveKind>[1],
  clause: string,
  from: number,
  to: number,
): TargetDraft {
  const kind = resolveKind(token, senses, false) ?? "gte";
  const { value, value2, unit } = token;
  return { token, subject, kind, value, value2, unit, per: readRecurrence(clause), from, to };
}

/** How far behind a share its verb is looked for, so that reading stays linear. */
const farthestVerb = 80;

/** Parts "社区图书馆设立亲子阅读区" into the things and what they do; of coordinated shares each has its own things. */
function splitThings(rest: Noun): { things: Noun; doing: Noun } {
  let place = -1;
  for (let index = 2; index < Math.min(rest.text.length, farthestVerb); index += 1) {
    if (verbs.some((verb) => rest.text.startsWith(verb, index))) {
      place = index;
      break;
    }
  }
  const whole = place < 0 ? rest : sliceNoun(rest, 0, place);
  const adverbs = adverbsBeforeVerb.exec(whole.text)?.[0].length ?? 0;
  const nounEnd = whole.text.length - adverbs;
  const doing = place < 0 ? sliceNoun(rest, 0, 0) : sliceNoun(rest, nounEnd);
  const named = sliceNoun(whole, 0, nounEnd);
  const nextShare = named.text.search(/(?:和|及|与|、)(?:\d)/);
  return { things: nextShare > 1 ? (cutAtConjunctions(named)[0] ?? named) : named, doing: tidy(doing) };
}

function tidy(doing: Noun): Noun {
  const list = doing.text.search(/、[^、]{0,12}\d/);
  return list > 0 ? sliceNoun(doing, 0, list) : doing;
}
