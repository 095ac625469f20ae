import type { ContentDomain, ContentIndicator, ContentPart, ContentTarget, PlanContent } from "./content.ts";
import { comparableText, openingWords } from "./content-text.ts";
import { domainTitleBySection, matchParts, type PartList, type PartPlace } from "./difference-matching.ts";
import type { BilingualText } from "./findings.ts";

/** One difference between two readings of a plan; `line` is of the later reading, of the earlier for a removed part. */
export interface PlanChange {
  readonly part: PartList | "plan";
  readonly change: "added" | "removed" | "changed" | "moved";
  readonly label: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The same two in both languages, where they are words of ours and not of the document. */
  readonly words: { readonly before: BilingualText; readonly after: BilingualText } | null;
  readonly line: number | null;
}

interface Field {
  readonly name: string;
  readonly text: string | null;
  readonly words?: BilingualText;
}

interface Compared {
  readonly id: string;
  readonly label: string;
  readonly line: number;
  /** Title of the domain it stands in. */
  readonly home: string | null;
  readonly fields: readonly Field[];
}

/**
 * What a later reading of a plan says otherwise than an earlier one: parts that came, went, changed (field by field)
 * or moved to another domain. New numbering, spacing or punctuation alone is no change.
 */
export function diffPlans(before: PlanContent, after: PlanContent): PlanChange[] {
  const matches = matchParts(before, after);
  const changes: PlanChange[] = [];
  compareFields("plan", after.title, after.lines[0], planFields(before), planFields(after), changes);
  const renamed = renamedDomains(before, after, matches.domain);
  for (const list of comparedLists) {
    compareList(
      list,
      comparedParts(before, list),
      comparedParts(after, list),
      matches[list],
      renamed,
      changes,
    );
  }
  return changes;
}

const comparedLists = [
  "indicator",
  "domain",
  "objective",
  "measure",
  "project",
  "implementation",
  "monitoring",
  "target",
] as const satisfies readonly PartList[];

function planFields(plan: PlanContent): Field[] {
  return [
    { name: "title", text: plan.title },
    { name: "area", text: plan.area },
    { name: "population", text: plan.population },
    { name: "period", text: plan.period.join("—") },
    { name: "higherPlans", text: plan.higherPlans.join("；") },
  ];
}

/** Titles of the earlier reading → titles that the same domains have in the later one. */
function renamedDomains(
  before: PlanContent,
  after: PlanContent,
  places: ReadonlyMap<string, PartPlace>,
): ReadonlyMap<string, string> {
  const titles = new Map(after.domains.map(({ id, title }) => [id, title]));
  return new Map(
    before.domains.map(({ id, title }) => [title, titles.get(places.get(id)?.id ?? "") ?? title] as const),
  );
}

function comparedParts(plan: PlanContent, list: PartList): Compared[] {
  switch (list) {
    case "indicator":
      return plan.indicators.map(comparedIndicator);
    case "target": {
      const homes = domainTitleBySection(plan);
      return plan.targets.map((target) => comparedTarget(target, homes.get(target.section) ?? null));
    }
    case "domain":
      return plan.domains.map(comparedDomain);
    case "objective":
      return plan.domains.flatMap(({ title, objectives }) =>
        objectives.map((part) => comparedPart(part, title)),
      );
    case "measure":
      return plan.domains.flatMap(({ title, measures }) => measures.map((part) => comparedPart(part, title)));
    case "project":
      return plan.projects.map((part) => comparedPart(part, null));
    case "implementation":
      return plan.implementation.map((part) => comparedPart(part, null));
    case "monitoring":
      return plan.monitoring.map((part) => comparedPart(part, null));
  }
}

