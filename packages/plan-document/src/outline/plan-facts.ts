import type { Population } from "../compiled.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import { normaliseText } from "../lines/normalise-text.ts";
import type { SourceLine } from "../source.ts";
import { trimHeading } from "./headings.ts";
import { titleAt } from "./plan-boundaries.ts";
import {
  fiveYearPlanName,
  type PlanTitle,
  readFiveYearPlan,
  readPlanTitle,
  readYearSpan,
} from "./plan-title.ts";
import type { PlanOutline } from "./plan-outline.ts";
import { verbatim } from "./verbatim.ts";

/** What a plan says of itself. */
export interface PlanFacts {
  readonly title: string;
  readonly titleOrigin: "printed" | "composed";
  readonly population: Population;
  readonly area: string | null;
  readonly period: readonly [number, number] | null;
  readonly higherPlans: readonly string[];
}

/** Reads title, people, area, period and the plans it is based on. `head` is what stands before the first plan. */
export function readPlanFacts(
  source: readonly SourceLine[],
  outline: PlanOutline,
  head: readonly Paragraph[],
): PlanFacts {
  const opening = [...outline.preamble, ...outline.general].slice(0, 30);
  const text = opening
    .map((paragraph) => paragraph.text)
    .join("\n")
    .slice(0, 20_000);
  const population = guessPopulation(outline, text);
  const printed = printedTitle(source, outline.preamble) ?? noticeTitle(source, head, population);
  const books = readBooks(source, outline.preamble);
  const area = printed?.facts.area ?? areaFromBooks(books) ?? areaFromText(text);
  const period = readPeriod(text) ?? printed?.facts.period ?? readFiveYearPlan(text) ?? null;
  const people = printed?.facts.population ?? population;
  const title = printed?.title ?? composeTitle(area, people, period);
  return {
    title,
    titleOrigin: printed === null ? "composed" : "printed",
    population: people,
    area,
    period,
    higherPlans: books.filter((book) => isHigherPlan(book, title)),
  };
}

interface PrintedTitle {
  readonly title: string;
  readonly facts: PlanTitle;
}

function printedTitle(source: readonly SourceLine[], preamble: readonly Paragraph[]): PrintedTitle | null {
  for (let index = preamble.length - 1; index >= 0; index -= 1) {
    const found = titleAt(preamble, index);
    const facts = found === null ? null : readPlanTitle(found.text);
    if (found === null || facts === null) continue;
    const whole = areaLine(preamble, index, facts);
    const words = preamble
      .slice(whole.from, found.last + 1)
      .map((paragraph) => verbatim(source, paragraph))
      .join("");
    return { title: stripTitle(words), facts: { ...facts, area: facts.area ?? whole.area } };
  }
  return null;
}

/** The line "某某市" over a title that does not name its area itself. */
function areaLine(
  preamble: readonly Paragraph[],
  index: number,
  facts: PlanTitle,
): { from: number; area: string | null } {
  const above = preamble[index - 1];
  const isArea = above !== undefined && /^[\u4e00-\u9fff]{2,12}(?:省|市|县|区|州|旗|盟)$/.test(above.text);
  return facts.area === null && isArea ? { from: index - 1, area: above.text } : { from: index, area: null };
}

/** A title that only the notice before the plans prints, in 《》. */
function noticeTitle(
  source: readonly SourceLine[],
  head: readonly Paragraph[],
  population: Population,
): PrintedTitle | null {
  for (const paragraph of head) {
    if (!/印发|现将|转发/.test(paragraph.text.slice(0, 300))) continue;
    for (const match of paragraph.text.slice(0, 5000).matchAll(/《([^《》]{6,50})》/g)) {
      const facts = readPlanTitle(match[1] ?? "");
      if (facts === null || facts.population !== population) continue;
      const from = match.index + 1;
      return { title: verbatim(source, paragraph, from, from + (match[1]?.length ?? 0)), facts };
    }
  }
  return null;
}

function stripTitle(words: string): string {
  return trimHeading(words.replace(/^《/, "").replace(/》(?=$|（|\()/, ""));
}

function guessPopulation(outline: PlanOutline, text: string): Population {
  const titles = outline.domains.map(({ heading }) => heading.text.slice(0, 12)).join("\n");
  const counted = `${titles}\n${titles}\n${titles}\n${text.slice(0, 4000)}`;
  const women = counted.match(/妇女|女性/g)?.length ?? 0;
  const children = counted.match(/儿童|未成年/g)?.length ?? 0;
  const both = /妇女/.test(titles) && /儿童/.test(titles) && outline.domains.length >= 4;
  if (both && Math.min(women, children) * 3 > Math.max(women, children)) return "women-and-children";
  return women >= children ? "women" : "children";
}

function readBooks(source: readonly SourceLine[], preamble: readonly Paragraph[]): string[] {
  const books: string[] = [];
  for (const paragraph of preamble) {
    for (const match of paragraph.text.matchAll(/《([^《》]{4,60})》/g)) {
      const book = verbatim(source, paragraph, match.index + 1, match.index + match[0].length - 1);
      if (!books.includes(book)) books.push(book);
    }
  }
  return books;
}

function isHigherPlan(book: string, title: string): boolean {
  return /纲要|规划/.test(book) && book !== title && !/^(?:中华人民共和国)?.{0,12}(?:法|条例)$/.test(book);
}

const ownGeneralPlan = /^([\u4e00-\u9fff]{2,16}?(?:省|市|县|区|州|旗|盟))国民经济/;

function areaFromBooks(books: readonly string[]): string | null {
  const areas = books.flatMap((book) => ownGeneralPlan.exec(normaliseText(book).text)?.[1] ?? []);
  return areas.at(-1) ?? null;
}

function areaFromText(text: string): string | null {
  const match =
    /(?:时期|推进|促进|推动|加快|结合|[，。\n])((?:(?![我各全本该])[\u4e00-\u9fff]){2,7}?(?:省|市|县|区|州|旗|盟))(?:妇女|儿童|实际|经济)/.exec(
      text,
    );
  return match?.[1]?.replace(/^(?:全面|为|的|推进|促进)/, "") ?? null;
}

/** The period the plan states for itself ("规划期限为2021—2025年"). */
function readPeriod(text: string): readonly [number, number] | null {
  const match =
    /(?:规划|纲要|实施)(?:期限|期|年限|时限|时间|周期|的规划期)(?:为|是|：|从)?((?:19|20)\d{2})年?(?:-|至|到)((?:19|20)\d{2})年/.exec(
      text,
    );
  return match === null ? null : readYearSpan(match[0]);
}

const peopleWords: Readonly<Record<Population, string>> = {
  women: "妇女",
  children: "儿童",
  "women-and-children": "妇女儿童",
};

function composeTitle(
  area: string | null,
  population: Population,
  period: readonly [number, number] | null,
): string {
  const base = `${area ?? ""}${peopleWords[population]}发展`;
  const plan = period === null ? null : fiveYearPlanName(period);
  if (plan !== null) return `${base}${plan}规划`;
  return period === null ? `${base}规划` : `${base}规划（${period[0]}—${period[1]}年）`;
}
