import type { Bilingual } from "@halfsky/statistics";
import type { Ground } from "../../http/ground.ts";
import { type OnBehalf, writeFor } from "../../http/run-in-transaction.ts";
import { PlatformError } from "../../platform-error.ts";
import { lockNames } from "../../database/lock-names.ts";
import { caseHostOf, type CaseWriteContext } from "../case-host.ts";
import { openOnce } from "../open-case.service.ts";
import { entriesHere, rowKeys } from "./known-entries.ts";
import { ownLoad } from "./load-access.ts";
import { openLoadKeys, readRow } from "./load-secrets.ts";
import { type LoadedListColumns, lockWaiting, settleRow } from "./loaded-list.store.ts";

/**
 * Opens the case of a row as typing it would, in one transaction with what becomes of the row: change, audit entry and jobs
 * together. Its transaction id is made of list and row, so that nothing that comes again opens another. What the rules refuse
 * is written beside the row with the reason.
 */
export async function openRow(
  ground: Ground,
  behalf: OnBehalf,
  list: LoadedListColumns,
  number: number,
): Promise<void> {
  const host = caseHostOf(ground.config);
  try {
    await writeFor(ground, behalf, (context) => openHeld({ ...context, host }, list, number));
  } catch (error) {
    // anything else is no fault of the row, and is tried again
    if (!(error instanceof PlatformError) || error.status >= 500) throw error;
    await writeFor(ground, behalf, async ({ transaction }) => {
      const row = await lockWaiting(transaction, { areaCode: list.area_code, id: list.id }, number);
      if (row !== undefined) await settleRow(transaction, row, { state: "refused", reason: reasonOf(error) });
    });
  }
}

async function openHeld(context: CaseWriteContext, list: LoadedListColumns, number: number): Promise<void> {
  const { transaction, host } = context;
  const row = await lockWaiting(transaction, { areaCode: list.area_code, id: list.id }, number);
  if (row === undefined || row.secret === null) return;
  const load = await ownLoad(context, list.system);
  const answers = readRow(openLoadKeys(host, list), row.secret);
  const keys = rowKeys(context, load, answers);
  // as intakes hold them: of two who bring the same person in one moment the second waits, and then sees the first
  await lockNames(
    transaction,
    keys.blinds.map((blind) => `person ${blind}`),
  );
  const isHere = await entriesHere(context, load, [keys]);
  if (isHere(keys, answers.fields)) {
    await settleRow(transaction, row, { state: "here" });
    return;
  }
  const opened = await openOnce(context, {
    system: list.system,
    areaCode: areaOf(answers.fields, list.area_code),
    action: list.action,
    transactionId: `${list.id}/${number}`,
    details: { answers },
  });
  await settleRow(transaction, row, { state: "opened", caseId: opened.id });
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
