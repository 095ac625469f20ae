import { jsonText } from "../database/json-text.ts";
import type { DeliveryChannel, DeliveryContent } from "../database/tables/deliveries.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import type { Readers } from "../notifications/notification.store.ts";

/** A message on its way out of the house. */
export interface StoredDelivery {
  readonly areaCode: string;
  readonly id: string;
  readonly channel: DeliveryChannel;
  readonly address: string | null;
  readonly content: DeliveryContent;
  readonly state: "waiting" | "sent" | "failed";
  readonly attempts: number;
}

/** A message to be sent. */
export interface NewDelivery {
  readonly areaCode: string;
  readonly id: string;
  readonly channel: DeliveryChannel;
  readonly address: string | null;
  readonly content: DeliveryContent;
  readonly at: string;
}

const rowsPerStatement = 1000;

/** Adds messages that wait to be sent. */
export async function insertDeliveries(
  transaction: WriteTransaction,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (let start = 0; start < deliveries.length; start += rowsPerStatement) {
    await transaction
      .insertInto("delivery")
      .values(
        deliveries.slice(start, start + rowsPerStatement).map((one) => ({
          area_code: one.areaCode,
          id: one.id,
          channel: one.channel,
          subject_kind: one.content.subject.kind,
          subject_id: one.content.subject.id,
          address: one.address,
          content: jsonText(one.content),
          state: "waiting" as const,
          attempts: 0,
          next_try_at: one.at,
          error: null,
          created_at: one.at,
          finished_at: null,
        })),
      )
      .execute();
  }
}

/** A message by its id. */
export async function findDelivery(
  transaction: ReadTransaction,
  areaCode: string,
  id: string,
): Promise<StoredDelivery | undefined> {
  const row = await transaction
    .selectFrom("delivery")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      areaCode: row.area_code,
      id: row.id,
      channel: row.channel,
      address: row.address,
      content: row.content,
      state: row.state,
      attempts: row.attempts,
    }
  );
}

/** Keeps what became of a try. */
export async function updateDelivery(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredDelivery, "areaCode" | "id">,
  outcome: {
    readonly state: StoredDelivery["state"];
    readonly attempts: number;
    readonly nextTryAt: string | null;
    readonly error: string | null;
    readonly finishedAt: string | null;
  },
): Promise<void> {
  await transaction
    .updateTable("delivery")
    .set({
      state: outcome.state,
      attempts: outcome.attempts,
      next_try_at: outcome.nextTryAt,
      error: outcome.error,
      finished_at: outcome.finishedAt,
    })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
}

/** People with an e-mail address who hold a role at a place. */
export interface Addressee {
  readonly email: string;
  readonly roleId: string;
  readonly organisationId: string;
  readonly areaCode: string;
}

/** Everybody active with an e-mail address among the readers, in one statement. */
export async function listAddressees(
  transaction: ReadTransaction,
  readers: readonly Readers[],
): Promise<readonly Addressee[]> {
  if (readers.length === 0) return [];
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select([
      "account.email",
      "account_role.role_id",
      "organisation.id as organisation_id",
      "organisation.area_code",
    ])
    .where("account.is_active", "=", true)
    .where("account.email", "is not", null)
    .where("account_role.role_id", "in", [...new Set(readers.map(({ roleId }) => roleId))])
    .where("organisation.area_code", "in", [...new Set(readers.map(({ areaCode }) => areaCode))])
    .orderBy("account.email")
    .execute();
  return rows.flatMap((row) =>
    row.email === null
      ? []
      : [
          {
            email: row.email,
            roleId: row.role_id,
            organisationId: row.organisation_id,
            areaCode: row.area_code,
          },
        ],
  );
}
