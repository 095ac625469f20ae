import type { Fault, findingChange, FindingInput, FindingStepInput } from "@halfsky/api-contract";
import { addWorkingDays, beijingDate } from "@halfsky/calendar";
import { findingSteps, missingForStep, refuseFindingStep } from "@halfsky/supervision";
import type { z } from "zod";
import { areaTreeOf, type WriteContext } from "../access/context.ts";
import { requireAttachments } from "../attachments/add-attachment.service.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { PlatformError } from "../platform-error.ts";
import { listIndicatorsById, readableIndicatorAreas } from "../statistics/indicator.store.ts";
import { takersOf } from "./describe-findings.ts";
import { findPartWords } from "./find-part-words.ts";
import { attachmentKinds } from "./inspection-files.ts";
import {
  findFinding,
  insertFinding,
  insertFindingAction,
  listFindingActions,
  listFindingLinks,
  listInspectionFindings,
  replaceFindingLinks,
  type StoredFinding,
  updateFinding,
} from "./inspection-finding.store.ts";
import { stepProblem } from "./inspection-steps.service.ts";
import { holdVisit } from "./inspection-visit.service.ts";
import { getFindingInView, partsOf, requireVersion } from "./inspection-view.ts";
import { findInspection, lockInspection, type StoredInspection } from "./inspection.store.ts";
import { listOrganisationPlaces, type OrganisationPlace } from "./organisation-place.store.ts";
import { refuseInput } from "./plan-inspection.service.ts";
import { workCalendarIn } from "../calendar/calendar.store.ts";

interface CheckedFinding {
  readonly owner: OrganisationPlace;
  readonly parts: ReadonlyArray<{ readonly planId: string; readonly partId: string; readonly words: string }>;
}

/** Looks up what a finding names; all that is not there is said at once. */
async function checkFinding(
  context: WriteContext,
  inspection: StoredInspection,
  input: Pick<FindingInput, "ownerId" | "indicatorIds" | "parts">,
): Promise<CheckedFinding> {
  const faults: Fault[] = [];
  const below = (await areaTreeOf(context)).areaAndBelow(inspection.areaCode);
  const owner = (await listOrganisationPlaces(context.transaction, [...below])).find(
    ({ id }) => id === input.ownerId,
  );
  if (owner === undefined) {
    faults.push({
      where: "body.ownerId",
      message: {
        zh: `检查的地区没有单位 ${input.ownerId}`,
        en: `the area has no organisation ${input.ownerId}`,
      },
    });
  }
  const readable = await readableIndicatorAreas(context);
  const known = new Set(
    (await listIndicatorsById(context.transaction, input.indicatorIds))
      .filter(({ areaCode }) => readable.has(areaCode))
      .map(({ id }) => id),
  );
  input.indicatorIds.forEach((id, index) => {
    if (known.has(id)) return;
    faults.push({
      where: `body.indicatorIds[${index}]`,
      message: { zh: `没有这个指标：${id}`, en: `there is no indicator ${id}` },
    });
  });
  const parts: Array<CheckedFinding["parts"][number]> = [];
  for (const [index, { planId, partId }] of input.parts.entries()) {
    const words = await findPartWords(context, planId, partId);
    if (words !== undefined) parts.push({ planId, partId, words });
    else {
      faults.push({
        where: `body.parts[${index}]`,
        message: {
          zh: `规划里没有这一条：${planId} ${partId}`,
          en: `the plan has no part ${planId} ${partId}`,
        },
      });
    }
  }
  refuseInput(faults);
  if (owner === undefined) throw new Error("a finding without owner passed the check");
  return { owner, parts };
}

/** Raises a finding at a visit that was held; answers the ids of the inspection and of the finding. */
export async function raiseFinding(
  context: WriteContext,
  visitId: string,
  input: FindingInput,
): Promise<{ readonly inspectionId: string; readonly findingId: string }> {
  const { transaction, actor, now } = context;
  const { inspection, visit } = await holdVisit(context, visitId);
  if (inspection.state !== "under-way" || visit.state !== "held") {
    throw new PlatformError("not-allowed-now", 409, {
      zh: "先记录到访，再在这次到访下登记问题；已提请办结的检查不能再加问题。",
      en: "Record the visit first, then raise findings at it; an inspection that waits to be closed takes no more.",
    });
  }
  const { owner, parts } = await checkFinding(context, inspection, input);
  const numbers = (await listInspectionFindings(transaction, [inspection.id])).map(({ number }) => number);
  const dueOn = await dueDay(context, input.dueInWorkingDays);
  const finding = {
    areaCode: inspection.areaCode,
    id: newId("finding"),
    inspectionId: inspection.id,
    visitId,
    number: Math.max(0, ...numbers) + 1,
    words: input.words,
    seriousness: input.seriousness,
    ownerId: owner.id,
    ownerArea: owner.areaCode,
    dueOn,
    dueDays: input.dueInWorkingDays,
    state: "open",
    version: 1,
  } as const;
  await insertFinding(transaction, { ...finding, by: actor.accountId, at: now });
  await replaceFindingLinks(transaction, finding, { indicatorIds: input.indicatorIds, parts });
  await insertFindingAction(transaction, finding, { ...emptyAction(context), step: "raise", dueOn });
  recordAudit(context, {
    action: "inspection.raise-finding",
    subjectKind: "inspection",
    subjectId: inspection.id,
    areaCode: inspection.areaCode,
    after: { ...finding, indicatorIds: input.indicatorIds, parts: input.parts },
  });
  return { inspectionId: inspection.id, findingId: finding.id };
}

