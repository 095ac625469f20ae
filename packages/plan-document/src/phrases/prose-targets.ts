import type { NumberClass } from "../compiled.ts";
import { readBound } from "./bound-targets.ts";
import { readBaseToPass, readChange } from "./change-targets.ts";
import { type ClauseContext, groupNumbers } from "./clause.ts";
import { joinNouns } from "./coordination.ts";
import { readCount } from "./count-targets.ts";
import { isFrame } from "./noun-words.ts";
import { classifyNumber } from "./number-class.ts";
import { findNumbers, findWordedNumbers, type NumberToken } from "./number-tokens.ts";
import { readShareOfThings } from "./share-targets.ts";
import { readErrandSlogans, readReachSlogan } from "./slogan-targets.ts";
import { cutSentences, type Enclosure, markEnclosures, type Sentence, type Strand } from "./strand.ts";
import type { PlacedDraft, TargetDraft } from "./target-draft.ts";
import { readTopic } from "./topic.ts";

/** A number that is no target, with what it is; null where that could not be told. */
interface OtherNumber {
  readonly token: NumberToken;
  readonly class: NumberClass | null;
}

/** What the text of a part says in numbers. */
export interface ProseReading {
  readonly targets: readonly PlacedDraft[];
  readonly others: readonly OtherNumber[];
}

/** Reads every number of a part: as a target, as something else, or as unread. */
export function readProse(strand: Strand, planStart: number): ProseReading {
  const targets: PlacedDraft[] = [];
  const others: OtherNumber[] = [];
  const numbers = findNumbers(strand.text);
  const worded = findWordedNumbers(strand.text);
  const enclosure = markEnclosures(strand.text);
  const all = [...numbers, ...worded].toSorted((left, right) => left.from - right.from);
  let next = 0;
  for (const sentence of cutSentences(strand)) {
    const inside: NumberToken[] = [];
    while (next < all.length && (all[next]?.from ?? 0) < sentence.to) {
      const token = all[next];
      if (token !== undefined) inside.push(token);
      next += 1;
    }
    const slogans = readErrandSlogans(strand, sentence);
    const free = inside.filter(
      ({ from }) => !slogans.some(({ token }) => from >= token.from && from < token.to),
    );
    const sentenceFrom = sentence.from;
    targets.push(...slogans.map((draft) => ({ ...draft, sentenceFrom })));
    const read = readSentence(strand, enclosure, sentence, free, planStart);
    for (const draft of read.targets) {
      const named = nameByTitle(strand, draft, sentenceFrom);
      if (named === null) others.push(...unread([draft.token]));
      else targets.push({ ...named, sentenceFrom });
    }
    for (const other of read.others) others.push(other);
  }
  return { targets: targets.toSorted((left, right) => left.token.from - right.token.from), others };
}

const longestTitle = 30;

/** A target whose words do not say what is counted takes it from the title of its part; null where there is none. */
function nameByTitle(strand: Strand, draft: TargetDraft, sentenceFrom: number): TargetDraft | null {
  const { subject } = draft;
  if (subject.text !== "" && !isFrame(subject.text)) return draft;
  const end = strand.text.indexOf("。");
  const isTitled = end > 1 && end <= longestTitle && end < sentenceFrom;
  if (!isTitled || /[\d，]/.test(strand.text.slice(0, end))) return null;
  return { ...draft, subject: joinNouns(readTopic(strand, 0, end), subject) };
}

interface SentenceReading {
  readonly targets: readonly TargetDraft[];
  readonly others: readonly OtherNumber[];
}

function readSentence(
  strand: Strand,
  enclosure: Enclosure,
  sentence: Sentence,
  tokens: readonly NumberToken[],
  planStart: number,
): SentenceReading {
  const others: OtherNumber[] = [];
  const candidates: NumberToken[] = [];
  for (const token of tokens) {
    const known = classifyNumber({
      text: strand.text,
      token,
      sentenceFrom: sentence.from,
      sentenceTo: sentence.to,
      enclosure,
      planStart,
    });
    if (known === null && token.form !== "open-ratio") candidates.push(token);
    else others.push({ token, class: known });
  }
  const targets: TargetDraft[] = [];
  for (const group of groupNumbers(strand, enclosure, sentence, candidates)) {
    const read = readGroup({ strand, enclosure, group }, targets.at(-1) ?? null);
    if (read === null) others.push(...unread(group.tokens));
    else targets.push(...read);
  }
  return { targets, others };
}

function unread(tokens: readonly NumberToken[]): OtherNumber[] {
  return tokens.filter(({ worded }) => !worded).map((token) => ({ token, class: null }));
}

/** Tries the rules of the grammar, the most particular first. */
function readGroup(context: ClauseContext, previous: TargetDraft | null): TargetDraft[] | null {
  return (
    readReachSlogan(context) ??
    readBaseToPass(context) ??
    readChange(context, previous) ??
    readShareOfThings(context) ??
    readCountBeforeBound(context, previous) ??
    readBound(context, previous) ??
    readCount(context, previous)
  );
}

/** A counted thing behind the number ("配备1名…") is a count even where a comparator stands before it. */
function readCountBeforeBound(context: ClauseContext, previous: TargetDraft | null): TargetDraft[] | null {
  const token = context.group.tokens[0];
  const behind = token === undefined ? "" : context.strand.text.slice(token.to, token.to + 2);
  return /^[\u4e00-\u9fff"“（]/.test(behind) && !/^(?:并|且|的水|的目|左|和|及|与)/.test(behind)
    ? readCount(context, previous)
    : null;
}
