import { setImmediate as nextTurn } from "node:timers/promises";
import type { Fault, LoadMapping, Words } from "@halfsky/api-contract";
import {
  decideCaseAction,
  loadColumns,
  loadedColumn,
  type LoadedRow,
  missingInLoad,
  mostOutsideRows,
  readLoadedRows,
  residenceReader,
} from "@halfsky/cases";
import { PlatformError } from "../../platform-error.ts";
import { caseBasis, standingBefore } from "../case-basis.ts";
import type { CaseReadContext } from "../case-host.ts";
import { caseTreeOf } from "../case-person.ts";
import { gatesOf } from "../gates.ts";
import type { InTurn } from "../in-case-transaction.ts";
import { columnLetter } from "../outside/describe-sheets.ts";
import { listKnownPlaces } from "../outside/known-places.ts";
import type { OutsideSheet } from "../outside/read-outside-file.ts";
import { apartOf, countedElsewhere, entriesHere, rowKeys, type RowKeys } from "./known-entries.ts";
import { ownLoad, type OwnLoad } from "./load-access.ts";

/** A file of people as it was read. */
interface ReadLoad {
  readonly fileName: string;
  readonly sheets: readonly OutsideSheet[];
  readonly mapping: LoadMapping;
}

/** What a row comes to. */
interface JudgedRow extends LoadedRow {
  readonly outcome: "fresh" | "here" | { readonly refused: Words };
}

/** A list as it was read. */
export interface JudgedList {
  readonly rows: readonly JudgedRow[];
  /** how many of them are counted in another place; null where that is not told */
  readonly elsewhere: number | null;
  /** rows about nobody, by sheet and cell */
  readonly skipped: readonly string[];
}

/** Faults that are named; a whole column read wrongly has thousands. */
const mostFaults = 300;

/** What a list is judged by, read once. */
async function basisOf(context: CaseReadContext, system: string) {
  const load = await ownLoad(context, system);
  const { definition, rule } = load;
  const { accountId, areaCode } = context.actor;
  const gates = await gatesOf(context, definition, null, { action: rule.by, details: {} }, accountId);
  return {
    load,
    now: context.now,
    host: context.host,
    own: areaCode,
    isWithin: await caseTreeOf(context),
    placeIn: residenceReader(await listKnownPlaces(context), areaCode),
    basis: await caseBasis(context, standingBefore(areaCode), gates),
  };
}

/**
 * Reads a list and judges each row as its opening will be judged. Throws "invalid-input" with every fault by sheet and cell;
 * whom the rules do not let in is no fault of the list but a row that is refused, with the reason. The database is asked in
 * short turns, and none of them is open while rows are judged; `report` hears which share is done.
 */
export async function judgeList(
  inTurn: InTurn,
  system: string,
  { fileName, sheets, mapping }: ReadLoad,
  report: (share: number) => Promise<void>,
): Promise<JudgedList> {
  const { load, now, host, own, isWithin, placeIn, basis } = await inTurn((context) =>
    basisOf(context, system),
  );
  const { definition, rule } = load;
  const sheet = sheets[mapping.sheet];
  if (sheet === undefined) throw faulty([{ where: "body.mapping.sheet", message: words.noSheet }]);
  const { columns, set } = ownMapping(load, mapping);
  // said beside the sheet: there is no cell to name
  const faults: Fault[] = missingInLoad(definition, { columns, set }).map(({ title }) => ({
    where: sheet.name,
    message: needed(title),
  }));
  if (Object.keys(columns).every((key) => !key.startsWith("person."))) {
    faults.push({ where: sheet.name, message: words.nobody });
  }
  const read = readLoadedRows(definition, sheet.texts, {
    headRow: mapping.headRow,
    columns,
    set,
    now,
    placeIn,
    isOwnPlace: (code) => isWithin(code.slice(0, 6), own),
  });
  if (read.rows.length + read.faults.length === 0) faults.push({ where: sheet.name, message: words.empty });
  if (read.rows.length > mostOutsideRows) throw faulty([{ where: sheet.name, message: words.tooLong }]);
  const cell = (row: number, column: number): string => `${sheet.name}!${columnLetter(column)}${row}`;
  const found = read.faults.map(({ row, column, message }) => ({ where: cell(row, column), message }));
  const all = Math.max(1, read.rows.length);
  await report(shares.read);
  // what is missing in all rows is said once
  const judged =
    faults.length > 0
      ? []
      : await inTurns(
          read.rows,
          (row) => {
            const details = { answers: row.answers };
            const proposed = { action: rule.by, transactionId: "look", baseVersion: 0, details };
            return { ...row, decision: decideCaseAction(definition, null, proposed, basis) };
          },
          (done) => report(shares.read + ((shares.judged - shares.read) * done) / all),
        );
  for (const { sheetRow, decision } of judged) {
    if (decision.status !== "refused" || decision.code !== "invalid-input") continue;
    for (const { where, message } of decision.faults) {
      found.push({ where: cell(sheetRow, loadedColumn(where, columns)), message });
    }
  }
  faults.push(...found.slice(0, mostFaults));
  if (found.length > mostFaults) faults.push({ where: fileName, message: more(found.length - mostFaults) });
  if (faults.length > 0) throw faulty(faults);
  const keys = await inTurns(
    read.rows,
    ({ answers }) => rowKeys(host, load, answers),
    (done) => report(shares.judged + ((shares.known - shares.judged) * done) / all),
  );
  const { isHere, standing } = await inTurn(async (context) => ({
    isHere: await entriesHere(context, load, keys),
    standing: await countedElsewhere(context, load, keys),
  }));
  const seen = new Map<string, number>();
  const before = (one: RowKeys, row: LoadedRow): number | undefined => {
    const names = one.blinds.map((blind) => `${blind} ${apartOf(rule, row.answers.fields)}`);
    const first = names.flatMap((name) => seen.get(name) ?? [])[0];
    if (first === undefined) for (const name of names) seen.set(name, row.sheetRow);
    return first;
  };
  let elsewhere = 0;
  const rows = judged.map(({ sheetRow, answers, decision }, index): JudgedRow => {
    const row = { sheetRow, answers };
    const key = keys[index] ?? { blinds: [], once: null };
    const first = before(key, row);
    if (first !== undefined) return { ...row, outcome: { refused: twice(first) } };
    if (isHere(key, answers.fields)) return { ...row, outcome: "here" };
    const place = standing?.(key);
    if (place !== undefined) elsewhere += 1;
    if (decision.status === "refused") return { ...row, outcome: { refused: decision.words } };
    return { ...row, outcome: place === undefined ? "fresh" : { refused: words.counted } };
  });
  return {
    rows,
    elsewhere: standing === null ? null : elsewhere,
    skipped: read.skipped.map((row) => `${sheet.name}!A${row}`),
  };
}

