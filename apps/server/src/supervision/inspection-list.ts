import type {
  InspectionChoices,
  InspectionDuties,
  InspectionFindingList,
  InspectionList,
} from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  type InspectionState,
  isFindingOverdue,
  isFindingSettled,
  refuseFindingStep,
  refuseInspectionStep,
  usualScoreSheet,
} from "@halfsky/supervision";
import { areaTreeOf, findReach, type ReadContext, requireReach } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { listAreas } from "../statistics/area.store.ts";
import { daysLeftOf, takersOf } from "./describe-findings.ts";
import { listFindingActions, listFindingLinks } from "./inspection-finding.store.ts";
import { summaryOf } from "./inspection-record.ts";
import { partsOf, viewInspections } from "./inspection-view.ts";
import { listInspectionActions, listInspections } from "./inspection.store.ts";
import { listOrganisationPlaces } from "./organisation-place.store.ts";
import { workCalendarIn } from "../calendar/calendar.store.ts";

/** The inspections of which the reader sees anything, the newest first. */
export async function getInspectionList(
  context: ReadContext,
  filter: { readonly areaCode?: string | undefined; readonly state?: InspectionState | undefined },
): Promise<InspectionList> {
  const { transaction, actor } = context;
  const reach = await findReach(context, "inspection.read");
  const views = await viewInspections(context, await listInspections(transaction, reach, filter));
  const names = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const today = beijingDate(context.now);
  const own = { areaCode: actor.areaCode, organisationId: actor.organisation.id };
  const manageable = await findReach(context, "inspection.manage");
  return {
    inspections: views.map((view) =>
      summaryOf(view, names.get(view.inspection.areaCode) ?? view.inspection.areaCode, today),
    ),
    mayPlan: isWithin(manageable, own) ? [actor.areaCode] : [],
  };
}

/** What findings across inspections are asked for by. */
export interface FindingFilter {
  readonly indicatorId?: string | undefined;
  readonly planId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly unsettled?: boolean | undefined;
}

/** The findings that the reader sees in any inspection; those withdrawn are left out. */
export async function getFindingList(
  context: ReadContext,
  { indicatorId, planId, ownerId, unsettled }: FindingFilter,
): Promise<InspectionFindingList> {
  const { transaction } = context;
  const reach = await findReach(context, "inspection.read");
  const views = await viewInspections(context, await listInspections(transaction, reach));
  const today = beijingDate(context.now);
  const calendar = await workCalendarIn(transaction);
  const links = await listFindingLinks(
    transaction,
    views.flatMap(({ findings }) => findings.map(({ id }) => id)),
  );
  const findings = views.flatMap(({ inspection, findings: own, visitNames }) =>
    own
      .filter(({ state }) => state !== "withdrawn")
      .map((finding) => {
        const about = links(finding.id);
        return {
          id: finding.id,
          inspectionId: inspection.id,
          inspectionTitle: inspection.title,
          number: finding.number,
          visitName: visitNames.get(finding.visitId) ?? "",
          words: finding.words,
          seriousness: finding.seriousness,
          state: finding.state,
          owner: finding.owner,
          dueOn: finding.dueOn,
          daysLeft: daysLeftOf(finding, calendar, today),
          overdue: isFindingOverdue(finding, today),
          indicatorIds: about.indicators.map(({ id }) => id),
          parts: about.parts.map((part) => ({ planId: part.planId, partId: part.partId })),
        };
      }),
  );
  return {
    findings: findings.filter(
      (finding) =>
        (indicatorId === undefined || finding.indicatorIds.includes(indicatorId)) &&
        (planId === undefined || finding.parts.some((part) => part.planId === planId)) &&
        (ownerId === undefined || finding.owner.id === ownerId) &&
        (unsettled !== true || !isFindingSettled(finding.state)),
    ),
  };
}

/** What waits for the reader herself in inspections. */
export async function getInspectionDuties(context: ReadContext): Promise<InspectionDuties> {
  const { transaction } = context;
  const reach = await findReach(context, "inspection.read");
  const live = (await listInspections(transaction, reach)).filter(
    ({ state }) => state === "under-way" || state === "closing",
  );
  const today = beijingDate(context.now);
  const duties = { toAnswer: 0, overdue: 0, toRecheck: 0, toClose: 0 };
  for (const { inspection, findings } of await viewInspections(context, live)) {
    const courses = await listFindingActions(
      transaction,
      findings.map(({ id }) => id),
    );
    for (const finding of findings) {
      const taker = await partsOf(context, inspection, finding);
      const last = takersOf(courses.filter(({ findingId }) => findingId === finding.id));
      const at = { finding: finding.state, inspection: inspection.state };
      if (refuseFindingStep("answer", at, taker, last) === null) {
        duties.toAnswer += 1;
        if (isFindingOverdue(finding, today)) duties.overdue += 1;
      }
      if (refuseFindingStep("accept", at, taker, last) === null) duties.toRecheck += 1;
    }
    const last = takersOf(await listInspectionActions(transaction, inspection));
    const taker = await partsOf(context, inspection);
    if (refuseInspectionStep("close", inspection.state, taker, last) === null) duties.toClose += 1;
  }
  return duties;
}

/** What an inspection of the actor's own office can visit, whom it can name as an owner, and the sheet to start from. */
export async function getInspectionChoices(context: ReadContext): Promise<InspectionChoices> {
  const { transaction, actor } = context;
  const { areaCode, organisation } = actor;
  await requireReach(context, "inspection.manage", { areaCode, organisationId: organisation.id });
  const below = (await areaTreeOf(context)).areaAndBelow(areaCode);
  return {
    areas: (await listAreas(transaction))
      .filter(({ code }) => below.has(code))
      .map(({ code, name }) => ({ code, name })),
    organisations: await listOrganisationPlaces(transaction, [...below]),
    sheet: usualScoreSheet.map((item) => ({ ...item })),
  };
}
