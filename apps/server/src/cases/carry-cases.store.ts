import type { ReadTransaction } from "../database/transactions.ts";

/** How many cases stand under a version of a definition. */
export interface VersionCount {
  readonly system: string;
  readonly hash: string;
  readonly count: number;
}

/** The versions under which something was last done in a case that is not closed. */
export async function listOpenVersions(transaction: ReadTransaction): Promise<readonly VersionCount[]> {
  const rows = await transaction
    .selectFrom("service_case")
    .innerJoin("service_action", (join) =>
      join
        .onRef("service_action.area_code", "=", "service_case.area_code")
        .onRef("service_action.case_id", "=", "service_case.id")
        .onRef("service_action.number", "=", "service_case.version"),
    )
    .where("service_case.phase", "!=", "closed")
    .select(({ fn }) => [
      "service_case.system as system",
      "service_action.definition_hash as hash",
      fn.countAll().as("count"),
    ])
    .groupBy(["service_case.system", "service_action.definition_hash"])
    .orderBy("service_case.system")
    .orderBy("service_action.definition_hash")
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The versions by whose names the rows of cases stand, of closed ones too. */
export async function listRowVersions(
  transaction: ReadTransaction,
): Promise<readonly Omit<VersionCount, "count">[]> {
  return await transaction
    .selectFrom("service_case")
    .select(["system", "definition_hash as hash"])
    .distinct()
    .orderBy("system")
    .orderBy("definition_hash")
    .execute();
}

/** Some cases whose rows stand by the names of a version. */
export async function listCasesUnder(
  transaction: ReadTransaction,
  system: string,
  hash: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("service_case")
    .select("id")
    .where("system", "=", system)
    .where("definition_hash", "=", hash)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
