import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { findEmail, updateEmail } from "./account.store.ts";

/** Whether a text can be an e-mail address; whether anybody reads there only a mail tells. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^@\s]+@[^@\s]+$/u.test(text);
}

/** Sets where the notifications of an account are sent as well; null: nowhere. */
export async function setEmail(context: WriteContext, username: string, email: string | null): Promise<void> {
  const account = await findEmail(context.transaction, username.toLowerCase());
  if (account === undefined) throw notFound({ zh: "账号", en: "account" }, username);
  if (email !== null && !isEmail(email)) {
    const message = { zh: "不是邮箱地址。", en: "This is no e-mail address." };
    throw new PlatformError("invalid-input", 422, message, [{ where: "email", message }]);
  }
  await updateEmail(context.transaction, account.id, email);
  recordAudit(context, {
    action: "account.set-email",
    subjectKind: "account",
    subjectId: username,
    areaCode: account.areaCode,
    before: { email: account.email },
    after: { email },
  });
}
