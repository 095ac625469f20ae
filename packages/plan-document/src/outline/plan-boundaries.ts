import { type MarkerKind, markerRank } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import {
  isBareTopHeading,
  isDomainTitle,
  isHeadingShaped,
  readSectionRole,
  sameKind,
  type SectionRole,
  trimHeading,
} from "./headings.ts";
import { readPlanTitle } from "./plan-title.ts";

/** A heading at the top of a plan. */
interface TopHeading {
  readonly index: number;
  readonly number: number | null;
  readonly role: SectionRole;
}

/** The paragraphs of one plan: its preamble from `start`, its sections, up to `end` (exclusive). */
export interface PlanSpan {
  readonly start: number;
  readonly end: number;
  readonly headings: readonly TopHeading[];
}

/** The kind of list number that top headings carry in a document; null where they carry none. */
export function findTopKind(paragraphs: readonly Paragraph[]): MarkerKind | null {
  const roles = new Map<MarkerKind, Set<SectionRole>>();
  for (const { marker, text } of paragraphs) {
    if (marker === null || marker.kind === "bullet" || text.length > 45) continue;
    const role = readSectionRole(text);
    if (role === null) continue;
    const known = roles.get(marker.kind);
    if (known === undefined) roles.set(marker.kind, new Set([role]));
    else known.add(role);
  }
  const ranked = [...roles.entries()]
    .filter(([kind]) => markerRank(kind) <= markerRank("cn-paren") || roles.size === 1)
    .toSorted(([left], [right]) => markerRank(left) - markerRank(right));
  const several = ranked.find(([, set]) => set.size >= 2);
  const isLow = several === undefined || markerRank(several[0]) >= markerRank("cn-paren");
  if (isLow && bareRoles(paragraphs).size >= 3) return null;
  return several?.[0] ?? ranked[0]?.[0] ?? null;
}

/** What the headings without number are about. */
function bareRoles(paragraphs: readonly Paragraph[]): Set<SectionRole> {
  const bare = paragraphs.filter(({ marker, text }) => marker === null && isBareTopHeading(text));
  return new Set(bare.flatMap(({ text }) => readSectionRole(text) ?? []));
}

/** Finds the top headings and cuts the document into plans where their numbering begins again. */
export function findPlans(paragraphs: readonly Paragraph[], topKind: MarkerKind | null): PlanSpan[] {
  const groups = restartGroups(topHeadings(paragraphs, topKind)).filter((group, place, all) =>
    holdsPlan(paragraphs, group, all[place + 1]?.[0]?.index ?? paragraphs.length),
  );
  const spans: PlanSpan[] = [];
  for (const [place, group] of groups.entries()) {
    const first = group[0]?.index ?? 0;
    const floor = place === 0 ? 0 : (groups[place - 1]?.at(-1)?.index ?? 0) + 1;
    const start = findPreambleStart(paragraphs, floor, first, place === 0);
    const previous = spans.at(-1);
    if (previous !== undefined) spans[spans.length - 1] = { ...previous, end: start };
    spans.push({ start, end: paragraphs.length, headings: group });
  }
  return spans;
}

function topHeadings(paragraphs: readonly Paragraph[], topKind: MarkerKind | null): TopHeading[] {
  const headings: TopHeading[] = [];
  for (const [index, { marker, text }] of paragraphs.entries()) {
    if (!isHeadingShaped(text)) continue;
    const numbered = topKind !== null && marker !== null && sameKind(marker, topKind);
    const bare = marker === null && isBareTopHeading(text);
    if (!numbered && !bare) continue;
    const role = readSectionRole(text) ?? (isDomainTitle(text) ? "domain" : "other");
    headings.push({
      index,
      number: numbered ? (marker?.number ?? null) : null,
      role: isDomainTitle(text) ? "domain" : role,
    });
  }
  return headings;
}

const order: Readonly<Record<SectionRole, number>> = {
  general: 0,
  fields: 1,
  domain: 1,
  other: 1,
  projects: 2,
  implementation: 3,
  monitoring: 3,
};

