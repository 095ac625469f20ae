import { type AccessToken, permission } from "@halfsky/api-contract";
import { sql } from "kysely";
import { jsonText } from "../database/json-text.ts";
import { preparedAs } from "../database/prepared-statements.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import type { TokenLimits } from "../access/narrow-actor.ts";

/** A token as a request meets it, with the stamp of areas and grants of the same moment. */
export interface FoundToken extends TokenLimits {
  readonly accountId: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly stamp: number;
}

/** The token of a secret, by the hash of it; undefined where there never was one. */
export async function findToken(
  transaction: ReadTransaction,
  secretHash: string,
): Promise<FoundToken | undefined> {
  // One statement, because it comes before every request.
  const row = await transaction
    .selectFrom(["access_stamp", "access_token"])
    .leftJoin("organisation", "organisation.id", "access_token.organisation_id")
    .modifyFront(preparedAs("token"))
    .select([
      "access_token.id",
      "access_token.name",
      "access_token.account_id",
      "access_token.permissions",
      "access_token.area_code",
      "access_token.organisation_id",
      "access_token.expires_at",
      "access_token.revoked_at",
      "access_token.last_used_at",
      "access_stamp.stamp",
      "organisation.name as organisation_name",
      "organisation.short_name",
    ])
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    token: { id: row.id, name: row.name },
    accountId: row.account_id,
    permissions: knownPermissions(row.permissions),
    areaCode: row.area_code,
    organisation:
      row.organisation_id === null
        ? null
        : {
            id: row.organisation_id,
            name: row.organisation_name ?? row.organisation_id,
            shortName: row.short_name ?? row.organisation_id,
          },
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    stamp: row.stamp,
  };
}

/** The tokens of an account, newest first. */
export async function listTokens(
  transaction: ReadTransaction,
  accountId: string,
  now: string,
): Promise<readonly AccessToken[]> {
  const rows = await transaction
    .selectFrom("access_token")
    .innerJoin("area", "area.code", "access_token.area_code")
    .leftJoin("organisation", "organisation.id", "access_token.organisation_id")
    .selectAll("access_token")
    .select(["area.name as area_name", "organisation.name as organisation_name"])
    .where("account_id", "=", accountId)
    .orderBy("access_token.created_at", "desc")
    .orderBy("access_token.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    area: { code: row.area_code, name: row.area_name },
    organisation:
      row.organisation_id === null
        ? null
        : { id: row.organisation_id, name: row.organisation_name ?? row.organisation_id },
    permissions: [...knownPermissions(row.permissions)],
    state: row.revoked_at !== null ? "revoked" : row.expires_at <= now ? "expired" : "valid",
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
}

/** Adds a token of an account. */
export async function insertToken(
  transaction: WriteTransaction,
  accountId: string,
  token: AccessToken,
  secretHash: string,
): Promise<void> {
  await transaction
    .insertInto("access_token")
    .values({
      account_id: accountId,
      id: token.id,
      name: token.name,
      prefix: token.prefix,
      secret_hash: secretHash,
      area_code: token.area.code,
      organisation_id: token.organisation?.id ?? null,
      permissions: jsonText<readonly string[]>(token.permissions),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute();
}

/** Ends a token for good. */
export async function markRevoked(
  transaction: WriteTransaction,
  accountId: string,
  id: string,
  now: string,
): Promise<void> {
  await transaction
    .updateTable("access_token")
    .set({ revoked_at: now })
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .execute();
}

/** Notes that a token was used; not in the transaction of the request, which may only read. */
export async function markUsed(
  database: Pick<WriteTransaction, "updateTable">,
  { accountId, token }: FoundToken,
  now: string,
): Promise<void> {
  await database
    .updateTable("access_token")
    .set({ last_used_at: now })
    .where("account_id", "=", accountId)
    .where("id", "=", token.id)
    .execute();
}

/** The units of areas, by pinyin: for whose rows alone a token can be made. */
export async function listUnitsOf(transaction: ReadTransaction, areaCodes: readonly string[]) {
  if (areaCodes.length === 0) return [];
  const rows = await transaction
    .selectFrom("organisation")
    .select(["id", "name", "short_name", "area_code"])
    .where(sql<boolean>`area_code = any(${[...areaCodes]}::text[]::char(6)[])`)
    .orderBy("area_code")
    .orderBy("pinyin")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    areaCode: row.area_code,
  }));
}

/** A word that this program does not know gives nothing. */
function knownPermissions(words: readonly string[]): TokenLimits["permissions"] {
  return words.flatMap((word) => {
    const known = permission.safeParse(word);
    return known.success ? [known.data] : [];
  });
}
