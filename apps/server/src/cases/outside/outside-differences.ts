import type {
  OutsideAnswerInput,
  OutsideDifferenceList,
  OutsideDifferenceRecord,
  OutsideDifferenceView,
  outsideDifferenceQuery,
  Words,
} from "@halfsky/api-contract";
import { answersFor } from "@halfsky/cases";
import type { z } from "zod";
import { listAreas } from "../../access/area-tree.ts";
import { listDisplayNames } from "../../accounts/account.store.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "../case-host.ts";
import { titleOfState } from "../case-titles.ts";
import { listOrganisationNames } from "../case.store.ts";
import { definitionLookup } from "../definitions.ts";
import { noteRead } from "../note-read.ts";
import type { CaseKeys } from "../keys/case-vault.ts";
import { openListKeys } from "../keys/list-keys.ts";
import { differencesWithin, knownLink } from "./outside-access.ts";
import {
  countDifferences,
  type DifferenceColumns,
  findDifference,
  insertEntries,
  listDifferences,
  listEntries,
  listNamedCases,
  updateDifference,
} from "./outside-difference.store.ts";
import { findLists, type ListColumns } from "./outside-list.store.ts";
import { judgeRow } from "./judge-row.service.ts";
import { noteNumbers } from "./note-numbers.ts";
import { likenessOfRows, type ListKeys } from "./likeness-of-rows.ts";
import { readNumber, readReason, sealReason } from "./outside-secrets.ts";

const mostListed = 300;

/** GET /api/outside-differences: what the caller may know, what is due first first. */
export async function readDifferences(
  context: CaseReadContext,
  { system, link, area, kind, state, late }: z.output<typeof outsideDifferenceQuery>,
): Promise<OutsideDifferenceList> {
  const within = await differencesWithin(context);
  const lateAt = late === "true" ? context.now : undefined;
  const filter = { system, link, areaCode: area, kind, state, lateAt };
  const rows = await listDifferences(context.transaction, within, filter, mostListed);
  return {
    differences: await viewDifferences(context, rows),
    total: await countDifferences(context.transaction, within, filter),
  };
}

/** GET /api/outside-differences/:id: with what became of it. */
export async function readDifference(context: CaseReadContext, id: string): Promise<OutsideDifferenceRecord> {
  const row = await findDifference(context.transaction, await differencesWithin(context), id);
  if (row === undefined) throw noDifference(id);
  return await recordOf(context, row);
}

/** POST /api/outside-differences/:id/answer: what somebody did about it; the next list says whether it came true. */
export async function answerDifference(
  context: CaseWriteContext,
  id: string,
  { answer, reason }: OutsideAnswerInput,
): Promise<OutsideDifferenceRecord> {
  const { transaction, actor, now, host } = context;
  const row = await findDifference(transaction, await differencesWithin(context), id, { lock: true });
  if (row === undefined) throw noDifference(id);
  if (row.state === "settled") throw new PlatformError("not-allowed-now", 409, words.settled);
  if (!answersFor(row.kind).includes(answer)) {
    throw new PlatformError("invalid-input", 422, words.faulty, [
      { where: "body.answer", message: words.doesNotFit },
    ]);
  }
  if (!isHers(context, row)) throw new PlatformError("not-permitted", 403, words.notHers);
  if (row.answer === answer && isJudgement(answer)) {
    throw new PlatformError("invalid-input", 422, words.faulty, [
      { where: "body.answer", message: words.standsSo },
    ]);
  }
  if ((answer === "explained" || isJudgement(answer)) && reason === "") {
    throw new PlatformError("invalid-input", 422, words.faulty, [
      { where: "body.reason", message: words.explain },
    ]);
  }
  const list = (await findLists(transaction, [row.seen_list])).get(row.seen_list);
  if (list === undefined) throw new Error(`no list ${row.seen_list}`);
  const answered = { state: "answered", answer, answered_at: now } as const;
  await updateDifference(transaction, row, answered);
  await insertEntries(transaction, [
    {
      area_code: row.area_code,
      difference_id: row.id,
      kind: "answered",
      answer,
      reason: reason === "" ? null : sealReason(openListKeys(host, list), reason),
      list_id: list.id,
      account_id: actor.accountId,
      organisation_id: actor.organisation.id,
      at: now,
    },
  ]);
  recordAudit(context, {
    action: "outside.answer",
    subjectKind: "outside-difference",
    subjectId: row.id,
    areaCode: row.area_code,
    // her words may name somebody and stand in the entry alone
    details: {
      system: row.system,
      link: row.link,
      // of sealed cases the log says nothing that depends on them
      ...(row.keeper === "" ? { kind: row.kind, answer } : {}),
    },
  });
  if (answer === "same-person") await judgeRow(context, row, "same");
  if (answer === "different-person") await judgeRow(context, row, "different");
  const after = await findDifference(transaction, await differencesWithin(context), id);
  if (after === undefined) throw noDifference(id);
  return await recordOf(context, after);
}

function isJudgement(answer: OutsideAnswerInput["answer"]): boolean {
  return answer === "same-person" || answer === "different-person";
}

/** Whether two are one is judged by the organisation that has the list: the names in it are kept nowhere. */
function isHers(
  { actor }: CaseReadContext,
  { kind, organisation_id }: Pick<DifferenceColumns, "kind" | "organisation_id">,
): boolean {
  return kind !== "possible-match" || organisation_id === actor.organisation.id;
}

/** Answers that may be given now; a judgement that stands is given anew only as the other one. */
function answersTo(context: CaseReadContext, row: DifferenceColumns): OutsideDifferenceView["answers"] {
  if (row.state === "settled" || !isHers(context, row)) return [];
  return answersFor(row.kind).filter((answer) => !isJudgement(answer) || answer !== row.answer);
}

