import type { Words } from "@halfsky/api-contract";
import {
  type CaseProjection,
  type CaseState,
  type ExportColumn,
  exportLimits,
  exportStateAt,
  partPrivacy,
  type PrivacyClass,
  privacyTable,
  projectCase,
  standingOf,
  type SystemDefinition,
  visibleTo,
} from "@halfsky/cases";
import type { CaseRow } from "@halfsky/api-contract";
import { listAreas } from "../../access/area-tree.ts";
import { isSampleCity } from "../../accounts/account.store.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { PlatformError } from "../../platform-error.ts";
import { answerText, dateText, type Language } from "../answer-text.ts";
import type { CaseReadContext, CaseWriteContext } from "../case-host.ts";
import { caseTreeOf, personOf } from "../case-person.ts";
import { caseWithin, findCaseReach, readersTo } from "../case-reach.ts";
import { describeCases } from "../case-rows.ts";
import { definitionLookup, systemOf } from "../definitions.ts";
import { listCaseAreas } from "../outside/outside-list.store.ts";
import { always, foldMany } from "../fold-many.ts";
import { fieldsNamingHidden } from "../hidden-numbers.ts";
import type { InTurn } from "../in-case-transaction.ts";
import type { CaseRead } from "../note-read.ts";
import { exportedCases, noExport, subjectOf } from "./ask-export.service.ts";
import { type ExportColumns, findExport, listExportCases, updateExport } from "./export.store.ts";
import { columnsHere, courseOf, viewExports } from "./export-view.ts";
import { listExportFiles } from "./list-export-files.ts";
import { type ExportedRow, writeExportSheet } from "./write-export-sheet.ts";

/** Cases that are read in one turn. */
const turnCases = 200;

/** A file that is made, and what its fetching leaves in the logs. */
export interface MadeExport {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reads: readonly CaseRead[];
}

/**
 * Makes the file of an export that was agreed to, of what the one who asked may see at this moment: a right that she lost
 * since, a case sealed or forgotten since, is not in it. It is kept nowhere.
 */
export async function makeExport(inTurn: InTurn, id: string, language: Language): Promise<MadeExport> {
  const { row, view, columns, cases, isSample, now } = await inTurn(async (context) => {
    const found = await findExport(context.transaction, id);
    requireFetchable(context, found, id);
    const [shown] = await viewExports(context, [found]);
    if (shown === undefined) throw noExport(id);
    return {
      row: found,
      view: shown,
      columns: (await columnsHere(context, found.system)).filter(({ id: column }) =>
        found.columns.includes(column),
      ),
      cases: await exportedCases(context, found),
      isSample: await isSampleCity(context.transaction),
      now: context.now,
    };
  });
  const lines: string[][] = [];
  const rows: ExportedRow[] = [];
  const files: string[][] = [];
  const reads: CaseRead[] = [];
  for (let after = ""; ;) {
    const turn = await inTurn(async (context) => {
      const within = caseWithin(await findCaseReach(context), "whole");
      const found = await listExportCases(context.transaction, within, cases, { after, limit: turnCases });
      const described = await describeCases(
        context,
        found.map((one) => ({ columns: one, why: [] })),
      );
      return { listed: described, made: await readCases(context, described, columns, language) };
    });
    lines.push(...turn.made.map(({ line }) => line));
    rows.push(...turn.made.flatMap((one) => one.rows));
    files.push(...turn.made.flatMap((one) => one.files));
    reads.push(...turn.made.flatMap(({ read }) => (read === null ? [] : [read])));
    if (lines.length > exportLimits.cases) throw new PlatformError("not-allowed-now", 409, words.grown);
    const last = turn.listed.at(-1);
    if (last === undefined || turn.listed.length < turnCases) break;
    after = last.number;
  }
  const bytes = await writeExportSheet({ view, columns, lines, rows, files, language, isSample, now });
  const title = language === "zh" ? "个案导出" : "cases";
  return { id: row.id, fileName: `${title} ${row.id}.xlsx`, bytes, reads };
}