/** Of what a client says of columns only what the system takes. */
function ownMapping({ definition }: OwnLoad, { columns, set }: LoadMapping) {
  const known = loadColumns(definition);
  const keys = new Set(known.map(({ key }) => key));
  const fields = new Set(known.flatMap(({ of }) => ("field" in of ? [of.field] : [])));
  return {
    columns: Object.fromEntries(Object.entries(columns).filter(([key]) => keys.has(key))),
    set: Object.fromEntries(Object.entries(set).filter(([field]) => fields.has(field))),
  };
}

const rowsInTurn = 200;
const rowsInReport = 2000;
/** Shares of the work after the rows are read, judged, and known by their keys. */
const shares = { read: 0.2, judged: 0.6, known: 0.95 } as const;

/** What is made of each row; between turns other requests are answered. */
async function inTurns<Row, Made>(
  rows: readonly Row[],
  make: (row: Row) => Made,
  report: (done: number) => Promise<void>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < rows.length; at += rowsInTurn) {
    made.push(...rows.slice(at, at + rowsInTurn).map(make));
    if (at % rowsInReport === 0) await report(made.length);
    await nextTurn();
  }
  return made;
}

function faulty(faults: readonly Fault[]): PlatformError {
  return new PlatformError("invalid-input", 422, words.faulty, [...faults]);
}

function needed(title: Words): Words {
  return {
    zh: `“${title.zh}”必须有：请指定它在哪一列，或统一填写。`,
    en: `“${title.en}” is needed: say in which column it stands, or say it once for all rows.`,
  };
}

function twice(row: number): Words {
  return { zh: `与第${row}行是同一人。`, en: `The same person as in row ${row}.` };
}

function more(count: number): Words {
  return { zh: `另有 ${count} 处问题。`, en: `And ${count} more faults.` };
}

const words = {
  faulty: {
    zh: "名单有误，没有导入；请按所列单元格改正后重新导入。",
    en: "The list has faults and was not loaded: mend the cells that are named.",
  },
  noSheet: { zh: "文件里没有这个工作表。", en: "The file has no such sheet." },
  nobody: {
    zh: "请指定姓名、证件号码等列。",
    en: "Say in which columns name, ID number and so on stand.",
  },
  empty: { zh: "工作表里没有数据行。", en: "The sheet has no rows." },
  tooLong: {
    zh: "名单超过5万行，请分开导入。",
    en: "The list has more than 50,000 rows: load it in parts.",
  },
  counted: {
    zh: "此人已在他处在册，同一人只在一地计数；请由当地办理“迁移交接”或退出后再列入。",
    en: "Another place has this person listed already, and one person is counted in one place; let it hand over or let go first.",
  },
} as const satisfies Record<string, Words>;
