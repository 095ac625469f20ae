import type { VisitState } from "@halfsky/supervision";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import type { InspectionKey } from "./inspection.store.ts";

/** A visit of an inspection as it is kept. */
export interface StoredVisit {
  readonly areaCode: string;
  readonly id: string;
  readonly inspectionId: string;
  readonly position: number;
  /** The area visited, and the organisation there; null when the area as a whole is visited. */
  readonly visitedArea: string;
  readonly visitedAreaName: string;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly plannedOn: string;
  readonly state: VisitState;
  readonly heldOn: string | null;
  readonly location: string;
  readonly met: string;
  readonly notes: string;
  readonly version: number;
}

/** What the scores of a visited unit are kept by: id of the organisation, or code of an area visited as a whole. */
export function unitOf(visit: Pick<StoredVisit, "visitedArea" | "organisation">): string {
  return visit.organisation?.id ?? visit.visitedArea;
}

/** The name of what is visited. */
export function nameOfVisit(visit: Pick<StoredVisit, "visitedAreaName" | "organisation">): string {
  return visit.organisation?.name ?? visit.visitedAreaName;
}

function selectVisits(transaction: ReadTransaction) {
  return transaction
    .selectFrom("inspection_visit")
    .innerJoin("area", "area.code", "inspection_visit.visited_area")
    .leftJoin("organisation", "organisation.id", "inspection_visit.organisation_id")
    .selectAll("inspection_visit")
    .select(["area.name as area_name", "organisation.name as organisation_name"])
    .orderBy("inspection_visit.position")
    .orderBy("inspection_visit.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVisits>["execute"]>>[number];

function fromRow(row: Row): StoredVisit {
  return {
    areaCode: row.area_code,
    id: row.id,
    inspectionId: row.inspection_id,
    position: row.position,
    visitedArea: row.visited_area,
    visitedAreaName: row.area_name,
    organisation:
      row.organisation_id === null
        ? null
        : { id: row.organisation_id, name: row.organisation_name ?? row.organisation_id },
    plannedOn: row.planned_on,
    state: row.state,
    heldOn: row.held_on,
    location: row.location,
    met: row.met,
    notes: row.notes,
    version: row.version,
  };
}

/** The visits of some inspections, each in the order of its plan. */
export async function listVisits(
  transaction: ReadTransaction,
  inspectionIds: readonly string[],
): Promise<readonly StoredVisit[]> {
  if (inspectionIds.length === 0) return [];
  const rows = await selectVisits(transaction)
    .where("inspection_visit.inspection_id", "in", [...inspectionIds])
    .execute();
  return rows.map(fromRow);
}

/** A visit by its id, whoever asks. */
export async function findVisit(transaction: ReadTransaction, id: string): Promise<StoredVisit | undefined> {
  const row = await selectVisits(transaction).where("inspection_visit.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** What a visit is planned to be. */
export interface PlannedVisit {
  readonly id: string;
  readonly position: number;
  readonly visitedArea: string;
  readonly organisationId: string | null;
  readonly plannedOn: string;
}

/** Adds a planned visit. */
export async function insertVisit(
  transaction: WriteTransaction,
  inspection: InspectionKey,
  visit: PlannedVisit,
): Promise<void> {
  await transaction
    .insertInto("inspection_visit")
    .values({
      area_code: inspection.areaCode,
      id: visit.id,
      inspection_id: inspection.id,
      position: visit.position,
      visited_area: visit.visitedArea,
      organisation_id: visit.organisationId,
      planned_on: visit.plannedOn,
      state: "planned",
      held_on: null,
      location: "",
      met: "",
      notes: "",
      version: 1,
    })
    .execute();
}

/** Moves a visit in the plan. */
export async function moveVisit(
  transaction: WriteTransaction,
  inspection: InspectionKey,
  visit: PlannedVisit,
): Promise<void> {
  await transaction
    .updateTable("inspection_visit")
    .set({
      position: visit.position,
      visited_area: visit.visitedArea,
      organisation_id: visit.organisationId,
      planned_on: visit.plannedOn,
    })
    .where("area_code", "=", inspection.areaCode)
    .where("id", "=", visit.id)
    .execute();
}

/** Keeps what a visit was like; who recorded it before stands in the audit log. */
export async function recordVisitRow(
  transaction: WriteTransaction,
  visit: Pick<StoredVisit, "areaCode" | "id" | "state" | "heldOn" | "location" | "met" | "notes" | "version">,
): Promise<void> {
  await transaction
    .updateTable("inspection_visit")
    .set({
      state: visit.state,
      held_on: visit.heldOn,
      location: visit.location,
      met: visit.met,
      notes: visit.notes,
      version: visit.version,
    })
    .where("area_code", "=", visit.areaCode)
    .where("id", "=", visit.id)
    .execute();
}

/** Strikes a visit from the plan that nothing hangs on. */
export async function deleteVisit(
  transaction: WriteTransaction,
  inspection: InspectionKey,
  id: string,
): Promise<void> {
  await transaction
    .deleteFrom("inspection_visit")
    .where("area_code", "=", inspection.areaCode)
    .where("id", "=", id)
    .execute();
}
