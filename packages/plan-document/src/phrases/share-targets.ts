import { type ClauseContext, readRecurrence } from "./clause.ts";
import { readComparators, resolveKind } from "./comparators.ts";
import { cutAtConjunctions, joinNouns, makeNoun, type Noun, sliceNoun } from "./coordination.ts";
import { addingVerbs, doingVerbs, settingVerbs } from "./verb-words.ts";
import { nounOf } from "./subjects.ts";
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

/** Parts "社区图书馆设立亲子阅读区" into the things and what they do; of coordinated shares each has its own things. */
function splitThings(rest: Noun): { things: Noun; doing: Noun } {
  let place = -1;
  for (let index = 2; index < rest.text.length; index += 1) {
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
