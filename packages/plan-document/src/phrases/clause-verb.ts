import { relation } from "./lead-ins.ts";
import {
  addingVerbs,
  alteringVerbs,
  doingVerbs,
  providingVerbs,
  servingVerbs,
  settingVerbs,
} from "./verb-words.ts";

/** What a verb says of the number that goes with it: on top of what there is, things there shall be, or something done. */
export type VerbSort = "adding" | "setting" | "doing";

/** A verb that a count can stand with. */
export interface CountVerb {
  readonly word: string;
  readonly sort: VerbSort;
}

const sorts: readonly (readonly [VerbSort, readonly string[]])[] = [
  ["adding", addingVerbs],
  ["doing", [...doingVerbs, ...alteringVerbs, ...servingVerbs]],
  ["setting", [...settingVerbs, ...providingVerbs]],
];

/** Every verb a count can stand with, the longest first. */
export const countVerbs: readonly CountVerb[] = sorts
  .flatMap(([sort, words]) => words.map((word) => ({ sort, word })))
  .toSorted((left, right) => right.word.length - left.word.length);

/** Whose or where something is counted: what may stand before the verb of a count. */
const scopeEnd =
  /(?:[市县区乡镇村州省旗级]|街道|社区|各地|）|学校|中小学|幼儿园|小学|中学|高校|院校|医院|卫生院|中心|机构|单位|企业|部门|妇联|工会|家庭|园区|场所|基地|协会|者|人员|法院|检察院|机关|党校)$|^在[^，]{2,20}$|^每.{0,8}(?:儿童|人口|妇女|老年人|学生|居民|婴幼儿|户籍人口|常住人口|人)$/;

/** Words that begin like a verb of one character and are none. */
const notVerbs =
  /^(?:建筑|建制|建档|建议|设施|设备|设计|设区|配套|配偶|配方|有效|有关|有条件|有需求|有意愿|有需要|办公|办事|办理|办结|办学|办案)/;

/** How far into a clause its verb is looked for. */
const farthest = 32;

/** The verb that begins at a place of a text, when it has at least so many characters. */
function verbAt(text: string, place: number, leastLength: number): CountVerb | undefined {
  if (notVerbs.test(text.slice(place, place + 3))) return undefined;
  return countVerbs.find(({ word }) => word.length >= leastLength && text.startsWith(word, place));
}

/** The verb of a clause with what stands before it. */
export interface LeadVerb extends CountVerb {
  /** Where the words before the verb end, adverbs left out. */
  readonly scopeTo: number;
  readonly from: number;
}

/** Finds the verb that governs a clause: at its beginning, or behind whose or where it is counted. */
export function findLeadVerb(clause: string): LeadVerb | null {
  const first = verbAt(clause, 0, 1);
  if (first !== undefined) return { ...first, scopeTo: 0, from: 0 };
  const last = Math.min(clause.length, farthest);
  for (let place = 2; place < last; place += 1) {
    const verb = verbAt(clause, place, 2);
    if (verb === undefined) continue;
    const scopeTo = withoutAdverbs(clause.slice(0, place));
    if (scopeTo === 0 || scopeEnd.test(clause.slice(0, scopeTo))) return { ...verb, scopeTo, from: place };
  }
  return null;
}

const modals = /(?:应当|应|要|须|需|共|将|可|各|均|都|累计|再|至少|五年|成功|普遍|全部)$/;

/** Where a text ends once adverbs and what says when or how often are left out at its end. */
function withoutAdverbs(text: string): number {
  let end = text.length;
  let moved = true;
  while (moved && end > 0) {
    const tail = text.slice(Math.max(0, end - 24), end);
    const length = (modals.exec(tail) ?? relation.exec(tail))?.[0].length ?? 0;
    end -= length;
    moved = length > 0;
  }
  return end;
}
