import type {
  CompiledDocument,
  CompiledPlan,
  Direction,
  Domain,
  Fraction,
  Indicator,
  Measure,
} from "./compiled.ts";
import type { Objective, PlanItem, Population, QuantifiedTarget, Recurrence, RuleKind } from "./compiled.ts";
import { contentRule } from "./content-rule.ts";
import { wordsOfRule } from "./content-rule-words.ts";
import type { BilingualText, Finding, FindingSeverity } from "./findings.ts";
import { comparableText } from "./content-text.ts";
import { readDirection } from "./tables/indicator-direction.ts";

/** A rule as a stored plan keeps it: numbers are decimal text only. */
export interface ContentRule {
  readonly kind: RuleKind;
  readonly value: string | null;
  readonly value2: string | null;
  readonly unit: string;
  readonly per: Recurrence | null;
  /** The number where no decimal says it exactly; `value` is null then. */
  readonly fraction?: Fraction | null | undefined;
}

/** Whether a part is as the machine read it, was corrected by a person, or was added by one. */
export type PartOrigin = "machine" | "corrected" | "added";

interface ContentPassage {
  /** Path inside the plan ("i5", "d1.m3.t0"); parts that a person added are "a1", "a2" … */
  readonly id: string;
  /** First source line, 1-based; 0 for an added part that stands nowhere in the document. */
  readonly line: number;
  readonly endLine: number;
  readonly words: string;
}

interface Correctable extends ContentPassage {
  readonly rule: ContentRule;
  readonly ruleWords: BilingualText;
  readonly direction: Direction;
  readonly origin: PartOrigin;
  readonly struck: boolean;
  /** What the machine read, of the fields that a person changed. */
  readonly machine?: Record<string, unknown>;
}

/** A row of the indicator table. */
export interface ContentIndicator extends Correctable {
  readonly no: number | null;
  readonly domain: string | null;
  readonly name: string;
  readonly unit: string;
  readonly baseline: string | null;
  readonly baselineYear: number | null;
  readonly target: string | null;
  readonly targetYear: number | null;
  readonly nature: string | null;
  readonly responsible: string | null;
}

/** A target with a number in prose; `sameAs` is the table row that names the same indicator. */
export interface ContentTarget extends Correctable {
  readonly section: string;
  readonly phrase: string;
  readonly subject: string;
  readonly byYear: number | null;
  readonly baseYear: number | null;
  readonly startOffset: number | null;
  readonly endOffset: number | null;
  readonly monitored: boolean;
  readonly sameAs: string | null;
}

/** An objective (its title is empty), a measure, a project or an item. */
export interface ContentPart extends ContentPassage {
  readonly no: number | null;
  readonly title: string;
  readonly text: string;
}

export interface ContentDomain extends ContentPassage {
  readonly no: number | null;
  readonly title: string;
  readonly introduction: string | null;
  readonly objectives: ContentPart[];
  readonly measures: ContentPart[];
}

export interface ContentFinding {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly line: number;
  readonly words: string;
  readonly message: BilingualText;
  readonly path?: string;
}

export interface ContentNumber {
  readonly line: number;
  readonly startOffset: number;
  readonly words: string;
  readonly class: string;
  readonly section: string;
}

/** One plan as it is stored, reviewed and published; lists are plain arrays because they travel as JSON. */
export interface PlanContent {
  readonly title: string;
  readonly population: Population;
  readonly area: string;
  readonly period: [number, number];
  readonly higherPlans: string[];
  readonly lines: [number, number];
  readonly indicators: ContentIndicator[];
  readonly domains: ContentDomain[];
  readonly projects: ContentPart[];
  readonly implementation: ContentPart[];
  readonly monitoring: ContentPart[];
  readonly targets: ContentTarget[];
  readonly findings: ContentFinding[];
  readonly numbers: ContentNumber[];
}

/**
 * The stored shape of one plan of a compiled document. `statedPeriod` serves a text that names no period; throws
 * RangeError where there is neither, or no plan of that index.
 */
