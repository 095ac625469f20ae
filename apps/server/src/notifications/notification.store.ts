import type { Notification } from "@halfsky/api-contract";
import { type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A role at one organisation, or in a whole area. */
export interface Readers {
  readonly roleId: string;
  readonly areaCode: string;
  /** null: everyone in the area who holds the role */
  readonly organisationId: string | null;
}

/** The roles among these that somebody active holds at the place. */
export async function listHeldRoles(
  transaction: ReadTransaction,
  roleIds: readonly string[],
  place: Omit<Readers, "roleId">,
): Promise<readonly string[]> {
  let select = transaction
    .selectFrom("account_role")
    .innerJoin("account", "account.id", "account_role.account_id")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select("account_role.role_id")
    .distinct()
    .where("account.is_active", "=", true)
    .where("account_role.role_id", "in", [...roleIds])
    .where("organisation.area_code", "=", place.areaCode);
  if (place.organisationId !== null) select = select.where("organisation.id", "=", place.organisationId);
  const rows = await select.execute();
  return rows.map(({ role_id }) => role_id).toSorted();
}

/** A notification ready to be kept. */
export interface NewNotification {
  readonly id: string;
  readonly at: string;
  readonly readers: Readers;
  readonly note: {
    readonly subjectKind: string;
    readonly subjectId: string;
    readonly kind: string;
    readonly words: Notification["words"];
  };
}

const rowsPerStatement = 1000;

/** Adds notifications. */
export async function insertNotifications(
  transaction: WriteTransaction,
  notifications: readonly NewNotification[],
): Promise<void> {
  for (let start = 0; start < notifications.length; start += rowsPerStatement) {
    await transaction
      .insertInto("notification")
      .values(
        notifications.slice(start, start + rowsPerStatement).map(({ id, at, readers, note }) => ({
          area_code: readers.areaCode,
          id,
          role_id: readers.roleId,
          organisation_id: readers.organisationId,
          subject_kind: note.subjectKind,
          subject_id: note.subjectId,
          kind: note.kind,
          words: jsonText(note.words),
          at,
        })),
      )
      .execute();
  }
}

/** What the actor is addressed by: her roles, at her organisation or in her area. */
function isFor(actor: Actor) {
  return (where: ExpressionBuilder<Tables, "notification">): Expression<SqlBool> =>
    where.and([
      where("notification.area_code", "=", actor.areaCode),
      where(
        "notification.role_id",
        "in",
        actor.roles.map(({ id }) => id),
      ),
      where.or([
        where("notification.organisation_id", "is", null),
        where("notification.organisation_id", "=", actor.organisation.id),
      ]),
    ]);
}

/** Who reads, and which notifications she may still read: of what she does not see any more she is told nothing. */
export interface NotificationReader {
  readonly actor: Actor;
  readonly within: Expression<SqlBool>;
}

function selectOwn(transaction: ReadTransaction, { actor, within }: NotificationReader) {
  return transaction
    .selectFrom("notification")
    .leftJoin("notification_read", (join) =>
      join
        .onRef("notification_read.area_code", "=", "notification.area_code")
        .onRef("notification_read.notification_id", "=", "notification.id")
        .on("notification_read.account_id", "=", actor.accountId),
    )
    .where(isFor(actor))
    .where(within);
}

/** The newest notifications of the actor's roles, newest first. */
export async function listNotifications(
  transaction: ReadTransaction,
  reader: NotificationReader,
  { unread, limit }: { readonly unread?: boolean | undefined; readonly limit: number },
): Promise<Notification[]> {
  if (reader.actor.roles.length === 0) return [];
  let select = selectOwn(transaction, reader)
    .leftJoin("supervision_matter", (join) =>
      join
        .onRef("supervision_matter.id", "=", "notification.subject_id")
        .on("notification.subject_kind", "=", "supervision"),
    )
    .select([
      "notification.id",
      "notification.kind",
      "notification.words",
      "notification.at",
      "notification.subject_kind",
      "notification.subject_id",
      "supervision_matter.id as matter_id",
      "supervision_matter.title",
      "notification_read.at as read_at",
    ])
    .orderBy("notification.at", "desc")
    .orderBy("notification.id")
    .limit(limit);
  if (unread === true) select = select.where("notification_read.at", "is", null);
  if (unread === false) select = select.where("notification_read.at", "is not", null);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    words: row.words,
    matterId: row.matter_id,
    matterTitle: row.title,
    subject: { kind: row.subject_kind, id: row.subject_id },
    read: row.read_at !== null,
  }));
}

/** Ids of the actor's unread notifications; all, or of one that is named. */
export async function listUnreadIds(
  transaction: ReadTransaction,
  reader: NotificationReader,
  id?: string,
): Promise<readonly string[]> {
  if (reader.actor.roles.length === 0) return [];
  let select = selectOwn(transaction, reader)
    .select("notification.id")
    .where("notification_read.at", "is", null);
  if (id !== undefined) select = select.where("notification.id", "=", id);
  return (await select.execute()).map((row) => row.id);
}

/** Whether a notification is addressed to a role of the actor. */
export async function isAddressed(
  transaction: ReadTransaction,
  reader: NotificationReader,
  id: string,
): Promise<boolean> {
  if (reader.actor.roles.length === 0) return false;
  const row = await selectOwn(transaction, reader)
    .select("notification.id")
    .where("notification.id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets one reading of the actor wait for another until the commit: who reads on two pages at once reads it once. */
export async function lockReader(transaction: WriteTransaction, actor: Actor): Promise<void> {
  await transaction
    .selectFrom("account")
    .select("id")
    .where("id", "=", actor.accountId)
    .forNoKeyUpdate()
    .execute();
}

/** Notes that the actor has read these. */
export async function insertRead(
  transaction: WriteTransaction,
  actor: Actor,
  ids: readonly string[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .insertInto("notification_read")
    .values(
      ids.map((id) => ({
        area_code: actor.areaCode,
        notification_id: id,
        account_id: actor.accountId,
        at,
      })),
    )
    .execute();
}