/** Notes that the file leaves the house: one fetch less, an entry for the file and one for each case in it; then it may be sent. */
export async function noteFetched(context: CaseWriteContext, made: MadeExport): Promise<void> {
  const row = await findExport(context.transaction, made.id, { lock: true });
  requireFetchable(context, row, made.id);
  await updateExport(context.transaction, row, { fetches: row.fetches + 1, fetched_at: context.now });
  recordAudit(context, {
    ...subjectOf(row),
    action: "case.fetch-export",
    details: { agreedBy: row.decided_by, cases: made.reads.length, fetch: row.fetches + 1 },
  });
  for (const { caseId, areaCode, classes, why } of made.reads) {
    recordAudit(context, {
      action: "case.read",
      subjectKind: "case",
      subjectId: caseId,
      areaCode,
      details: { route: "export", cases: [caseId], classes, why, export: made.id },
    });
  }
}

function requireFetchable(
  { actor, now }: CaseReadContext,
  row: ExportColumns | undefined,
  id: string,
): asserts row is ExportColumns {
  // the file is for who asked; whoever agreed sees the cases by her own right
  if (row === undefined || row.asked_by !== actor.accountId || actor.token !== undefined) throw noExport(id);
  const state = exportStateAt(courseOf(row), now);
  if (state !== "agreed") throw new PlatformError("not-allowed-now", 409, words[state]);
}

/** A case as it stands in the file. */
interface MadeCase {
  readonly line: string[];
  readonly rows: readonly ExportedRow[];
  readonly files: readonly string[][];
  readonly read: CaseRead | null;
}

/** The lines of cases, as far as the one who asks may see each of them now, and which classes stand in them. */
async function readCases(
  context: CaseReadContext,
  rows: readonly CaseRow[],
  columns: readonly ExportColumn[],
  language: Language,
): Promise<readonly MadeCase[]> {
  const { transaction, host, now, actor } = context;
  const openedIn = await listCaseAreas(
    transaction,
    rows.map(({ id }) => id),
  );
  const asked = [...openedIn].map(([id, area]) => ({ area_code: area, id }));
  const folded = new Map((await foldMany(context, asked, always)).map((one) => [one.id, one]));
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const person = personOf(actor);
  const tree = await caseTreeOf(context);
  const definitionOf = await definitionLookup(context);
  const single = columns.filter(({ source }) => source.kind !== "group" && source.kind !== "files");
  const inGroups = columns.filter(({ source }) => source.kind === "group");
  const seen: { row: CaseRow; state: CaseState; current: SystemDefinition; projection: CaseProjection }[] =
    [];
  const there = rows.flatMap((row) => {
    const state = folded.get(row.id)?.state;
    return state === undefined
      ? []
      : [{ row, state, definition: definitionOf(row.system, row.areaCode).definition }];
  });
  const hidden = await fieldsNamingHidden(context, there);
  for (const [index, { row, state, definition: current }] of there.entries()) {
    const own = systemOf(host, row.system).definition;
    const actors = readersTo(own, standingOf(state, row.areaCode), person, tree);
    const visibility = visibleTo(current, actors, state, {
      organisationId: actor.organisation.id,
      now,
      place: "export",
      hidden: hidden[index] ?? [],
    });
    const projection = projectCase(current, state, visibility);
    if (projection !== null) seen.push({ row, state, current, projection });
  }
  const files = columns.some(({ source }) => source.kind === "files")
    ? await listExportFiles(
        context,
        seen.map(({ row: { id }, projection: { attachments } }) => ({
          id,
          areaCode: openedIn.get(id) ?? "",
          attachments,
        })),
      )
    : new Map<string, never>();
  return seen.map(({ row, state, current, projection }): MadeCase => {
    const classes = new Set<PrivacyClass>();
    const note = (column: ExportColumn, text: string): string => {
      if (text !== "") for (const one of classesIn(column, current, state)) classes.add(one);
      return text;
    };
    const cells = single.map((column) =>
      note(column, cellOf(column, row, projection, current, { language, areas })),
    );
    const repeated = Object.entries(projection.groups).flatMap(([group, of]) =>
      of.flatMap(({ fields }): readonly ExportedRow[] => {
        const texts = inGroups.flatMap((column) => {
          const { source } = column;
          if (source.kind !== "group" || source.group !== group) return [];
          const rule = current.fields[source.field];
          const value = fields[source.field];
          const text =
            rule === undefined || value === undefined ? "" : answerText(rule.type, value, language, areas);
          return [note(column, text)];
        });
        return texts.every((text) => text === "") ? [] : [{ group, line: [row.number, ...texts] }];
      }),
    );
    const named = files.get(row.id) ?? [];
    if (named.length > 0) classes.add("sensitive");
    const logged = [...classes].filter((one) => privacyTable[one].readIsLogged);
    return {
      line: [row.number, ...cells],
      rows: repeated,
      files: named.map(([name, sha256]) => [row.number, name, sha256]),
      read:
        logged.length === 0
          ? null
          : { areaCode: row.areaCode, caseId: row.id, classes: logged, why: ["export"] },
    };
  });
}

