import type { Fault, InspectionChange, InspectionInput } from "@halfsky/api-contract";
import { checkScoreSheet, type ScoreItem } from "@halfsky/supervision";
import { areaTreeOf, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { getPlanInReach } from "../plans/plan-record.ts";
import { PlatformError } from "../platform-error.ts";
import { listScores } from "./inspection-score.store.ts";
import {
  deleteVisit,
  insertVisit,
  listVisits,
  moveVisit,
  type PlannedVisit,
  type StoredVisit,
} from "./inspection-visit.store.ts";
import { getInspectionView, requireInspector, requireVersion } from "./inspection-view.ts";
import {
  findInspection,
  insertInspection,
  insertInspectionAction,
  lockInspection,
  type StoredInspection,
  updateInspection,
} from "./inspection.store.ts";
import { listOrganisationPlaces } from "./organisation-place.store.ts";

/** The problem "invalid-input" with all faults of an inspection at once. */
export function refuseInput(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new PlatformError(
    "invalid-input",
    422,
    { zh: `有 ${faults.length} 处需要修改。`, en: `${faults.length} thing(s) have to be mended.` },
    faults,
  );
}

/** Faults of a plan that only the database can tell: plans, areas and organisations that are not there. */
async function checkPlan(context: WriteContext, areaCode: string, input: InspectionInput): Promise<Fault[]> {
  const faults: Fault[] = checkScoreSheet(input.sheet).map(({ where, message }) => ({
    where: `body.${where}`,
    message,
  }));
  if (input.endsOn < input.startsOn) {
    faults.push({
      where: "body.endsOn",
      message: { zh: "结束日期早于开始日期", en: "the end is before the start" },
    });
  }
  if (input.visits.length === 0) {
    faults.push({
      where: "body.visits",
      message: { zh: "请至少安排一个到访的地区或单位", en: "plan at least one visit" },
    });
  }
  const below = (await areaTreeOf(context)).areaAndBelow(areaCode);
  const places = await listOrganisationPlaces(context.transaction, [...below]);
  const seen = new Set<string>();
  input.visits.forEach((visit, index) => {
    const add = (field: string, zh: string, en: string) =>
      faults.push({ where: `body.visits[${index}].${field}`, message: { zh, en } });
    if (!below.has(visit.areaCode)) {
      add(
        "areaCode",
        `地区 ${visit.areaCode} 不在检查的地区范围内`,
        `area ${visit.areaCode} is outside the area that inspects`,
      );
    } else if (
      visit.organisationId !== null &&
      !places.some(({ id, areaCode: place }) => id === visit.organisationId && place === visit.areaCode)
    ) {
      add(
        "organisationId",
        `该地区没有单位 ${visit.organisationId}`,
        `the area has no organisation ${visit.organisationId}`,
      );
    }
    if (visit.plannedOn < input.startsOn || visit.plannedOn > input.endsOn) {
      add(
        "plannedOn",
        `第 ${index + 1} 个到访的日期不在检查期间内`,
        `visit ${index + 1} lies outside the period`,
      );
    }
    const key = `${visit.areaCode} ${visit.organisationId ?? ""} ${visit.plannedOn}`;
    if (seen.has(key))
      add("plannedOn", `第 ${index + 1} 个到访与前面的重复`, `visit ${index + 1} is planned twice`);
    seen.add(key);
  });
  for (const planId of input.planIds) await getPlanInReach(context, planId);
  return faults;
}

function sheetOf(input: InspectionInput): readonly ScoreItem[] {
  return input.sheet.map((item, index) => ({ id: `s${index + 1}`, ...item }));
}

function plannedVisit(visit: InspectionInput["visits"][number], index: number): PlannedVisit {
  return {
    id: visit.id ?? newId("visit"),
    position: index + 1,
    visitedArea: visit.areaCode,
    organisationId: visit.organisationId,
    plannedOn: visit.plannedOn,
  };
}

/** Plans an inspection for the actor's own office; answers its id. */
export async function planInspection(context: WriteContext, input: InspectionInput): Promise<string> {
  const { transaction, actor, now } = context;
  const { areaCode, organisation } = actor;
  await requireReach(context, "inspection.manage", { areaCode, organisationId: organisation.id });
  refuseInput(await checkPlan(context, areaCode, input));
  const id = newId("inspection");
  const { title, purpose, startsOn, endsOn, team, planIds } = input;
  const key = { areaCode, id };
  await insertInspection(transaction, {
    ...key,
    organisationId: organisation.id,
    title,
    purpose,
    startsOn,
    endsOn,
    team,
    planIds,
    sheet: sheetOf(input),
    state: "planned",
    version: 1,
    by: actor.accountId,
    at: now,
  });
  for (const [index, visit] of input.visits.entries()) {
    await insertVisit(transaction, key, plannedVisit({ ...visit, id: null }, index));
  }
  await insertInspectionAction(transaction, key, { step: "plan", words: null, by: actor.accountId, at: now });
  recordAudit(context, {
    action: "inspection.plan",
    subjectKind: "inspection",
    subjectId: id,
    areaCode,
    after: { title, startsOn, endsOn, planIds, visits: input.visits.length, sheet: input.sheet.length },
  });
  return id;
}

/** The inspection, held until the end of the transaction, for somebody who acts for the office that inspects. */
export async function holdInspection(context: WriteContext, id: string): Promise<StoredInspection> {
  await getInspectionView(context, id);
  await lockInspection(context.transaction, id);
  const inspection = await findInspection(context.transaction, id);
  if (inspection === undefined) throw new Error(`inspection ${id} was deleted`);
  await requireInspector(context, inspection);
  return inspection;
}

/** Throws "not-allowed-now" unless the inspection still takes changes. */
export function requireOpenInspection(inspection: StoredInspection): void {
  if (inspection.state === "planned" || inspection.state === "under-way") return;
  throw new PlatformError("not-allowed-now", 409, {
    zh: "督导检查已提请办结、办结或取消，不能再修改；如有需要请先退回或重新打开。",
    en: "The inspection waits to be closed, is closed or called off and takes no changes. Send it back or reopen it first.",
  });
}

/** Changes the plan of an inspection. A visit that was held stays; a score sheet stays once a score was given. */
export async function changeInspection(
  context: WriteContext,
  id: string,
  { version, ...input }: InspectionChange,
): Promise<void> {
  const { transaction, actor, now } = context;
  const inspection = await holdInspection(context, id);
  requireVersion(version, inspection.version);
  requireOpenInspection(inspection);
  const visits = await listVisits(transaction, [id]);
  const faults = await checkPlan(context, inspection.areaCode, input);
  faults.push(...checkKnownVisits(visits, input));
  const isSheetChanged = JSON.stringify(sheetOf(input)) !== JSON.stringify(inspection.sheet.map(plainItem));
  if (isSheetChanged && (await listScores(transaction, inspection)).length > 0) {
    faults.push({
      where: "body.sheet",
      message: { zh: "已有评分，评分表不能再改", en: "scores were given, so the sheet stays as it is" },
    });
  }
  refuseInput(faults);
  await arrangeVisits(context, inspection, visits, input);
  const { title, purpose, startsOn, endsOn, team, planIds } = input;
  const changed = { title, purpose, startsOn, endsOn, team, planIds };
  await updateInspection(
    transaction,
    {
      ...inspection,
      ...changed,
      sheet: isSheetChanged ? sheetOf(input) : inspection.sheet,
      version: inspection.version + 1,
    },
    now,
  );
  await insertInspectionAction(transaction, inspection, {
    step: "change",
    words: null,
    by: actor.accountId,
    at: now,
  });
  recordAudit(context, {
    action: "inspection.change",
    subjectKind: "inspection",
    subjectId: id,
    areaCode: inspection.areaCode,
    before: {
      title: inspection.title,
      startsOn: inspection.startsOn,
      endsOn: inspection.endsOn,
      planIds: inspection.planIds,
      visits: visits.map(({ id: visit }) => visit),
    },
    after: {
      title,
      startsOn,
      endsOn,
      planIds,
      visits: input.visits.map(({ id: visit }) => visit),
      isSheetChanged,
    },
  });
}

/** The members of a row in the order in which `sheetOf` writes them, since stored JSON keeps no order. */
function plainItem({ id, group, name, kind, maximum, criterion }: ScoreItem): ScoreItem {
  return { id, group, name, kind, maximum, criterion };
}

function checkKnownVisits(visits: readonly StoredVisit[], input: InspectionInput): Fault[] {
  const known = new Map(visits.map((visit) => [visit.id, visit]));
  const faults: Fault[] = [];
  input.visits.forEach((visit, index) => {
    if (visit.id === null) return;
    const before = known.get(visit.id);
    if (before === undefined) {
      faults.push({
        where: `body.visits[${index}].id`,
        message: { zh: `没有这个到访：${visit.id}`, en: `there is no visit ${visit.id}` },
      });
    } else if (
      before.state === "held" &&
      (before.visitedArea !== visit.areaCode || (before.organisation?.id ?? null) !== visit.organisationId)
    ) {
      faults.push({
        where: `body.visits[${index}].areaCode`,
        message: { zh: "已到访的地区和单位不能再改", en: "where a visit was held cannot be changed" },
      });
    }
  });
  const kept = new Set(input.visits.map(({ id }) => id));
  for (const visit of visits) {
    if (visit.state !== "held" || kept.has(visit.id)) continue;
    faults.push({
      where: "body.visits",
      message: {
        zh: `“${visit.organisation?.name ?? visit.visitedAreaName}”已到访，不能从安排中删去`,
        en: `the visit to "${visit.organisation?.name ?? visit.visitedAreaName}" was held and cannot be struck`,
      },
    });
  }
  return faults;
}

/** Adds, moves and strikes visits; only one that is still to come can be struck. */
async function arrangeVisits(
  { transaction }: WriteContext,
  inspection: StoredInspection,
  visits: readonly StoredVisit[],
  input: InspectionInput,
): Promise<void> {
  const kept = new Set(input.visits.map(({ id }) => id));
  for (const visit of visits) {
    if (visit.state === "planned" && !kept.has(visit.id))
      await deleteVisit(transaction, inspection, visit.id);
  }
  for (const [index, visit] of input.visits.entries()) {
    const planned = plannedVisit(visit, index);
    if (visit.id === null) await insertVisit(transaction, inspection, planned);
    else await moveVisit(transaction, inspection, planned);
  }
}
