import {
  type Comparison,
  type Condition,
  isSystemOverlay,
  type Period,
  type PersonPart,
  type Source,
  type SystemDefinition,
  type SystemOverlay,
} from "@halfsky/cases";
import { emptyOption, missingWords, type NewFault, type NewOption } from "./overlay-new.ts";

/** How a number, day or moment is compared with another. */
export const comparisons = ["≥", "≤", ">", "<", "=", "≠"] as const satisfies readonly Comparison[];

/** One thing that a condition looks at, as it is typed: the answers that hold, or what the answer is compared with. */
export interface NewPart {
  readonly field: string | null;
  /** "true", "false" of a question answered by yes or no; answers of one with choices */
  readonly values: readonly string[];
  readonly operator: Comparison;
  readonly than: string;
}

/** A rule of grades as it is typed: which grade is proposed, and when. */
export interface NewRule {
  readonly is: string | null;
  readonly join: "all" | "any";
  readonly parts: readonly NewPart[];
}

/** An item of a bundle as it is typed. */
export interface NewItem extends NewOption {
  readonly agency: string | null;
  readonly due: Period;
  /** items that are done before */
  readonly after: readonly string[];
  /** what the office sees: fields by name, parts of people as "child.name" */
  readonly shares: readonly string[];
  readonly brings: readonly string[];
  /** whom it is for; null for everybody */
  readonly when: NewPart | null;
  readonly source: Source | undefined;
}

/** A part of a condition of which nothing is typed yet. */
export const emptyPart: NewPart = { field: null, values: [], operator: "≥", than: "" };
/** A rule of which nothing is typed yet. */
export const emptyRule: NewRule = { is: null, join: "all", parts: [emptyPart] };
/** An item of which nothing is typed yet. */
export const emptyItem: NewItem = {
  ...emptyOption,
  agency: null,
  due: "5wd",
  after: [],
  shares: [],
  brings: [],
  when: null,
  source: undefined,
};

/** Kinds of questions that a condition of a place can look at, and how. */
export function waysToAsk(definition: SystemDefinition, field: string | null): "answers" | "compare" | null {
  switch (field === null ? undefined : definition.fields[field]?.type.kind) {
    case "flag":
    case "code":
    case "codes":
      return "answers";
    case "number":
    case "date":
    case "moment":
      return "compare";
    default:
      return null;
  }
}

/** The part as a condition; null while it is not whole. */
function conditionOf(definition: SystemDefinition, part: NewPart): Condition | null {
  const { field, values, operator } = part;
  const than = part.than.trim();
  if (field === null) return null;
  if (waysToAsk(definition, field) === "compare") {
    return isComparable(definition, field, than) ? { compare: [field, operator, than] } : null;
  }
  const [first, ...others] = values;
  if (first === undefined) return null;
  if (definition.fields[field]?.type.kind === "flag") {
    // yes and no both: answered at all
    return others.length === 0 ? { is: [field, first === "true"] } : { has: field };
  }
  return others.length === 0 ? { is: [field, first] } : { in: [field, values] };
}

/** Numbers as decimals, days as in ISO 8601. */
function isComparable(definition: SystemDefinition, field: string, than: string): boolean {
  return definition.fields[field]?.type.kind === "number"
    ? /^-?\d+(?:\.\d+)?$/u.test(than)
    : /^\d{4}-\d{2}-\d{2}$/u.test(than);
}

/**
 * The overlay with a further rule of grades; the scale is set as a whole, so that of `base` comes along where the place has
 * none. `definition` is what the draft makes of it: its questions may be asked, too.
 */
export function withRule(
  overlay: SystemOverlay,
  base: SystemDefinition,
  definition: SystemDefinition,
  rule: NewRule,
): SystemOverlay {
  const parts = rule.parts.flatMap((part) => conditionOf(definition, part) ?? []);
  const [only] = parts;
  if (only === undefined || rule.is === null) return overlay;
  const when: Condition = parts.length === 1 ? only : rule.join === "all" ? { all: parts } : { any: parts };
  const values = overlay.grade?.values ?? base.grade?.values ?? {};
  return {
    ...overlay,
    grade: { ...overlay.grade, values, rules: [...(overlay.grade?.rules ?? []), { when, is: rule.is }] },
  };
}

/** The overlay without the rule at a place of its list; a scale that then says what the definition says goes too. */
export function withoutRule(overlay: SystemOverlay, base: SystemDefinition, at: number): SystemOverlay {
  const { grade, ...rest } = overlay;
  if (grade === undefined) return overlay;
  const { rules = [], ...scale } = grade;
  const left = rules.filter((_, index) => index !== at);
  if (left.length > 0) return { ...rest, grade: { ...scale, rules: left } };
  const isUsual =
    scale.source === undefined && JSON.stringify(scale.values) === JSON.stringify(base.grade?.values);
  return isUsual ? rest : { ...rest, grade: scale };
}

/** The overlay with a further item of the bundle. */
export function withItem(
  overlay: SystemOverlay,
  definition: SystemDefinition,
  item: NewItem,
  ownChoice: Source,
): SystemOverlay {
  const { name, zh, en, agency, due, after, shares, brings, when, source } = item;
  const condition = when === null ? null : conditionOf(definition, when);
  const parties: Partial<Record<string, PersonPart[]>> = {};
  for (const share of shares) {
    const [party = "", part] = share.split(".");
    const known = Object.keys(definition.parties[party]?.parts ?? {});
    if (part === undefined || !known.includes(part)) continue;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of `parts` is one
    parties[party] = [...(parties[party] ?? []), part as PersonPart];
  }
  const rule = {
    title: { zh: zh.trim(), en: en.trim() },
    agency,
    due,
    ...(condition === null ? {} : { when: condition }),
    ...(after.length === 0 ? {} : { after }),
    share: {
      fields: shares.filter((share) => !share.includes(".")),
      ...(Object.keys(parties).length === 0 ? {} : { parties }),
    },
    ...(brings.length === 0 ? {} : { brings }),
    source: source ?? ownChoice,
  };
  const next: unknown = { ...overlay, tasks: { ...overlay.tasks, [name]: rule } };
  if (!isSystemOverlay(next)) throw new Error("an overlay with an item is one");
  return next;
}

/** Offices that an item may go to: those that hold items of this bundle. */
export function agenciesOf({ actors }: SystemDefinition): readonly string[] {
  return [
    ...new Set(
      Object.values(actors).flatMap(({ role, relation }) => (relation === "holds-task" ? [role] : [])),
    ),
  ];
}

function missingPart(definition: SystemDefinition, part: NewPart, at: string): readonly NewFault[] {
  if (part.field === null) return [{ field: `${at}.field` }];
  return conditionOf(definition, part) === null ? [{ field: `${at}.values` }] : [];
}

/** What of a rule is not filled in. */
export function missingOfRule(definition: SystemDefinition, { is, parts }: NewRule): readonly NewFault[] {
  return [
    ...(is === null ? [{ field: "is" }] : []),
    ...parts.flatMap((part, index) => missingPart(definition, part, `parts.${index}`)),
  ];
}

/** What of an item is not filled in. */
export function missingOfItem(definition: SystemDefinition, item: NewItem): readonly NewFault[] {
  return [
    ...missingWords(item),
    ...(item.agency === null ? [{ field: "agency" }] : []),
    ...(item.when === null ? [] : missingPart(definition, item.when, "when")),
    ...(item.source !== undefined && item.source.cite.zh.trim() === "" ? [{ field: "source" }] : []),
  ];
}
