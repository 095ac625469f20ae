import type {
  CompiledPlan,
  Domain,
  Indicator,
  Measure,
  Objective,
  Passage,
  PlanItem,
  TargetRule,
} from "./compiled.ts";
import { type Finding, makeFinding } from "./findings.ts";
import type { Paragraph } from "./lines/paragraph.ts";
import type { DraftDomain } from "./outline/domain-parts.ts";
import { titleLength } from "./outline/headings.ts";
import type { PlanFacts } from "./outline/plan-facts.ts";
import type { PlanOutline } from "./outline/plan-outline.ts";
import type { DraftPart, Stretch } from "./outline/stretch.ts";
import { verbatim } from "./outline/verbatim.ts";
import type { SourceLine } from "./source.ts";
import { readDirection } from "./tables/indicator-direction.ts";
import type { IndicatorRow } from "./tables/indicator-table.ts";
import { type CellRule, readTargetCell } from "./tables/target-cell.ts";

/** A compiled plan with the parts whose numbers are still to be read. */
export interface PlanWithParts {
  readonly plan: CompiledPlan;
  readonly parts: readonly NumberedPart[];
  readonly findings: readonly Finding[];
}

/** An objective, measure or project: where it stands in the plan and its text. */
export interface NumberedPart {
  readonly section: string;
  readonly id: string;
  readonly stretches: readonly Stretch[];
}

/** Gives the parts of an outline their words, lines and ids. */
export function compilePlan(
  source: readonly SourceLine[],
  place: number,
  outline: PlanOutline,
  facts: PlanFacts,
  rows: readonly IndicatorRow[],
  endLine: number,
): PlanWithParts {
  const id = `p${place}`;
  const parts: NumberedPart[] = [];
  const findings: Finding[] = [];
  const domains = outline.domains.map((draft, index) => compileDomain(source, `${id}.d${index}`, draft));
  for (const [index, draft] of outline.domains.entries()) {
    collect(parts, `domains[${index}].objectives`, `${id}.d${index}.o`, draft.objectives);
    collect(parts, `domains[${index}].measures`, `${id}.d${index}.m`, draft.measures);
  }
  collect(parts, "projects", `${id}.r`, outline.projects);
  const first = outline.preamble[0] ?? outline.general[0] ?? outline.domains[0]?.heading;
  const line = first?.line ?? 1;
  const indicatorTable = rows.map((row, index) =>
    compileIndicator(row, `${id}.i${index}`, index, facts, findings),
  );
  const plan: CompiledPlan = {
    id,
    title: facts.title,
    titleOrigin: facts.titleOrigin,
    population: facts.population,
    area: facts.area,
    period: facts.period,
    higherPlans: facts.higherPlans,
    lines: [line, endLine],
    line,
    endLine,
    words: first === undefined ? "" : verbatim(source, first).slice(0, 200),
    indicatorTable,
    domains,
    projects: outline.projects.map((draft, index) => compileItem(source, `${id}.r${index}`, draft)),
    implementation: outline.implementation.map((draft, index) =>
      compileItem(source, `${id}.e${index}`, draft),
    ),
    monitoring: outline.monitoring.map((draft, index) => compileItem(source, `${id}.v${index}`, draft)),
  };
  return { plan, parts, findings };
}

function collect(parts: NumberedPart[], section: string, id: string, drafts: readonly DraftPart[]): void {
  for (const [index, { stretches }] of drafts.entries()) {
    parts.push({ section: `${section}[${index}]`, id: `${id}${index}`, stretches });
  }
}

function passageOf(source: readonly SourceLine[], stretches: readonly Stretch[]): Passage {
  const first = stretches[0];
  const last = stretches.at(-1);
  return {
    line: first === undefined ? 0 : (first.paragraph.lineNumbers[first.from] ?? first.paragraph.line),
    endLine: last === undefined ? 0 : (last.paragraph.lineNumbers[last.to - 1] ?? last.paragraph.endLine),
    words: stretches
      .map(({ paragraph, from, to }, index) =>
        index === 0
          ? verbatim(source, paragraph, from, to)
          : paragraph.markerWords + verbatim(source, paragraph, from, to),
      )
      .join("\n"),
  };
}

