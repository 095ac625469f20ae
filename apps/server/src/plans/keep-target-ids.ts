import { comparableText } from "@halfsky/plan-document";
import type { listPlanTargets } from "../targets/publish-targets.service.ts";
import { groupBy } from "./group-by.ts";
import type { PublishablePart } from "./publishable-parts.ts";

type Known = Pick<
  Awaited<ReturnType<typeof listPlanTargets>>[number],
  "id" | "name" | "domain" | "origin" | "rule" | "indicatorId" | "unit"
>;

/** A part with the id of its target, and the target that had it before. */
export interface IdentifiedPart {
  readonly part: PublishablePart;
  readonly id: string;
  readonly known: Known | undefined;
}

/**
 * Gives every part of a new version the id that its target had in earlier ones, found by name (then domain and rule
 * decide between namesakes), and new ids `<plan>.<number>` to the rest. An id is never given to another target.
 */
export function keepTargetIds(
  planId: string,
  parts: readonly PublishablePart[],
  known: readonly Known[],
): IdentifiedPart[] {
  const found = new Map<string, Known>();
  const taken = new Set<string>();
  for (const key of keys) {
    const free = groupBy(
      known.filter(({ id }) => !taken.has(id)),
      key,
    );
    for (const part of parts) {
      if (found.has(part.partId)) continue;
      const target = free.get(key(part))?.shift();
      if (target === undefined) continue;
      found.set(part.partId, target);
      taken.add(target.id);
    }
  }
  let last = Math.max(0, ...known.map(({ id }) => Number(id.slice(planId.length + 1))));
  return parts.map((part) => {
    const target = found.get(part.partId);
    if (target === undefined) last += 1;
    return { part, id: target?.id ?? `${planId}.${last}`, known: target };
  });
}

type Keyed = Pick<Known, "name" | "domain" | "origin" | "rule">;

/** From the most telling to the least; a target that a person added may later be read by the machine. */
const keys: readonly ((one: Keyed) => string)[] = [
  ({ origin, name, domain, rule }) => text(origin, name, domain, rule.kind, rule.value, rule.unit),
  ({ origin, name, domain }) => text(origin, name, domain),
  ({ origin, name }) => text(origin, name),
  ({ origin, name }) => text(origin === "prose" ? "prose" : "table", name),
];

function text(...words: readonly (string | null)[]): string {
  return words.map((word) => comparableText(word ?? "")).join("\n");
}
