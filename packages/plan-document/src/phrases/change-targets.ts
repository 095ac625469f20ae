import { type ClauseContext, readStep } from "./clause.ts";
import { findLeadVerb } from "./clause-verb.ts";
import { joinNouns, type Noun, sliceNoun } from "./coordination.ts";
import { readMeasureHead, readPeople } from "./noun-words.ts";
import { isDependent, nounOf, trimSubject } from "./subjects.ts";
import type { TargetDraft } from "./target-draft.ts";
import { completeSubject } from "./topic.ts";
import { isShareUnit } from "./units.ts";

const change =
  /(降低|下降|减少|减小|缩小|压减|压缩|压降|递减|降幅|提高|提升|增长|上升|增加|扩大|递增|延长|增幅|缩短|缩减)(?:了|幅度|比例|率)?(?:不低于|不少于|不超过|超过|达到?|至少|约|在|分别|各|均)?$/;
const falling = /^(?:降低|下降|减少|减小|缩小|压减|压缩|压降|递减|降幅|缩短|缩减)$/;

/** Reads a change by a number: "每年降低1个百分点", "较2020年下降20%". */
export function readChange(context: ClauseContext, previous: TargetDraft | null): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined || token.unit === null || group.tokens.length > 1) return null;
  const isPoints = token.unit.endsWith("分点");
  const isRelative = isPoints || isShareUnit(token.unit) || /^[倍岁年]$/.test(token.unit);
  if (!isRelative && /^的?[\u4e00-\u9fff]/.test(strand.text.slice(token.to, token.to + 2))) return null;
  const before = strand.text.slice(Math.max(group.clauseFrom, token.from - 14), token.from);
  const match = change.exec(before);
  if (match === null) return null;
  const verbFrom = token.from - (before.length - match.index);
  const span = trimSubject(strand.text, group.clauseFrom, verbFrom);
  const own = nounOf(strand, span.from, span.to);
  if (!isRelative && (own.text === "" || findLeadVerb(own.text)?.sort === "adding")) return null;
  const clause = strand.text.slice(group.before.from, group.before.to);
  const needsMore = isDependent(own.text, clause) && group.before.to > group.before.from;
  const subject = needsMore ? completeSubject(context, own) : completeByPrevious(own, previous, token.unit);
  if (subject.text === "") return null;
  return [
    {
      token,
      subject,
      kind: falling.test(match[1] ?? "") ? "decrease-by" : "increase-by",
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per: readStep(strand.text.slice(group.clauseFrom, token.from)),
      from: needsMore ? Math.min(span.from, group.before.from) : span.from,
      to: token.to,
    },
  ];
}

/** "…率每年降低1个百分点，高发地区每年降低2个百分点": what is measured is said once. */
function completeByPrevious(own: Noun, previous: TargetDraft | null, unit: string): Noun {
  if (own.text === "" || readMeasureHead(own.text) !== null) return own;
  if (previous === null || previous.unit !== unit || !previous.kind.endsWith("-by")) return own;
  return joinNouns(own, sliceNoun(previous.subject, readPeople(previous.subject.text)?.length ?? 0));
}

const surpass =
  /^的?基础上(?:有所|逐步|持续|稳步|进一步|再|不断|逐年|均有)*(提高|提升|增加|上升|增长|扩大|下降|降低|减少)(?![^，。]{0,4}\d)/;

/** Reads "在2020年90%的基础上有所提高": the base itself is the bound to pass. */
export function readBaseToPass(context: ClauseContext): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined || group.tokens.length > 1) return null;
  const match = surpass.exec(strand.text.slice(token.to, token.to + 24));
  if (match === null) return null;
  const before = strand.text.slice(group.clauseFrom, token.from);
  const lead = /在(?:20\d\d年(?:底|末)?的?)?$/.exec(before)?.[0].length ?? 0;
  const span = trimSubject(strand.text, group.clauseFrom, token.from - lead);
  if (span.to <= span.from) return null;
  return [
    {
      token,
      subject: nounOf(strand, span.from, span.to),
      kind: /下降|降低|减少/.test(match[1] ?? "") ? "lt" : "gt",
      value: token.value,
      value2: null,
      unit: token.unit,
      per: null,
      from: span.from,
      to: token.to + match[0].length,
    },
  ];
}
