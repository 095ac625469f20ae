import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { newId } from "../database/new-id.ts";
import type { DeliveryContent } from "../database/tables/deliveries.ts";
import { enqueueJobs } from "../jobs/enqueue-job.ts";
import type { Note } from "../notifications/notify.service.ts";
import { openChannels } from "./channel.store.ts";
import { type Addressee, insertDeliveries, listAddressees, type NewDelivery } from "./delivery.store.ts";

/** The kind of job that sends one message. */
export const deliveryKind = "delivery.send";

/**
 * Orders what is sent out of the house for these notes: a mail to each person with an address who is told, and a call of
 * the webhook for each note. Rows and jobs stand in the transaction of the change, so that nothing is sent that was undone.
 */
export async function orderDeliveries(context: WriteContext, notes: readonly Note[]): Promise<void> {
  const told = notes.filter(({ readers }) => readers.length > 0);
  if (told.length === 0) return;
  const channels = await openChannels(context.transaction);
  if (channels.length === 0) return;
  const people = channels.includes("mail")
    ? await listAddressees(
        context.transaction,
        told.flatMap(({ readers }) => readers),
      )
    : [];
  const deliveries = told.flatMap((note): NewDelivery[] => {
    const areaCode = note.readers[0]?.areaCode ?? context.actor.areaCode;
    const content = contentOf(note, context.now);
    const make = (channel: NewDelivery["channel"], address: string | null): NewDelivery => ({
      areaCode,
      id: newId("delivery"),
      channel,
      address,
      content,
      at: context.now,
    });
    return [
      ...addressesOf(note, people).map((address) => make("mail", address)),
      ...(channels.includes("webhook") ? [make("webhook", null)] : []),
    ];
  });
  await insertDeliveries(context.transaction, deliveries);
  // As the platform: what was ordered goes out also when the person who ordered it has left.
  await enqueueJobs(
    { ...context, actor: platformActor },
    deliveries.map(({ areaCode, id }) => ({ kind: deliveryKind, areaCode, id: `${id}-1`, payload: { id } })),
  );
}

/** The addresses of a note's readers, each once. */
function addressesOf({ readers }: Note, people: readonly Addressee[]): readonly string[] {
  const addresses = people
    .filter((person) =>
      readers.some(
        ({ roleId, areaCode, organisationId }) =>
          roleId === person.roleId &&
          areaCode === person.areaCode &&
          (organisationId === null || organisationId === person.organisationId),
      ),
    )
    .map(({ email }) => email);
  return [...new Set(addresses)];
}

function contentOf({ kind, words, subjectKind, subjectId, readers }: Note, at: string): DeliveryContent {
  return { kind, words, subject: { kind: subjectKind, id: subjectId }, at, readers };
}
