import { type ActionDetails, type CaseAction, type Relation, relations } from "@halfsky/cases";
import type { Selectable } from "kysely";
import { jsonText } from "../database/json-text.ts";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A row of the log as it is stored. */
export type ActionColumns = Selectable<ServiceCaseTables["service_action"]>;

/** The log of a case in its order. */
export async function listActions(
  transaction: ReadTransaction,
  areaCode: string,
  caseId: string,
): Promise<readonly ActionColumns[]> {
  return await transaction
    .selectFrom("service_action")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .orderBy("number")
    .execute();
}

/** The logs of cases as far as they went before a moment, by case. */
export async function listLogs(
  transaction: ReadTransaction,
  cases: readonly { readonly area_code: string; readonly id: string }[],
  before: string,
): Promise<ReadonlyMap<string, readonly ActionColumns[]>> {
  if (cases.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("service_action")
    .selectAll()
    .where("area_code", "in", [...new Set(cases.map(({ area_code }) => area_code))])
    .where(
      "case_id",
      "in",
      cases.map(({ id }) => id),
    )
    .where("at", "<", before)
    .orderBy("case_id")
    .orderBy("number")
    .execute();
  const logs = new Map<string, ActionColumns[]>();
  for (const row of rows) {
    const log = logs.get(row.case_id);
    if (log === undefined) logs.set(row.case_id, [row]);
    else log.push(row);
  }
  return logs;
}

/** The action of a transaction, whichever case it was done on. */
export async function findTransaction(transaction: ReadTransaction, transactionId: string) {
  return await transaction
    .selectFrom("service_action")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_action.area_code")
        .onRef("service_case.id", "=", "service_action.case_id"),
    )
    .select([
      "service_action.case_id",
      "service_action.number",
      "service_action.account_id",
      "service_action.action",
      "service_action.area_code",
      "service_case.number as case_number",
      "service_case.system",
    ])
    .where("service_action.transaction_id", "=", transactionId)
    .executeTakeFirst();
}

/** Cases that transactions of these names opened, in the order of the names. */
export async function listOpenedBy(transaction: ReadTransaction, transactionIds: readonly string[]) {
  return await transaction
    .selectFrom("service_action")
    .innerJoin("service_case", "service_case.id", "service_action.case_id")
    .select(["service_case.id", "service_case.number", "service_case.system"])
    .where("service_action.transaction_id", "in", [...transactionIds])
    .orderBy("service_action.transaction_id")
    .execute();
}

/** Adds a row to the log. */
export async function insertAction(
  transaction: WriteTransaction,
  { areaCode, caseId }: { readonly areaCode: string; readonly caseId: string },
  action: Omit<CaseAction, "details">,
  stored: {
    readonly plain: ActionDetails;
    readonly secret: Uint8Array | null;
    readonly sealed: Uint8Array | null;
  },
): Promise<void> {
  await transaction
    .insertInto("service_action")
    .values({
      area_code: areaCode,
      case_id: caseId,
      number: action.number,
      action: action.action,
      account_id: action.actor.accountId,
      organisation_id: action.actor.organisationId,
      actor_area: action.actor.areaCode,
      acted_as: action.actedAs,
      relation: action.relation,
      at: action.at,
      transaction_id: action.transactionId,
      base_version: action.baseVersion,
      definition_hash: action.definitionHash,
      details: jsonText(stored.plain),
      secret: stored.secret,
      sealed: stored.sealed,
    })
    .execute();
}

/** A row of the log as the fold reads it, with what was deciphered. */
export function asCaseAction(row: ActionColumns, details: ActionDetails): CaseAction {
  return {
    number: row.number,
    action: row.action,
    actor: { accountId: row.account_id, organisationId: row.organisation_id, areaCode: row.actor_area },
    actedAs: row.acted_as,
    relation: isRelation(row.relation) ? row.relation : "platform",
    at: row.at,
    transactionId: row.transaction_id,
    baseVersion: row.base_version,
    definitionHash: row.definition_hash,
    details,
  };
}

function isRelation(text: string): text is Relation {
  return Object.hasOwn(relations, text);
}
