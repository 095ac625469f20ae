import type { Bilingual } from "@halfsky/statistics";
import type { Ground } from "../../http/ground.ts";
import { type OnBehalf, writeFor } from "../../http/run-in-transaction.ts";
import { PlatformError } from "../../platform-error.ts";
import { lockNames } from "../../database/lock-names.ts";
import { caseHostOf, type CaseWriteContext } from "../case-host.ts";
import { openOnce } from "../open-case.service.ts";
import { openListKeys } from "../keys/list-keys.ts";
import { entriesHere, rowKeys } from "./known-entries.ts";
import { ownLoad } from "./load-access.ts";
import { readRow } from "./load-secrets.ts";
import { type LoadedListColumns, lockWaiting, type SettledRow, settleRows } from "./loaded-list.store.ts";

/** So long a batch goes on; then it is committed as it stands: on the embedded database everybody else waits for it. */
const batchMs = 150;

/**
 * Opens the cases of rows as typing them would, all in one transaction with what becomes of the rows: change, audit entries
 * and jobs together, or nothing of it. The transaction id of a case is made of list and row, so that nothing that comes again
 * opens another. Where anything is in the way of one of them, each goes by itself. Returns how many rows there was time for.
 */
export async function openRows(
  ground: Ground,
  behalf: OnBehalf,
  list: LoadedListColumns,
  numbers: readonly number[],
): Promise<number> {
  const host = caseHostOf(ground.config);
  try {
    return await writeFor(ground, behalf, (context) => openHeld({ ...context, host }, list, numbers));
  } catch {
    for (const number of numbers) await openRow(ground, behalf, list, number);
    return numbers.length;
  }
}

/** Opens the case of a row; what the rules refuse is written beside the row with the reason. */
async function openRow(
  ground: Ground,
  behalf: OnBehalf,
  list: LoadedListColumns,
  number: number,
): Promise<void> {
  const host = caseHostOf(ground.config);
  try {
    await writeFor(ground, behalf, (context) => openHeld({ ...context, host }, list, [number]));
  } catch (error) {
    // anything else is no fault of the row, and is tried again
    if (!(error instanceof PlatformError) || error.status >= 500) throw error;
    await writeFor(ground, behalf, async ({ transaction }) => {
      const [row] = await lockWaiting(transaction, { areaCode: list.area_code, id: list.id }, [number]);
      if (row !== undefined)
        await settleRows(transaction, [{ row, state: "refused", reason: reasonOf(error) }]);
    });
  }
}

async function openHeld(
  context: CaseWriteContext,
  list: LoadedListColumns,
  numbers: readonly number[],
): Promise<number> {
  const { transaction, host } = context;
  const end = performance.now() + batchMs;
  const held = await lockWaiting(transaction, { areaCode: list.area_code, id: list.id }, numbers);
  if (held.length === 0) return 0;
  const load = await ownLoad(context, list.system);
  const listKeys = openListKeys(host, list);
  const rows = held.flatMap((row) => {
    if (row.secret === null) return [];
    const answers = readRow(listKeys, row.secret);
    return [{ row, answers, keys: rowKeys(host, load, answers) }];
  });
  // as intakes hold them: of two who bring the same person in one moment the second waits, and then sees the first
  await lockNames(
    transaction,
    rows.flatMap(({ keys }) => keys.blinds.map((blind) => `person ${blind}`)),
  );
  // no two rows that wait in a list are about one person
  const isHere = await entriesHere(
    context,
    load,
    rows.map(({ keys }) => keys),
  );
  const settled: SettledRow[] = [];
  for (const { row, answers, keys } of rows) {
    if (settled.length > 0 && performance.now() >= end) break;
    if (isHere(keys, answers.fields)) {
      settled.push({ row, state: "here" });
      continue;
    }
    const { id } = await openOnce(context, {
      system: list.system,
      areaCode: areaOf(answers.fields, list.area_code),
      action: list.action,
      transactionId: `${list.id}/${row.number}`,
      details: { answers },
    });
    settled.push({ row, state: "opened", caseId: id });
  }
  await settleRows(transaction, settled);
  return settled.length;
}

/** Where the case lies: the county of the township that the row names, else the area of the list. */
function areaOf(fields: Readonly<Record<string, unknown>>, own: string): string {
  const { locality } = fields;
  return typeof locality === "string" && /^\d{9,12}$/u.test(locality) ? locality.slice(0, 6) : own;
}

/** What is said beside the row: the words of the refusal, and those of its faults, each once. */
function reasonOf({ words, faults }: PlatformError): Bilingual {
  const said = [words, ...faults.map(({ message }) => message)];
  const each = (language: "zh" | "en"): string => [...new Set(said.map((one) => one[language]))].join(" ");
  return { zh: each("zh"), en: each("en") };
}
