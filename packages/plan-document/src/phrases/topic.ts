import { type ClauseContext, clauseBefore } from "./clause.ts";
import { findLeadVerb } from "./clause-verb.ts";
import { joinNouns, type Noun, sliceNoun } from "./coordination.ts";
import { leadIn } from "./lead-ins.ts";
import { isFrame, readLeadingWord, readMeasureHead, topicVerbs, undertakingWords } from "./noun-words.ts";
import type { Sentence, Strand } from "./strand.ts";
import { nounOf } from "./subjects.ts";

/** Finds what a clause is about: its noun without the verbs that lead it in. */
export function readTopic(strand: Strand, from: number, to: number): Noun {
  const { text } = strand;
  let start = from;
  let moved = true;
  while (moved && start < to) {
    moved = false;
    const head = text.slice(start, Math.min(to, start + 24));
    const led = leadIn.exec(head)?.[0] ?? readLeadingWord(head, topicVerbs);
    if (led === "" || start + led.length >= to) continue;
    start += led.length;
    moved = true;
  }
  const given = lengthOfGiving(text.slice(start, to));
  return nounOf(strand, start + given, to);
}

const beneficiary = /^(?:面向|为|向|给|对|组织|帮助)/;

/** How many characters of a clause only say that something is given, and to whom ("面向老年妇女开设手机课" is about 手机课). */
function lengthOfGiving(clause: string): number {
  const first = findLeadVerb(clause);
  if (first !== null && first.from === 0 && first.sort !== "doing" && first.word.length > 1) {
    return first.word.length < clause.length - 1 ? first.word.length : 0;
  }
  if (!beneficiary.test(clause)) return 0;
  for (let place = 3; place < Math.min(clause.length - 2, 30); place += 1) {
    const verb = givingVerbs.find((word) => clause.startsWith(word, place));
    if (verb !== undefined) return place + verb.length;
  }
  return 0;
}

const givingVerbs = [
  "开设",
  "提供",
  "开办",
  "举办",
  "组织",
  "配备",
  "建立",
  "设立",
  "发放",
  "安排",
  "推出",
  "开展",
  "配建",
  "建设",
];

/** A topic without the word for the undertaking ("筛查工作" is about 筛查). */
function dropUndertaking(topic: Noun): Noun {
  const word = undertakingWords.find((candidate) => topic.text.endsWith(candidate));
  return word === undefined || word.length >= topic.text.length
    ? topic
    : sliceNoun(topic, 0, topic.text.length - word.length);
}

/** Clauses that only go on with the clause before ("重点讲…", "由专人…") say nothing of what the sentence is about. */
const continuation =
  /^(?:重点|着重|主要|做到|让|使|并|同时|统一|由|确保|按|[\u4e00-\u9fff]{2,3}由|免费|不断|切实|其中|凡|逐)/;

/** What a subject that does not stand alone is about: what the clause before says, or the one its sentence began with. */
export function completeSubject(context: ClauseContext, subject: Noun): Noun {
  const { strand, group } = context;
  const clause = findTopicClause(context);
  const topic = readTopic(strand, clause.from, clause.to);
  const actor = subject.text === "" ? null : findActor(topic, subject.text);
  if (actor !== null) return joinNouns(actor, subject);
  if (clause.from !== group.before.from || isFrame(subject.text)) {
    return joinNouns(lastNounOf(dropUndertaking(topic)), subject);
  }
  return completeByTopic(subject, topic);
}

/** Where the topic of a clause stands in its sentence. */
export function findTopicClause({ strand, group, enclosure }: ClauseContext): Sentence {
  let clause = group.before;
  for (let tries = 0; tries < farthestClause; tries += 1) {
    if (!continuation.test(strand.text.slice(clause.from, clause.to)) || clause.from <= group.sentence.from)
      break;
    clause = clauseBefore(strand.text, enclosure, group.sentence, clause.from - 1);
  }
  return clause;
}

/** How many clauses back the topic of a sentence is looked for. */
const farthestClause = 4;

const actorPattern =
  /^([\u4e00-\u9fff（）、"]{2,16}?)(?:(?<![现存所内])在(?!校|园|职|册|岗|编|线|读|校)|(?<!面|导|方|取|定|走)向(?!导)|(?<![行作成认称])为(?!民|老|主|单位)|(?<![所现拥公国特共])有(?!关|效|序|机|条件|需|意愿|害)|实行(?!动)|应当|全部|普遍)/;

/** Who or what does what a subject such as "开放" or "开放率" says, where the topic's clause tells it with a verb. */
function findActor(topic: Noun, subject: string): Noun | null {
  if (!actedWords.test(subject)) return null;
  const actor = actorPattern.exec(topic.text)?.[1];
  return actor === undefined || topic.text.length - actor.length < 3
    ? null
    : sliceNoun(topic, 0, actor.length);
}

const actedWords = /^(?:每(?:年|学期|月|周|天|日))?(?:开放|服务|培训|巡查|演出|授课|使用|上岗|持证|接待)/;

/** The last noun of a long topic ("调解员" of "选聘熟悉法律、心理的调解员"). */
function lastNounOf(topic: Noun): Noun {
  const place = topic.text.lastIndexOf("的");
  const isLong = topic.text.length > longestNoun && place > 0 && topic.text.length - place > 3;
  return isLong ? sliceNoun(topic, place + 1) : topic;
}

/** Topics up to this long are taken whole. */
const longestNoun = 10;

/** Completes a subject that does not stand alone by what the clause before is about. */
function completeByTopic(subject: Noun, topic: Noun): Noun {
  if (topic.text === "") return subject;
  if (/[中内里]$/.test(topic.text)) return joinNouns(topic, subject);
  if (subject.text === "") return cutAtMeasure(topic) ?? dropUndertaking(topic);
  for (let length = subject.text.length; length >= 2; length -= 1) {
    const place = topic.text.lastIndexOf(subject.text.slice(0, length));
    if (place > 0) return joinNouns(sliceNoun(topic, 0, place), subject);
  }
  return joinNouns(dropUndertaking(topic), subject);
}

/** Cuts a clause such as "死亡率逐步下降" behind the word that measures. */
function cutAtMeasure(topic: Noun): Noun | null {
  for (let end = Math.min(topic.text.length, 60); end > 2; end -= 1) {
    const head = readMeasureHead(topic.text.slice(0, end));
    if (head !== null && head !== "数" && head !== "水平" && head !== "标准") return sliceNoun(topic, 0, end);
  }
  return null;
}
