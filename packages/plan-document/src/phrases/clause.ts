import type { Recurrence } from "../compiled.ts";
import { joinNouns, type Noun, sliceNoun } from "./coordination.ts";
import type { NumberToken } from "./number-tokens.ts";
import type { Enclosure, Sentence, Strand } from "./strand.ts";

/** Numbers that share one subject phrase, with the clause they stand in. */
export interface NumberGroup {
  readonly tokens: readonly NumberToken[];
  readonly sentence: Sentence;
  /** Where the clause begins that holds the first number. */
  readonly clauseFrom: number;
  /** Where the same clause begins when the members of a list are not told apart. */
  readonly clauseBegin: number;
  /** Where the clause ends that holds the last number. */
  readonly clauseTo: number;
  /** The clause before in the same sentence; empty where there is none. */
  readonly before: Sentence;
}

/** What the rules of the grammar look at. */
export interface ClauseContext {
  readonly strand: Strand;
  readonly enclosure: Enclosure;
  readonly group: NumberGroup;
}

const link = /^(?:、|和|及|与|以及|，和|，)?$/;

/** Groups the numbers of a sentence: those that only a conjunction parts belong together. */
export function groupNumbers(
  strand: Strand,
  enclosure: Enclosure,
  sentence: Sentence,
  tokens: readonly NumberToken[],
): NumberGroup[] {
  const groups: NumberToken[][] = [];
  for (const token of tokens) {
    const last = groups.at(-1)?.at(-1);
    const between = last === undefined ? null : strand.text.slice(last.to, token.from);
    if (between !== null && between !== "" && link.test(between)) groups.at(-1)?.push(token);
    else groups.push([token]);
  }
  return groups.map((group, index) => {
    const first = group[0];
    const last = group.at(-1);
    const floor = groups[index - 1]?.at(-1)?.to ?? sentence.from;
    const from = first?.from ?? sentence.from;
    const comma = lastComma(strand.text, enclosure, sentence.from, from);
    const listed =
      floor > comma && floor > sentence.from ? afterList(strand.text, enclosure, floor, from) : 0;
    const clauseFrom = afterPredicates(strand.text, enclosure, Math.max(comma + 1, listed), from);
    const clauseTo = nextComma(strand.text, enclosure, last?.to ?? from, sentence.to);
    return {
      tokens: group,
      sentence,
      clauseFrom,
      clauseBegin: comma + 1,
      clauseTo,
      before: clauseBefore(strand.text, enclosure, sentence, comma),
    };
  });
}

/** After an earlier number in the same clause the next member of the list begins behind the list comma. */
function afterList(text: string, enclosure: Enclosure, floor: number, to: number): number {
  for (let index = floor; index < to; index += 1) {
    if (enclosure.bracket[index] === 1 || enclosure.quote[index] === 1) continue;
    if (text.charAt(index) === "、") return index + 1;
  }
  return floor;
}

const predicate = /应.{1,2}尽|覆盖$|(?:建有|设有|配有|配备)(?!率)|逐[步年]|有所|明显|不断|持续|显著|稳步/;

/** Members of a list that have a predicate of their own are clauses of their own. */
function afterPredicates(text: string, enclosure: Enclosure, from: number, to: number): number {
  let start = from;
  for (let index = from; index < to; index += 1) {
    if (text.charAt(index) !== "、" || !isFree(enclosure, index)) continue;
    if (predicate.test(text.slice(start, index))) start = index + 1;
  }
  return start;
}

function isFree(enclosure: Enclosure, index: number): boolean {
  return enclosure.bracket[index] === 0 && enclosure.book[index] === 0 && enclosure.quote[index] === 0;
}

function lastComma(text: string, enclosure: Enclosure, from: number, to: number): number {
  for (let index = to - 1; index >= from; index -= 1) {
    if (/[，：]/.test(text.charAt(index)) && isFree(enclosure, index)) return index;
  }
  return from - 1;
}

function nextComma(text: string, enclosure: Enclosure, from: number, to: number): number {
  for (let index = from; index < to; index += 1) {
    if (/[，：]/.test(text.charAt(index)) && isFree(enclosure, index)) return index;
  }
  return to;
}

/** The clause that ends at a comma; empty where the sentence begins behind it. */
export function clauseBefore(
  text: string,
  enclosure: Enclosure,
  sentence: Sentence,
  comma: number,
): Sentence {
  if (comma < sentence.from) return { from: sentence.from, to: sentence.from };
  return { from: lastComma(text, enclosure, sentence.from, comma) + 1, to: comma };
}

const recurrenceWords: readonly (readonly [Recurrence, RegExp])[] = [
  ["three-years", /每(?:三|3)年|[三3]年一(?:次|轮|届)/],
  ["two-years", /每(?:两|二|2)年|每隔一年|两年一(?:次|轮|届)/],
  ["half-year", /每(?:个)?半年|半年一次/],
  ["year", /每年|每学年|每一年|逐年|(?<!\d)年均(?!衡)/],
  ["semester", /每(?:个)?学期/],
  ["quarter", /每(?:一|个)?季度?|每(?:三|3)个月/],
  ["month", /每(?:个)?月/],
  ["week", /每(?:个)?(?:周|星期)(?!岁)/],
  ["day", /每(?:天|日)/],
];

/** What says of an amount that it is a year's ("年接待10万人次"), but not of a change that it comes every year. */
const yearlyAmount =
  /全年|(?<!\d)年标准|(?<![\d一二两三四五六七八九十几多半年末底近])年(?:人均|接待|培训|服务|开展|组织|举办|办理|发放|受益|阅读|开放|惠及|救助|演出)/;

/** How often a clause asks for what it says; null where it does not say. */
export function readRecurrence(clause: string): Recurrence | null {
  return readStep(clause) ?? (yearlyAmount.test(clause) ? "year" : null);
}

/** How often a change is to come; null where it comes once. */
export function readStep(clause: string): Recurrence | null {
  return recurrenceWords.find(([, pattern]) => pattern.test(clause))?.[0] ?? null;
}

const recurrence = /每(?:[两二三23]?年|半年|学年|学期|季度|月|周|天|日)(?:至少|各|均|应)?/;

/** A counted noun without how often it is counted in its middle ("学校每年开展活动" counts what schools do). */
export function dropRecurrence(noun: Noun): Noun {
  const match = recurrence.exec(noun.text);
  if (match === null || match.index < 2) return noun;
  return joinNouns(sliceNoun(noun, 0, match.index), sliceNoun(noun, match.index + match[0].length));
}
