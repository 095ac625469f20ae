import {
  areaCode,
  findingChange,
  findingInput,
  findingStepInput,
  inspectionChange,
  inspectionChoices,
  inspectionDuties,
  inspectionFindingList,
  inspectionInput,
  inspectionList,
  inspectionRecord,
  inspectionState,
  inspectionStepInput,
  scoresInput,
  visitRecordInput,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import { attachmentRoutes } from "../attachments/attachment.routes.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { PlatformError } from "../platform-error.ts";
import { refuseFindingStep } from "@halfsky/supervision";
import { attachmentKinds } from "./inspection-files.ts";
import { amendFinding, raiseFinding, takeFindingStep } from "./inspection-finding.service.ts";
import {
  getFindingList,
  getInspectionChoices,
  getInspectionDuties,
  getInspectionList,
} from "./inspection-list.ts";
import { getInspectionRecord } from "./inspection-record.ts";
import { saveScores } from "./inspection-score.service.ts";
import { stepProblem, takeInspectionStep } from "./inspection-steps.service.ts";
import { recordVisit } from "./inspection-visit.service.ts";
import { getFindingInView, getVisitInView, partsOf, requireInspector } from "./inspection-view.ts";
import { changeInspection, planInspection, requireOpenInspection } from "./plan-inspection.service.ts";

const byId = z.object({ id: z.string().max(100) });
const reading = { config: { access: { permission: "inspection.read" } } } as const;
const managing = { config: { access: { permission: "inspection.manage" } } } as const;
const tags = ["inspections"];

/** Inspections 督导检查: plan, visits, findings and their course, scores, closing. */
export function inspectionRoutes(app: App): void {
  app.get(
    "/api/inspections",
    {
      ...reading,
      schema: {
        tags,
        summary: "Inspections of which the caller sees anything",
        querystring: z.object({ area: areaCode.optional(), state: inspectionState.optional() }),
        response: { 200: inspectionList },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        getInspectionList(context, { areaCode: request.query.area, state: request.query.state }),
      ),
  );

  app.get(
    "/api/inspections/choices",
    {
      ...managing,
      schema: {
        tags,
        summary: "What an inspection can visit and name",
        response: { 200: inspectionChoices },
      },
    },
    (request) => inReadTransaction(request, getInspectionChoices),
  );

  app.get(
    "/api/inspections/duties",
    {
      ...reading,
      schema: { tags, summary: "What waits for the caller", response: { 200: inspectionDuties } },
    },
    (request) => inReadTransaction(request, getInspectionDuties),
  );

  app.get(
    "/api/inspection-findings",
    {
      ...reading,
      schema: {
        tags,
        summary: "Findings across inspections",
        querystring: z.object({
          indicator: z.string().max(200).optional(),
          plan: z.string().max(200).optional(),
          owner: z.string().max(200).optional(),
          unsettled: z.stringbool().optional(),
        }),
        response: { 200: inspectionFindingList },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => {
        const { indicator, plan, owner, unsettled } = request.query;
        return getFindingList(context, { indicatorId: indicator, planId: plan, ownerId: owner, unsettled });
      }),
  );

  app.get(
    "/api/inspections/:id",
    {
      ...reading,
      schema: { tags, summary: "An inspection", params: byId, response: { 200: inspectionRecord } },
    },
    (request) => inReadTransaction(request, (context) => getInspectionRecord(context, request.params.id)),
  );

  app.post(
    "/api/inspections",
    {
      ...managing,
      schema: {
        tags,
        summary: "Plan an inspection for the caller's own office",
        body: inspectionInput,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getInspectionRecord(context, await planInspection(context, request.body)),
      ),
  );

  app.put(
    "/api/inspections/:id",
    {
      ...managing,
      schema: {
        tags,
        summary: "Change the plan of an inspection",
        params: byId,
        body: inspectionChange,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await changeInspection(context, request.params.id, request.body);
        return await getInspectionRecord(context, request.params.id);
      }),
  );

  app.post(
    "/api/inspections/:id/steps",
    {
      ...managing,
      schema: {
        tags,
        summary: "Take a step of an inspection: propose to close, close as the second person, send back …",
        params: byId,
        body: inspectionStepInput,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await takeInspectionStep(context, request.params.id, request.body);
        return await getInspectionRecord(context, request.params.id);
      }),
  );

  app.put(
    "/api/inspections/:id/scores",
    {
      // the unit itself writes its own score: the service asks who writes what
      ...reading,
      schema: {
        tags,
        summary: "Keep rows of a visited unit's score sheet",
        params: byId,
        body: scoresInput,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await saveScores(context, request.params.id, request.body);
        return await getInspectionRecord(context, request.params.id);
      }),
  );

  app.put(
    "/api/inspection-visits/:id",
    {
      ...managing,
      schema: {
        tags,
        summary: "Record a visit, or that it does not take place",
        params: byId,
        body: visitRecordInput,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getInspectionRecord(context, await recordVisit(context, request.params.id, request.body)),
      ),
  );

  app.post(
    "/api/inspection-visits/:id/findings",
    {
      ...managing,
      schema: {
        tags,
        summary: "Raise a finding at a visit",
        params: byId,
        body: findingInput,
        response: { 200: z.object({ findingId: z.string(), record: inspectionRecord }) },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        const { inspectionId, findingId } = await raiseFinding(context, request.params.id, request.body);
        return { findingId, record: await getInspectionRecord(context, inspectionId) };
      }),
  );

  app.put(
    "/api/inspection-findings/:id",
    {
      ...managing,
      schema: {
        tags,
        summary: "Amend a finding",
        params: byId,
        body: findingChange,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getInspectionRecord(context, await amendFinding(context, request.params.id, request.body)),
      ),
  );

  app.post(
    "/api/inspection-findings/:id/steps",
    {
      // owner and inspector take different steps: the table of steps says which
      ...reading,
      schema: {
        tags,
        summary: "Take a step of a finding: answer, accept, return, postpone …",
        params: byId,
        body: findingStepInput,
        response: { 200: inspectionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getInspectionRecord(context, await takeFindingStep(context, request.params.id, request.body)),
      ),
  );
}

/** Files of a visit are added by the inspecting office while the inspection is open. */
export const visitAttachmentRoutes = attachmentRoutes({
  kind: attachmentKinds.visit,
  url: "/api/inspection-visits/:id",
  tag: "inspections",
  permission: "inspection.read",
  find: async (context, id, use) => {
    const { inspection, visit } = await getVisitInView(context, id);
    if (use === "add") {
      await requireInspector(context, inspection);
      requireOpenInspection(inspection);
      if (visit.state !== "held") throw notHeld();
    }
    return { areaCode: inspection.areaCode };
  },
});

function notHeld(): PlatformError {
  return new PlatformError("not-allowed-now", 409, {
    zh: "先记录到访，再上传照片和文件。",
    en: "Record the visit first, then add photographs and files.",
  });
}

/** Files of a finding, such as photographs of what is wrong, are added by the inspecting office. */
export const findingAttachmentRoutes = attachmentRoutes({
  kind: attachmentKinds.finding,
  url: "/api/inspection-findings/:id",
  tag: "inspections",
  permission: "inspection.read",
  find: async (context, id, use) => {
    const { inspection } = await getFindingInView(context, id);
    if (use === "add") {
      await requireInspector(context, inspection);
      requireOpenInspection(inspection);
    }
    return { areaCode: inspection.areaCode };
  },
});

/** Evidence is added by the owner of a finding while she can answer, and handed in with the answer. */
export const evidenceAttachmentRoutes = attachmentRoutes({
  kind: attachmentKinds.evidence,
  url: "/api/inspection-findings/:id/evidence",
  tag: "inspections",
  permission: "inspection.read",
  find: async (context, id, use) => {
    const { inspection, finding } = await getFindingInView(context, id);
    if (use === "add") await requireAnswering(context, { inspection, finding });
    return { areaCode: inspection.areaCode };
  },
});

async function requireAnswering(
  context: ReadContext,
  { inspection, finding }: Pick<Awaited<ReturnType<typeof getFindingInView>>, "inspection" | "finding">,
): Promise<void> {
  const taker = await partsOf(context, inspection, finding);
  const at = { finding: finding.state, inspection: inspection.state };
  const refusal = refuseFindingStep("answer", at, taker, {});
  if (refusal !== null) throw stepProblem(refusal);
}
