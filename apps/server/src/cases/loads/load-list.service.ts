import type { LoadPreview } from "@halfsky/api-contract";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { newId } from "../../database/new-id.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import type { CaseWriteContext } from "../case-host.ts";
import type { OwnLoad } from "./load-access.ts";
import { openLoadKind } from "./load-kind.ts";
import { insertLoadedList } from "./loaded-list.store.ts";
import { makeLoadKeys, sealRow } from "./load-secrets.ts";
import { type BroughtLoad, type JudgedList, judgeList } from "./read-load.ts";

/** POST …/lists: what the list comes to; nothing of it is kept, but that somebody looked. */
export async function previewLoad(
  context: CaseWriteContext,
  load: OwnLoad,
  brought: BroughtLoad,
): Promise<LoadPreview> {
  const judged = await judgeList(context, load, brought);
  const preview = previewOf(judged, null);
  const { rows, fresh, here, elsewhere, refused } = preview;
  recordAudit(context, {
    action: "loaded-list.preview",
    subjectKind: "service-system",
    subjectId: load.definition.id,
    areaCode: context.actor.areaCode,
    details: { rows, fresh, here, elsewhere, refused },
  });
  return preview;
}

/** POST …/lists?apply=true: takes a list on; its rows become cases by a job, and what it says stands enciphered until then. */
export async function acceptLoad(
  context: CaseWriteContext,
  load: OwnLoad,
  brought: BroughtLoad,
): Promise<LoadPreview> {
  const { actor, now, transaction, host } = context;
  const judged = await judgeList(context, load, brought);
  const id = newId("loaded-list");
  const preview = previewOf(judged, id);
  const { keys, provider, dataKey } = makeLoadKeys(host, id);
  const { areaCode } = actor;
  const waits = preview.fresh > 0;
  await insertLoadedList(
    transaction,
    {
      area_code: areaCode,
      id,
      system: load.definition.id,
      action: load.rule.by,
      organisation_id: actor.organisation.id,
      file_name: brought.fileName.slice(0, 200),
      row_count: preview.rows,
      columns: jsonText(Object.keys(brought.mapping.columns)),
      provider,
      data_key: dataKey,
      accepted_by: actor.accountId,
      accepted_at: now,
      finished_at: waits ? null : now,
    },
    judged.rows.map(({ sheetRow, answers, outcome }, index) => ({
      area_code: areaCode,
      list_id: id,
      number: index + 1,
      sheet_row: sheetRow,
      state: outcome === "fresh" ? "waiting" : outcome === "here" ? "here" : "refused",
      secret: outcome === "here" ? null : sealRow(keys, answers),
      reason: typeof outcome === "string" ? null : jsonText(outcome.refused),
      case_id: null,
    })),
  );
  if (waits) await enqueueJob(context, { kind: openLoadKind, areaCode, payload: { list: id } });
  recordAudit(context, {
    action: "loaded-list.accept",
    subjectKind: "loaded-list",
    subjectId: id,
    areaCode,
    details: {
      system: load.definition.id,
      rows: preview.rows,
      fresh: preview.fresh,
      here: preview.here,
      refused: preview.refused,
    },
  });
  return preview;
}

function previewOf({ rows, elsewhere, skipped }: JudgedList, list: string | null): LoadPreview {
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
    list,
    rows: rows.length,
    fresh,
    here,
    elsewhere,
    refused: rows.length - fresh - here,
    reasons: [...reasons.values()].toSorted((one, other) => other.rows - one.rows).slice(0, 50),
    skipped: [...skipped],
  };
}
