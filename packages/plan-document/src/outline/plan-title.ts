import type { Population } from "../compiled.ts";

const years = "（?(?:19|20)\\d{2}年?-(?:(?:19|20)\\d{2})年?）?";
const fiveYear = '"?十[二三四五六七八]五"?(?:时期)?';
const titlePattern = new RegExp(
  `^《?(${fiveYear})?([\\u4e00-\\u9fff]{0,24}?)(${fiveYear})?(妇女儿童|妇女、儿童|妇女和儿童|妇女与儿童|妇女|儿童)(?:事业)?发展(?:总体|专项)?(${fiveYear})?(?:专项)?(规划|纲要)》?(${years})?》?(?:（(?:草案|征求意见稿|送审稿|审议稿|修订稿|修编)）)?$`,
);
const longestTitle = 60;

/** What the title of a plan says; texts are normalised. */
export interface PlanTitle {
  readonly area: string | null;
  readonly population: Population;
  readonly period: readonly [number, number] | null;
}

/** Reads a normalised line as the title of a plan; null where it is none. */
export function readPlanTitle(text: string): PlanTitle | null {
  if (text.length < 6 || text.length > longestTitle) return null;
  const match = titlePattern.exec(text);
  if (match === null) return null;
  const [, leading, area = "", before, who = "", after, , span] = match;
  if (/关于|印发|现将|根据|贯彻|通知|《/.test(area)) return null;
  const plan = leading ?? before ?? after;
  return {
    area: area === "" || area === "中国" ? null : area,
    population: populationOf(who),
    period: readYearSpan(span ?? "") ?? (plan === undefined ? null : readFiveYearPlan(plan)),
  };
}

function populationOf(word: string): Population {
  if (word === "妇女") return "women";
  return word === "儿童" ? "children" : "women-and-children";
}

/** The first "2021-2030年" of a normalised text. */
export function readYearSpan(text: string): readonly [number, number] | null {
  const match = /((?:19|20)\d{2})年?(?:-|至|到)((?:19|20)\d{2})年?/.exec(text);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/** The years of the five-year plan a normalised text names: 十四五 is 2021 to 2025. */
export function readFiveYearPlan(text: string): readonly [number, number] | null {
  const match = /十([二三四五六七八])五/.exec(text);
  if (match === null) return null;
  const order = 10 + "零一二三四五六七八".indexOf(match[1] ?? "");
  const first = 2021 + (order - 14) * 5;
  return [first, first + 4];
}

/** The name of the five-year plan that covers a period, as printed in titles; null where there is none. */
export function fiveYearPlanName(period: readonly [number, number]): string | null {
  const [first, last] = period;
  if (last - first !== 4 || (first - 2021) % 5 !== 0) return null;
  const order = 4 + (first - 2021) / 5;
  const digit = "零一二三四五六七八".charAt(order);
  return digit === "" || order < 1 ? null : `“十${digit}五”`;
}