function noDifference(id: string): PlatformError {
  return notFound({ zh: "差异", en: "difference" }, id);
}

async function recordOf(context: CaseReadContext, row: DifferenceColumns): Promise<OutsideDifferenceRecord> {
  const { transaction, host } = context;
  const [view] = await viewDifferences(context, [row]);
  if (view === undefined) throw noDifference(row.id);
  const entries = await listEntries(transaction, row);
  const people = await listDisplayNames(
    transaction,
    entries.map(({ account_id }) => account_id),
  );
  const organisations = await listOrganisationNames(
    transaction,
    entries.map(({ organisation_id }) => organisation_id),
  );
  const lists = await findLists(
    transaction,
    entries.map(({ list_id }) => list_id),
  );
  return {
    ...view,
    entries: entries.map(({ kind, answer, reason, list_id, account_id, organisation_id, at }) => {
      const list = lists.get(list_id);
      return {
        kind,
        answer,
        reason: reason === null || list === undefined ? null : readReason(openListKeys(host, list), reason),
        by: people.get(account_id) ?? account_id,
        organisation: organisations.get(organisation_id) ?? "",
        at,
      };
    }),
  };
}

/** Differences as people see them; each number that is shown is noted as read. */
export async function viewDifferences(
  context: CaseReadContext,
  rows: readonly DifferenceColumns[],
): Promise<OutsideDifferenceView[]> {
  const { transaction, now } = context;
  const lists = await findLists(
    transaction,
    rows.map(({ seen_list }) => seen_list),
  );
  const keysOf = listKeys(context, lists);
  const caseIds = rows.flatMap(({ case_id }) => case_id ?? []);
  const cases = new Map((await listNamedCases(transaction, caseIds)).map((row) => [row.id, row]));
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const owners = await listOrganisationNames(
    transaction,
    rows.map(({ owner_organisation_id }) => owner_organisation_id),
  );
  const definitionOf = await definitionLookup(context);
  const likeness = await likenessOfRows(context, rows, { cases, keysOf });
  const views = rows.map((row) => {
    const known = knownLink(context, row.system, row.link);
    const same = (text: string): Words => ({ zh: text, en: text });
    const number = numberIn(row, keysOf);
    const own = row.case_id === null ? undefined : cases.get(row.case_id);
    // that somebody of this name and day of birth stands in the case is itself a reading of it
    if (own !== undefined && (number !== null || row.kind === "possible-match")) {
      noteRead(context, {
        areaCode: own.area_code,
        caseId: own.id,
        classes: ["sensitive"],
        why: ["outside-difference"],
      });
    }
    if (number !== null && (own === undefined || row.keeper !== "")) noteNumbers(context, row);
    return {
      id: row.id,
      system: row.system,
      systemTitle: known?.definition.title ?? same(row.system),
      link: row.link,
      title: known?.rule.system ?? same(row.link),
      area: { code: row.area_code, name: areas.get(row.area_code) ?? row.area_code },
      kind: row.kind,
      theirs: {
        number,
        sheetRow: row.sheet_row,
        word: row.word,
        day: row.day,
        listDay: lists.get(row.seen_list)?.day ?? "",
      },
      ours:
        own === undefined
          ? null
          : {
              caseId: own.id,
              number: own.number,
              stateTitle: titleOfState(definitionOf(own.system, own.area_code).definition, own.state),
            },
      likeness: likeness.get(row.id)?.shown ?? null,
      owner: { id: row.owner_organisation_id, name: owners.get(row.owner_organisation_id) ?? "" },
      foundAt: row.found_at,
      dueAt: row.due_at,
      isLate: row.state === "open" && row.due_at < now,
      state: row.state,
      answer: row.answer,
      answers: answersTo(context, row),
    };
  });
  // among those that are due at one time the likeliest first; the others stay in the order that they came in
  const scoreOf = ({ id }: OutsideDifferenceView): number => likeness.get(id)?.score ?? 0;
  return views.toSorted((one, other) =>
    one.dueAt === other.dueAt ? scoreOf(other) - scoreOf(one) : one.dueAt < other.dueAt ? -1 : 1,
  );
}

function listKeys({ host }: CaseReadContext, lists: ReadonlyMap<string, ListColumns>): ListKeys {
  const opened = new Map<string, CaseKeys>();
  return (listId) => {
    const list = lists.get(listId);
    if (list === undefined) return undefined;
    const keys = opened.get(listId) ?? openListKeys(host, list);
    opened.set(listId, keys);
    return keys;
  };
}

function numberIn({ seen_list, number_secret }: DifferenceColumns, keysOf: ListKeys): string | null {
  const keys = number_secret === null ? undefined : keysOf(seen_list);
  return keys === undefined || number_secret === null ? null : readNumber(keys, number_secret);
}

const words = {
  faulty: { zh: "答复有误。", en: "The answer has faults." },
  settled: { zh: "这条差异已消除，不能再答复。", en: "The difference is settled already." },
  doesNotFit: { zh: "这一类差异不能这样答复。", en: "This answer does not fit the kind of difference." },
  notHers: {
    zh: "是否同一人由导入清单的单位判断：清单中的姓名不入库，只有该单位能核对。",
    en: "Whether the two are one is judged by the agency that brought the list: names are not kept, only it can look.",
  },
  standsSo: { zh: "现有判断就是这样。", en: "That is how it stands judged already." },
  explain: { zh: "请写明理由。", en: "Give the reason in words." },
} as const satisfies Record<string, Words>;
