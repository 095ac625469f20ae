import type { CompiledDocument } from "@halfsky/plan-document";
import { z } from "zod";

const item = z.object({ title: z.string() });
const written = z.object({ text: z.string() });
const target = z.object({
  plan: z.number(),
  subject: z.string(),
  kind: z.string(),
  value: z.number().nullable(),
  value2: z.number().nullish(),
});

/** What a compiled document is held against: the part of the gold labels that a variant of the text keeps. */
const labels = z.object({
  plans: z.array(
    z.object({
      title: z.string(),
      population: z.string(),
      area: z.string().nullable(),
      period: z.array(z.number()).readonly().nullable(),
      lines: z.array(z.number()).readonly(),
      indicatorTable: z.array(
        z.object({
          name: z.string(),
          domain: z.string().nullable(),
          unit: z.string().nullable(),
          baseline: z.string().nullable(),
          target: z.string().nullable(),
          nature: z.string().nullable(),
          direction: z.string(),
          rule: z.object({ kind: z.string(), value: z.number().nullish() }),
        }),
      ),
      domains: z.array(
        z.object({ title: z.string(), objectives: z.array(written), measures: z.array(written) }),
      ),
      projects: z.array(item),
      implementation: z.array(item),
      monitoring: z.array(item),
    }),
  ),
  quantifiedTargets: z.array(target),
});
export type PlanLabels = z.infer<typeof labels>;
export type LabelledPlan = PlanLabels["plans"][number];

/** Reads labels from parsed gold, or from a compiled document that is taken as the measure of its variants. */
export function readLabels(value: unknown): PlanLabels {
  return labels.parse(value);
}

/** The parts that are scored, as the gold's own scorer names them. */
const scoredParts = [
  "plans",
  "indicator rows",
  "indicator cells",
  "indicator rules",
  "domains",
  "objectives",
  "measures",
  "projects",
  "implementation and monitoring",
  "target numbers",
  "target rules",
] as const;
export type ScoredPart = (typeof scoredParts)[number];

/** How much of a part was found, and what was missed and made up. */
export interface PartScore {
  readonly f1: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** Compares without white space, with full- and half-width forms alike, and without the mark at the end. */
function squash(text: unknown): string {
  return (typeof text === "string" ? text : "")
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replace(/[。.;,]$/, "");
}

function bigrams(text: string): string[] {
  const squashed = squash(text);
  return Array.from({ length: Math.max(0, squashed.length - 1) }, (_, index) =>
    squashed.slice(index, index + 2),
  );
}

/** Dice coefficient of the pairs of characters; 1 is the same. */
function likeness(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.length === 0 || right.length === 0) {
    return squash(a) === squash(b) ? 1 : 0;
  }
  const open = [...right];
  const hits = left.filter((pair) => {
    const index = open.indexOf(pair);
    if (index >= 0) {
      open.splice(index, 1);
    }
    return index >= 0;
  });
  return (2 * hits.length) / (left.length + right.length);
}

function scorePart<Item>(
  golds: readonly Item[],
  compiled: readonly Item[],
  isSame: (gold: Item, found: Item) => boolean,
  show: (one: Item) => string,
): PartScore {
  const left = [...compiled];
  const missed: string[] = [];
  for (const gold of golds) {
    const index = left.findIndex((found) => isSame(gold, found));
    if (index < 0) {
      missed.push(show(gold));
    } else {
      left.splice(index, 1);
    }
  }
  const hits = golds.length - missed.length;
  const total = golds.length + compiled.length;
  return { f1: total === 0 ? 1 : (2 * hits) / total, missed, extra: left.map(show) };
}

function scoreTexts(golds: readonly string[], compiled: readonly string[]): PartScore {
  return scorePart(
    golds,
    compiled,
    (gold, found) => gold === found,
    (text) => text,
  );
}

/** One text for each thing in each plan, made of what must be equal for it to count as found. */
function keys<Item>(
  document: PlanLabels,
  pick: (plan: LabelledPlan) => readonly Item[],
  key: (one: Item) => unknown[],
): string[] {
  return document.plans.flatMap((plan, index) =>
    pick(plan).map((one) =>
      [index, ...key(one).map((part) => (typeof part === "number" ? String(part) : squash(part)))].join(
        " | ",
      ),
    ),
  );
}

type Indicator = LabelledPlan["indicatorTable"][number];
const indicators = (plan: LabelledPlan): Indicator[] => plan.indicatorTable;

/** Scores a compiled document against labels, line numbers left aside, part by part. */
export function scoreCompiled(
  gold: PlanLabels,
  document: CompiledDocument,
): Readonly<Record<ScoredPart, PartScore>> {
  const found = readLabels(document);
  const compare = <Item>(
    pick: (plan: LabelledPlan) => readonly Item[],
    key: (one: Item) => unknown[],
  ): PartScore => scoreTexts(keys(gold, pick, key), keys(found, pick, key));
  const texts = (kind: "objectives" | "measures") => (plan: LabelledPlan) =>
    plan.domains.flatMap((domain) => domain[kind].map(({ text }) => [domain.title, text]));
  const isNear = (a: z.infer<typeof target>, b: z.infer<typeof target>): boolean =>
    a.plan === b.plan && a.value === b.value && (a.value2 ?? null) === (b.value2 ?? null);
  const showTarget = (one: z.infer<typeof target>): string =>
    `${one.plan} | ${one.kind} ${one.value} ${one.subject}`;
  return {
    plans: compare(
      (plan) => [plan],
      (plan) => [plan.title, plan.population, plan.area, plan.period?.join("-")],
    ),
    "indicator rows": compare(indicators, ({ name }) => [name]),
    "indicator cells": compare(indicators, (one) => [
      one.name,
      one.unit,
      one.baseline,
      one.target,
      one.nature,
      one.domain,
    ]),
    "indicator rules": compare(indicators, (one) => [
      one.name,
      one.rule.kind,
      one.rule.value ?? "",
      one.direction,
    ]),
    domains: compare(
      (plan) => plan.domains,
      ({ title }) => [title],
    ),
    objectives: compare(texts("objectives"), (parts) => parts),
    measures: compare(texts("measures"), (parts) => parts),
    projects: compare(
      (plan) => plan.projects,
      ({ title }) => [title],
    ),
    "implementation and monitoring": compare(
      (plan) => [...plan.implementation, ...plan.monitoring],
      ({ title }) => [title],
    ),
    "target numbers": scorePart(gold.quantifiedTargets, found.quantifiedTargets, isNear, showTarget),
    "target rules": scorePart(
      gold.quantifiedTargets,
      found.quantifiedTargets,
      (a, b) => isNear(a, b) && a.kind === b.kind && likeness(a.subject, b.subject) >= 0.6,
      showTarget,
    ),
  };
}

/** The parts that are not whole, each with its score and what went wrong first; empty where everything was found. */
export function describeMisses(scores: Readonly<Record<ScoredPart, PartScore>>): string[] {
  return scoredParts.flatMap((part) => {
    const { f1, missed, extra } = scores[part];
    const show = (sign: string, texts: readonly string[]): string[] =>
      texts.slice(0, 4).map((text) => `  ${sign} ${text.slice(0, 90)}`);
    return f1 === 1 ? [] : [`${part} ${f1.toFixed(3)}`, ...show("-", missed), ...show("+", extra)];
  });
}
