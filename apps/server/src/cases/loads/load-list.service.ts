import {
  type LoadAccepted,
  type LoadGivenUp,
  loadLook,
  type LoadLook,
  type LoadLookView,
  type LoadMapping,
} from "@halfsky/api-contract";
import { loadColumns } from "@halfsky/cases";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { newId } from "../../database/new-id.ts";
import type { KeptLoadMapping } from "../../database/tables/loaded-lists.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "../case-host.ts";
import { makeListKeys, openListKeys } from "../keys/list-keys.ts";
import { ownLoad, type OwnLoad } from "./load-access.ts";
import { lookLoadKind, openLoadKind } from "./load-kind.ts";
import {
  dropLists,
  findLook,
  insertList,
  keepLoadMapping,
  lockList,
  type LookColumns,
  takeOn,
} from "./load-look.store.ts";
import { type LookOutcome, readKeptMapping, readOutcome, sealFile } from "./load-secrets.ts";
import { countRows, finishList, type LoadedListColumns, refuseWaiting } from "./loaded-list.store.ts";

/** A file of people as somebody brings it. */
interface BroughtLoad {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: LoadMapping;
}

/** POST …/lists: keeps the file, enciphered, until a job has looked through it; returns list and job. */
export async function bringLoad(
  context: CaseWriteContext,
  { definition, rule }: OwnLoad,
  { fileName, bytes, mapping }: BroughtLoad,
): Promise<{ readonly id: string; readonly jobId: string }> {
  const { actor, now, transaction, host } = context;
  const id = newId("loaded-list");
  const { keys, provider, dataKey } = makeListKeys(host, id);
  const { areaCode } = actor;
  const jobId = await enqueueJob(context, { kind: lookLoadKind, areaCode, payload: { list: id } });
  await insertList(transaction, {
    area_code: areaCode,
    id,
    system: definition.id,
    action: rule.by,
    organisation_id: actor.organisation.id,
    file_name: fileName.slice(0, 200),
    row_count: 0,
    columns: jsonText(Object.keys(mapping.columns)),
    provider,
    data_key: dataKey,
    brought_by: actor.accountId,
    brought_at: now,
    job_id: jobId,
    signature: null,
    ...sealFile(keys, bytes, mapping),
    outcome: null,
    looked_at: null,
    accepted_at: null,
    finished_at: null,
  });
  return { id, jobId };
}

/** GET …/lists/:list: how far the look is, and what it came to. */
export async function readLook(context: CaseReadContext, system: string, id: string): Promise<LoadLook> {
  await ownLoad(context, system);
  const look = await findLook(context.transaction, { accountId: context.actor.accountId, system, id });
  if (look === undefined) throw noList(id);
  const outcome = outcomeOf(context, look);
  return {
    ...viewWith(look, outcome),
    preview: outcome !== null && "preview" in outcome ? outcome.preview : null,
    problem: outcome === null ? brokenOff(look) : "problem" in outcome ? outcome.problem : null,
  };
}

/** A look as its line shows it. */
export function viewOfLook(context: CaseReadContext, look: LookColumns): LoadLookView {
  return viewWith(look, outcomeOf(context, look));
}

function viewWith(look: LookColumns, outcome: LookOutcome | null): LoadLookView {
  const isOver = outcome !== null;
  const isFaulty = brokenOff(look) !== null || (isOver && "problem" in outcome);
  return {
    id: look.id,
    fileName: look.file_name,
    broughtAt: look.brought_at,
    state: isFaulty ? "faulty" : isOver ? "looked" : "looking",
    progress: isOver ? 100 : (look.progress ?? 0),
  };
}

function outcomeOf(
  { host }: CaseReadContext,
  list: Pick<LookColumns, "id" | "provider" | "data_key" | "outcome">,
): LookOutcome | null {
  return list.outcome === null ? null : readOutcome(openListKeys(host, list), list.outcome);
}

/** Why the job of a look ended without one. */
function brokenOff({ outcome, job_state, error }: LookColumns): LoadLook["problem"] {
  if (outcome !== null || job_state !== "failed") return null;
  return loadLook.shape.problem.parse(error);
}

