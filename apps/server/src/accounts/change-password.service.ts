import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import { insertPassword, listPasswordHashes } from "./account.store.ts";
import { hashPassword, isPassword, passwordFaults } from "./password.ts";

/** So many passwords, the present one included, may not be used again. */
const barredPasswords = 5;

/** Changes the actor's own password; throws "wrong-credentials" or "weak-password" with all faults. */
export async function changePassword(
  context: WriteContext,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  const { transaction, actor, now } = context;
  const hashes = await listPasswordHashes(transaction, actor.accountId, barredPasswords);
  if (!(await isPassword(input.currentPassword, hashes[0]))) {
    throw new PlatformError(
      "wrong-credentials",
      401,
      { zh: "当前密码不正确。", en: "The current password is wrong." },
      [{ where: "body.currentPassword", message: { zh: "不正确", en: "wrong" } }],
    );
  }
  const faults = passwordFaults(input.newPassword, actor.username);
  const usedBefore = await Promise.all(hashes.map((one) => isPassword(input.newPassword, one)));
  if (usedBefore.includes(true)) {
    faults.push({
      where: "body.newPassword",
      message: {
        zh: `不能与最近 ${barredPasswords} 次用过的密码相同`,
        en: `must differ from the last ${barredPasswords} passwords`,
      },
    });
  }
  if (faults.length > 0) {
    throw new PlatformError(
      "weak-password",
      422,
      { zh: "新密码不符合要求。", en: "The new password does not fit the rules." },
      faults,
    );
  }
  const passwordHash = await hashPassword(input.newPassword);
  await insertPassword(transaction, {
    accountId: actor.accountId,
    setAt: now,
    passwordHash,
    mustChange: false,
  });
  recordAudit(context, {
    action: "account.change-password",
    subjectKind: "account",
    subjectId: actor.username,
    areaCode: actor.areaCode,
  });
}