function restartGroups(headings: readonly TopHeading[]): TopHeading[][] {
  const groups: TopHeading[][] = [];
  let current: TopHeading[] = [];
  let last = 0;
  let reached = 0;
  for (const heading of headings) {
    const again = heading.number !== null && heading.number <= last && heading.number === 1;
    const back =
      order[heading.role] <= 1 && reached >= 2 && (heading.number === null || heading.number <= last);
    if (current.length > 0 && (again || back)) {
      groups.push(current);
      current = [];
      reached = 0;
    }
    current.push(heading);
    last = heading.number ?? last;
    reached = Math.max(reached, order[heading.role]);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

/** A group of top headings is a plan when domains stand in it. */
function holdsPlan(paragraphs: readonly Paragraph[], group: readonly TopHeading[], end: number): boolean {
  if (group.some(({ role }) => role === "domain" || role === "fields")) return true;
  const first = group[0]?.index ?? 0;
  return paragraphs.slice(first, end).some(({ text }) => text.length <= 20 && isDomainTitle(text));
}

const preambleWords = /制定(?:本规划|本纲要|规划)|特制定|编制本|本规划所称|本纲要所称|规划期限?[为是]/;
const longestPreamble = 14;

/** Where the paragraphs before a plan's first heading begin to belong to it. */
function findPreambleStart(
  paragraphs: readonly Paragraph[],
  floor: number,
  first: number,
  isFirst: boolean,
): number {
  for (let index = first - 1; index >= floor; index -= 1) {
    if (titleAt(paragraphs, index) !== null) return titleStart(paragraphs, floor, index);
  }
  let start = first;
  for (let index = first - 1; index >= Math.max(floor, first - longestPreamble); index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined || paragraph.marker !== null) break;
    if (preambleWords.test(paragraph.text)) start = index;
  }
  if (!isFirst) return extendPreamble(paragraphs, floor, start);
  for (let index = start - 1; index >= floor; index -= 1) {
    const paragraph = paragraphs[index];
    if (
      paragraph === undefined ||
      paragraph.marker !== null ||
      /印发给你们|通知$|公开发布/.test(paragraph.text)
    )
      break;
    if (/^[^，。]{0,30}(?:人民政府|日|：)$/.test(paragraph.text)) break;
    start = index;
  }
  return start;
}

/** Takes opening paragraphs about the plan's own people, but none of the plan before. */
function extendPreamble(paragraphs: readonly Paragraph[], floor: number, start: number): number {
  let result = start;
  for (let index = start - 1; index >= floor; index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined || paragraph.marker !== null) break;
    if (!/^.{0,12}(?:妇女|儿童|男女)/.test(paragraph.text) || /监测|评估|妇儿工委/.test(paragraph.text))
      break;
    result = index;
  }
  return result;
}

/** The title that stands at a paragraph, alone or broken over up to three short ones that begin there. */
export function titleAt(
  paragraphs: readonly Paragraph[],
  index: number,
): { text: string; last: number } | null {
  let text = "";
  for (let last = index; last < Math.min(index + 3, paragraphs.length); last += 1) {
    const paragraph = paragraphs[last];
    if (paragraph === undefined || paragraph.text.length > 60) return null;
    if (paragraph.marker !== null && (last > index || paragraph.marker.kind !== "part")) return null;
    text += trimHeading(paragraph.text);
    if (readPlanTitle(text) !== null) return withYears(paragraphs, text, last);
  }
  return null;
}

function withYears(
  paragraphs: readonly Paragraph[],
  text: string,
  last: number,
): { text: string; last: number } {
  const next = paragraphs[last + 1];
  const isYears = next !== undefined && /^（?20\d{2}年?-20\d{2}年?）?$/.test(next.text);
  return isYears && !/20\d{2}/.test(text) ? { text: text + next.text, last: last + 1 } : { text, last };
}

/** A title found at a line may have begun one or two lines earlier ("慈溪市" on a line of its own). */
function titleStart(paragraphs: readonly Paragraph[], floor: number, index: number): number {
  const previous = paragraphs[index - 1];
  const isArea =
    previous !== undefined && /^[\u4e00-\u9fff]{2,12}(?:省|市|县|区|州|旗|盟)$/.test(previous.text);
  return isArea && index - 1 >= floor && previous.marker === null ? index - 1 : index;
}
