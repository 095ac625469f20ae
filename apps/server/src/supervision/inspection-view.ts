import type { InspectionPart, StepTaker } from "@halfsky/supervision";
import type { Permission } from "@halfsky/api-contract";
import { findReach, type ReadContext } from "../access/context.ts";
import { isWithin, type Reach, type Subject } from "../access/reach.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { findFinding, listInspectionFindings, type StoredFinding } from "./inspection-finding.store.ts";
import { findInspection, type StoredInspection } from "./inspection.store.ts";
import { findVisit, listVisits, nameOfVisit, type StoredVisit } from "./inspection-visit.store.ts";

const noun = { zh: "督导检查", en: "inspection" };

/** What a reader sees of an inspection. */
export interface InspectionView {
  readonly inspection: StoredInspection;
  /** Everything, as the office that inspects and those above it; otherwise only what visits her or is hers to put right. */
  readonly isWhole: boolean;
  readonly visits: readonly StoredVisit[];
  readonly findings: readonly StoredFinding[];
  /** Names of all visits by their ids: a finding says where it was found also to an owner who was not visited. */
  readonly visitNames: ReadonlyMap<string, string>;
}

/** The office that inspects, as the rule of reach looks at it. */
function officeOf(inspection: StoredInspection): Subject {
  return { areaCode: inspection.areaCode, organisationId: inspection.organisation.id };
}

/** The owner of a finding, as the rule of reach looks at it. */
function ownerOf(finding: StoredFinding): Subject {
  return { areaCode: finding.ownerArea, organisationId: finding.owner.id };
}

/** What is visited, as the rule of reach looks at it. */
export function visitedOf(visit: StoredVisit): Subject {
  return { areaCode: visit.visitedArea, organisationId: visit.organisation?.id };
}

/** The one rule of what is seen of an inspection; `seenBy` of the store is the same rule for lists. */
function viewOf(
  reach: Reach,
  inspection: StoredInspection,
  visits: readonly StoredVisit[],
  findings: readonly StoredFinding[],
): InspectionView | undefined {
  const visitNames = new Map(visits.map((visit) => [visit.id, nameOfVisit(visit)]));
  if (isWithin(reach, officeOf(inspection))) {
    return { inspection, isWhole: true, visits, findings, visitNames };
  }
  const visitsOfHers = visits.filter((visit) => isWithin(reach, visitedOf(visit)));
  const visitIds = new Set(visitsOfHers.map(({ id }) => id));
  const findingsOfHers = findings.filter(
    (finding) => visitIds.has(finding.visitId) || isWithin(reach, ownerOf(finding)),
  );
  if (visitsOfHers.length === 0 && findingsOfHers.length === 0) return undefined;
  return { inspection, isWhole: false, visits: visitsOfHers, findings: findingsOfHers, visitNames };
}

/** What the reader sees of some inspections; those of which she sees nothing are left out. */
export async function viewInspections(
  context: ReadContext,
  inspections: readonly StoredInspection[],
): Promise<readonly InspectionView[]> {
  const reach = await findReach(context, "inspection.read");
  const ids = inspections.map(({ id }) => id);
  const visits = await listVisits(context.transaction, ids);
  const findings = await listInspectionFindings(context.transaction, ids);
  return inspections.flatMap((inspection) => {
    const of = <Row extends { readonly inspectionId: string }>(rows: readonly Row[]) =>
      rows.filter(({ inspectionId }) => inspectionId === inspection.id);
    return viewOf(reach, inspection, of(visits), of(findings)) ?? [];
  });
}

/** What the reader sees of an inspection; one of which she sees nothing is answered like one that does not exist. */
export async function getInspectionView(context: ReadContext, id: string): Promise<InspectionView> {
  const inspection = await findInspection(context.transaction, id);
  const [view] = inspection === undefined ? [] : await viewInspections(context, [inspection]);
  if (view === undefined) throw notFound(noun, id);
  return view;
}

/** A finding with what the reader sees of its inspection. */
export async function getFindingInView(
  context: ReadContext,
  id: string,
): Promise<InspectionView & { readonly finding: StoredFinding }> {
  const stored = await findFinding(context.transaction, id);
  const missing = notFound({ zh: "督导发现的问题", en: "finding of an inspection" }, id);
  if (stored === undefined) throw missing;
  const inspection = await findInspection(context.transaction, stored.inspectionId);
  const [view] = inspection === undefined ? [] : await viewInspections(context, [inspection]);
  const finding = view?.findings.find((one) => one.id === id);
  if (view === undefined || finding === undefined) throw missing;
  return { ...view, finding };
}

/** A visit with what the reader sees of its inspection. */
export async function getVisitInView(
  context: ReadContext,
  id: string,
): Promise<InspectionView & { readonly visit: StoredVisit }> {
  const stored = await findVisit(context.transaction, id);
  const missing = notFound({ zh: "到访", en: "visit" }, id);
  if (stored === undefined) throw missing;
  const inspection = await findInspection(context.transaction, stored.inspectionId);
  const [view] = inspection === undefined ? [] : await viewInspections(context, [inspection]);
  const visit = view?.visits.find((one) => one.id === id);
  if (view === undefined || visit === undefined) throw missing;
  return { ...view, visit };
}

/** In which parts the actor acts: as the inspecting office, as the owner of a finding, as both or none. */
export async function partsOf(
  context: ReadContext,
  inspection: StoredInspection,
  finding?: StoredFinding,
): Promise<StepTaker> {
  const may = async (permission: Permission, subject: Subject) =>
    isWithin(await findReach(context, permission), subject);
  const parts: InspectionPart[] = [];
  if (await may("inspection.manage", officeOf(inspection))) parts.push("inspector");
  if (finding !== undefined && (await may("inspection.answer", ownerOf(finding)))) parts.push("owner");
  return { accountId: context.actor.accountId, parts };
}

/** Throws "out-of-reach" unless the actor acts for the office that inspects. */
export async function requireInspector(context: ReadContext, inspection: StoredInspection): Promise<void> {
  if ((await partsOf(context, inspection)).parts.includes("inspector")) return;
  throw new PlatformError("out-of-reach", 403, {
    zh: `只有组织检查的“${inspection.organisation.name}”可以办理。`,
    en: `Only "${inspection.organisation.name}", which inspects, can do this.`,
  });
}

/** The problem "conflict": somebody changed it since the person read it. */
export function requireVersion(seen: number, current: number): void {
  if (seen === current) return;
  throw new PlatformError("conflict", 409, {
    zh: "他人刚刚做了修改。请刷新，看过最新内容再提交。",
    en: "Someone else changed this just now. Reload, look at it as it is, and send again.",
  });
}
