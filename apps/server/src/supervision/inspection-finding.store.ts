import type { FindingState, Seriousness } from "@halfsky/supervision";
import { jsonText } from "../database/json-text.ts";
import type { FindingActionStep, FindingBefore } from "../database/tables/inspections.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { shownName } from "../plans/plan.store.ts";

/** A finding of an inspection as it is kept. */
export interface StoredFinding {
  readonly areaCode: string;
  readonly id: string;
  readonly inspectionId: string;
  readonly visitId: string;
  readonly number: number;
  readonly words: string;
  readonly seriousness: Seriousness;
  readonly owner: { readonly id: string; readonly name: string };
  readonly ownerArea: string;
  readonly dueOn: string;
  readonly dueDays: number;
  readonly state: FindingState;
  readonly version: number;
  readonly raised: { readonly by: string; readonly at: string };
}

function selectFindings(transaction: ReadTransaction) {
  return transaction
    .selectFrom("inspection_finding")
    .innerJoin("organisation", "organisation.id", "inspection_finding.owner_organisation")
    .leftJoin("account", "account.id", "inspection_finding.raised_by")
    .selectAll("inspection_finding")
    .select(["organisation.name as owner_name", "account.display_name"])
    .orderBy("inspection_finding.inspection_id")
    .orderBy("inspection_finding.number");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectFindings>["execute"]>>[number];

function fromRow(row: Row): StoredFinding {
  return {
    areaCode: row.area_code,
    id: row.id,
    inspectionId: row.inspection_id,
    visitId: row.visit_id,
    number: row.number,
    words: row.words,
    seriousness: row.seriousness,
    owner: { id: row.owner_organisation, name: row.owner_name },
    ownerArea: row.owner_area,
    dueOn: row.due_on,
    dueDays: row.due_days,
    state: row.state,
    version: row.version,
    raised: { by: shownName(row.raised_by, row.display_name), at: row.raised_at },
  };
}

/** The findings of some inspections, by their numbers; whoever asks. */
export async function listInspectionFindings(
  transaction: ReadTransaction,
  inspectionIds: readonly string[],
): Promise<readonly StoredFinding[]> {
  if (inspectionIds.length === 0) return [];
  const rows = await selectFindings(transaction)
    .where("inspection_finding.inspection_id", "in", [...inspectionIds])
    .execute();
  return rows.map(fromRow);
}

/** A finding by its id, whoever asks. */
export async function findFinding(
  transaction: ReadTransaction,
  id: string,
): Promise<StoredFinding | undefined> {
  const row = await selectFindings(transaction).where("inspection_finding.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** What a finding can be changed in. */
export type FindingFields = Pick<
  StoredFinding,
  "words" | "seriousness" | "ownerArea" | "dueOn" | "dueDays" | "state" | "version"
> & { readonly ownerId: string };

function columnsOf(finding: FindingFields) {
  return {
    words: finding.words,
    seriousness: finding.seriousness,
    owner_area: finding.ownerArea,
    owner_organisation: finding.ownerId,
    due_on: finding.dueOn,
    due_days: finding.dueDays,
    state: finding.state,
    version: finding.version,
  };
}

/** Adds a finding. */
export async function insertFinding(
  transaction: WriteTransaction,
  finding: FindingFields &
    Pick<StoredFinding, "areaCode" | "id" | "inspectionId" | "visitId" | "number"> & {
      readonly by: string;
      readonly at: string;
    },
): Promise<void> {
  await transaction
    .insertInto("inspection_finding")
    .values({
      area_code: finding.areaCode,
      id: finding.id,
      inspection_id: finding.inspectionId,
      visit_id: finding.visitId,
      number: finding.number,
      raised_by: finding.by,
      raised_at: finding.at,
      ...columnsOf(finding),
    })
    .execute();
}

/** Keeps a finding as it is now. */
export async function updateFinding(
  transaction: WriteTransaction,
  finding: FindingFields & Pick<StoredFinding, "areaCode" | "id">,
): Promise<void> {
  await transaction
    .updateTable("inspection_finding")
    .set(columnsOf(finding))
    .where("area_code", "=", finding.areaCode)
    .where("id", "=", finding.id)
    .execute();
}

/** A step of a finding's course. */
export interface StoredFindingAction {
  readonly findingId: string;
  readonly number: number;
  readonly step: FindingActionStep;
  readonly words: string | null;
  readonly dueOn: string | null;
  readonly attachmentIds: readonly string[];
  readonly accountId: string;
  readonly organisationName: string;
  readonly taken: { readonly by: string; readonly at: string };
}

/** The courses of some findings, oldest step first. */
export async function listFindingActions(
  transaction: ReadTransaction,
  findingIds: readonly string[],
): Promise<readonly StoredFindingAction[]> {
  if (findingIds.length === 0) return [];
  const rows = await transaction
    .selectFrom("inspection_finding_action as action")
    .leftJoin("account", "account.id", "action.taken_by")
    .leftJoin("organisation", "organisation.id", "action.organisation_id")
    .selectAll("action")
    .select(["account.display_name", "organisation.name as organisation_name"])
    .where("action.finding_id", "in", [...findingIds])
    .orderBy("action.finding_id")
    .orderBy("action.number")
    .execute();
  return rows.map((row) => ({
    findingId: row.finding_id,
    number: row.number,
    step: row.step,
    words: row.words,
    dueOn: row.due_on,
    attachmentIds: row.attachment_ids,
    accountId: row.taken_by,
    organisationName: row.organisation_name ?? row.organisation_id,
    taken: { by: shownName(row.taken_by, row.display_name), at: row.taken_at },
  }));
}

/** Adds the next step to the course of a finding. */
export async function insertFindingAction(
  transaction: WriteTransaction,
  finding: Pick<StoredFinding, "areaCode" | "id">,
  action: {
    readonly step: FindingActionStep;
    readonly words: string | null;
    readonly dueOn: string | null;
    readonly before: FindingBefore | null;
    readonly attachmentIds: readonly string[];
    readonly organisationId: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const { last } = await transaction
    .selectFrom("inspection_finding_action")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("area_code", "=", finding.areaCode)
    .where("finding_id", "=", finding.id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("inspection_finding_action")
    .values({
      area_code: finding.areaCode,
      finding_id: finding.id,
      number: (last ?? 0) + 1,
      step: action.step,
      words: action.words,
      due_on: action.dueOn,
      before: action.before === null ? null : jsonText(action.before),
      attachment_ids: [...action.attachmentIds],
      organisation_id: action.organisationId,
      taken_by: action.by,
      taken_at: action.at,
    })
    .execute();
}

/** What a finding is about. */
export interface FindingLinks {
  readonly indicators: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly parts: ReadonlyArray<{
    readonly planId: string;
    readonly partId: string;
    readonly planTitle: string;
    readonly words: string;
  }>;
}

/** What some findings are about, by the id of the finding. */
export async function listFindingLinks(
  transaction: ReadTransaction,
  findingIds: readonly string[],
): Promise<(findingId: string) => FindingLinks> {
  const ids = [...findingIds];
  const indicators =
    ids.length === 0
      ? []
      : await transaction
          .selectFrom("inspection_finding_indicator as link")
          .innerJoin("indicator", "indicator.id", "link.indicator_id")
          .select(["link.finding_id", "indicator.id", "indicator.name"])
          .where("link.finding_id", "in", ids)
          .orderBy("indicator.pinyin")
          .execute();
  const parts =
    ids.length === 0
      ? []
      : await transaction
          .selectFrom("inspection_finding_part as link")
          .innerJoin("plan", "plan.id", "link.plan_id")
          .select(["link.finding_id", "link.plan_id", "link.part_id", "link.words", "plan.title"])
          .where("link.finding_id", "in", ids)
          .orderBy("link.plan_id")
          .orderBy("link.part_id")
          .execute();
  return (findingId) => ({
    indicators: indicators
      .filter((row) => row.finding_id === findingId)
      .map((row) => ({ id: row.id, name: row.name })),
    parts: parts
      .filter((row) => row.finding_id === findingId)
      .map((row) => ({ planId: row.plan_id, partId: row.part_id, planTitle: row.title, words: row.words })),
  });
}

/** Says anew what a finding is about; what it was about before stands in its course. */
export async function replaceFindingLinks(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredFinding, "areaCode" | "id">,
  links: {
    readonly indicatorIds: readonly string[];
    readonly parts: ReadonlyArray<{
      readonly planId: string;
      readonly partId: string;
      readonly words: string;
    }>;
  },
): Promise<void> {
  for (const table of ["inspection_finding_indicator", "inspection_finding_part"] as const) {
    await transaction
      .deleteFrom(table)
      .where("area_code", "=", areaCode)
      .where("finding_id", "=", id)
      .execute();
  }
  const key = { area_code: areaCode, finding_id: id };
  const indicators = [...new Set(links.indicatorIds)].map((indicator) => ({
    ...key,
    indicator_id: indicator,
  }));
  if (indicators.length > 0) {
    await transaction.insertInto("inspection_finding_indicator").values(indicators).execute();
  }
  const parts = links.parts.map(({ planId, partId, words }) => ({
    ...key,
    plan_id: planId,
    part_id: partId,
    words,
  }));
  if (parts.length > 0) await transaction.insertInto("inspection_finding_part").values(parts).execute();
}
