import { isBoundFromAbove } from "./bound-side.ts";
import { type ClauseContext, dropRecurrence, readRecurrence } from "./clause.ts";
import { findLeadVerb } from "./clause-verb.ts";
import { type FoundComparator, reaches, readComparators, resolveKind } from "./comparators.ts";
import {
  cutAtConjunctions,
  joinNouns,
  makeNoun,
  type Noun,
  shareHeadedSubjects,
  shareSubjects,
} from "./coordination.ts";
import { isPeopleOnly, readMeasureHead, readPeople } from "./noun-words.ts";
import { sliceNoun } from "./coordination.ts";
import { isDependent, nounOf, trimSubject } from "./subjects.ts";
import type { TargetDraft } from "./target-draft.ts";
import { replaceParallel } from "./shared-tail.ts";
import { completeSubject, findTopicClause } from "./topic.ts";
import { isCountUnit, isShareUnit } from "./units.ts";

/** Reads "subject comparator number": a bound on something measured, or several shared with 分别. */
export function readBound(context: ClauseContext, previous: TargetDraft | null): TargetDraft[] | null {
  const { strand, group } = context;
  const first = group.tokens[0];
  if (first === undefined) return null;
  const found = readComparators(strand.text, first.from, group.clauseFrom);
  const part = readPartOfWhole(context, found);
  if (part !== null) return part;
  const span = trimSubject(strand.text, group.clauseFrom, found.from);
  const own = nounOf(strand, span.from, span.to);
  const adds = findLeadVerb(own.text)?.sort === "adding" && !ratioHead.test(own.text);
  if (adds && !reaches(found.senses)) return null;
  if (!isMeasured(own, found, first.unit, first.suffix)) return null;
  const counted = first.unit !== null && isCountUnit(first.unit) ? withoutSetting(own) : own;
  const subject = subjectOf(context, counted, previous, first.unit);
  return shareOut(context, subject, found, span.from);
}

/** What is set up, and where, without the verb ("每个镇配备社工" counts 社工). */
function withoutSetting(own: Noun): Noun {
  const verb = findLeadVerb(own.text);
  const to = (verb?.from ?? 0) + (verb?.word.length ?? 0);
  if (
    verb?.sort !== "setting" ||
    verb.word.length < 2 ||
    readMeasureHead(own.text) !== null ||
    own.text.length - to < 2
  )
    return own;
  return joinNouns(sliceNoun(own, 0, verb.scopeTo), sliceNoun(own, to));
}

/** A measure of things that are newly built is no number of things added. */
const ratioHead = /(?:率|比例|占比|比重|之比|面积|标准|距离|半径)$/;

/** A number behind a noun is a bound when a comparator stands with it, or the noun says what is measured. */
function isMeasured(own: Noun, found: FoundComparator, unit: string | null, suffix: string | null): boolean {
  const strong = found.senses.some((sense) => sense !== "plain");
  if (strong) return true;
  if (own.text === "") return false;
  if (readMeasureHead(own.text) !== null) return true;
  return suffix !== null && unit !== null && isShareUnit(unit);
}

function subjectOf(
  context: ClauseContext,
  own: Noun,
  previous: TargetDraft | null,
  unit: string | null,
): Noun {
  const { strand, group } = context;
  if (isPeopleOnly(own.text) && previous !== null && previous.unit === unit) {
    const people = readPeople(previous.subject.text) ?? "";
    if (people !== "" && people.length < previous.subject.text.length) {
      return joinNouns(own, sliceNoun(previous.subject, people.length));
    }
  }
  const isListed = previous !== null && previous.token.from >= group.clauseBegin;
  if (own.text === "" && isListed) return previous.subject;
  const parallel =
    previous === null || previous.unit !== unit ? null : replaceParallel(own.text, previous.subject.text);
  if (parallel !== null && previous !== null) {
    const { before, tail } = parallel;
    return joinNouns(sliceNoun(previous.subject, 0, before), own, sliceNoun(previous.subject, tail));
  }
  const shared = sharedOpening(own, previous, group.sentence.from);
  if (shared !== null) return joinNouns(shared, own);
  const before = findTopicClause(context);
  if (!isDependent(own.text, strand.text.slice(before.from, before.to))) return own;
  const inClause = previous !== null && previous.token.to > before.from && previous.token.from < before.to;
  if (inClause)
    return own.text === "" ? previous.subject : joinNouns(withoutVerb(withoutMeasure(previous.subject)), own);
  return completeSubject(context, own);
}

/** What a subject is about without the word that measures it ("儿童之家数量" is about 儿童之家). */
function withoutMeasure(subject: Noun): Noun {
  const head = readMeasureHead(subject.text) ?? "";
  return sliceNoun(subject, 0, subject.text.length - head.length);
}

/** The thing itself of a counted subject that keeps its verb ("招收师范生"). */
function withoutVerb(subject: Noun): Noun {
  const verb = findLeadVerb(subject.text);
  const length = verb?.from === 0 ? verb.word.length : 0;
  return subject.text.length - length < 3 ? subject : sliceNoun(subject, length);
}

