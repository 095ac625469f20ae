import type { PlanContent, PlanIndicator, PlanTarget } from "@halfsky/api-contract";

/** What a part of a plan is. */
export const partKinds = [
  "domain",
  "objective",
  "measure",
  "project",
  "implementation",
  "monitoring",
  "indicator",
  "target",
] as const;
export type PartKind = (typeof partKinds)[number];

/** A part of a plan with its place in the source, as the outline and the source both know it. */
export interface OutlinePart {
  readonly id: string;
  readonly kind: PartKind;
  /** First and last source line; 0 for a part that a person added without a place. */
  readonly line: number;
  readonly endLine: number;
  readonly no: number | null;
  readonly title: string;
  readonly text: string;
}

interface PlacedText {
  readonly id: string;
  readonly line: number;
  readonly endLine: number;
  readonly no: number | null;
  readonly title: string;
  readonly text: string;
}

function toPart(kind: PartKind, { id, line, endLine, no, title, text }: PlacedText): OutlinePart {
  return { id, kind, line, endLine, no, title, text };
}

function indicatorPart(row: PlanIndicator): OutlinePart {
  return toPart("indicator", { ...row, title: row.name, text: row.words });
}

function targetPart(target: PlanTarget): OutlinePart {
  return toPart("target", { ...target, no: null, title: target.subject, text: target.phrase });
}

/** Lines that belong to a domain itself: its heading and introduction, not what is read inside it. */
function domainPart(domain: PlanContent["domains"][number]): OutlinePart {
  const inside = [...domain.objectives, ...domain.measures].map(({ line }) => line);
  const firstInside = Math.min(domain.endLine + 1, ...inside);
  const endLine = domain.introduction === null ? domain.line : Math.max(domain.line, firstInside - 1);
  return toPart("domain", { ...domain, endLine, text: domain.introduction ?? "" });
}

/** All parts in the order of the outline: indicators, then domain by domain, projects, implementation, targets. */
export function outlineParts(content: PlanContent): OutlinePart[] {
  const parts: OutlinePart[] = content.indicators.map(indicatorPart);
  for (const domain of content.domains) {
    parts.push(domainPart(domain));
    for (const objective of domain.objectives) parts.push(toPart("objective", objective));
    for (const measure of domain.measures) parts.push(toPart("measure", measure));
  }
  for (const project of content.projects) parts.push(toPart("project", project));
  for (const item of content.implementation) parts.push(toPart("implementation", item));
  for (const item of content.monitoring) parts.push(toPart("monitoring", item));
  for (const target of content.targets) parts.push(targetPart(target));
  return parts;
}

/** Targets in prose by the part they stand in. */
export function targetsBySection(targets: readonly PlanTarget[]): ReadonlyMap<string, readonly PlanTarget[]> {
  const map = new Map<string, PlanTarget[]>();
  for (const target of targets) {
    const list = map.get(target.section);
    if (list) list.push(target);
    else map.set(target.section, [target]);
  }
  return map;
}

/** The element after or before the present one, going round at the ends; the first or last when there is none. */
export function neighbour<Element>(
  elements: readonly Element[],
  isPresent: (element: Element) => boolean,
  step: 1 | -1,
): Element | undefined {
  if (elements.length === 0) return undefined;
  const at = elements.findIndex(isPresent);
  const next = at === -1 ? (step === 1 ? 0 : -1) : at + step;
  return elements[(next + elements.length) % elements.length];
}
