import {
  addPeriod,
  carryOver,
  differencePeriod,
  type FoundDifference,
  type ListComparison,
  namesOfRow,
  type OutsideRow,
  type ReadOutsideRow,
} from "@halfsky/cases";
import { jsonText } from "../../database/json-text.ts";
import { newId } from "../../database/new-id.ts";
import { notify } from "../../notifications/notify.service.ts";
import { type CaseWriteContext, clockBasisIn } from "../case-host.ts";
import { platformRole } from "../case-person.ts";
import type { CaseKeys } from "../keys/case-vault.ts";
import type { Compared } from "./compare-with-cases.ts";
import type { StandingDifference } from "./import-list.service.ts";
import type { SystemLink } from "./outside-access.ts";
import {
  insertDifferences,
  insertEntries,
  type NewEntry,
  updateDifference,
} from "./outside-difference.store.ts";
import { listCaseAreas, type ListColumns, listOrganisationAreas } from "./outside-list.store.ts";
import { sealNumber } from "./outside-secrets.ts";

/** A row as a difference shows it; where its person lives stays with the row. */
type ShownRow = Omit<ReadOutsideRow, "residence">;

interface ComparedList {
  readonly link: SystemLink;
  readonly list: ListColumns;
  readonly keys: CaseKeys;
  readonly rows: readonly ShownRow[];
  readonly found: ListComparison["differences"];
  readonly cases: Compared["cases"];
  readonly standing: readonly StandingDifference[];
  /** a list that was here already says nothing of what was corrected or told since */
  readonly isNewList: boolean;
}

/** A difference that was not there before, and who works it off. */
export interface OpenedDifference {
  readonly ownerOrganisationId: string;
}

/** Keeps what a list shows: what stays with its age, what is new with its day, what vanished as settled. */
export async function keepDifferences(
  context: CaseWriteContext,
  { link, list, keys, rows, found: differences, cases, standing, isNewList }: ComparedList,
) {
  const { transaction, now, actor } = context;
  const { kept, opened, settled } = carryOver(standing, differences);
  const numberOf = numbersOf(rows);
  const sheetRows = new Map<OutsideRow, number>(rows.map((row) => [row, row.sheetRow]));
  const entry = (id: string, kind: NewEntry["kind"], answer: NewEntry["answer"] = null): NewEntry => ({
    area_code: list.area_code,
    difference_id: id,
    kind,
    answer,
    reason: null,
    list_id: list.id,
    account_id: actor.accountId,
    organisation_id: actor.organisation.id,
    at: now,
  });
  const shown = ({ row, rowKeys }: FoundDifference) => {
    const number = row === null ? null : numberOf(row, rowKeys);
    return {
      row_keys: jsonText(rowKeys),
      number_secret: number === null ? null : sealNumber(keys, number),
      sheet_row: row === null ? null : (sheetRows.get(row) ?? null),
      word: row?.word ?? null,
      day: row?.day ?? null,
      seen_list: list.id,
    };
  };
  const { calendar } = await clockBasisIn(context);
  const { at: dueAt } = addPeriod(now, differencePeriod(link.rule), calendar);
  const areas = await listCaseAreas(
    transaction,
    opened.flatMap(({ caseId }) => caseId ?? []),
  );
  const added = opened.map((found) => ({
    area_code: list.area_code,
    id: newId("difference"),
    system: list.system,
    link: list.link,
    organisation_id: list.organisation_id,
    keeper: list.keeper,
    // whether two are one is judged by whoever has the list: no name of it is kept here
    owner_organisation_id:
      (found.caseId === null || found.kind === "possible-match" || list.keeper !== ""
        ? undefined
        : cases.get(found.caseId)?.ownerOrganisationId) ?? list.organisation_id,
    kind: found.kind,
    case_area: found.caseId === null ? null : (areas.get(found.caseId) ?? null),
    case_id: found.caseId,
    ...shown(found),
    found_list: list.id,
    found_at: now,
    due_at: dueAt,
    state: "open" as const,
    answer: null,
    answered_at: null,
    settled_at: null,
  }));
  await insertDifferences(transaction, added);
  const reopened = isNewList ? kept.filter((one) => one.reopened) : [];
  for (const one of kept) {
    const { known, found } = one;
    await updateDifference(transaction, known.row, {
      ...shown(found),
      ...(reopened.includes(one) ? { state: "open", answer: null, answered_at: null } : {}),
    });
  }
  for (const { row } of settled) {
    await updateDifference(transaction, row, { state: "settled", settled_at: now, number_secret: null });
  }
  await insertEntries(transaction, [
    ...added.map(({ id }) => entry(id, "opened")),
    ...reopened.map(({ known }) => entry(known.id, "reopened")),
    ...settled.map(({ id }) => entry(id, "settled")),
  ]);
  return {
    opened: added.map(({ owner_organisation_id }) => ({ ownerOrganisationId: owner_organisation_id })),
    settled,
    counts: { opened: added.length, kept: kept.length, reopened: reopened.length },
  };
}

/** Finds the number of a row that a comparison shows. */
function numbersOf(rows: readonly ShownRow[]): (row: OutsideRow, keys: readonly string[]) => string | null {
  const byKey = new Map<string, ShownRow>();
  for (const row of rows) for (const key of namesOfRow(row)) byKey.set(key, row);
  return (row, keys) =>
    [...namesOfRow(row), ...keys]
      .map((key) => byKey.get(key)?.numberText ?? null)
      .find((text) => text !== null) ?? null;
}

/** Tells other organisations that a list differs from cases of theirs; whoever took it in sees it on her page. */
export async function tellOwners(
  context: CaseWriteContext,
  { definition, name, rule }: SystemLink,
  opened: readonly OpenedDifference[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { ownerOrganisationId } of opened) {
    if (ownerOrganisationId === context.actor.organisation.id) continue;
    counts.set(ownerOrganisationId, (counts.get(ownerOrganisationId) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  const areas = await listOrganisationAreas(context.transaction, [...counts.keys()]);
  await notify(
    context,
    [...counts].flatMap(([organisationId, count]) => {
      const areaCode = areas.get(organisationId);
      if (areaCode === undefined) return [];
      const roles = [...new Set(["supervisor" as const, rule.owner])];
      return [
        {
          subjectKind: "outside-link",
          subjectId: `${definition.id}/${name}`,
          kind: "outside.differences",
          words: {
            zh: `${definition.title.zh}与${rule.system.zh}比对，新增 ${count} 条差异由本单位处理`,
            en: `${definition.title.en} and ${rule.system.en}: ${count} new difference(s) to work off`,
          },
          readers: roles.map((role) => ({ roleId: platformRole(role), areaCode, organisationId })),
        },
      ];
    }),
  );
}
