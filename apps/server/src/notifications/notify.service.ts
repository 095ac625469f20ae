import type { Notification } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { newId } from "../database/new-id.ts";
import { orderDeliveries } from "../deliveries/order-deliveries.ts";
import { insertNotifications, type Readers } from "./notification.store.ts";

/** Something to tell: what it is about, and the roles that are told. */
export interface Note {
  readonly readers: readonly Readers[];
  readonly subjectKind: string;
  readonly subjectId: string;
  /** remind, escalate, or the action that it tells of */
  readonly kind: string;
  readonly words: Notification["words"];
}

/**
 * Tells roles something, in the transaction of what it tells of: as notifications, and by whatever ways out of the house
 * are set up.
 */
export async function notify(context: WriteContext, notes: readonly Note[]): Promise<void> {
  const told = notes.flatMap((note) =>
    note.readers.map((readers) => ({ id: newId("notification"), at: context.now, readers, note })),
  );
  await insertNotifications(context.transaction, told);
  await orderDeliveries(context, notes);
}
