import type { ProseRuleKind } from "../compiled.ts";
import { type ClauseContext, dropRecurrence, readRecurrence } from "./clause.ts";
import { countVerbs, findLeadVerb, type VerbSort } from "./clause-verb.ts";
import { reaches, readComparators, resolveKind } from "./comparators.ts";
import { joinNouns, makeNoun, type Noun, sliceNoun } from "./coordination.ts";
import { isScopeClause } from "./scope-number.ts";
import { nounOf, readAgent, trimSubject } from "./subjects.ts";
import type { TargetDraft } from "./target-draft.ts";
import { completeSubject, findTopicClause } from "./topic.ts";
import { isCountUnit, isDurationUnit } from "./units.ts";

interface VerbPhrase {
  readonly from: number;
  readonly sort: VerbSort | null;
  readonly word: string;
  readonly kind: ProseRuleKind | null;
  readonly bounded: boolean;
  /** How many characters stand between the verb and the number. */
  readonly comparatorLength: number;
}

/** Reads a number of things set up or done: "每个镇建有1家以上…", "每年至少开展3次…", "新增学位100个". */
export function readCount(context: ClauseContext, previous: TargetDraft | null): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined || token.unit === null || group.tokens.length > 1) return null;
  if (!isCountUnit(token.unit) && !isDurationUnit(token.unit) && !token.unit.endsWith("元")) return null;
  const phrase = readVerbPhrase(context);
  const object = readObject(context);
  if (object.text === "") return readTrailingNumber(context, phrase, previous);
  const carried = phrase.sort === null && previous !== null && isListed(context, previous);
  const per = readRecurrence(
    strand.text.slice(
      group.sentence.from === group.clauseFrom ? group.clauseFrom : lastClause(context),
      token.from,
    ),
  );
  if (phrase.sort === null && !phrase.bounded && !carried && per === null && token.suffix === null)
    return null;
  const lead = carried ? previousLead(previous) : leadNoun(context, phrase);
  const duration = isDurationUnit(token.unit) ? makeNoun("时间") : makeNoun("");
  const subject = joinNouns(lead, object, endsWithMeasure(object) ? makeNoun("") : duration);
  return [
    {
      token,
      subject: dropRecurrence(subject),
      kind: phrase.sort === "adding" ? "increase-by" : (phrase.kind ?? (carried ? previous.kind : "gte")),
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per,
      from: carried ? previous.from : phraseFrom(context, phrase),
      to: token.to + leadingLength(context) + object.text.length,
    },
  ];
}

function lastClause({ group }: ClauseContext): number {
  return group.clauseFrom;
}

/** Reads backwards from the number: comparators, the verb, and comparators before the verb. */
function readVerbPhrase({ strand, group }: ClauseContext): VerbPhrase {
  const token = group.tokens[0];
  const place = token?.from ?? group.clauseFrom;
  const inner = readComparators(strand.text, place, group.clauseFrom);
  const before = strand.text.slice(group.clauseFrom, inner.from);
  const verb = countVerbs.find(({ word }) => before.endsWith(word));
  const verbFrom = inner.from - (verb?.word.length ?? 0);
  const outer = verb === undefined ? inner : readComparators(strand.text, verbFrom, group.clauseFrom);
  const senses = [...inner.senses, ...outer.senses].filter((sense) => sense !== "plain" && !reaches([sense]));
  const kind = token === undefined ? null : resolveKind(token, senses, false);
  return {
    from: outer.from,
    comparatorLength: place - inner.from,
    sort: verb?.sort ?? null,
    word: verb?.word ?? "",
    kind,
    bounded: senses.length > 0 || reaches(inner.senses),
  };
}

function leadingLength({ strand, group }: ClauseContext): number {
  const token = group.tokens[0];
  return token !== undefined && strand.text.charAt(token.to) === "的" ? 1 : 0;
}

