import type { Direction } from "./compiled.ts";
import type { ContentIndicator, ContentRule, ContentTarget, PlanContent } from "./content.ts";
import { boundInDirection, isBareNumber } from "./content-rule.ts";
import { wordsOfRule } from "./content-rule-words.ts";

/** The lists that a person may correct. */
export type CorrectedPart = "indicator" | "target";

/** Fields of an indicator or a target that a person may set; what is left out stays as it was read. */
export interface CorrectedFields {
  readonly name?: string | undefined;
  readonly subject?: string | undefined;
  readonly domain?: string | null | undefined;
  readonly unit?: string | undefined;
  readonly baseline?: string | null | undefined;
  readonly baselineYear?: number | null | undefined;
  readonly targetYear?: number | null | undefined;
  readonly byYear?: number | null | undefined;
  readonly nature?: string | null | undefined;
  readonly direction?: Direction | undefined;
  readonly rule?: ContentRule | undefined;
  readonly monitored?: boolean | undefined;
  readonly line?: number | undefined;
}

/** One correction that applies: `fields` holds the fields set, everything known of an added part, nothing for a strike. */
export interface CorrectionStep {
  readonly kind: "correct" | "add" | "strike";
  readonly part: CorrectedPart;
  readonly partId: string;
  readonly fields: CorrectedFields;
  /** Words of the document that an added part stands on. */
  readonly words: string;
}

/** The fields of a row of the indicator table that a person may set. */
export const indicatorFields = [
  "name",
  "domain",
  "unit",
  "baseline",
  "baselineYear",
  "targetYear",
  "nature",
  "direction",
  "rule",
] as const satisfies readonly (keyof ContentIndicator & keyof CorrectedFields)[];

/** The fields of a target in prose that a person may set. */
export const targetFields = [
  "subject",
  "byYear",
  "direction",
  "rule",
  "monitored",
] as const satisfies readonly (keyof ContentTarget & keyof CorrectedFields)[];

/** The plan as people want it: what the machine read, with corrections in their order; the last word on a field holds. */
export function applyCorrections(content: PlanContent, steps: readonly CorrectionStep[]): PlanContent {
  if (steps.length === 0) return content;
  const of = (part: CorrectedPart): readonly CorrectionStep[] => steps.filter((step) => step.part === part);
  const added = (part: CorrectedPart): readonly CorrectionStep[] =>
    of(part).filter(({ kind }) => kind === "add");
  const rows = [...content.indicators, ...added("indicator").map((step) => addedIndicator(step, content))];
  const targets = [...content.targets, ...added("target").map((step) => addedTarget(step))];
  return {
    ...content,
    indicators: rows.map((row) => correctIndicator(row, forPart(of("indicator"), row.id))),
    targets: targets.map((target) => correctTarget(target, forPart(of("target"), target.id))),
  };
}

function forPart(steps: readonly CorrectionStep[], id: string): readonly CorrectionStep[] {
  return steps.filter((step) => step.partId === id && step.kind !== "add");
}

function correctIndicator(read: ContentIndicator, steps: readonly CorrectionStep[]): ContentIndicator {
  if (steps.length === 0) return read;
  let wanted = read;
  for (const { fields } of steps) wanted = setIndicator(wanted, fields);
  const isRuleSet = steps.some(({ fields }) => fields.rule !== undefined);
  return settled(
    read,
    isRuleSet ? wanted : { ...wanted, rule: followingRule(read, wanted) },
    indicatorFields,
    steps,
  );
}

function setIndicator(row: ContentIndicator, fields: CorrectedFields): ContentIndicator {
  return {
    ...row,
    name: fields.name ?? row.name,
    domain: orElse(fields.domain, row.domain),
    unit: fields.unit ?? row.unit,
    baseline: orElse(fields.baseline, row.baseline),
    baselineYear: orElse(fields.baselineYear, row.baselineYear),
    targetYear: orElse(fields.targetYear, row.targetYear),
    nature: orElse(fields.nature, row.nature),
    direction: fields.direction ?? row.direction,
    rule: fields.rule ?? row.rule,
  };
}

