import type { Fault, OutsideImport, OutsideMapping, Words } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  canonicalJson,
  carryOver,
  checkStateMapping,
  columnsRead,
  mostOutsideRows,
  readOutsideRows,
  residenceReader,
  type ReadOutsideRow,
  sealsEveryCase,
} from "@halfsky/cases";
import { createHash } from "node:crypto";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { lockNames } from "../../database/lock-names.ts";
import { newId } from "../../database/new-id.ts";
import { PlatformError } from "../../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "../case-host.ts";
import { blindKey } from "../match-people.ts";
import { makeListKeys } from "../keys/list-keys.ts";
import { allCounts, type Compared, compareWithCases, countsOf } from "./compare-with-cases.ts";
import { columnLetter } from "./describe-sheets.ts";
import { signatureOf } from "./head-signature.ts";
import { listJudgedCounts, listRowJudgements } from "./outside-judgement.store.ts";
import { type DifferenceColumns, listStanding } from "./outside-difference.store.ts";
import { placeOf, type SystemLink } from "./outside-access.ts";
import {
  insertList,
  insertListRows,
  type ListColumns,
  listOutsideLists,
  outsideNumberKind,
  rememberMapping,
} from "./outside-list.store.ts";
import { sealNumber, sealResidence } from "./outside-secrets.ts";
import { listKnownPlaces } from "./known-places.ts";
import type { OutsideSheet } from "./read-outside-file.ts";
import { keepDifferences, tellOwners } from "./keep-differences.ts";

/** A file of an outside system as somebody brings it. */
export interface BroughtList {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheets: readonly OutsideSheet[];
  readonly mapping: OutsideMapping;
  /** day that the list is of */
  readonly day: string;
}

/** Faults that are named; a whole column read wrongly has thousands. */
const mostFaults = 300;

/** POST …/lists: what the list says beside our cases; nothing is kept. */
export async function previewList(
  context: CaseReadContext,
  link: SystemLink,
  brought: BroughtList,
): Promise<OutsideImport> {
  const [last] = await listOutsideLists(context.transaction, placeOf(context, link), 1);
  const { rows, fileHash, skipped } = await readList(context, link, brought, last);
  if (last !== undefined && last.file_hash === fileHash) return await sameList(context, last, skipped);
  const compared = await compareBrought(context, link, brought, rows);
  const carried = carryOver(
    await comparableStanding(context, link, compared),
    compared.comparison.differences,
  );
  return {
    applied: false,
    isSame: false,
    rows: rows.length,
    skipped: [...skipped],
    counts: countsOf(compared.comparison),
    differences: {
      opened: carried.opened.length,
      kept: carried.kept.length,
      reopened: carried.kept.filter(({ reopened }) => reopened).length,
      settled: carried.settled.filter((one) => isTold(one, compared)).length,
    },
  };
}

/**
 * POST …/lists?apply=true: takes a list in. Differences that it still shows keep their age, those that it no longer shows are
 * settled; the same file, read the same way, changes nothing.
 */
