import type { Fault, VisitRecordInput } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { listInspectionFindings } from "./inspection-finding.store.ts";
import { findVisit, recordVisitRow, type StoredVisit } from "./inspection-visit.store.ts";
import { getVisitInView, requireVersion } from "./inspection-view.ts";
import type { StoredInspection } from "./inspection.store.ts";
import { moveInspection } from "./inspection-steps.service.ts";
import { holdInspection, refuseInput, requireOpenInspection } from "./plan-inspection.service.ts";

/** A visit and its inspection, held until the end of the transaction, for somebody who acts for the inspecting office. */
export async function holdVisit(
  context: WriteContext,
  id: string,
): Promise<{ readonly inspection: StoredInspection; readonly visit: StoredVisit }> {
  const seen = await getVisitInView(context, id);
  const inspection = await holdInspection(context, seen.inspection.id);
  const visit = await findVisit(context.transaction, id);
  if (visit === undefined) throw new Error(`visit ${id} was struck meanwhile`);
  return { inspection, visit };
}

/** Records what a visit was like, or that it does not take place; the first visit held begins the inspection. */
export async function recordVisit(
  context: WriteContext,
  id: string,
  input: VisitRecordInput,
): Promise<string> {
  const { inspection, visit } = await holdVisit(context, id);
  requireOpenInspection(inspection);
  requireVersion(input.version, visit.version);
  refuseInput(await checkVisit(context, visit, input));
  const heldOn = input.state === "held" ? input.heldOn : null;
  const { state, location, met, notes } = input;
  await recordVisitRow(context.transaction, {
    ...visit,
    state,
    heldOn,
    location,
    met,
    notes,
    version: visit.version + 1,
  });
  recordAudit(context, {
    action: "inspection.record-visit",
    subjectKind: "inspection",
    subjectId: inspection.id,
    areaCode: inspection.areaCode,
    before: plain(visit),
    after: { state, heldOn, location, met, notes },
    details: { visit: id },
  });
  if (state === "held" && inspection.state === "planned") {
    await moveInspection(context, inspection, "begin", null);
  }
  return inspection.id;
}

function plain({ state, heldOn, location, met, notes }: StoredVisit) {
  return { state, heldOn, location, met, notes };
}

async function checkVisit(
  { transaction, now }: WriteContext,
  visit: StoredVisit,
  input: VisitRecordInput,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const add = (field: string, zh: string, en: string) =>
    faults.push({ where: `body.${field}`, message: { zh, en } });
  if (input.state === "called-off") {
    const findings = await listInspectionFindings(transaction, [visit.inspectionId]);
    if (findings.some(({ visitId }) => visitId === visit.id)) {
      add(
        "state",
        "这次到访已记录问题，不能取消",
        "findings were raised at this visit, so it cannot be called off",
      );
    }
    if (input.notes === "") add("notes", "请写明取消的原因", "say why it is called off");
    return faults;
  }
  if (input.heldOn === null) add("heldOn", "请填写到访日期", "give the day of the visit");
  else if (input.heldOn > beijingDate(now))
    add("heldOn", "到访日期不能晚于今天", "the day of the visit lies ahead");
  if (input.location === "") add("location", "请填写到访地点", "say where the visit was");
  return faults;
}
