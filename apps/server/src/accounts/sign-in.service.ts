import type { Actor } from "../access/actor.ts";
import { wholePlatform } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import { findActor, findCredentials } from "./account.store.ts";
import { isPassword } from "./password.ts";
import { countFailure, findFailure, forgetFailures } from "./sign-in-failure.store.ts";

/** Failed tries after which a name is locked, and for how long (GB/T 22239 level 3, 8.1.4.1 b). */
const triesBeforeLock = 5;
const lockMinutes = 30;

/** What came of a try: the actor, or the problem to answer with once the try itself is recorded. */
export type SignInOutcome =
  | { readonly status: "signed-in"; readonly actor: Actor }
  | { readonly status: "refused"; readonly problem: PlatformError };

/**
 * Judges a username and password, counts failures and notes the try in the audit log. An unknown name is treated as a
 * known one in words, locks and time, so that nobody learns which accounts exist.
 */
export async function trySignIn(
  context: WriteContext,
  input: { readonly username: string; readonly password: string },
): Promise<SignInOutcome> {
  const username = input.username.toLowerCase();
  const { transaction, now } = context;
  const failure = await findFailure(transaction, username);
  const credentials = await findCredentials(transaction, username);
  const by = {
    accountId: credentials?.accountId ?? null,
    username,
    organisationId: credentials?.organisationId ?? null,
  };
  const subject = {
    subjectKind: "account",
    subjectId: username,
    areaCode: credentials?.areaCode ?? wholePlatform,
    by,
  };
  if (failure?.lockedUntil != null && failure.lockedUntil > now) {
    recordAudit(context, { ...subject, action: "session.refuse", details: { reason: "locked" } });
    return { status: "refused", problem: locked() };
  }
  const fits = await isPassword(input.password, credentials?.passwordHash);
  const actor =
    fits && credentials !== undefined ? await findActor(transaction, credentials.accountId) : undefined;
  if (actor !== undefined) {
    await forgetFailures(transaction, username);
    recordAudit(context, { ...subject, action: "session.start" });
    return { status: "signed-in", actor };
  }
  const lockedUntil = new Date(Date.parse(now) + lockMinutes * 60_000).toISOString();
  const count = await countFailure(transaction, { username, now, triesBeforeLock, lockedUntil });
  recordAudit(context, {
    ...subject,
    action: "session.refuse",
    details: { reason: "wrong-credentials", count },
  });
  return { status: "refused", problem: count >= triesBeforeLock ? locked() : wrongCredentials() };
}

function wrongCredentials(): PlatformError {
  return new PlatformError("wrong-credentials", 401, {
    zh: `用户名或密码不正确。连续 ${triesBeforeLock} 次错误将锁定 ${lockMinutes} 分钟。`,
    en: `Wrong username or password. ${triesBeforeLock} failed tries in a row lock the name for ${lockMinutes} minutes.`,
  });
}

function locked(): PlatformError {
  return new PlatformError("sign-in-locked", 429, {
    zh: `错误次数过多，该用户名已锁定，请 ${lockMinutes} 分钟后再试。`,
    en: `Too many failed tries: this name is locked. Try again in ${lockMinutes} minutes.`,
  });
}