function correctTarget(read: ContentTarget, steps: readonly CorrectionStep[]): ContentTarget {
  if (steps.length === 0) return read;
  let wanted = read;
  for (const { fields } of steps) wanted = setTarget(wanted, fields);
  return settled(read, wanted, targetFields, steps);
}

function setTarget(target: ContentTarget, fields: CorrectedFields): ContentTarget {
  return {
    ...target,
    subject: fields.subject ?? target.subject,
    byYear: orElse(fields.byYear, target.byYear),
    direction: fields.direction ?? target.direction,
    rule: fields.rule ?? target.rule,
    monitored: fields.monitored ?? target.monitored,
  };
}

/** A field that may be set to null: only undefined leaves it as it was. */
function orElse<Value>(set: Value | undefined, was: Value): Value {
  return set === undefined ? was : set;
}

/** A rule that nobody set by hand follows what it was read from: the unit, a kept baseline, the direction of a bare number. */
function followingRule(read: ContentIndicator, wanted: ContentIndicator): ContentRule {
  let { rule } = read;
  if (wanted.unit !== read.unit && rule.unit === read.unit) rule = { ...rule, unit: wanted.unit };
  if (rule.kind === "maintain" && rule.value === read.baseline) rule = { ...rule, value: wanted.baseline };
  if (wanted.direction !== read.direction && isBareNumber(read.target)) {
    rule = { ...rule, kind: boundInDirection(wanted.direction, rule.kind) };
  }
  return rule;
}

/** Notes what the machine read beside each field that came out otherwise. */
function settled<Part extends ContentIndicator | ContentTarget>(
  read: Part,
  wanted: Part,
  names: readonly (keyof Part & string)[],
  steps: readonly CorrectionStep[],
): Part {
  const changed = names.filter((name) => !isSameValue(read[name], wanted[name]));
  const isAdded = read.origin === "added";
  const machine = Object.fromEntries(changed.map((name) => [name, read[name]]));
  return {
    ...wanted,
    ruleWords: wordsOfRule(wanted.rule),
    struck: read.struck || steps.some(({ kind }) => kind === "strike"),
    origin: isAdded || changed.length === 0 ? read.origin : "corrected",
    ...(isAdded || changed.length === 0 ? {} : { machine }),
  };
}

/** Equality of two field values; rules are compared member by member. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const members = new Map(Object.entries(other));
  const entries = Object.entries(one);
  return entries.length === members.size && entries.every(([name, value]) => members.get(name) === value);
}

const noRule: ContentRule = { kind: "none", value: null, value2: null, unit: "", per: null };

function addedIndicator({ partId, fields, words }: CorrectionStep, content: PlanContent): ContentIndicator {
  const unit = fields.unit ?? fields.rule?.unit ?? "";
  const rule = fields.rule ?? { ...noRule, unit };
  return {
    id: partId,
    line: fields.line ?? 0,
    endLine: fields.line ?? 0,
    words,
    no: null,
    domain: fields.domain ?? null,
    name: fields.name ?? "",
    unit,
    baseline: fields.baseline ?? null,
    baselineYear: fields.baselineYear ?? null,
    target: null,
    targetYear: fields.targetYear ?? content.period[1],
    nature: fields.nature ?? null,
    responsible: null,
    direction: fields.direction ?? "none",
    rule,
    ruleWords: wordsOfRule(rule),
    origin: "added",
    struck: false,
  };
}

function addedTarget({ partId, fields, words }: CorrectionStep): ContentTarget {
  const rule = fields.rule ?? noRule;
  return {
    id: partId,
    line: fields.line ?? 0,
    endLine: fields.line ?? 0,
    words,
    section: "",
    phrase: words,
    subject: fields.subject ?? "",
    rule,
    ruleWords: wordsOfRule(rule),
    byYear: fields.byYear ?? null,
    baseYear: null,
    startOffset: null,
    endOffset: null,
    direction: fields.direction ?? "none",
    monitored: fields.monitored ?? true,
    sameAs: null,
    origin: "added",
    struck: false,
  };
}
