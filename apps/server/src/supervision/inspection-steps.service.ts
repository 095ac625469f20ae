import type { inspectionStepInput } from "@halfsky/api-contract";
import {
  inspectionSteps,
  listClosingFaults,
  missingForStep,
  refuseInspectionStep,
  type StepRefusal,
} from "@halfsky/supervision";
import type { z } from "zod";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import { takersOf } from "./describe-findings.ts";
import { listInspectionFindings } from "./inspection-finding.store.ts";
import { listScores } from "./inspection-score.store.ts";
import { listVisits, nameOfVisit, unitOf } from "./inspection-visit.store.ts";
import { partsOf, requireVersion } from "./inspection-view.ts";
import {
  insertInspectionAction,
  listInspectionActions,
  type StoredInspection,
  updateInspection,
} from "./inspection.store.ts";
import { holdInspection, refuseInput } from "./plan-inspection.service.ts";

/** The problem for a step that cannot be taken: it is not this person's part, takes another person, or not now. */
export function stepProblem({ kind, words }: StepRefusal): PlatformError {
  if (kind === "not-yours") return new PlatformError("out-of-reach", 403, words);
  return new PlatformError(kind === "second-person" ? "second-person-needed" : "not-allowed-now", 409, words);
}

/** Takes a step of an inspection as a whole: proposing to close, closing by a second person, sending back, and so on. */
export async function takeInspectionStep(
  context: WriteContext,
  id: string,
  input: z.infer<typeof inspectionStepInput>,
): Promise<void> {
  const inspection = await holdInspection(context, id);
  const actions = await listInspectionActions(context.transaction, inspection);
  const taker = await partsOf(context, inspection);
  const refusal = refuseInspectionStep(input.step, inspection.state, taker, takersOf(actions));
  if (refusal !== null) throw stepProblem(refusal);
  requireVersion(input.version, inspection.version);
  const step = inspectionSteps[input.step];
  refuseInput(
    missingForStep(step, { words: input.words, dueInWorkingDays: null }).map(({ where, message }) => ({
      where: `body.${where}`,
      message,
    })),
  );
  if (step.to === "closing" || step.to === "closed") await requireClosable(context, inspection);
  await moveInspection(context, inspection, input.step, input.words);
}

/** Moves an inspection along a step that was allowed, with its entry in the course and in the audit log. */
export async function moveInspection(
  context: WriteContext,
  inspection: StoredInspection,
  step: keyof typeof inspectionSteps,
  words: string | null,
): Promise<void> {
  const { transaction, actor, now } = context;
  const state = inspectionSteps[step].to ?? inspection.state;
  await updateInspection(transaction, { ...inspection, state, version: inspection.version + 1 }, now);
  const said = words === null || words === "" ? null : words;
  await insertInspectionAction(transaction, inspection, { step, words: said, by: actor.accountId, at: now });
  recordAudit(context, {
    action: `inspection.${step}`,
    subjectKind: "inspection",
    subjectId: inspection.id,
    areaCode: inspection.areaCode,
    before: { state: inspection.state },
    after: { state },
    details: { words: said },
  });
}

async function requireClosable(context: WriteContext, inspection: StoredInspection): Promise<void> {
  const { transaction } = context;
  const visits = await listVisits(transaction, [inspection.id]);
  const scores = await listScores(transaction, inspection);
  const faults = listClosingFaults({
    sheet: inspection.sheet,
    visits: visits.map((visit) => ({ name: nameOfVisit(visit), unit: unitOf(visit), state: visit.state })),
    findings: await listInspectionFindings(transaction, [inspection.id]),
    scores: new Map(
      visits.map((visit) => [unitOf(visit), scores.filter(({ unit }) => unit === unitOf(visit))] as const),
    ),
  });
  if (faults.length === 0) return;
  throw new PlatformError(
    "not-allowed-now",
    409,
    {
      zh: `还不能办结，有 ${faults.length} 项未完成。`,
      en: `It cannot be closed yet: ${faults.length} thing(s) are not done.`,
    },
    faults,
  );
}