/** The classes of what stands in a column: of people, each by her age. */
function classesIn(
  { source, privacy }: ExportColumn,
  definition: SystemDefinition,
  { parties, openedAt }: CaseState,
): readonly PrivacyClass[] {
  // a place may keep an answer more closely than the program does
  if (source.kind === "field") return [definition.fields[source.name]?.privacy ?? privacy];
  if (source.kind === "group") return [definition.fields[source.field]?.privacy ?? privacy];
  if (source.kind !== "person") return [privacy];
  const rule = definition.parties[source.party];
  if (rule === undefined) return [privacy];
  return (parties[source.party] ?? []).map(
    (person) => partPrivacy(rule, source.part, person, openedAt) ?? privacy,
  );
}

/** The text of a cell; "" for what is not there and for what she may not see, which look the same. */
function cellOf(
  { source }: ExportColumn,
  row: CaseRow,
  { fields, parties }: CaseProjection,
  definition: SystemDefinition,
  { language, areas }: { readonly language: Language; readonly areas: ReadonlyMap<string, string> },
): string {
  switch (source.kind) {
    case "case":
      return ownCell(source.name, row, language);
    case "field": {
      const field = fields[source.name];
      const rule = definition.fields[source.name];
      return field === undefined || rule === undefined
        ? ""
        : answerText(rule.type, field.value, language, areas);
    }
    case "person":
      return (parties[source.party] ?? [])
        .flatMap(({ parts }) => {
          const value = parts[source.part];
          return typeof value === "string" && value !== "" ? [value] : [];
        })
        .join("、");
    case "group":
    case "files":
      // on sheets of their own
      return "";
  }
}

function ownCell(
  name: Extract<ExportColumn["source"], { kind: "case" }>["name"],
  row: CaseRow,
  language: Language,
): string {
  const day = (moment: string | null): string => (moment === null ? "" : dateText(moment, language));
  switch (name) {
    case "area":
      return row.areaName;
    case "state":
      return row.stateTitle[language];
    case "grade":
      return row.grade?.title[language] ?? "";
    case "owner":
      return row.owner.name;
    case "assignee":
      return row.assignee?.name ?? "";
    case "openedAt":
      return day(row.openedAt);
    case "closedAt":
      return day(row.closedAt);
    case "nextDue":
      return row.nextDeadline === null
        ? ""
        : `${row.nextDeadline.title[language]} ${day(row.nextDeadline.dueAt)}`;
    case "who":
      return row.who ?? "";
  }
}

const words = {
  grown: {
    zh: `符合条件的个案已超过 ${exportLimits.cases} 件，请缩小范围重新申请。`,
    en: `By now more than ${exportLimits.cases} cases pass the filter: ask again for fewer.`,
  },
  asked: { zh: "尚未批准，不能取件。", en: "Nobody has agreed yet." },
  unanswered: { zh: "申请已过期，请重新申请。", en: "Nobody agreed in time: ask again." },
  refused: { zh: "申请未获同意。", en: "The ask was refused." },
  spent: { zh: "取件次数已用完，请重新申请。", en: "It was fetched as often as allowed: ask again." },
  over: { zh: "取件时间已过，请重新申请。", en: "The time to fetch it is over: ask again." },
} as const satisfies Record<string, Words>;
