import type { PrivacyClass } from "@halfsky/cases";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A key by which a person of a case is found again, hashed. */
export interface PersonKey {
  readonly party: string;
  readonly personId: string;
  /** "search:name", "match:name+phone" */
  readonly kind: string;
  readonly blind: string;
  readonly privacy: PrivacyClass;
}

/** A key of another case that agrees. */
export interface FoundKey extends PersonKey {
  readonly areaCode: string;
  readonly caseId: string;
  readonly openedAt: string;
}

interface CasePlace {
  readonly areaCode: string;
  readonly caseId: string;
}

/** Brings the keys of a case to what its people are now. */
export async function replacePersonKeys(
  transaction: WriteTransaction,
  { areaCode, caseId, openedAt }: CasePlace & { readonly openedAt: string },
  keys: readonly PersonKey[],
): Promise<void> {
  await deletePersonKeys(transaction, { areaCode, caseId });
  if (keys.length === 0) return;
  await transaction
    .insertInto("service_person_key")
    .values(
      keys.map((key) => ({
        area_code: areaCode,
        case_id: caseId,
        party: key.party,
        person_id: key.personId,
        kind: key.kind,
        blind: key.blind,
        privacy: key.privacy,
        opened_at: openedAt,
      })),
    )
    .execute();
}

/** Forgets by what the people of a case were found. */
export async function deletePersonKeys(
  transaction: WriteTransaction,
  { areaCode, caseId }: CasePlace,
): Promise<void> {
  await transaction
    .deleteFrom("service_person_key")
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .execute();
}

/** Keys of cases opened since a moment that equal one of these hashes. */
export async function findPersonKeys(
  transaction: ReadTransaction,
  blinds: readonly string[],
  {
    since,
    limit,
    caseIds,
  }: { readonly since: string | null; readonly limit: number | null; readonly caseIds?: readonly string[] },
): Promise<readonly FoundKey[]> {
  if (blinds.length === 0) return [];
  let select = transaction
    .selectFrom("service_person_key")
    .selectAll()
    .where("blind", "in", [...blinds])
    .orderBy("opened_at", "desc")
    .orderBy("case_id");
  if (limit !== null) select = select.limit(limit);
  if (caseIds !== undefined) {
    if (caseIds.length === 0) return [];
    select = select.where("case_id", "in", [...caseIds]);
  }
  if (since !== null) select = select.where("opened_at", ">=", since);
  return (await select.execute()).map((row) => ({
    areaCode: row.area_code,
    caseId: row.case_id,
    party: row.party,
    personId: row.person_id,
    kind: row.kind,
    blind: row.blind,
    privacy: row.privacy,
    openedAt: row.opened_at,
  }));
}

/** Why two cases may be about the same people: "victim/name+phone=caller/name+phone". */
export interface NewMatch extends CasePlace {
  readonly otherCaseId: string;
  readonly because: readonly string[];
}

/** Keeps pairs that are not there yet, whichever of the two found the other. */
export async function insertMatches(
  transaction: WriteTransaction,
  matches: readonly NewMatch[],
  at: string,
): Promise<void> {
  if (matches.length === 0) return;
  const known = await transaction
    .selectFrom("service_match")
    .select(["case_id", "other_case_id"])
    .where((where) => {
      const ids = [...new Set(matches.map(({ caseId }) => caseId))];
      return where.or([where("case_id", "in", ids), where("other_case_id", "in", ids)]);
    })
    .execute();
  const pairs = new Set(
    known.flatMap((one) => [`${one.case_id} ${one.other_case_id}`, `${one.other_case_id} ${one.case_id}`]),
  );
  const isKnown = ({ caseId, otherCaseId }: NewMatch): boolean => pairs.has(`${caseId} ${otherCaseId}`);
  const added = matches.filter((match) => !isKnown(match));
  for (let from = 0; from < added.length; from += mostAtOnce) {
    await insertPairs(transaction, added.slice(from, from + mostAtOnce), at);
  }
}

/** So many pairs go into one statement, which holds only so many values. */
const mostAtOnce = 5000;

async function insertPairs(
  transaction: WriteTransaction,
  pairs: readonly NewMatch[],
  at: string,
): Promise<void> {
  await transaction
    .insertInto("service_match")
    .values(
      pairs.map(({ areaCode, caseId, otherCaseId, because }) => ({
        area_code: areaCode,
        case_id: caseId,
        other_case_id: otherCaseId,
        because: jsonText(because),
        found_at: at,
      })),
    )
    .execute();
}