/** POST …/lists/:list/accept: takes on a list that was looked through; its rows become cases by a job. Again is the same. */
export async function acceptLoad(
  context: CaseWriteContext,
  system: string,
  id: string,
): Promise<LoadAccepted> {
  const { now, transaction, host } = context;
  const { definition } = await ownLoad(context, system);
  const list = await lockOwn(context, system, id);
  const counts = (await countRows(transaction, [id])).get(id);
  const fresh = counts?.waiting ?? 0;
  if (list.accepted_at !== null) return { list: id, fresh };
  const outcome = outcomeOf(context, list);
  if (outcome === null || "problem" in outcome) throw new PlatformError("not-looked", 409, notLooked);
  const { area_code: areaCode } = list;
  if (list.mapping !== null && list.signature !== null) {
    await keepLoadMapping(transaction, {
      area_code: areaCode,
      system,
      organisation_id: list.organisation_id,
      signature: list.signature,
      mapping: remembered(definition, readKeptMapping(openListKeys(host, list), list.mapping)),
      kept_by: context.actor.accountId,
      kept_at: now,
    });
  }
  await takeOn(transaction, { areaCode, id }, { now, isFinished: fresh === 0 });
  if (fresh > 0) await enqueueJob(context, { kind: openLoadKind, areaCode, payload: { list: id } });
  recordAudit(context, {
    action: "loaded-list.accept",
    subjectKind: "loaded-list",
    subjectId: id,
    areaCode,
    details: { system, rows: list.row_count, fresh, here: counts?.here ?? 0, refused: counts?.refused ?? 0 },
  });
  return { list: id, fresh };
}

/** Of a way to read lists what is offered next time: columns by their place, and what was chosen for all rows, never typed. */
function remembered(
  definition: OwnLoad["definition"],
  { headRow, columns, set }: LoadMapping,
): KeptLoadMapping {
  const chosen = loadColumns(definition).flatMap(({ of }) => {
    if (!("field" in of) || (of.type.kind !== "code" && of.type.kind !== "flag")) return [];
    const answer = set[of.field];
    return answer === undefined || Array.isArray(answer) ? [] : [[of.field, answer] as const];
  });
  return { headRow, columns, set: Object.fromEntries(chosen) };
}

/**
 * POST …/lists/:list/give-up: a list that was not taken on is let go with all that it said. Of one whose cases are being
 * opened, those that are stay, and the rows that wait are refused.
 */
export async function giveUpLoad(
  context: CaseWriteContext,
  system: string,
  id: string,
): Promise<LoadGivenUp> {
  const { now, transaction } = context;
  await ownLoad(context, system);
  const list = await lockOwn(context, system, id);
  const place = { areaCode: list.area_code, id };
  let opened = 0;
  if (list.accepted_at === null) await dropLists(transaction, [place]);
  else {
    await refuseWaiting(transaction, place, givenUp);
    opened = (await countRows(transaction, [id])).get(id)?.opened ?? 0;
    if (!(await finishList(transaction, place, now))) return { opened };
  }
  recordAudit(context, {
    action: "loaded-list.give-up",
    subjectKind: "loaded-list",
    subjectId: id,
    areaCode: list.area_code,
    details: { system, opened },
  });
  return { opened };
}

/** A list of hers, held until the commit: another's is not there. */
async function lockOwn(
  { transaction, actor }: CaseWriteContext,
  system: string,
  id: string,
): Promise<LoadedListColumns> {
  const list = await lockList(transaction, id);
  if (list === undefined || list.system !== system || list.brought_by !== actor.accountId) throw noList(id);
  return list;
}

/** Throws "not-found" in the words of lists. */
export function noList(id: string): PlatformError {
  return notFound({ zh: "名单", en: "list" }, id);
}

const notLooked = {
  zh: "名单还没有查看完，或者查看时发现有误，不能导入。",
  en: "The list was not looked through yet, or has faults; it cannot be loaded.",
};
const givenUp = {
  zh: "导入人中止了导入，此行没有立案。",
  en: "Whoever loaded the list gave it up; this row was not opened.",
};
