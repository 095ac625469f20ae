import type { RoundState } from "@halfsky/api-contract";
import type { ReminderRule } from "@halfsky/statistics";
import { type Expression, type SqlBool, sql } from "kysely";
import { type Reach, withinReach } from "../../access/reach.ts";
import { jsonText } from "../../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { shownName } from "../../plans/plan.store.ts";
import { submissionWithin } from "../submissions/submission-reach.ts";

interface Stamp {
  readonly by: string;
  readonly at: string;
}

/** A round as it is kept, without its forms. */
export interface StoredRound {
  readonly areaCode: string;
  readonly id: string;
  readonly areaName: string;
  readonly title: string;
  readonly year: number;
  /** last day for handing in, YYYY-MM-DD in Beijing */
  readonly dueOn: string;
  readonly message: string | null;
  readonly state: RoundState;
  readonly version: number;
  readonly reminders: readonly ReminderRule[];
  readonly created: Stamp;
  readonly issued: Stamp | null;
  readonly closed: Stamp | null;
}

function selectRounds(transaction: ReadTransaction) {
  return transaction
    .selectFrom("round")
    .innerJoin("area", "area.code", "round.area_code")
    .leftJoin("account as creator", "creator.id", "round.created_by")
    .leftJoin("account as issuer", "issuer.id", "round.issued_by")
    .leftJoin("account as closer", "closer.id", "round.closed_by")
    .selectAll("round")
    .select([
      "area.name as area_name",
      "creator.display_name as creator_name",
      "issuer.display_name as issuer_name",
      "closer.display_name as closer_name",
    ])
    .orderBy("round.year", "desc")
    .orderBy("round.due_on", "desc")
    .orderBy("round.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRounds>["execute"]>>[number];

function stampOf(accountId: string | null, name: string | null, at: string | null): Stamp | null {
  return accountId === null || at === null ? null : { by: shownName(accountId, name), at };
}

function fromRow(row: Row): StoredRound {
  return {
    areaCode: row.area_code,
    id: row.id,
    areaName: row.area_name,
    title: row.title,
    year: row.year,
    dueOn: row.due_on,
    message: row.message,
    state: row.state,
    version: row.version,
    reminders: row.reminders,
    created: { by: shownName(row.created_by, row.creator_name), at: row.created_at },
    issued: stampOf(row.issued_by, row.issuer_name, row.issued_at),
    closed: stampOf(row.closed_by, row.closer_name, row.closed_at),
  };
}

/** Whose rounds somebody sees: drafts of areas that she manages; those that were issued also as a reader, or as one who owes a form. */
export interface RoundReach {
  readonly manage: Reach;
  readonly read: Reach;
}

function seenBy({ manage, read }: RoundReach): Expression<SqlBool> {
  const columns = { area: "round.area_code" };
  return sql<SqlBool>`(${withinReach(manage, columns)} or (round.state <> 'draft' and (${withinReach(read, columns)}
    or exists (select 1 from submission where submission.round_area = round.area_code
      and submission.round_id = round.id and ${submissionWithin(read)}))))`;
}

/** The rounds within reach, the newest year first. */
export async function listRounds(
  transaction: ReadTransaction,
  reach: RoundReach,
  filter: { readonly areaCode?: string | undefined; readonly year?: number | undefined },
): Promise<readonly StoredRound[]> {
  let select = selectRounds(transaction).where(seenBy(reach));
  if (filter.areaCode !== undefined) select = select.where("round.area_code", "=", filter.areaCode);
  if (filter.year !== undefined) select = select.where("round.year", "=", filter.year);
  return (await select.execute()).map(fromRow);
}

/** A round within reach. */
export async function findRoundInReach(
  transaction: ReadTransaction,
  reach: RoundReach,
  id: string,
): Promise<StoredRound | undefined> {
  const row = await selectRounds(transaction)
    .where(seenBy(reach))
    .where("round.id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** A round by its id, whoever asks. */
export async function findRound(transaction: ReadTransaction, id: string): Promise<StoredRound | undefined> {
  const row = await selectRounds(transaction).where("round.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** Rounds whose organisations still have something to do: open ones, and closed ones of which something was sent back since. */
function selectReminded(transaction: ReadTransaction) {
  return transaction.selectFrom("round").where((eb) =>
    eb.or([
      eb("round.state", "=", "open"),
      eb.exists(
        eb
          .selectFrom("submission")
          .select(sql`1`.as("one"))
          .whereRef("submission.round_area", "=", "round.area_code")
          .whereRef("submission.round_id", "=", "round.id")
          .where("submission.state", "=", "returned")
          .where("submission.is_released", "=", false),
      ),
    ]),
  );
}

/** Ids of the rounds of an area whose organisations are reminded. */
export async function listRemindedRounds(
  transaction: ReadTransaction,
  areaCode: string,
): Promise<readonly string[]> {
  const rows = await selectReminded(transaction)
    .select("id")
    .where("area_code", "=", areaCode)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Areas that have rounds whose organisations are reminded. */
export async function listAreasWithReminders(transaction: ReadTransaction): Promise<readonly string[]> {
  const rows = await selectReminded(transaction)
    .select("area_code")
    .distinct()
    .orderBy("area_code")
    .execute();
  return rows.map((row) => row.area_code);
}

/** Holds a round until the end of the transaction. */
export async function lockRound(transaction: WriteTransaction, id: string): Promise<void> {
  await transaction.selectFrom("round").select("id").where("id", "=", id).forUpdate().execute();
}

type RoundKey = Pick<StoredRound, "areaCode" | "id">;
type RoundContent = Pick<StoredRound, "title" | "year" | "dueOn" | "message" | "reminders" | "version">;

function columnsOf(content: RoundContent) {
  return {
    title: content.title,
    year: content.year,
    due_on: content.dueOn,
    message: content.message,
    reminders: jsonText(content.reminders),
    version: content.version,
  };
}

/** Adds a draft. */
export async function insertRound(
  transaction: WriteTransaction,
  key: RoundKey,
  content: RoundContent,
  { by, at }: Stamp,
): Promise<void> {
  await transaction
    .insertInto("round")
    .values({
      area_code: key.areaCode,
      id: key.id,
      state: "draft",
      created_by: by,
      created_at: at,
      ...columnsOf(content),
    })
    .execute();
}

/** Keeps a draft as it is now. */
export async function updateRound(
  transaction: WriteTransaction,
  key: RoundKey,
  content: RoundContent,
): Promise<void> {
  await transaction
    .updateTable("round")
    .set(columnsOf(content))
    .where("area_code", "=", key.areaCode)
    .where("id", "=", key.id)
    .execute();
}

/** Gives a round other reminders. */
export async function updateReminders(
  transaction: WriteTransaction,
  { areaCode, id, version }: RoundKey & Pick<StoredRound, "version">,
  reminders: readonly ReminderRule[],
): Promise<void> {
  await transaction
    .updateTable("round")
    .set({ reminders: jsonText(reminders), version: version + 1 })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
}

/** Opens a draft, or closes what is open. */
export async function updateRoundState(
  transaction: WriteTransaction,
  { areaCode, id, version }: RoundKey & Pick<StoredRound, "version">,
  state: "open" | "closed",
  { by, at }: Stamp,
): Promise<void> {
  const stamped = state === "open" ? { issued_by: by, issued_at: at } : { closed_by: by, closed_at: at };
  await transaction
    .updateTable("round")
    .set({ state, version: version + 1, ...stamped })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
}

/** How many forms each of these rounds has. */
export async function countRoundForms(
  transaction: ReadTransaction,
  roundIds: readonly string[],
): Promise<(roundId: string) => number> {
  if (roundIds.length === 0) return () => 0;
  const rows = await transaction
    .selectFrom("round_form")
    .select(({ fn }) => ["round_id", fn.countAll<number>().as("forms")])
    .where("round_id", "in", [...roundIds])
    .groupBy("round_id")
    .execute();
  const counts = new Map(rows.map((row) => [row.round_id, row.forms]));
  return (id) => counts.get(id) ?? 0;
}
