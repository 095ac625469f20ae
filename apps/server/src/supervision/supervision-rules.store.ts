import { defaultSupervisionRules, type SupervisionRules } from "@halfsky/supervision";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** One version of an area's rules. */
export interface StoredRules {
  readonly version: number;
  readonly rules: SupervisionRules;
  readonly reason: string;
  readonly set: { readonly by: string; readonly at: string };
}

/** The versions that an area has set, newest first; version 0, the defaults, is not among them. */
export async function listRules(
  transaction: ReadTransaction,
  areaCode: string,
): Promise<readonly StoredRules[]> {
  const rows = await transaction
    .selectFrom("supervision_rules")
    .leftJoin("account", "account.id", "supervision_rules.set_by")
    .selectAll("supervision_rules")
    .select("account.display_name")
    .where("supervision_rules.area_code", "=", areaCode)
    .orderBy("supervision_rules.version", "desc")
    .execute();
  return rows.map(({ version, rules, reason, set_by, set_at, display_name }) => ({
    version,
    rules,
    reason,
    set: { by: display_name ?? set_by, at: set_at },
  }));
}

/** Adds a version. */
export async function insertRules(
  transaction: WriteTransaction,
  areaCode: string,
  rules: Omit<StoredRules, "set"> & { readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .insertInto("supervision_rules")
    .values({
      area_code: areaCode,
      version: rules.version,
      rules: jsonText(rules.rules),
      reason: rules.reason,
      set_by: rules.by,
      set_at: rules.at,
    })
    .execute();
}

/** The rules that count in an area for new deadlines, and those that each version stood for. */
export interface RulesInForce {
  readonly version: number;
  readonly rules: SupervisionRules;
  readonly rulesOf: (version: number) => SupervisionRules;
}

/** Reads the rules of an area. */
export async function rulesInForce(transaction: ReadTransaction, areaCode: string): Promise<RulesInForce> {
  const versions = await listRules(transaction, areaCode);
  const byVersion = new Map(versions.map(({ version, rules }) => [version, rules]));
  const newest = versions[0];
  return {
    version: newest?.version ?? 0,
    rules: newest?.rules ?? defaultSupervisionRules,
    rulesOf: (version) => byVersion.get(version) ?? defaultSupervisionRules,
  };
}
