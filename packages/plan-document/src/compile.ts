import type { CompiledDocument, CompiledPlan, QuantifiedTarget, RecognisedNumber } from "./compiled.ts";
import { compilePlan } from "./compile-plan.ts";
import { type Finding, makeFinding } from "./findings.ts";
import { findFurniture } from "./lines/page-furniture.ts";
import { joinParagraphs, type Paragraph } from "./lines/paragraph.ts";
import { readTextLines } from "./lines/text-line.ts";
import { findContentsList } from "./outline/contents-list.ts";
import { isStructuralText, readPartHead, readSectionRole } from "./outline/headings.ts";
import { findPlans, findTopKind } from "./outline/plan-boundaries.ts";
import { readPlanFacts } from "./outline/plan-facts.ts";
import { readPlanOutline } from "./outline/plan-outline.ts";
import { readPlanTitle } from "./outline/plan-title.ts";
import { cutTrailer } from "./outline/trailer.ts";
import { placeTargets } from "./phrases/place-targets.ts";
import { planFindings } from "./plan-findings.ts";
import type { SourceDocument } from "./source.ts";
import { findTables } from "./tables/find-tables.ts";
import { readIndicatorTable } from "./tables/indicator-table.ts";
import { assignTables, type PlanPlace } from "./tables/assign-tables.ts";

/** Compiles the text of a plan document: plans, indicators, domains, measures, targets, and findings for what could not be read. */
export function compilePlanDocument(source: SourceDocument): CompiledDocument {
  const lines = readTextLines(source);
  const found = findTables(lines);
  const contents = findContentsList(lines);
  const isHeading = (text: string): boolean =>
    isStructuralText(text) || readSectionRole(text) !== null || readPlanTitle(text) !== null;
  const isPartHead = (text: string): boolean => readPartHead(text)?.length === text.length;
  const furniture = findFurniture(lines, found.lines, isStructuralText);
  const prose = lines.filter(
    ({ number, text }) =>
      text !== "" && !found.lines.has(number) && !furniture.lines.has(number) && !contents.has(number),
  );
  const findings: Finding[] = [];
  if (prose.length === 0 && found.tables.length === 0) findings.push(makeFinding("empty-document", 1, ""));
  const paragraphs = cutTrailer(joinParagraphs(prose, { furniture, isHeading, isPartHead }));
  const spans = findPlans(paragraphs, findTopKind(paragraphs));
  if (spans.length === 0) {
    if (findings.length === 0) findings.push(makeFinding("not-a-plan", 1, prose[0]?.raw ?? ""));
    return emptyDocument(source, findings);
  }
  const head = paragraphs.slice(0, spans[0]?.start ?? 0);
  const outlines = spans.map((span) => readPlanOutline(paragraphs, span));
  const facts = outlines.map((outline) => readPlanFacts(source.lines, outline, head));
  const tables = found.tables.map((grid) => readIndicatorTable(grid));
  const places = outlines.map((outline, index): PlanPlace => ({
    from: paragraphs[outline.span.start]?.line ?? 1,
    to: endLineOf(paragraphs, outline.span.end),
    population: facts[index]?.population ?? "women",
    domains: outline.domains.map(({ heading, titleLength }) => ({
      line: heading.line,
      title: heading.text.slice(0, titleLength),
    })),
  }));
  const rows = assignTables(tables, places, lines);
  const findingGroups: (readonly Finding[])[] = [findings, ...tables.map((table) => table.findings)];
  const plans: CompiledPlan[] = [];
  const targetGroups: (readonly QuantifiedTarget[])[] = [];
  const numberGroups: (readonly RecognisedNumber[])[] = [];
  for (const [place, outline] of outlines.entries()) {
    const own = facts[place];
    if (own === undefined) continue;
    const compiled = compilePlan(
      source.lines,
      place,
      outline,
      own,
      rows[place] ?? [],
      places[place]?.to ?? 0,
    );
    plans.push(compiled.plan);
    findingGroups.push(compiled.findings);
    const read = placeTargets(source.lines, place, compiled.plan, compiled.parts);
    targetGroups.push(read.targets);
    numberGroups.push(read.numbers);
    findingGroups.push(read.findings, planFindings(compiled.plan));
  }
  return {
    formatVersion: 1,
    source: source.name,
    format: source.format,
    plans,
    quantifiedTargets: targetGroups.flat(),
    numbers: numberGroups.flat(),
    findings: findingGroups.flat().toSorted((left, right) => left.line - right.line),
  };
}

function endLineOf(paragraphs: readonly Paragraph[], end: number): number {
  return paragraphs[end - 1]?.endLine ?? 0;
}

function emptyDocument(source: SourceDocument, findings: readonly Finding[]): CompiledDocument {
  return {
    formatVersion: 1,
    source: source.name,
    format: source.format,
    plans: [],
    quantifiedTargets: [],
    numbers: [],
    findings,
  };
}