function emptyAction({ actor, now }: WriteContext) {
  return {
    words: null,
    dueOn: null,
    before: null,
    attachmentIds: [],
    organisationId: actor.organisation.id,
    by: actor.accountId,
    at: now,
  };
}

async function dueDay({ transaction, now }: WriteContext, workingDays: number): Promise<string> {
  return addWorkingDays(await workCalendarIn(transaction), beijingDate(now), workingDays).date;
}

/** A finding and its inspection, held until the end of the transaction, after the actor was found to see it. */
async function holdFinding(
  context: WriteContext,
  id: string,
): Promise<{ readonly inspection: StoredInspection; readonly finding: StoredFinding }> {
  const seen = await getFindingInView(context, id);
  await lockInspection(context.transaction, seen.inspection.id);
  const inspection = await findInspection(context.transaction, seen.inspection.id);
  const finding = await findFinding(context.transaction, id);
  if (inspection === undefined || finding === undefined) throw new Error(`finding ${id} was deleted`);
  return { inspection, finding };
}

async function requireStep(
  context: WriteContext,
  held: { readonly inspection: StoredInspection; readonly finding: StoredFinding },
  step: keyof typeof findingSteps,
): Promise<void> {
  const { inspection, finding } = held;
  const actions = await listFindingActions(context.transaction, [finding.id]);
  const taker = await partsOf(context, inspection, finding);
  const at = { finding: finding.state, inspection: inspection.state };
  const refusal = refuseFindingStep(step, at, taker, takersOf(actions));
  if (refusal !== null) throw stepProblem(refusal);
}

/** Changes what a finding says while it is to be put right; what it said before stands in its course. */
export async function amendFinding(
  context: WriteContext,
  id: string,
  input: z.infer<typeof findingChange>,
): Promise<string> {
  const { transaction } = context;
  const { inspection, finding } = await holdFinding(context, id);
  await requireStep(context, { inspection, finding }, "amend");
  requireVersion(input.version, finding.version);
  const { owner, parts } = await checkFinding(context, inspection, input);
  const links = (await listFindingLinks(transaction, [id]))(id);
  const before = {
    words: finding.words,
    seriousness: finding.seriousness,
    ownerOrganisation: finding.owner.id,
    indicatorIds: links.indicators.map((indicator) => indicator.id),
    parts: links.parts.map(({ planId, partId }) => ({ planId, partId })),
  };
  await updateFinding(transaction, {
    ...finding,
    words: input.words,
    seriousness: input.seriousness,
    ownerId: owner.id,
    ownerArea: owner.areaCode,
    version: finding.version + 1,
  });
  await replaceFindingLinks(transaction, finding, { indicatorIds: input.indicatorIds, parts });
  await insertFindingAction(transaction, finding, { ...emptyAction(context), step: "amend", before });
  const { version: _version, ...after } = input;
  recordAudit(context, {
    action: "inspection.amend-finding",
    subjectKind: "inspection",
    subjectId: inspection.id,
    areaCode: inspection.areaCode,
    before,
    after,
    details: { finding: id },
  });
  return inspection.id;
}

/** Takes a step of a finding: the owner's answer, the re-check, a later deadline, and so on. */
export async function takeFindingStep(
  context: WriteContext,
  id: string,
  input: FindingStepInput,
): Promise<string> {
  const { transaction } = context;
  const { inspection, finding } = await holdFinding(context, id);
  await requireStep(context, { inspection, finding }, input.step);
  requireVersion(input.version, finding.version);
  const step = findingSteps[input.step];
  refuseInput(missingForStep(step, input).map(({ where, message }) => ({ where: `body.${where}`, message })));
  const attachmentIds = input.step === "answer" ? input.attachmentIds : [];
  await requireAttachments(context, { kind: attachmentKinds.evidence, id }, attachmentIds);
  const days = step.needs.includes("due") ? input.dueInWorkingDays : null;
  const dueOn = days === null ? null : await dueDay(context, days);
  const state = step.to ?? finding.state;
  await updateFinding(transaction, {
    ...finding,
    ownerId: finding.owner.id,
    state,
    dueOn: dueOn ?? finding.dueOn,
    dueDays: days ?? finding.dueDays,
    version: finding.version + 1,
  });
  const words = input.words === null || input.words === "" ? null : input.words;
  await insertFindingAction(transaction, finding, {
    ...emptyAction(context),
    step: input.step,
    words,
    dueOn,
    attachmentIds,
  });
  recordAudit(context, {
    action: `inspection.${input.step}-finding`,
    subjectKind: "inspection",
    subjectId: inspection.id,
    areaCode: inspection.areaCode,
    before: { state: finding.state, dueOn: finding.dueOn },
    after: { state, dueOn: dueOn ?? finding.dueOn },
    details: { finding: id, words, attachmentIds },
  });
  return inspection.id;
}
