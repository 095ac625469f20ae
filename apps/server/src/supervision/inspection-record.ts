import type { Attachment, InspectionRecord, InspectionSummary, InspectionVisit } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  inspectionStepNames,
  isFindingOverdue,
  isFindingSettled,
  listClosingFaults,
  refuseInspectionStep,
  summariseInspection,
  totalScores,
} from "@halfsky/supervision";
import { findReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { listPlanTitles } from "../plans/plan.store.ts";
import { listAreas } from "../statistics/area.store.ts";
import { describeFindings, takersOf } from "./describe-findings.ts";
import { isPhotograph, listInspectionFiles } from "./inspection-files.ts";
import {
  listFindingActions,
  type StoredFinding,
  type StoredFindingAction,
} from "./inspection-finding.store.ts";
import { listScores, type StoredScore } from "./inspection-score.store.ts";
import { nameOfVisit, type StoredVisit, unitOf } from "./inspection-visit.store.ts";
import { getInspectionView, type InspectionView, partsOf, visitedOf } from "./inspection-view.ts";
import { listInspectionActions } from "./inspection.store.ts";

/** An inspection as it stands in lists, as far as the reader sees it. */
export function summaryOf(
  { inspection, visits, findings }: InspectionView,
  areaName: string,
  today: string,
): InspectionSummary {
  const standing = findings.filter(({ state }) => state !== "withdrawn");
  return {
    id: inspection.id,
    areaCode: inspection.areaCode,
    areaName,
    organisation: inspection.organisation,
    title: inspection.title,
    startsOn: inspection.startsOn,
    endsOn: inspection.endsOn,
    state: inspection.state,
    visits: {
      all: visits.filter(({ state }) => state !== "called-off").length,
      held: visits.filter(({ state }) => state === "held").length,
    },
    findings: {
      all: standing.length,
      unsettled: standing.filter(({ state }) => !isFindingSettled(state)).length,
      overdue: standing.filter((finding) => isFindingOverdue(finding, today)).length,
    },
    visited: visits.map(nameOfVisit),
  };
}

/** Everything of an inspection that the reader sees, and what she can do with it now. */
export async function getInspectionRecord(context: ReadContext, id: string): Promise<InspectionRecord> {
  const view = await getInspectionView(context, id);
  const { transaction } = context;
  const { inspection, visits, findings, isWhole } = view;
  const today = beijingDate(context.now);
  const areas = await listAreas(transaction);
  const areaName = areas.find(({ code }) => code === inspection.areaCode)?.name ?? inspection.areaCode;
  const taker = await partsOf(context, inspection);
  const actions = await listInspectionActions(transaction, inspection);
  const files = await listInspectionFiles(context, view);
  const scores = await scoresOf(context, view);
  const courses = await listFindingActions(
    transaction,
    findings.map((finding) => finding.id),
  );
  const plans = await listPlanTitles(transaction, inspection.planIds);
  const result = summariseInspection(
    {
      sheet: inspection.sheet,
      visits: visits.map((visit) => ({ ...visit, unit: unitOf(visit), name: nameOfVisit(visit) })),
      findings: findings.map((finding) => ({ ...finding, putRightOn: putRightOn(finding, courses) })),
      scores,
    },
    today,
  );
  const all = [
    ...visits.flatMap(({ id: visit }) => files.visit(visit)),
    ...findings.flatMap(({ id: finding }) => [...files.finding(finding), ...files.evidence(finding)]),
  ];
  const photographs = all.filter(isPhotograph).length;
  const manage = taker.parts.includes("inspector") && !["closed", "called-off"].includes(inspection.state);
  const answerable = await findReach(context, "inspection.answer");
  return {
    inspection: {
      ...summaryOf(view, areaName, today),
      purpose: inspection.purpose,
      team: [...inspection.team],
      plans,
      version: inspection.version,
      created: inspection.created,
    },
    sheet: [...inspection.sheet],
    visits: visits.map((visit) => describeVisit(visit, files.visit(visit.id))),
    findings: await describeFindings(context, view, { courses, files, today }),
    scores: [...scores].map(([unit, rows]) => ({
      unit,
      name: nameOfUnit(visits, unit),
      rows: rows.map(({ unit: _unit, ...row }) => row),
      total: mutableTotal(totalScores(inspection.sheet, rows)),
    })),
    history: actions.map(({ number, step, words, taken }) => ({
      number,
      step,
      // what is said of all units is not for one of them
      words: isWhole ? words : null,
      taken,
    })),
    closingFaults:
      isWhole && inspection.state === "under-way"
        ? [
            ...listClosingFaults({
              sheet: inspection.sheet,
              visits: visits.map((visit) => ({
                name: nameOfVisit(visit),
                unit: unitOf(visit),
                state: visit.state,
              })),
              findings,
              scores,
            }),
          ]
        : [],
    result: {
      visits: result.visits,
      findings: result.findings,
      photographs,
      files: all.length - photographs,
      units: result.units.map((unit) => ({
        ...unit,
        // whoever sees some of the units cannot tell who is first among all
        place: isWhole ? unit.place : null,
        total: mutableTotal(unit.total),
      })),
    },
    may: {
      manage,
      steps: inspectionStepNames.filter(
        (step) =>
          step !== "begin" && refuseInspectionStep(step, inspection.state, taker, takersOf(actions)) === null,
      ),
      selfScore:
        inspection.state === "planned" || inspection.state === "under-way"
          ? [...new Set(visits.filter((visit) => isWithin(answerable, visitedOf(visit))).map(unitOf))]
          : [],
    },
  };
}

/** The day on which a settled finding was put right: that of the answer that was accepted. */
function putRightOn(finding: StoredFinding, courses: readonly StoredFindingAction[]): string | null {
  if (finding.state !== "settled") return null;
  const answer = courses.findLast(({ findingId, step }) => findingId === finding.id && step === "answer");
  return answer === undefined ? null : beijingDate(answer.taken.at);
}

function nameOfUnit(visits: readonly StoredVisit[], unit: string): string {
  const visit = visits.find((one) => unitOf(one) === unit);
  return visit === undefined ? unit : nameOfVisit(visit);
}

type Total = InspectionRecord["scores"][number]["total"];

function mutableTotal(total: ReturnType<typeof totalScores>): Total {
  return { ...total, groups: [...total.groups], vetoes: [...total.vetoes] };
}

/** The rows of the units whose visits the reader sees, in the order of the plan. */
async function scoresOf(
  context: ReadContext,
  { inspection, visits }: InspectionView,
): Promise<ReadonlyMap<string, readonly StoredScore[]>> {
  const rows = await listScores(context.transaction, inspection);
  const units = [...new Set(visits.map(unitOf))];
  return new Map(
    units
      .map((unit) => [unit, rows.filter((row) => row.unit === unit)] as const)
      .filter(([, own]) => own.length > 0),
  );
}

function describeVisit(visit: StoredVisit, attachments: Attachment[]): InspectionVisit {
  return {
    id: visit.id,
    unit: unitOf(visit),
    name: nameOfVisit(visit),
    areaCode: visit.visitedArea,
    areaName: visit.visitedAreaName,
    organisation: visit.organisation,
    plannedOn: visit.plannedOn,
    state: visit.state,
    heldOn: visit.heldOn,
    location: visit.location,
    met: visit.met,
    notes: visit.notes,
    version: visit.version,
    attachments,
  };
}
