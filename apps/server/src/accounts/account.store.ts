import { permission } from "@halfsky/api-contract";
import type { Actor, Grant } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** The actor that an account stands for; undefined for an unknown or closed account. */
export async function findActor(transaction: ReadTransaction, accountId: string): Promise<Actor | undefined> {
  // One statement, because it comes before every request: a row for each grant of each role, with the account in each.
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .leftJoin("account_role", "account_role.account_id", "account.id")
    .leftJoin("role", "role.id", "account_role.role_id")
    .leftJoin("role_grant", "role_grant.role_id", "role.id")
    .select([
      "account.id",
      "account.username",
      "account.display_name",
      "account.must_change_password",
      "organisation.id as organisation_id",
      "organisation.name as organisation_name",
      "organisation.short_name as organisation_short_name",
      "organisation.area_code",
      "role.id as role_id",
      "role.name_zh",
      "role.name_en",
      "role_grant.permission",
      "role_grant.scope",
      (where) =>
        where
          .selectFrom("service_agency")
          .whereRef("service_agency.organisation_id", "=", "organisation.id")
          .whereRef("service_agency.area_code", "=", "organisation.area_code")
          .select(({ fn }) => fn.agg<string[] | null>("array_agg", ["service_agency.role"]).as("roles"))
          .as("serves"),
    ])
    .where("account.id", "=", accountId)
    .where("account.is_active", "=", true)
    .orderBy("role.id")
    .execute();
  const [account] = rows;
  if (account === undefined) return undefined;
  const roles = new Map(
    rows.flatMap(({ role_id: id, name_zh, name_en }) =>
      id === null || name_zh === null || name_en === null
        ? []
        : [[id, { id, nameZh: name_zh, nameEn: name_en }] as const],
    ),
  );
  return {
    accountId: account.id,
    username: account.username,
    displayName: account.display_name,
    mustChangePassword: account.must_change_password,
    organisation: {
      id: account.organisation_id,
      name: account.organisation_name,
      shortName: account.organisation_short_name,
    },
    areaCode: account.area_code,
    roles: [...roles.values()],
    grants: rows.flatMap(({ permission: name, scope }): Grant[] => {
      // A word that this program does not know gives nothing, so an older program never gives too much.
      const known = permission.safeParse(name);
      return known.success && scope !== null ? [{ permission: known.data, scope }] : [];
    }),
    serves: account.serves ?? [],
  };
}

/** The names of accounts, closed ones too, by id. */
export async function listDisplayNames(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("account")
    .select(["id", "display_name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

/** Everything the sign-in needs to know of a username. */
export async function findCredentials(
  transaction: ReadTransaction,
  username: string,
): Promise<
  { accountId: string; areaCode: string; organisationId: string; passwordHash: string } | undefined
> {
  const row = await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .innerJoin("account_password", "account_password.account_id", "account.id")
    .select(["account.id", "organisation.id as organisation_id", "organisation.area_code", "password_hash"])
    .where("username", "=", username)
    .where("is_active", "=", true)
    .orderBy("set_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        accountId: row.id,
        areaCode: row.area_code,
        organisationId: row.organisation_id,
        passwordHash: row.password_hash,
      };
}

/** The newest password hashes of an account, newest first. */
export async function listPasswordHashes(
  transaction: ReadTransaction,
  accountId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("account_password")
    .select("password_hash")
    .where("account_id", "=", accountId)
    .orderBy("set_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ password_hash }) => password_hash);
}

/** Makes a hash the valid password of an account. */
export async function insertPassword(
  transaction: WriteTransaction,
  password: { accountId: string; setAt: string; passwordHash: string; mustChange: boolean },
): Promise<void> {
  await transaction
    .insertInto("account_password")
    .values({
      account_id: password.accountId,
      set_at: password.setAt,
      password_hash: password.passwordHash,
    })
    .execute();
  await transaction
    .updateTable("account")
    .set({ must_change_password: password.mustChange })
    .where("id", "=", password.accountId)
    .execute();
}

/** An area as the session shows it; undefined for an unknown code. */
export async function findArea(transaction: ReadTransaction, code: string) {
  const row = await transaction.selectFrom("area").selectAll().where("code", "=", code).executeTakeFirst();
  return row === undefined
    ? undefined
    : { code: row.code, name: row.name, level: row.level, parentCode: row.parent_code };
}

/** Whether the figures shown are made up. */
export async function isSampleCity(transaction: ReadTransaction): Promise<boolean> {
  const row = await transaction
    .selectFrom("setting")
    .select("value")
    .where("name", "=", "sample-city")
    .executeTakeFirst();
  return row !== undefined;
}

/** Where the notifications of an account are sent as well. */
export async function findEmail(
  transaction: ReadTransaction,
  username: string,
): Promise<{ readonly id: string; readonly email: string | null; readonly areaCode: string } | undefined> {
  return await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select(["account.id", "account.email", "organisation.area_code as areaCode"])
    .where("account.username", "=", username)
    .executeTakeFirst();
}

/** Keeps where the notifications of an account are sent as well. */
export async function updateEmail(
  transaction: WriteTransaction,
  accountId: string,
  email: string | null,
): Promise<void> {
  await transaction.updateTable("account").set({ email }).where("id", "=", accountId).execute();
}

/** Where people work: the names of their organisations, by account. */
export async function listWorkplaces(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select(["account.id", "organisation.name"])
    .where("account.id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