function compileDomain(source: readonly SourceLine[], id: string, draft: DraftDomain): Domain {
  const { heading } = draft;
  const introduction = draft.introduction.map(({ paragraph, from, to }) =>
    verbatim(source, paragraph, from, to),
  );
  return {
    id,
    no: heading.marker?.number ?? null,
    title: verbatim(source, heading, 0, draft.titleLength),
    line: heading.line,
    endLine: lastLine(heading, draft),
    words: verbatim(source, heading),
    introduction: introduction.length === 0 ? null : introduction.join("\n"),
    objectives: draft.objectives.map((part, index): Objective => {
      const passage = passageOf(source, part.stretches);
      return { id: `${id}.o${index}`, no: part.no, text: joined(passage), ...passage };
    }),
    measures: draft.measures.map((part, index): Measure => compileItem(source, `${id}.m${index}`, part)),
  };
}

function lastLine(heading: Paragraph, draft: DraftDomain): number {
  const parts = [...draft.objectives, ...draft.measures].flatMap(({ stretches }) => stretches);
  return parts.reduce((last, { paragraph }) => Math.max(last, paragraph.endLine), heading.endLine);
}

function joined(passage: Passage): string {
  return passage.words.replaceAll("\n", "");
}

function compileItem(source: readonly SourceLine[], id: string, part: DraftPart): PlanItem {
  const passage = passageOf(source, part.stretches);
  const first = part.stretches[0];
  const title =
    first === undefined
      ? ""
      : verbatim(
          source,
          first.paragraph,
          first.from,
          first.from + titleLength(first.paragraph.text.slice(first.from, first.to)),
        );
  return { id, no: part.no, title, text: joined(passage), ...passage };
}

function compileIndicator(
  row: IndicatorRow,
  id: string,
  index: number,
  facts: PlanFacts,
  findings: Finding[],
): Indicator {
  const target = row.target;
  const cell = target?.text ?? "";
  const read = readTargetCell(cell, row.name, row.baseline);
  if (cell === "") findings.push(makeFinding("target-cell-empty", row.line, row.words, id));
  else if (!read.readable)
    findings.push(makeFinding("unreadable-target-cell", target?.line ?? row.line, cell, id));
  else if (read.conditional)
    findings.push(makeFinding("conditional-target", target?.line ?? row.line, cell, id));
  return {
    id,
    no: row.no ?? index + 1,
    domain: row.domain,
    name: row.name,
    unit: row.unit,
    baseline: row.baseline,
    baselineYear: row.baselineYear ?? (facts.period === null ? null : facts.period[0] - 1),
    target: target === null || cell === "" ? null : target.words.replaceAll("％", "%"),
    targetLine: target === null ? null : target.line,
    targetYear: row.targetYear ?? facts.period?.[1] ?? null,
    nature: row.nature,
    responsible: row.responsible,
    rule: makeRule(read, row.unit),
    direction: readDirection(row.name, read.kind, cell),
    line: row.line,
    endLine: row.endLine,
    words: row.words,
  };
}

function makeRule(read: CellRule, unit: string | null): TargetRule {
  return {
    kind: read.kind,
    value: numberOf(read),
    value2: read.value2 === null ? null : Number(read.value2),
    valueText: read.value,
    value2Text: read.value2,
    unit: read.value === null ? null : (read.unit ?? unit),
    ...(read.fraction === undefined ? {} : { fraction: read.fraction }),
  };
}

function numberOf({ value, fraction }: CellRule): number | null {
  if (fraction !== undefined) return Number(fraction.numerator) / Number(fraction.denominator);
  return value === null ? null : Number(value);
}
