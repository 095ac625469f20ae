import { jsonText } from "../database/json-text.ts";
import type { DeliveryChannel } from "../database/tables/deliveries.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** What the platform remembers under this name: the ways out of the house that its settings open. */
const settingName = "delivery-channels";

/** The ways that stood open when a server started last: whatever tells somebody something orders deliveries by them. */
export async function openChannels(transaction: ReadTransaction): Promise<readonly DeliveryChannel[]> {
  const row = await transaction
    .selectFrom("setting")
    .select("value")
    .where("name", "=", settingName)
    .executeTakeFirst();
  const noted: readonly unknown[] = Array.isArray(row?.value) ? row.value : [];
  return (["mail", "webhook"] as const).filter((channel) => noted.includes(channel));
}

/** Notes which ways are open. */
export async function keepOpenChannels(
  transaction: WriteTransaction,
  channels: readonly DeliveryChannel[],
  at: string,
): Promise<void> {
  await transaction.deleteFrom("setting").where("name", "=", settingName).execute();
  await transaction
    .insertInto("setting")
    .values({ name: settingName, value: jsonText(channels), changed_at: at })
    .execute();
}