function comparedIndicator(row: ContentIndicator): Compared {
  const { id, name, line, domain, unit, baseline, baselineYear, target, targetYear, nature, ruleWords } = row;
  return {
    id,
    label: name,
    line,
    home: domain,
    fields: [
      { name: "name", text: name },
      { name: "unit", text: unit },
      { name: "baseline", text: baseline },
      { name: "baselineYear", text: yearText(baselineYear) },
      { name: "target", text: target },
      { name: "targetYear", text: yearText(targetYear) },
      { name: "nature", text: nature },
      { name: "rule", text: ruleWords.zh, words: ruleWords },
    ],
  };
}

function comparedTarget(
  { id, subject, line, ruleWords, byYear }: ContentTarget,
  home: string | null,
): Compared {
  return {
    id,
    label: subject,
    line,
    home,
    fields: [
      { name: "subject", text: subject },
      { name: "rule", text: ruleWords.zh, words: ruleWords },
      { name: "byYear", text: yearText(byYear) },
    ],
  };
}

function comparedDomain({ id, title, line, introduction }: ContentDomain): Compared {
  const fields = [
    { name: "title", text: title },
    { name: "introduction", text: introduction },
  ];
  return { id, label: title, line, home: null, fields };
}

function comparedPart({ id, title, text, line }: ContentPart, home: string | null): Compared {
  const body = title !== "" && text.startsWith(title) ? text.slice(title.length) : text;
  const fields = [
    { name: "title", text: title },
    { name: "text", text: body },
  ];
  return { id, label: title === "" ? openingWords(text) : title, line, home, fields };
}

function yearText(year: number | null): string | null {
  return year === null ? null : String(year);
}

function compareList(
  part: PartList,
  before: readonly Compared[],
  after: readonly Compared[],
  places: ReadonlyMap<string, PartPlace>,
  renamed: ReadonlyMap<string, string>,
  changes: PlanChange[],
): void {
  const whole = { part, field: null, words: null } as const;
  const later = new Map(after.map((one) => [one.id, one]));
  const found = new Set<string>();
  for (const was of before) {
    const now = later.get(places.get(was.id)?.id ?? "");
    if (!now) {
      const change = {
        change: "removed",
        label: was.label,
        before: fullText(was),
        after: null,
        line: was.line,
      } as const;
      changes.push({ ...whole, ...change });
      continue;
    }
    found.add(now.id);
    compareFields(part, now.label, now.line, was.fields, now.fields, changes);
    if (!isSameHome(was.home, now.home, renamed)) {
      const { label, line } = now;
      changes.push({
        ...whole,
        change: "moved",
        label,
        field: "domain",
        before: was.home,
        after: now.home,
        line,
      });
    }
  }
  for (const now of after) {
    if (found.has(now.id)) continue;
    const change = {
      change: "added",
      label: now.label,
      before: null,
      after: fullText(now),
      line: now.line,
    } as const;
    changes.push({ ...whole, ...change });
  }
}

function isSameHome(was: string | null, now: string | null, renamed: ReadonlyMap<string, string>): boolean {
  const place = comparableText(now ?? "");
  return [was, renamed.get(was ?? "") ?? was].some((home) => comparableText(home ?? "") === place);
}

function fullText({ fields }: Compared): string {
  return fields
    .map(({ text }) => text)
    .filter((text) => text !== null && text !== "")
    .join(" ");
}

function compareFields(
  part: PlanChange["part"],
  label: string,
  line: number,
  before: readonly Field[],
  after: readonly Field[],
  changes: PlanChange[],
): void {
  for (const [index, now] of after.entries()) {
    const was = before[index];
    if (!was || comparableField(was) === comparableField(now)) continue;
    const words = was.words && now.words ? { before: was.words, after: now.words } : null;
    changes.push({
      part,
      change: "changed",
      label,
      field: now.name,
      before: was.text,
      after: now.text,
      words,
      line,
    });
  }
}

/** Signs are part of a cell's value (−3, ≥95, —), so short fields are compared with them. */
function comparableField({ name, text }: Field): string {
  if (text === null) return "";
  const isProse = name === "title" || name === "text" || name === "introduction" || name === "higherPlans";
  return isProse ? comparableText(text) : text.normalize("NFKC").replace(/\s+/gu, "");
}
