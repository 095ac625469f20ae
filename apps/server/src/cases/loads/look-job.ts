import type { LoadPreview } from "@halfsky/api-contract";
import { z } from "zod";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import type { JobHandler } from "../../jobs/job-worker.ts";
import { PlatformError } from "../../platform-error.ts";
import { caseHostOf } from "../case-host.ts";
import type { InTurn } from "../in-case-transaction.ts";
import { signatureOf } from "../outside/head-signature.ts";
import { readOutsideFile } from "../outside/read-outside-file.ts";
import { openListKeys } from "../keys/list-keys.ts";
import { keepLook, lockList } from "./load-look.store.ts";
import { readFile, readKeptMapping, sealOutcome, sealRow } from "./load-secrets.ts";
import { findLoadedList, type LoadedListColumns, type NewRow } from "./loaded-list.store.ts";
import { type JudgedList, judgeList } from "./read-load.ts";

const input = z.object({ list: z.string() });
/** Share of the look after which the file is read, in percent. */
const readShare = 15;

/**
 * Looks through a list: reads its file and judges each row, in turns between which others are answered. What it comes to, its
 * rows and the audit entry are kept in one transaction, once; a list that was given up meanwhile is not there any more.
 */
export const lookThrough: JobHandler = async ({ ground, actor, payload, report }) => {
  const { list: id } = input.parse(payload);
  const asker = { actor, requestId: null };
  const host = caseHostOf(ground.config);
  const inTurn: InTurn = (work) => readFor(ground, asker, (context) => work({ ...context, host }));
  const list = await inTurn(({ transaction }) => findLoadedList(transaction, id));
  if (list === undefined || list.file === null || list.mapping === null) return { rows: 0 };
  const keys = openListKeys(host, list);
  const { file_name: fileName, system } = list;
  const mapping = readKeptMapping(keys, list.mapping);
  let judged: JudgedList | PlatformError;
  let signature: string | null = null;
  try {
    const sheets = await readOutsideFile(fileName, readFile(keys, list.file));
    await report(readShare);
    const texts = sheets[mapping.sheet]?.texts;
    signature = texts === undefined ? null : signatureOf({ host }, texts, mapping);
    judged = await judgeList(inTurn, system, { fileName, sheets, mapping }, (share) =>
      report(readShare + share * (100 - readShare)),
    );
  } catch (error) {
    // anything else is no fault of the list, and is tried again
    if (!(error instanceof PlatformError) || error.status >= 500) throw error;
    judged = error;
  }
  const rows = judged instanceof PlatformError ? [] : rowsOf(list, judged, keys);
  const outcome =
    judged instanceof PlatformError
      ? { problem: { code: judged.code, detail: judged.words, faults: [...judged.faults] } }
      : { preview: previewOf(judged) };
  await writeFor(ground, asker, async (context) => {
    const held = await lockList(context.transaction, id);
    if (held === undefined || held.looked_at !== null) return;
    await keepLook(
      context.transaction,
      { areaCode: list.area_code, id },
      { now: context.now, outcome: sealOutcome(keys, outcome), signature, rows },
    );
    recordAudit(context, {
      action: "loaded-list.preview",
      subjectKind: "loaded-list",
      subjectId: id,
      areaCode: list.area_code,
      details: { system, ...("preview" in outcome ? countsOf(outcome.preview) : { faults: true }) },
    });
  });
  return { rows: rows.length };
};

function rowsOf(
  { area_code, id }: LoadedListColumns,
  { rows }: JudgedList,
  keys: ReturnType<typeof openListKeys>,
): readonly NewRow[] {
  return rows.map(({ sheetRow, answers, outcome }, index) => ({
    area_code,
    list_id: id,
    number: index + 1,
    sheet_row: sheetRow,
    state: outcome === "fresh" ? "waiting" : outcome === "here" ? "here" : "refused",
    secret: outcome === "here" ? null : sealRow(keys, answers),
    reason: typeof outcome === "string" ? null : jsonText(outcome.refused),
    case_id: null,
  }));
}

function countsOf({ rows, fresh, here, elsewhere, refused }: LoadPreview) {
  return { rows, fresh, here, elsewhere, refused };
}

function previewOf({ rows, elsewhere, skipped }: JudgedList): LoadPreview {
  const reasons = new Map<string, LoadPreview["reasons"][number]>();
  let [fresh, here] = [0, 0];
  for (const { outcome } of rows) {
    if (outcome === "fresh") fresh += 1;
    else if (outcome === "here") here += 1;
    else {
      const known = reasons.get(outcome.refused.en);
      reasons.set(outcome.refused.en, { words: outcome.refused, rows: (known?.rows ?? 0) + 1 });
    }
  }
  return {
    rows: rows.length,
    fresh,
    here,
    elsewhere,
    refused: rows.length - fresh - here,
    reasons: [...reasons.values()].toSorted((one, other) => other.rows - one.rows).slice(0, 50),
    skipped: [...skipped],
  };
}