/** What a list says once and means for each member: who ("女性在…中的占比，在…中的占比"), or per how many ("每千名儿童…"). */
function sharedOpening(own: Noun, previous: TargetDraft | null, sentenceFrom: number): Noun | null {
  if (previous === null || previous.token.from < sentenceFrom || own.text === "") return null;
  if (/^(?:在|占).{2,}/.test(own.text) && readMeasureHead(own.text) !== null) {
    const people = readPeople(previous.subject.text);
    return people === null ? null : sliceNoun(previous.subject, 0, people.length);
  }
  const rate = /^每(?:[百千万亿\d]+)[^\d，]{0,4}?(?:儿童|人口|人|老年人|妇女|户|居民)/.exec(
    previous.subject.text,
  )?.[0];
  const isBareCount = /(?:床位|托位|学位|数|面积|机构)$/.test(own.text) && own.text.length <= 8;
  return rate !== undefined && isBareCount && !own.text.startsWith("每")
    ? sliceNoun(previous.subject, 0, rate.length)
    : null;
}

/** Gives each number of a group its own subject. */
function shareOut(
  context: ClauseContext,
  subject: Noun,
  found: FoundComparator,
  from: number,
): TargetDraft[] {
  const { strand, group } = context;
  const { tokens } = group;
  const last = tokens.at(-1);
  const unit = last?.unit ?? null;
  const suffix = last?.suffix ?? null;
  const each = found.adverbs.some((adverb) => /^(?:分别|各|均|都|依次)$/.test(adverb));
  const subjects = subjectsFor(subject, tokens.length, each && !/^(?:各|每|所有)/.test(subject.text));
  const clause = strand.text.slice(group.clauseFrom, last?.to);
  const phraseFrom = Math.min(from, topicFrom(context, subject, from));
  return subjects.flatMap((one, index) => {
    const token = tokens[tokens.length === 1 ? 0 : index];
    if (token === undefined) return [];
    const whole = { ...token, unit: token.unit ?? unit, suffix: token.suffix ?? suffix };
    const worse = isBoundFromAbove(one.text, whole);
    const kind = resolveKind(whole, found.senses, worse) ?? (worse ? "lte" : "gte");
    return [
      {
        token,
        subject: whole.unit !== null && isCountUnit(whole.unit) ? dropRecurrence(one) : one,
        kind,
        value: token.value,
        value2: token.value2,
        unit: whole.unit,
        per: readRecurrence(clause) ?? readRecurrence(one.text),
        from: phraseFrom,
        to: last?.to ?? token.to,
      },
    ];
  });
}

function subjectsFor(subject: Noun, count: number, each: boolean): Noun[] {
  if (count > 1) return shareSubjects(subject, count) ?? Array.from({ length: count }, () => subject);
  const headed = shareHeadedSubjects(subject);
  if (headed !== null) return headed;
  if (!each) return [subject];
  return shareSubjects(subject, cutAtConjunctions(subject).length) ?? [subject];
}

/** Where the phrase begins when its subject comes from the clause before. */
function topicFrom({ strand, group }: ClauseContext, subject: Noun, from: number): number {
  if (subject.text === "" || strand.text.startsWith(subject.text.slice(0, 4), from)) return from;
  const place = strand.text.slice(group.before.from, from).indexOf(subject.text.slice(0, 4));
  return place >= 0 ? group.before.from + place : from;
}

const partOfWhole = /^(.{2,40}?)(?:达到|占到|占|不低于|不少于|超过|保持在|控制在|提高到)([^，]{1,24})的$/;

/** Reads "A 达到 B 总数的 15%": A as a share of B. */
function readPartOfWhole(context: ClauseContext, found: FoundComparator): TargetDraft[] | null {
  const { strand, group } = context;
  const token = group.tokens[0];
  if (token === undefined || token.unit === null || !isShareUnit(token.unit) || group.tokens.length > 1)
    return null;
  const clause = strand.text.slice(group.clauseFrom, found.from);
  if (clause.length > 80 || !clause.endsWith("的")) return null;
  const match = partOfWhole.exec(clause);
  if (match === null) return null;
  const part = trimSubject(strand.text, group.clauseFrom, group.clauseFrom + (match[1]?.length ?? 0));
  const wholeTo = found.from - 1;
  const subject = joinNouns(
    nounOf(strand, part.from, part.to),
    makeNoun("占"),
    nounOf(strand, wholeTo - (match[2]?.length ?? 0), wholeTo),
    makeNoun("的比例"),
  );
  const worse = isBoundFromAbove(subject.text, token);
  const senses = readComparators(strand.text, wholeTo - (match[2]?.length ?? 0), group.clauseFrom).senses;
  const kind = resolveKind(token, senses, worse) ?? "gte";
  return [
    {
      token,
      subject,
      kind,
      value: token.value,
      value2: token.value2,
      unit: token.unit,
      per: null,
      from: part.from,
      to: token.to,
    },
  ];
}
