import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { PlatformError } from "../platform-error.ts";
import { insertPassword } from "./account.store.ts";
import { hashPassword, passwordFaults } from "./password.ts";
import { isEmail } from "./set-email.service.ts";

/** A person to be given an account. */
export interface NewAccount {
  /** Letters, digits, dot, hyphen, underscore; kept in lower case. */
  readonly username: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly roleIds: readonly string[];
  readonly password: string;
  /** Where notifications are sent as well, if anywhere. */
  readonly email?: string | undefined;
  /** Whether the person must choose another password first; true where someone else chose this one. */
  readonly mustChangePassword: boolean;
}

/** Makes an account with its roles and first password; throws "invalid-input" with all faults. Returns its id. */
export async function createAccount(context: WriteContext, input: NewAccount): Promise<string> {
  const { transaction, now } = context;
  const username = input.username.toLowerCase();
  const organisation = await transaction
    .selectFrom("organisation")
    .select("area_code")
    .where("id", "=", input.organisationId)
    .executeTakeFirst();
  const roles = await transaction.selectFrom("role").select("id").orderBy("id").execute();
  const taken = await transaction
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirst();
  const faults = passwordFaults(input.password, username).map((fault) => ({ ...fault, where: "password" }));
  const say = (where: string, zh: string, en: string): void => {
    faults.push({ where, message: { zh, en } });
  };
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(username)) {
    say("username", "只能用字母、数字、点、横线、下划线", "only letters, digits, dot, hyphen and underscore");
  }
  if (taken !== undefined) say("username", "已被使用", "is taken");
  if (input.displayName.trim() === "") say("displayName", "不能为空", "must not be empty");
  if (input.email !== undefined && !isEmail(input.email)) {
    say("email", "不是邮箱地址", "is no e-mail address");
  }
  if (organisation === undefined) say("organisation", "没有这个单位", "no such organisation");
  const known = roles.map(({ id }) => id);
  for (const role of input.roleIds.filter((id) => !known.includes(id))) {
    say(
      "role",
      `没有角色 ${role}，可用：${known.join("、")}`,
      `no role ${role}; there are ${known.join(", ")}`,
    );
  }
  if (input.roleIds.length === 0) say("role", "至少一个角色", "at least one role");
  if (faults.length > 0 || organisation === undefined) {
    throw new PlatformError(
      "invalid-input",
      422,
      { zh: "账号信息有误。", en: "The account has faults." },
      faults,
    );
  }
  const id = newId("account");
  await transaction
    .insertInto("account")
    .values({
      id,
      username,
      display_name: input.displayName.trim(),
      organisation_id: input.organisationId,
      created_at: now,
      email: input.email ?? null,
    })
    .execute();
  await transaction
    .insertInto("account_role")
    .values(input.roleIds.map((role_id) => ({ account_id: id, role_id })))
    .execute();
  await insertPassword(transaction, {
    accountId: id,
    setAt: now,
    passwordHash: await hashPassword(input.password),
    mustChange: input.mustChangePassword,
  });
  recordAudit(context, {
    action: "account.create",
    subjectKind: "account",
    subjectId: username,
    areaCode: organisation.area_code,
    after: { displayName: input.displayName, organisationId: input.organisationId, roles: input.roleIds },
  });
  return id;
}