/** The noun behind the number, up to the end of the clause or the next member of a list that has its own number. */
function readObject(context: ClauseContext): Noun {
  const { strand, group, enclosure } = context;
  const token = group.tokens[0];
  if (token === undefined) return makeNoun("");
  const start = token.to + leadingLength(context);
  let end = start;
  while (end < group.clauseTo) {
    const isFree = enclosure.bracket[end] === 0 && enclosure.quote[end] === 0;
    if (isFree && /^(?:、|和|及|与|以及|并)[^，。、]{0,10}?\d/.test(strand.text.slice(end, end + 16))) break;
    end += 1;
  }
  const object = nounOf(strand, start, end);
  const tail = /(?:的(?:目标|方式|要求|标准|任务|原则))$/.exec(object.text)?.[0].length ?? 0;
  const trimmed = sliceNoun(object, 0, object.text.length - tail);
  return /^[\u4e00-\u9fff"“A-Z（]/.test(trimmed.text) ? trimmed : makeNoun("");
}

function endsWithMeasure(object: Noun): boolean {
  return /(?:时间|时长|次数)$/.test(object.text);
}

/** Whether a number goes on with the verb of the number before ("2次指导和2次活动"). */
function isListed({ strand, group }: ClauseContext, previous: TargetDraft): boolean {
  const between = strand.text.slice(previous.token.to, group.tokens[0]?.from);
  return between.length <= 40 && !/[，。；]/.test(between) && /(?:和|、|及|与|以及)$/.test(between);
}

/** Scope and verb of the subject before, without its object. */
function previousLead(previous: TargetDraft): Noun {
  const verb = countVerbs.find(
    ({ word }) => previous.subject.text.lastIndexOf(word) > 0 || previous.subject.text.startsWith(word),
  );
  if (verb === undefined) return makeNoun("");
  const place = previous.subject.text.lastIndexOf(verb.word);
  return sliceNoun(previous.subject, 0, place + verb.word.length);
}

/** What stands before the number: for things set up their place, for things done who does what. */
function leadNoun(context: ClauseContext, phrase: VerbPhrase): Noun {
  const { strand, group } = context;
  const span = trimSubject(strand.text, group.clauseFrom, phrase.from);
  const own = nounOf(strand, span.from, span.to);
  const unit = perUnit(context);
  if (own.text === "") {
    const scope = scopeBefore(context);
    if (scope !== null) return phrase.sort === "doing" ? joinNouns(scope, makeNoun(phrase.word)) : scope;
  }
  if (phrase.sort !== "doing") return joinNouns(unit, own);
  const agent = own.text === "" ? readAgent(strand, group.before.from, group.before.to) : null;
  return joinNouns(agent ?? own, makeNoun(phrase.word));
}

/** "职工100人以上的单位，至少建成…": the clause before says where it is counted. */
function scopeBefore({ strand, group }: ClauseContext): Noun | null {
  const { from, to } = group.before;
  return isScopeClause(strand.text.slice(from, to)) ? nounOf(strand, from, to) : null;
}

/** "以1万名老年人为单位，配建…": what the number is counted for. */
function perUnit({ strand, group }: ClauseContext): Noun {
  const clause = strand.text.slice(group.before.from, group.before.to);
  const match = /^(?:以|按)(?:每)?(\d[^，]{1,14}?)(?:为单位|的标准|标准)?$/.exec(clause);
  if (match === null) return makeNoun("");
  const place = group.before.from + clause.indexOf(match[1] ?? "");
  return joinNouns(makeNoun("每"), nounOf(strand, place, place + (match[1]?.length ?? 0)));
}

function phraseFrom(context: ClauseContext, phrase: VerbPhrase): number {
  const { strand, group } = context;
  if (perUnit(context).text !== "") return group.before.from;
  const span = trimSubject(strand.text, group.clauseFrom, phrase.from);
  if (span.to <= span.from && scopeBefore(context) !== null) return group.before.from;
  return Math.min(span.from, phrase.from);
}

/** Reads a number at the end of its clause: "参加体育活动3次以上", "全市新建托育机构50家", "夜校培训2万人次". */
function readTrailingNumber(
  context: ClauseContext,
  phrase: VerbPhrase,
  previous: TargetDraft | null,
): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined) return null;
  const found = readTrailingSubject(context, phrase, previous);
  if (found === null) return null;
  const { subject, sort } = found;
  const per = readRecurrence(strand.text.slice(group.clauseFrom, token.from));
  const goesOn = previous !== null && previous.unit !== null && isCountUnit(previous.unit);
  if (subject.text.length < 2) return null;
  const isAlone = sort === null && per === null && token.suffix === null && !phrase.bounded;
  if (isAlone && !goesOn) return null;
  return [
    {
      token,
      subject: dropRecurrence(subject),
      kind: sort === "adding" ? "increase-by" : (phrase.kind ?? (isAlone && goesOn ? previous.kind : "gte")),
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per,
      from: found.from,
      to: token.to,
    },
  ];
}

