import type { ContentDomain, ContentPart, PlanContent } from "./content.ts";
import { comparableText } from "./content-text.ts";

/** The lists of a plan whose parts are matched between two readings. */
export type PartList =
  | "indicator"
  | "target"
  | "domain"
  | "objective"
  | "measure"
  | "project"
  | "implementation"
  | "monitoring";

/** Where a part of the earlier reading is in the later one; `isNear` when only its words are alike. */
export interface PartPlace {
  readonly id: string;
  readonly isNear: boolean;
}

/** For each list: ids of the earlier reading → places in the later one. A part that has none is gone. */
export type PartMatches = Readonly<Record<PartList, ReadonlyMap<string, PartPlace>>>;

interface Candidate {
  readonly id: string;
  /** From the most telling to the least; an empty key tells nothing. */
  readonly keys: readonly string[];
  readonly text: string;
}

/** Matches the parts of two readings by what they mean: name, title, words; position decides only between equals. */
export function matchParts(before: PlanContent, after: PlanContent): PartMatches {
  return {
    indicator: matchList(indicatorCandidates(before), indicatorCandidates(after), 0.7),
    target: matchList(targetCandidates(before), targetCandidates(after), 0.6),
    domain: matchList(domainCandidates(before), domainCandidates(after), 0.5),
    objective: matchList(partCandidates(before, "objectives"), partCandidates(after, "objectives"), 0.5),
    measure: matchList(partCandidates(before, "measures"), partCandidates(after, "measures"), 0.5),
    project: matchList(itemCandidates(before.projects), itemCandidates(after.projects), 0.5),
    implementation: matchList(
      itemCandidates(before.implementation),
      itemCandidates(after.implementation),
      0.5,
    ),
    monitoring: matchList(itemCandidates(before.monitoring), itemCandidates(after.monitoring), 0.5),
  };
}

function key(...words: readonly string[]): string {
  const plain = words.map(comparableText);
  return plain.at(-1) === "" ? "" : plain.join("\n");
}

function indicatorCandidates({ indicators }: PlanContent): Candidate[] {
  return indicators.map(({ id, name, unit, domain }) => {
    return { id, text: name, keys: [key(domain ?? "", unit, name), key(unit, name), key(name)] };
  });
}

function targetCandidates(plan: PlanContent): Candidate[] {
  const titles = domainTitleBySection(plan);
  return plan.targets.map(({ id, section, phrase, subject, rule }) => {
    const title = titles.get(section) ?? "";
    const keys = [key(title, phrase), key(phrase), key(title, rule.unit, subject), key(rule.unit, subject)];
    return { id, text: phrase, keys: [...keys, key(subject)] };
  });
}

function domainCandidates({ domains }: PlanContent): Candidate[] {
  return domains.map(({ id, title }) => {
    return { id, text: title, keys: [key(title)] };
  });
}

function partCandidates({ domains }: PlanContent, list: "objectives" | "measures"): Candidate[] {
  return domains.flatMap((domain) =>
    domain[list].map(({ id, title, text }) => {
      const keys = [key(domain.title, title, text), key(title, text), key(domain.title, title), key(title)];
      return { id, text, keys };
    }),
  );
}

function itemCandidates(items: readonly ContentPart[]): Candidate[] {
  return items.map(({ id, title, text }) => {
    return { id, text: text === "" ? title : text, keys: [key(title, text), key(title)] };
  });
}

/** Titles of the domains by the ids of their objectives and measures; other sections have none. */
export function domainTitleBySection({ domains }: PlanContent): ReadonlyMap<string, string> {
  return new Map(
    domains.flatMap((domain: ContentDomain) => partsOf(domain).map(({ id }) => [id, domain.title])),
  );
}

function partsOf(domain: ContentDomain): readonly ContentPart[] {
  return [...domain.objectives, ...domain.measures];
}

function matchList(
  before: readonly Candidate[],
  after: readonly Candidate[],
  threshold: number,
): ReadonlyMap<string, PartPlace> {
  const places = new Map<string, PartPlace>();
  const taken = new Set<string>();
  const levels = Math.max(0, ...before.map(({ keys }) => keys.length));
  for (let level = 0; level < levels; level += 1) {
    const free = new Map<string, string[]>();
    for (const { id, keys } of after) {
      const word = keys[level] ?? "";
      if (word === "" || taken.has(id)) continue;
      const ids = free.get(word);
      if (ids) ids.push(id);
      else free.set(word, [id]);
    }
    for (const { id, keys } of before) {
      if (places.has(id)) continue;
      const found = free.get(keys[level] ?? "")?.shift();
      if (found === undefined) continue;
      places.set(id, { id: found, isNear: false });
      taken.add(found);
    }
  }
  matchAlike(before, after, threshold, places, taken);
  return places;
}

/** Pairs what is left by likeness, the most alike first. */
function matchAlike(
  before: readonly Candidate[],
  after: readonly Candidate[],
  threshold: number,
  places: Map<string, PartPlace>,
  taken: Set<string>,
): void {
  const left = before
    .filter(({ id }) => !places.has(id))
    .map(({ id, text }) => ({ id, pairs: letterPairs(text) }));
  const right = after
    .filter(({ id }) => !taken.has(id))
    .map(({ id, text }) => ({ id, pairs: letterPairs(text) }));
  const alike: { from: string; to: string; likeness: number }[] = [];
  for (const one of left) {
    for (const other of right) {
      const likeness = likenessOf(one.pairs, other.pairs, threshold);
      if (likeness >= threshold) alike.push({ from: one.id, to: other.id, likeness });
    }
  }
  for (const { from, to } of alike.toSorted((one, other) => other.likeness - one.likeness)) {
    if (places.has(from) || taken.has(to)) continue;
    places.set(from, { id: to, isNear: true });
    taken.add(to);
  }
}

const comparedCharacters = 160;

function letterPairs(text: string): ReadonlySet<string> {
  const plain = comparableText(text.slice(0, comparedCharacters * 2)).slice(0, comparedCharacters);
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index += 1) pairs.add(plain.slice(index, index + 2));
  return pairs;
}

/** Dice's coefficient of two sets of letter pairs; 0 without counting where their sizes rule the threshold out. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>, threshold: number): number {
  const size = one.size + other.size;
  if (size === 0 || (2 * Math.min(one.size, other.size)) / size < threshold) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / size;
}
