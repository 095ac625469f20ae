import type { MatterFacts } from "@halfsky/api-contract";
import { foldMatter, type Matter, openDuties, type StoredAction } from "@halfsky/supervision";
import type { Selectable } from "kysely";
import { jsonText } from "../database/json-text.ts";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { isEnded } from "@halfsky/supervision";
import { type MatterReach, type MatterSubject, matterWithin } from "./matter-reach.ts";

/** A matter as it is stored, with its actions and what they make of it. */
export interface StoredMatter extends MatterSubject {
  readonly id: string;
  readonly areaName: string;
  readonly judgedArea: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly indicatorId: string | null;
  readonly title: string;
  readonly targetIds: readonly string[];
  readonly organisation: { readonly id: string; readonly name: string };
  readonly light: string | null;
  readonly begunFrom: "light" | "person";
  readonly facts: readonly MatterFacts[];
  readonly actions: readonly MatterActionRow[];
  readonly matter: Matter;
}

/** An action with the names of who did it. */
export interface MatterActionRow extends StoredAction {
  readonly byName: string;
  readonly organisationName: string | null;
}

function selectMatters(transaction: ReadTransaction) {
  return transaction
    .selectFrom("supervision_matter")
    .innerJoin("area", "area.code", "supervision_matter.area_code")
    .innerJoin("area as judged", "judged.code", "supervision_matter.judged_area")
    .innerJoin("organisation", "organisation.id", "supervision_matter.organisation_id")
    .selectAll("supervision_matter")
    .select([
      "area.name as area_name",
      "judged.name as judged_name",
      "organisation.name as organisation_name",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMatters>["execute"]>>[number];

function fromRow(row: Row, actions: readonly MatterActionRow[]): StoredMatter {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    judgedArea: { code: row.judged_area, name: row.judged_name },
    year: row.year,
    indicatorId: row.indicator_id,
    title: row.title,
    targetIds: row.target_ids,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    organisationId: row.organisation_id,
    addresseeArea: row.addressee_area,
    issuedAt: row.issued_at,
    light: row.light,
    begunFrom: row.begun_from,
    facts: row.facts,
    actions,
    matter: foldMatter(actions),
  };
}

async function listActions(
  transaction: ReadTransaction,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MatterActionRow[]>> {
  const byMatter = new Map<string, MatterActionRow[]>();
  if (matterIds.length === 0) return byMatter;
  const rows = await transaction
    .selectFrom("supervision_action")
    .leftJoin("account", "account.id", "supervision_action.account_id")
    .leftJoin("organisation", "organisation.id", "supervision_action.organisation_id")
    .selectAll("supervision_action")
    .select(["account.display_name", "organisation.name as organisation_name"])
    .where("supervision_action.matter_id", "in", [...matterIds])
    .orderBy("supervision_action.matter_id")
    .orderBy("supervision_action.number")
    .execute();
  for (const row of rows) {
    const action: MatterActionRow = {
      number: row.number,
      kind: row.kind,
      relation: row.relation,
      by: row.account_id,
      at: row.at,
      details: row.details,
      dues: row.dues,
      byName: row.display_name ?? (row.account_id === "platform" ? "平台" : row.account_id),
      organisationName: row.organisation_name,
    };
    const known = byMatter.get(row.matter_id);
    if (known === undefined) byMatter.set(row.matter_id, [action]);
    else known.push(action);
  }
  return byMatter;
}

/** Which matters a list asks for. */
export interface MatterFilter {
  readonly areaCode?: string | undefined;
  readonly year?: number | undefined;
  readonly organisationId?: string | undefined;
  readonly targetId?: string | undefined;
  readonly isOpen?: boolean | undefined;
}

/** Matters within reach with their actions, newest first. */
export async function listMatters(
  transaction: ReadTransaction,
  reach: MatterReach,
  filter: MatterFilter = {},
): Promise<readonly StoredMatter[]> {
  let select = selectMatters(transaction)
    .where(matterWithin(reach))
    .orderBy("supervision_matter.created_at", "desc")
    .orderBy("supervision_matter.id");
  const { areaCode, year, organisationId, targetId, isOpen } = filter;
  if (areaCode !== undefined) {
    select = select.where((where) =>
      where.or([
        where("supervision_matter.area_code", "=", areaCode),
        where("supervision_matter.judged_area", "=", areaCode),
      ]),
    );
  }
  if (year !== undefined) select = select.where("supervision_matter.year", "=", year);
  if (organisationId !== undefined)
    select = select.where("supervision_matter.organisation_id", "=", organisationId);
  if (isOpen !== undefined) select = select.where("supervision_matter.is_open", "=", isOpen);
  const rows = (await select.execute()).filter(
    (row) => targetId === undefined || row.target_ids.includes(targetId),
  );
  const actions = await listActions(
    transaction,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => fromRow(row, actions.get(row.id) ?? []));
}

/** One matter by its id, whoever asks; undefined for an unknown one. */
export async function findMatter(
  transaction: ReadTransaction,
  id: string,
): Promise<StoredMatter | undefined> {
  const row = await selectMatters(transaction).where("supervision_matter.id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  const actions = await listActions(transaction, [id]);
  return fromRow(row, actions.get(id) ?? []);
}

/** Holds a matter until the commit, so that its actions come one after the other. */
export async function lockMatter(transaction: WriteTransaction, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("supervision_matter")
    .select("id")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds an area until the commit: matters are begun, and letters numbered, one after the other. */
export async function lockArea(transaction: WriteTransaction, areaCode: string): Promise<void> {
  // "no key": whoever only refers to the area need not wait
  await transaction.selectFrom("area").select("code").where("code", "=", areaCode).forNoKeyUpdate().execute();
}

type NewMatter = Pick<
  Selectable<Tables["supervision_matter"]>,
  | "area_code"
  | "id"
  | "judged_area"
  | "year"
  | "indicator_id"
  | "title"
  | "target_ids"
  | "organisation_id"
  | "addressee_area"
  | "light"
  | "begun_from"
  | "created_by"
  | "created_at"
> & { readonly facts: readonly MatterFacts[] };

/** Begins a matter; its first action follows at once. */
export async function insertMatter(transaction: WriteTransaction, matter: NewMatter): Promise<void> {
  await transaction
    .insertInto("supervision_matter")
    .values({
      ...matter,
      facts: jsonText(matter.facts),
      version: 0,
      state: "draft",
      is_open: true,
      next_due_on: null,
      next_step_on: null,
      urgings: 0,
      issued_at: null,
    })
    .execute();
}

/** Changes whom a draft is addressed to. */
export async function updateAddressee(
  transaction: WriteTransaction,
  matter: Pick<StoredMatter, "areaCode" | "id">,
  organisation: { readonly id: string; readonly areaCode: string },
): Promise<void> {
  await transaction
    .updateTable("supervision_matter")
    .set({ organisation_id: organisation.id, addressee_area: organisation.areaCode })
    .where("area_code", "=", matter.areaCode)
    .where("id", "=", matter.id)
    .execute();
}

/** Adds an action and brings the row of the matter to what it makes of it. */
export async function insertAction(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredMatter, "areaCode" | "id">,
  action: StoredAction & { readonly organisationId: string | null },
  after: { readonly matter: Matter; readonly nextStepOn: string | null },
): Promise<void> {
  await transaction
    .insertInto("supervision_action")
    .values({
      area_code: areaCode,
      matter_id: id,
      number: action.number,
      kind: action.kind,
      relation: action.relation,
      account_id: action.by,
      organisation_id: action.organisationId,
      at: action.at,
      details: jsonText(isRecord(action.details) ? action.details : {}),
      dues: jsonText(action.dues),
    })
    .execute();
  await updateProjection(transaction, { areaCode, id }, after);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Brings the row of a matter to what its actions, and the calendar, make of it. */
export async function updateProjection(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredMatter, "areaCode" | "id">,
  { matter, nextStepOn }: { readonly matter: Matter; readonly nextStepOn: string | null },
): Promise<void> {
  await transaction
    .updateTable("supervision_matter")
    .set({
      version: matter.version,
      state: matter.state,
      is_open: !isEnded(matter.state),
      next_due_on: openDuties(matter)[0]?.due ?? null,
      next_step_on: nextStepOn,
      urgings: matter.urgings,
      issued_at: matter.issued?.at ?? null,
    })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
}

/** Ids of the open matters of an area with which the clock has something to do by a day, longest waiting first. */
export async function listMattersForClock(
  transaction: ReadTransaction,
  areaCode: string,
  today: string,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("supervision_matter")
    .select("id")
    .where("area_code", "=", areaCode)
    .where("is_open", "=", true)
    .where("next_step_on", "<=", today)
    .orderBy("next_step_on")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of all open matters. */
export async function listOpenMatterIds(transaction: ReadTransaction): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("supervision_matter")
    .select("id")
    .where("is_open", "=", true)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Areas that have matters. */
export async function listSupervisingAreas(transaction: ReadTransaction): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("supervision_matter")
    .select("area_code")
    .distinct()
    .orderBy("area_code")
    .execute();
  return rows.map(({ area_code }) => area_code);
}
