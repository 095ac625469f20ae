import { createHmac } from "node:crypto";
import type { Config } from "../config.ts";
import type { StoredDelivery } from "./delivery.store.ts";

const patienceMs = 20_000;

/** The signature of a call: HMAC-SHA-256 in hex over the moment, a dot and the body, as docs/operations.md tells receivers. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/**
 * Calls the webhook with a message. The receiver knows the message by its id, whatever the number of calls; any answer
 * but 2xx is a failure. Redirects are not followed: they could lead the signed words somewhere else.
 */
export async function callWebhook(
  config: Config,
  { id, content }: Pick<StoredDelivery, "id" | "content">,
  timestamp: string,
): Promise<void> {
  const { HALFSKY_WEBHOOK_URL: url, HALFSKY_WEBHOOK_SECRET: secret } = config;
  if (url === undefined || secret === undefined) throw new Error("HALFSKY_WEBHOOK_URL is not set");
  const body = JSON.stringify({ id, ...content });
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      "content-type": "application/json; charset=utf-8",
      "halfsky-delivery": id,
      "halfsky-timestamp": timestamp,
      "halfsky-signature": `sha256=${signatureOf(secret, timestamp, body)}`,
    },
    body,
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
}