export async function importList(
  context: CaseWriteContext,
  link: SystemLink,
  brought: BroughtList,
): Promise<OutsideImport> {
  const { transaction, actor, now, host } = context;
  const place = placeOf(context, link);
  await lockNames(transaction, [`outside ${Object.values(place).join(" ")}`]);
  const [last] = await listOutsideLists(transaction, place, 1);
  const { rows, fileHash, sheet, skipped } = await readList(context, link, brought, last);
  if (last !== undefined && last.file_hash === fileHash) return await sameList(context, last, skipped);
  const compared = await compareBrought(context, link, brought, rows);
  const counts = countsOf(compared.comparison);
  const id = newId("outside-list");
  const { keys, provider, dataKey } = makeListKeys(host, id);
  const subject = { system: place.system, link: place.link };
  const list: ListColumns = {
    area_code: place.areaCode,
    id,
    ...subject,
    organisation_id: place.organisationId,
    keeper: place.keeper,
    number: (last?.number ?? 0) + 1,
    day: brought.day,
    file_hash: fileHash,
    row_count: rows.length,
    counts,
    provider,
    data_key: dataKey,
    imported_by: actor.accountId,
    imported_at: now,
  };
  await insertList(transaction, { ...list, counts: jsonText(counts) }, last?.id ?? null);
  await insertListRows(
    transaction,
    rows.map((row, index) => ({
      area_code: place.areaCode,
      list_id: id,
      number: index + 1,
      number_blind: row.number,
      number_secret: row.numberText === null ? null : sealNumber(keys, row.numberText),
      person_blind: row.person,
      name_blinds: jsonText(row.names),
      written_blind: row.written,
      residence_secret: row.residence === null ? null : sealResidence(keys, row.residence),
      sheet_row: row.sheetRow,
      word: row.word,
      day: row.day,
    })),
  );
  const { sheet: _sheet, ...mapping } = brought.mapping;
  await rememberMapping(transaction, {
    area_code: place.areaCode,
    ...subject,
    keeper: place.keeper,
    signature: signatureOf(context, sheet.texts, mapping),
    mapping: jsonText(mapping),
    kept_by: actor.accountId,
    kept_at: now,
  });
  const standing = await comparableStanding(context, link, compared);
  const kept = await keepDifferences(context, {
    link,
    list,
    keys,
    rows,
    found: compared.comparison.differences,
    cases: compared.cases,
    standing,
    isNewList: true,
  });
  const differences = { ...kept.counts, settled: kept.settled.filter((one) => isTold(one, compared)).length };
  recordAudit(context, {
    action: "outside.import",
    subjectKind: "outside-list",
    subjectId: id,
    areaCode: place.areaCode,
    // of sealed cases the log says nothing that depends on them
    details: {
      ...subject,
      day: brought.day,
      rows: rows.length,
      ...(place.keeper === "" ? { differences } : {}),
    },
  });
  await tellOwners(context, link, kept.opened);
  return {
    applied: true,
    isSame: false,
    rows: rows.length,
    skipped: [...skipped],
    counts,
    differences,
  };
}

async function compareBrought(
  context: CaseReadContext,
  link: SystemLink,
  { mapping }: BroughtList,
  rows: readonly ReadOutsideRow[],
): Promise<Compared> {
  const judgements = await listRowJudgements(context.transaction, placeOf(context, link));
  return await compareWithCases(context, link, { mapping: mapping.words, rows, judgements });
}

/** Differences of the place that this comparison can judge: about no case, or about one that it looked at or that is hidden. */
export async function comparableStanding(context: CaseReadContext, link: SystemLink, { cases }: Compared) {
  const standing = await listStanding(context.transaction, placeOf(context, link));
  return standing
    .filter(({ case_id, isHidden }) => case_id === null || cases.has(case_id) || isHidden)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      caseId: row.case_id,
      rowKeys: row.row_keys,
      answer: row.answer,
      row,
    }));
}

/** Whether the caller may be told that a difference is settled: never of a case that was sealed since. */
function isTold({ caseId }: { readonly caseId: string | null }, { cases }: Compared): boolean {
  return caseId === null || cases.has(caseId);
}

async function sameList(
  { transaction }: CaseReadContext,
  list: ListColumns,
  skipped: readonly string[],
): Promise<OutsideImport> {
  const counts = (await listJudgedCounts(transaction, [list.id])).get(list.id) ?? list.counts;
  const differences = { opened: 0, kept: 0, reopened: 0, settled: 0 };
  return {
    applied: false,
    isSame: true,
    rows: list.row_count,
    skipped: [...skipped],
    counts: allCounts(counts),
    differences,
  };
}

interface ReadList {
  readonly rows: readonly ReadOutsideRow[];
  readonly fileHash: string;
  readonly sheet: OutsideSheet;
  /** rows about nobody, by sheet and cell */
  readonly skipped: readonly string[];
}

