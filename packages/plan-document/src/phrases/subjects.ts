import type { Noun } from "./coordination.ts";
import { leadIn, relation } from "./lead-ins.ts";
import { leadingWords, needsTopic, readLeadingWord, readMeasureHead } from "./noun-words.ts";
import type { Strand } from "./strand.ts";

/** A stretch of a strand as a noun. */
export function nounOf(strand: Strand, from: number, to: number): Noun {
  return { text: strand.text.slice(from, to), raw: strand.raw.slice(from, to) };
}

/** No sentence leads its subject in more often; text that seems to is not read further, so that reading stays linear. */
const mostLeadIns = 16;

/** Where the subject of a clause begins and ends once what leads it in and what relates it to years is left out. */
export function trimSubject(text: string, from: number, to: number): { from: number; to: number } {
  let start = from;
  let end = to;
  let moved = true;
  for (let step = 0; moved && start < end && step < mostLeadIns; step += 1) {
    moved = false;
    const head = text.slice(start, Math.min(end, start + 24));
    const led = leadIn.exec(head)?.[0] ?? readLeadingWord(head, leadingWords);
    if (led !== "" && keepsMeaning(text.slice(start + led.length, end), led)) {
      start += led.length;
      moved = true;
    }
    const related = relation.exec(text.slice(Math.max(start, end - 30), end))?.[0] ?? "";
    if (related !== "") {
      end -= related.length;
      moved = true;
    }
  }
  return { from: start, to: end };
}

/** "控制率" does not begin with the verb 控制, nor "提高比例" with 提高. */
function keepsMeaning(rest: string, led: string): boolean {
  if (rest === "") return true;
  return led.length > 2 || rest.length > 2 || readMeasureHead(rest) === null;
}

/** Whether a subject needs the clause before it to say what it is about. */
export function isDependent(subject: string, previousClause: string): boolean {
  if (subject === "") return true;
  if (needsTopic(subject)) return true;
  const people = /(\d[^，]{0,8}(?:岁|个月)[^，]{0,6})/.exec(previousClause)?.[0] ?? "";
  return (
    people !== "" &&
    /^(?:儿童|婴幼儿|婴儿|妇女)/.test(subject) &&
    previousClause.includes(subject.slice(0, 4))
  );
}

const agentVerbs =
  /为|向|提质|开展|建立|设立|加强|实现|参与|履行|落实|完善|开设|提供|组织|配备|建设|做好|开放|发挥|创新|规范|优化|进行|成为|融入|积极|广泛|普遍/;
const pivots = [
  "鼓励和支持",
  "鼓励支持",
  "推动",
  "鼓励",
  "支持",
  "引导",
  "督促",
  "指导",
  "推进",
  "促进",
  "确保",
  "依托",
  "要求",
];

/** Who acts in a clause that is led in by a verb of urging ("鼓励学校为…"); null where no one is named. */
export function readAgent(strand: Strand, from: number, to: number): Noun | null {
  const clause = strand.text.slice(from, to);
  const pivot = pivots.find((word) => clause.startsWith(word));
  if (pivot === undefined) return null;
  const rest = clause.slice(pivot.length);
  const verb = rest.search(agentVerbs);
  if (verb < 2 || verb > 40) return null;
  return nounOf(strand, from + pivot.length, from + pivot.length + verb);
}