interface TrailingSubject {
  readonly subject: Noun;
  readonly sort: VerbSort | null;
  readonly from: number;
}

/** What a number at the end of its clause counts: the object of the clause's verb, else the noun before the verb, else what was counted before. */
function readTrailingSubject(
  context: ClauseContext,
  phrase: VerbPhrase,
  previous: TargetDraft | null,
): TrailingSubject | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined) return null;
  const to = phrase.sort === null ? phrase.from : token.from - phrase.comparatorLength;
  const span = trimSubject(strand.text, group.clauseFrom, to);
  const own = nounOf(strand, span.from, span.to);
  const lead = findLeadVerb(own.text);
  if (lead !== null && lead.from + lead.word.length < own.text.length) {
    const scope = sliceNoun(own, own.text.startsWith("在") ? 1 : 0, lead.scopeTo);
    const object = sliceNoun(own, lead.from + (lead.sort === "doing" ? 0 : lead.word.length));
    return { subject: joinNouns(scope, object), sort: lead.sort, from: span.from };
  }
  if (phrase.sort === null) {
    const rate = isSameSentence(context, previous) ? readRate(previous.subject) : makeNoun("");
    return { subject: own.text.startsWith("每") ? own : joinNouns(rate, own), sort: null, from: span.from };
  }
  const before = trimSubject(strand.text, group.clauseFrom, phrase.from);
  const noun = nounOf(strand, before.from, before.to);
  const verb = makeNoun(phrase.word);
  if (isOnlyPlace(noun.text) && phrase.sort === "setting") {
    const thing = completeSubject(context, makeNoun(""));
    return {
      subject: joinNouns(noun, thing),
      sort: phrase.sort,
      from: Math.min(before.from, group.before.from),
    };
  }
  if (noun.text !== "") {
    return {
      subject: phrase.sort === "doing" ? joinNouns(noun, verb) : noun,
      sort: phrase.sort,
      from: before.from,
    };
  }
  const counted = isSameSentence(context, previous) ? previousObject(previous) : null;
  if (counted === null) {
    const done = /^(?:完成|实现|提供|投入|落实|安排)$/.test(phrase.word) ? makeNoun("") : verb;
    const subject = completeSubject(context, done);
    return { subject, sort: phrase.sort, from: Math.min(phrase.from, findTopicClause(context).from) };
  }
  return {
    subject: phrase.sort === "setting" ? counted : joinNouns(verb, counted),
    sort: phrase.sort,
    from: phrase.from,
  };
}

/** Whether a noun says only where something is counted ("每个县", "各乡镇（街道）"). */
function isOnlyPlace(noun: string): boolean {
  return /^(?:每个?|各)[^的]{0,8}(?:[市县区乡镇村]|街道|社区|学校|）)$/.test(noun);
}

function isSameSentence({ group }: ClauseContext, previous: TargetDraft | null): previous is TargetDraft {
  return previous !== null && previous.token.from >= group.sentence.from && isCountUnit(previous.unit ?? "");
}

/** Per how many a number is counted ("每千名儿童"); it holds for the next members of the list too. */
function readRate(subject: Noun): Noun {
  const rate =
    /^每[百千万十\d]+[^\d，]{0,4}?(?:儿童|人口|老年人|妇女|居民|学生|户)/.exec(subject.text)?.[0] ?? "";
  return sliceNoun(subject, 0, rate.length);
}

/** What the number before counted, without its verb. */
function previousObject({ subject }: TargetDraft): Noun {
  const verb = findLeadVerb(subject.text);
  return verb === null ? subject : sliceNoun(subject, verb.from + verb.word.length);
}
