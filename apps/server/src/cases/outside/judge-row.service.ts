import type { RowJudgement } from "@halfsky/cases";
import { recordAudit } from "../../audit/record-audit.ts";
import { lockNames } from "../../database/lock-names.ts";
import { jsonText } from "../../database/json-text.ts";
import type { CaseWriteContext } from "../case-host.ts";
import { openListKeys } from "../keys/list-keys.ts";
import { compareWithCases, countsOf } from "./compare-with-cases.ts";
import { comparableStanding } from "./import-list.service.ts";
import { keepDifferences, tellOwners } from "./keep-differences.ts";
import { ownLink, placeOf } from "./outside-access.ts";
import type { DifferenceColumns } from "./outside-difference.store.ts";
import { insertRowJudgement, listRowJudgements } from "./outside-judgement.store.ts";
import { findMapping, listListRows, listOutsideLists } from "./outside-list.store.ts";
import { readNumber } from "./outside-secrets.ts";

/**
 * Keeps what somebody judged of a row and a case that may be about one person, and brings to what follows from it whatever
 * differs of the two: the same person may stand there in another state, another person is missing here or there. The newest
 * list is compared anew, since the judgement stands for it and for every list after it; differences of other rows and cases
 * are not touched, and nothing that was said to be corrected opens again before a new list says so.
 */
export async function judgeRow(
  context: CaseWriteContext,
  row: DifferenceColumns,
  judgement: RowJudgement["judgement"],
): Promise<void> {
  const { transaction, actor, now, host } = context;
  const link = ownLink(context, row.system, row.link);
  const place = placeOf(context, link);
  await lockNames(transaction, [`outside ${Object.values(place).join(" ")}`]);
  const [list] = await listOutsideLists(transaction, place, 1);
  const mapping = await findMapping(transaction, [place.areaCode], place);
  const [rowKey] = row.row_keys;
  const { case_id: caseId, case_area: caseArea } = row;
  if (list === undefined || mapping === undefined || rowKey === undefined) {
    throw new Error(`possible match ${row.id} has no list`);
  }
  if (caseId === null || caseArea === null) throw new Error(`possible match ${row.id} has no case`);
  const stored = await listListRows(transaction, list);
  const keys = openListKeys(host, list);
  const touchedKeys = new Set(row.row_keys);
  const rows = stored.map((one) => ({
    number: one.number_blind,
    person: one.person_blind,
    names: one.name_blinds,
    written: one.written_blind,
    word: one.word,
    day: one.day,
    sheetRow: one.sheet_row ?? 0,
    // deciphered where it is shown, and nowhere else
    get numberText() {
      return one.number_secret === null ? null : readNumber(keys, one.number_secret);
    },
  }));
  const judgements = [...(await listRowJudgements(transaction, place)), { rowKey, caseId, judgement }];
  const compared = await compareWithCases(context, link, {
    mapping: mapping.mapping.words,
    rows,
    judgements,
  });
  await insertRowJudgement(transaction, {
    area_code: place.areaCode,
    system: place.system,
    link: place.link,
    organisation_id: place.organisationId,
    row_key: rowKey,
    case_area: caseArea,
    case_id: caseId,
    judgement,
    difference_id: row.id,
    list_id: list.id,
    counts: jsonText(countsOf(compared.comparison)),
    account_id: actor.accountId,
    at: now,
  });
  const standing = await comparableStanding(context, link, compared);
  // the other cases that the row could have been about
  const touchedCases = new Set([
    caseId,
    ...standing
      .filter((one) => one.rowKeys.some((key) => touchedKeys.has(key)))
      .flatMap((one) => one.caseId ?? []),
  ]);
  const isTouched = (one: { readonly caseId: string | null; readonly rowKeys: readonly string[] }): boolean =>
    one.rowKeys.some((key) => touchedKeys.has(key)) || (one.caseId !== null && touchedCases.has(one.caseId));
  const found = compared.comparison.differences.filter(isTouched);
  const { opened } = await keepDifferences(context, {
    link,
    list,
    keys,
    rows,
    found,
    cases: compared.cases,
    standing: standing.filter(isTouched),
    isNewList: false,
  });
  recordAudit(context, {
    action: "case.match-judged",
    subjectKind: "case",
    subjectId: caseId,
    areaCode: caseArea,
    details: { judgement, list: list.id },
  });
  await tellOwners(context, link, opened);
}