export function contentOf(
  compiled: CompiledDocument,
  planIndex: number,
  statedPeriod?: readonly [number, number],
): PlanContent {
  const plan = compiled.plans[planIndex];
  if (!plan) throw new RangeError(`The document has no plan ${planIndex}`);
  const period = plan.period ?? statedPeriod;
  if (!period) throw new RangeError("The plan names no period and none was stated");
  const within = partOfPlan(compiled, planIndex);
  const indicators = plan.indicatorTable.map(contentIndicator);
  const rowOfName = new Map(indicators.map((row) => [comparableText(row.name), row.id]));
  return {
    title: plan.title,
    population: plan.population,
    area: plan.area ?? "",
    period: [period[0], period[1]],
    higherPlans: [...plan.higherPlans],
    lines: [plan.lines[0], plan.lines[1]],
    indicators,
    domains: plan.domains.map(contentDomain),
    projects: plan.projects.map(contentItem),
    implementation: plan.implementation.map(contentItem),
    monitoring: plan.monitoring.map(contentItem),
    targets: compiled.quantifiedTargets
      .filter((target) => target.plan === planIndex)
      .map((target) =>
        contentTarget(target, indicators.length === 0, rowOfName.get(comparableText(target.subject)) ?? null),
      ),
    findings: compiled.findings.filter((finding) => within(finding.path, finding.line)).map(contentFinding),
    numbers: compiled.numbers
      .filter((number) => within(number.sectionId, number.line))
      .map(({ line, startOffset, words, class: kind, sectionId }) => {
        return { line, startOffset, words, class: kind, section: idInsidePlan(sectionId) };
      }),
  };
}

/** What belongs to no plan by id or line is told with the first one, so that it is told at all. */
function partOfPlan(
  compiled: CompiledDocument,
  planIndex: number,
): (id: string | undefined, line: number) => boolean {
  const home = (id: string | undefined, line: number): number => {
    const named = /^p(\d+)(?:\.|$)/.exec(id ?? "")?.[1];
    if (named !== undefined) return Number(named);
    const at = compiled.plans.findIndex(({ lines }) => line >= lines[0] && line <= lines[1]);
    return Math.max(at, 0);
  };
  return (id, line) => home(id, line) === planIndex;
}

function idInsidePlan(id: string): string {
  return id.replace(/^p\d+\./, "");
}

function passage(
  part: CompiledPlan | Indicator | Domain | Objective | PlanItem | QuantifiedTarget,
): ContentPassage {
  return { id: idInsidePlan(part.id), line: part.line, endLine: part.endLine, words: part.words };
}

function contentIndicator(row: Indicator): ContentIndicator {
  const rule = contentRule({ ...row.rule, unit: row.rule.unit ?? row.unit }, null);
  return {
    ...passage(row),
    no: row.no,
    domain: row.domain,
    name: row.name,
    unit: row.unit ?? "",
    baseline: row.baseline,
    baselineYear: row.baselineYear,
    target: row.target,
    targetYear: row.targetYear,
    nature: row.nature,
    responsible: row.responsible,
    direction: row.direction,
    rule,
    ruleWords: wordsOfRule(rule),
    origin: "machine",
    struck: false,
  };
}

function contentTarget(target: QuantifiedTarget, hasNoTable: boolean, sameAs: string | null): ContentTarget {
  const rule = contentRule(target, target.per);
  return {
    ...passage(target),
    section: idInsidePlan(target.sectionId),
    phrase: target.phrase,
    subject: target.subject,
    rule,
    ruleWords: wordsOfRule(rule),
    byYear: target.byYear,
    baseYear: target.baseYear,
    startOffset: target.startOffset,
    endOffset: target.endOffset,
    direction: readDirection(target.subject, rule.kind, target.phrase),
    monitored: hasNoTable,
    sameAs,
    origin: "machine",
    struck: false,
  };
}

function contentDomain(domain: Domain): ContentDomain {
  return {
    ...passage(domain),
    no: domain.no,
    title: domain.title,
    introduction: domain.introduction,
    objectives: domain.objectives.map((objective) => {
      return { ...passage(objective), no: objective.no, title: "", text: objective.text };
    }),
    measures: domain.measures.map(contentItem),
  };
}

function contentItem(item: Measure | PlanItem): ContentPart {
  return { ...passage(item), no: item.no, title: item.title, text: item.text };
}

function contentFinding({ code, severity, line, words, message, path }: Finding): ContentFinding {
  const { zh, en } = message;
  return {
    code,
    severity,
    line,
    words,
    message: { zh, en },
    ...(path === undefined ? {} : { path: idInsidePlan(path) }),
  };
}
