import { platformActor } from "../access/actor.ts";
import type { Config } from "../config.ts";
import type { DeliveryChannel } from "../database/tables/deliveries.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { OperatorError } from "../operator-error.ts";
import { keepOpenChannels, openChannels } from "./channel.store.ts";

const behalf = { actor: platformActor, requestId: null };

/** The ways out of the house that the settings open; throws where one is only half set up. */
function configuredChannels(config: Config): readonly DeliveryChannel[] {
  const channels: DeliveryChannel[] = [];
  if (config.HALFSKY_SMTP_URL !== undefined) channels.push("mail");
  if (config.HALFSKY_WEBHOOK_URL !== undefined) {
    if (config.HALFSKY_WEBHOOK_SECRET === undefined) {
      throw new OperatorError(
        "设了 HALFSKY_WEBHOOK_URL 就必须设 HALFSKY_WEBHOOK_SECRET，接收方凭它核对签名 / HALFSKY_WEBHOOK_URL needs HALFSKY_WEBHOOK_SECRET, by which the receiver checks the signature",
      );
    }
    channels.push("webhook");
  }
  return channels;
}

/** Notes at the start of the server which ways are open, so that the command line and other processes know them too. */
export async function noteChannels(ground: Ground): Promise<readonly string[]> {
  const channels = configuredChannels(ground.config);
  const noted = await readFor(ground, behalf, ({ transaction }) => openChannels(transaction));
  if (noted.join() !== channels.join()) {
    await writeFor(ground, behalf, ({ transaction, now }) => keepOpenChannels(transaction, channels, now));
  }
  return [];
}