/** Reads the file with all its faults at once; throws "invalid-input" with each by sheet and cell. */
async function readList(
  context: CaseReadContext,
  { definition }: SystemLink,
  { fileName, bytes, sheets, mapping, day }: BroughtList,
  last: ListColumns | undefined,
): Promise<ReadList> {
  const { host, now } = context;
  const sheet = sheets[mapping.sheet];
  const faults: Fault[] = [];
  if (sheet === undefined) faults.push({ where: "body.mapping.sheet", message: words.noSheet });
  const isSealed = sealsEveryCase(definition);
  const columns = columnsRead(definition, mapping.columns);
  const { number, idNumber, name, birthDate } = columns;
  if (isSealed && number === null) {
    const fault = { where: "body.mapping.columns", message: words.noNumber };
    throw new PlatformError("invalid-input", 422, words.faulty, [...faults, fault]);
  }
  if (number === null && idNumber === null && (name === null || birthDate === null)) {
    faults.push({ where: "body.mapping.columns", message: words.noKey });
  }
  for (const { word, message } of checkStateMapping(definition, mapping.words)) {
    faults.push({ where: `body.mapping.words.${word}`, message });
  }
  if (day > beijingDate(now)) faults.push({ where: "body.day", message: words.future });
  if (last !== undefined && day < last.day) {
    faults.push({ where: "body.day", message: olderThan(last.day) });
  }
  if (sheet === undefined) throw new PlatformError("invalid-input", 422, words.faulty, faults);
  const {
    rows,
    faults: found,
    skipped,
  } = readOutsideRows(
    sheet.texts,
    {
      headRow: mapping.headRow,
      columns,
      mapping: mapping.words,
      lastDay: day,
      residenceIn: residenceReader(
        columns.residence === null ? [] : await listKnownPlaces(context),
        context.actor.areaCode,
      ),
    },
    (kind, key) => {
      if (kind === "number") return host.vault.blind(outsideNumberKind, key);
      if (kind === "written") return host.vault.blind("outside:written", key);
      return blindKey(host, "match", { kind, key }).blind;
    },
  );
  if (rows.length + found.length === 0) faults.push({ where: sheet.name, message: words.empty });
  if (rows.length > mostOutsideRows) faults.push({ where: sheet.name, message: words.tooLong });
  faults.push(
    ...found.slice(0, mostFaults).map(({ row, column, message }) => ({
      where: `${sheet.name}!${columnLetter(column)}${row}`,
      message,
    })),
  );
  if (found.length > mostFaults) faults.push({ where: fileName, message: more(found.length - mostFaults) });
  if (faults.length > 0) throw new PlatformError("invalid-input", 422, words.faulty, faults);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const fileHash = host.vault.blind("outside:file", canonicalJson({ digest, day, mapping: { ...mapping } }));
  return { rows, fileHash, sheet, skipped: skipped.map((row) => `${sheet.name}!A${row}`) };
}

/** A difference as it stands in the table, with what comparisons know it by. */
export type StandingDifference = Awaited<ReturnType<typeof comparableStanding>>[number] & {
  readonly row: DifferenceColumns;
};

function olderThan(day: string): Words {
  return {
    zh: `早于已导入的清单（${day}）。`,
    en: `It is older than the list that is here already (${day}).`,
  };
}

function more(count: number): Words {
  return { zh: `另有 ${count} 处同类问题。`, en: `And ${count} more faults of these kinds.` };
}

const words = {
  faulty: {
    zh: "清单有误，未导入；请按所列单元格改正后重新导入。",
    en: "The list has faults and was not taken in: mend the cells that are named.",
  },
  noSheet: { zh: "文件里没有这个工作表。", en: "The file has no such sheet." },
  noKey: {
    zh: "请指定编号列或证件号码列；都没有的，请指定姓名列和出生日期列。",
    en: "Say which column holds the number or the ID number; without both, which hold the name and the day of birth.",
  },
  noNumber: {
    zh: "请指定编号列：整案封存的业务只按编号比对，不读取姓名和证件号码。",
    en: "Say which column holds the number: where every case is sealed, numbers alone are compared, and no names or ID numbers are read.",
  },
  future: { zh: "清单日期不能晚于今天。", en: "The day of the list lies in the future." },
  empty: { zh: "工作表里没有数据行。", en: "The sheet has no rows." },
  tooLong: {
    zh: "清单超过5万行，请按地区分开导入。",
    en: "The list has more than 50,000 rows: bring it area by area.",
  },
} as const satisfies Record<string, Words>;
