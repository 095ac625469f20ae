// nodemailer: kept for fifteen years, no dependencies, and the parts of mail that are easy to get wrong (encodings of
// Chinese subjects, TLS, line endings) done right.
import { createTransport } from "nodemailer";
import type { Config } from "../config.ts";
import type { StoredDelivery } from "./delivery.store.ts";

const patienceMs = 20_000;

/** Sends a message as a mail. Its Message-ID is the delivery's, so that a mail that is sent twice is one to the mailbox. */
export async function sendMail(
  config: Config,
  { id, address, content }: Pick<StoredDelivery, "id" | "address" | "content">,
): Promise<void> {
  if (config.HALFSKY_SMTP_URL === undefined) throw new Error("HALFSKY_SMTP_URL is not set");
  if (address === null) throw new Error(`mail ${id} has no address`);
  const transport = createTransport({
    url: config.HALFSKY_SMTP_URL,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  try {
    await transport.sendMail({
      from: config.HALFSKY_MAIL_FROM,
      to: address,
      subject: subjectOf(content.words.zh),
      text: textOf(config, content.words),
      messageId: `<${id}@${domainOf(config.HALFSKY_MAIL_FROM)}>`,
      headers: { "Halfsky-Delivery": id, "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** The first sentence, so that the list of mails says what it is about. */
function subjectOf(words: string): string {
  const [sentence = words] = words.split(/(?<=[。；])/u);
  return sentence.length > 70 ? `${sentence.slice(0, 69)}…` : sentence.replace(/[。；]$/u, "");
}

function textOf(config: Config, words: StoredDelivery["content"]["words"]): string {
  const link = config.HALFSKY_PUBLIC_URL === undefined ? [] : ["", config.HALFSKY_PUBLIC_URL];
  return [words.zh, "", words.en, ...link, ""].join("\n");
}

function domainOf(sender: string): string {
  return /@([^\s<>@]+)/u.exec(sender)?.[1] ?? "localhost";
}
