import type { MarkerKind } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";
import {
  isDomainTitle,
  isHeadingShaped,
  type SectionRole,
  sameKind,
  titleLength,
  trimHeading,
} from "./headings.ts";
import { type DraftDomain, readDomain } from "./domain-parts.ts";
import { readItems } from "./section-items.ts";
import type { DraftPart } from "./stretch.ts";
import type { PlanSpan } from "./plan-boundaries.ts";

/** The parts of one plan as ranges of paragraphs, before they get their words. */
export interface PlanOutline {
  readonly span: PlanSpan;
  readonly preamble: readonly Paragraph[];
  readonly general: readonly Paragraph[];
  readonly domains: readonly DraftDomain[];
  readonly projects: readonly DraftPart[];
  readonly implementation: readonly DraftPart[];
  readonly monitoring: readonly DraftPart[];
}

interface Section {
  readonly role: SectionRole;
  readonly heading: Paragraph;
  readonly body: readonly Paragraph[];
}

/** Sorts the paragraphs of a plan into sections, domains, objectives, measures and items. */
export function readPlanOutline(paragraphs: readonly Paragraph[], span: PlanSpan): PlanOutline {
  const sections = cutSections(paragraphs, span);
  const domains: DraftDomain[] = [];
  const parts: Record<"projects" | "implementation" | "monitoring", DraftPart[]> = {
    projects: [],
    implementation: [],
    monitoring: [],
  };
  const general: Paragraph[] = [];
  for (const section of sections) {
    const { role, heading, body } = section;
    if (role === "projects" || role === "implementation" || role === "monitoring") {
      parts[role] = [...parts[role], ...readItems(body, heading)];
    } else if (role === "domain") {
      domains.push(readDomain(heading, trimHeading(heading.text).length, body));
    } else if (role === "fields" || holdsDomains(body)) {
      for (const domain of readDomains(body)) domains.push(domain);
    } else {
      general.push(heading, ...body);
    }
  }
  const first = span.headings[0]?.index ?? span.start;
  return { span, preamble: paragraphs.slice(span.start, first), general, domains, ...parts };
}

function cutSections(paragraphs: readonly Paragraph[], span: PlanSpan): Section[] {
  const direct = span.headings.some(({ role }) => role === "domain");
  return span.headings.flatMap(({ index, role }, place) => {
    const heading = paragraphs[index];
    const next = span.headings[place + 1]?.index ?? span.end;
    if (heading === undefined) return [];
    const body = paragraphs.slice(index + 1, next);
    const own = direct && role === "other" && looksLikeDomain(body) ? "domain" : role;
    return [{ role: own, heading, body }];
  });
}

function looksLikeDomain(body: readonly Paragraph[]): boolean {
  return body.some(({ text }) => /^(?:主要目标|策略措施|主要措施|主要任务)[：。]?$/.test(text));
}

function holdsDomains(body: readonly Paragraph[]): boolean {
  return body.filter(({ text }) => isHeadingShaped(text) && isDomainTitle(text)).length >= 2;
}

/** Cuts the body of the section on fields into domains. */
function readDomains(body: readonly Paragraph[]): DraftDomain[] {
  const kind = findDomainKind(body);
  const starts = body.flatMap((paragraph, index) => (startsDomain(paragraph, kind) ? [index] : []));
  return starts.map((start, place) => {
    const heading = body[start];
    const end = starts[place + 1] ?? body.length;
    if (heading === undefined) throw new RangeError("a domain begins outside its section");
    return readDomain(heading, domainTitleLength(heading.text), body.slice(start + 1, end));
  });
}

function domainTitleLength(text: string): number {
  return isHeadingShaped(text) ? trimHeading(text).length : titleLength(text);
}

/** The kind of number that domain headings carry: that of the titles which name a domain, else the first heading's. */
function findDomainKind(body: readonly Paragraph[]): MarkerKind | null {
  const counts = new Map<MarkerKind | null, number>();
  for (const { marker, text } of body) {
    if (!isDomainTitle(firstSentence(text))) continue;
    const kind = marker?.kind ?? null;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const best = [...counts.entries()].toSorted(([, left], [, right]) => right - left)[0];
  if (best !== undefined) return best[0];
  const first = body.find(
    ({ marker, text }) => marker !== null && marker.kind !== "bullet" && isHeadingShaped(text),
  );
  return first?.marker?.kind ?? null;
}

function startsDomain(paragraph: Paragraph, kind: MarkerKind | null): boolean {
  const { marker, text } = paragraph;
  const named = isDomainTitle(firstSentence(text));
  if (kind === null) return named && marker === null;
  if (sameKind(marker, kind)) return named || (isHeadingShaped(text) && trimHeading(text).length <= 30);
  return named && isHeadingShaped(text) && marker?.kind !== "bullet";
}

function firstSentence(text: string): string {
  const head = text.slice(0, 40);
  const stop = head.search(/[。：]/);
  return stop < 0 ? (text.length <= 30 ? text : "") : head.slice(0, stop);
}
