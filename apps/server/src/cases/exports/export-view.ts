import type { ExportList, ExportOptions, ExportRow } from "@halfsky/api-contract";
import {
  exportColumns,
  type ExportColumn,
  exportEnd,
  exportLimits,
  exportStateAt,
  mayDecideExport,
  mergeColumns,
  ownLine,
  readersOf,
  readsOf,
  type ServicePerson,
  type SystemDefinition,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { sql, type SqlBool } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { listAreas } from "../../access/area-tree.ts";
import { areaTreeOf, findReach } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import { listDisplayNames, listWorkplaces } from "../../accounts/account.store.ts";
import type { ExportFilter } from "../../database/tables/service-cases.ts";
import type { CaseReadContext } from "../case-host.ts";
import { caseTreeOf, isServiceRole, personOf } from "../case-person.ts";
import { listAgencies } from "../case.store.ts";
import { areasBelow, definitionLookup, systemOf } from "../definitions.ts";
import { asksOf, type ExportColumns, listExports } from "./export.store.ts";

const mostListed = 200;

/** Names of a system's actors that a person may be, of those who see cases whole: to any one case she is some of them. */
function wholeActors(definition: SystemDefinition, person: ServicePerson): readonly string[] {
  return readersOf(definition, Object.keys(definition.actors)).filter((name) => {
    const actor = definition.actors[name];
    return actor !== undefined && person.roles.includes(actor.role) && readsOf(definition, name).whole;
  });
}

/** Columns of a system that the one who asks may have; none where she sees no case of it. */
export function columnsFor(actor: Actor, definition: SystemDefinition): readonly ExportColumn[] {
  const actors = wholeActors(definition, personOf(actor));
  return actors.length === 0 ? [] : exportColumns(definition, actors);
}

/** A system as it holds in an area and in those below, each way once: places ask questions of their own. */
async function definitionsBelow(
  context: CaseReadContext,
  system: string,
  areaCode: string,
): Promise<readonly SystemDefinition[]> {
  const definitionOf = await definitionLookup(context);
  const areas = await areasBelow(context, areaCode);
  const known = new Map(
    [areaCode, ...areas].map((area) => {
      const { hash, definition } = definitionOf(system, area);
      return [hash, definition];
    }),
  );
  return [systemOf(context.host, system).definition, ...known.values()];
}

/** Columns of a system that the caller may have, with the questions that her area and those below ask beside it. */
export async function columnsHere(
  context: CaseReadContext,
  system: string,
): Promise<readonly ExportColumn[]> {
  const { actor } = context;
  if (columnsFor(actor, systemOf(context.host, system).definition).length === 0) return [];
  const definitions = await definitionsBelow(context, system, actor.areaCode);
  return mergeColumns(definitions.map((definition) => columnsFor(actor, definition)));
}

/** GET /api/case-exports/options */
export async function readExportOptions(context: CaseReadContext): Promise<ExportOptions> {
  const systems: ExportOptions["systems"] = [];
  for (const [id, { definition }] of context.host.systems) {
    const columns = await columnsHere(context, id);
    if (columns.length === 0) continue;
    const named = (list: Readonly<Record<string, { readonly title: Bilingual }>>) =>
      Object.entries(list).map(([name, { title }]) => ({ id: name, title }));
    systems.push({
      id,
      title: definition.title,
      columns: columns.map(({ id: column, title, privacy }) => ({ id: column, title, privacy })),
      states: named(definition.states),
      grades: named(definition.grade?.values ?? {}),
    });
  }
  return { limits: exportLimits, systems };
}

/** GET /api/case-exports: what the caller asked for, and what stands with her to decide or was decided there. */
export async function listOwnExports(context: CaseReadContext): Promise<ExportList> {
  const { actor, transaction } = context;
  const mayAgree =
    actor.token === undefined && actor.grants.some(({ permission }) => permission === "case.agree-export");
  const below = [...(await areaTreeOf(context)).areaAndBelow(actor.areaCode)].filter(
    (code) => code !== actor.areaCode,
  );
  const line = ownLine({ serves: personOf(actor).serves ?? [] });
  const decidable = mayAgree ? asksOf(actor.organisation.id, { areas: below, line }) : sql<SqlBool>`false`;
  const rows = await listExports(transaction, { accountId: actor.accountId, decidable }, mostListed);
  return { exports: await viewExports(context, rows) };
}

/** Exports as people see them. */
export async function viewExports(
  context: CaseReadContext,
  rows: readonly ExportColumns[],
): Promise<ExportRow[]> {
  const { transaction, host, now, actor } = context;
  const accounts = rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by ?? asked_by]);
  const names = await listDisplayNames(transaction, accounts);
  const places = await listWorkplaces(transaction, accounts);
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const person = (id: string) => ({ name: names.get(id) ?? id, organisation: places.get(id) ?? "" });
  const views: ExportRow[] = [];
  const decides = await decidesOn(context);
  for (const row of rows) {
    const definition = host.systems.get(row.system)?.definition;
    const course = courseOf(row);
    const state = exportStateAt(course, now);
    const definitions =
      definition === undefined ? [] : await definitionsBelow(context, row.system, row.area_code);
    const known = mergeColumns(definitions.map((one) => exportColumns(one, Object.keys(one.actors))));
    views.push({
      id: row.id,
      system: row.system,
      systemTitle: definition?.title ?? { zh: row.system, en: row.system },
      filter: filterWords(row.filter, definition, areas),
      columns: row.columns.map((id) => {
        const column = known.find((one) => one.id === id);
        return { id, title: column?.title ?? { zh: id, en: id }, privacy: column?.privacy ?? "sensitive" };
      }),
      cases: row.cases,
      casesAt: row.asked_at,
      reason: row.reason,
      basis: row.basis,
      asked: { ...person(row.asked_by), at: row.asked_at },
      decided:
        row.decision === null || row.decided_by === null || row.decided_at === null
          ? null
          : {
              ...person(row.decided_by),
              at: row.decided_at,
              decision: row.decision,
              reason: row.decision_reason,
            },
      state,
      endsAt: state === "asked" || state === "agreed" ? exportEnd(course) : null,
      fetchesLeft: state === "agreed" ? exportLimits.fetches - row.fetches : 0,
      isMine: row.asked_by === actor.accountId,
      mayDecide: state === "asked" && decides(row),
    });
  }
  return views;
}

/** What became of an ask, as the rule reads it. */
export function courseOf(row: ExportColumns) {
  return {
    askedAt: row.asked_at,
    decision: row.decision,
    decidedAt: row.decided_at,
    fetches: row.fetches,
  } as const;
}

/** Which asks the caller decides on as the second person: another one of the organisation or of its line above. */
async function decidesOn(context: CaseReadContext): Promise<(row: ExportColumns) => boolean> {
  const { actor } = context;
  const person = personOf(actor);
  const tree = await caseTreeOf(context);
  const agencies = await listAgencies(context.transaction);
  const reach = await findReach(context, "case.agree-export");
  return ({ asked_by: accountId, organisation_id: organisationId, area_code: areaCode }) => {
    // a person answers for it, never a program in her name
    if (actor.token !== undefined || !isWithin(reach, { areaCode })) return false;
    const serves = agencies
      .filter((one) => one.organisation_id === organisationId && one.area_code === areaCode)
      .map(({ role }) => role);
    return mayDecideExport(
      { accountId, organisationId, areaCode, serves: serves.filter(isServiceRole) },
      { ...person, serves: person.serves ?? [] },
      tree,
    );
  };
}

/** Whether the caller is the second person of an ask. */
export async function mayDecide(context: CaseReadContext, row: ExportColumns): Promise<boolean> {
  return (await decidesOn(context))(row);
}

/** A filter in words, one for each condition. */
function filterWords(
  filter: ExportFilter,
  definition: SystemDefinition | undefined,
  areas: ReadonlyMap<string, string>,
): Bilingual[] {
  const { phase, state, grade, area, openedFrom, openedTo } = filter;
  const phases = {
    open: { zh: "办理中", en: "open" },
    waiting: { zh: "等待中", en: "waiting" },
    closed: { zh: "已办结", en: "closed" },
  };
  const word = (zh: string, en: string, value: Bilingual): Bilingual => ({
    zh: `${zh}：${value.zh}`,
    en: `${en}: ${value.en}`,
  });
  const same = (text: string): Bilingual => ({ zh: text, en: text });
  return [
    ...(area === undefined ? [] : [word("地区", "area", same(areas.get(area) ?? area))]),
    ...(phase === undefined ? [] : [word("办理", "phase", phases[phase])]),
    ...(state === undefined ? [] : [word("状态", "state", definition?.states[state]?.title ?? same(state))]),
    ...(grade === undefined
      ? []
      : [word("等级", "grade", definition?.grade?.values[grade]?.title ?? same(grade))]),
    ...(openedFrom === undefined ? [] : [word("登记不早于", "opened from", same(openedFrom))]),
    ...(openedTo === undefined ? [] : [word("登记不晚于", "opened to", same(openedTo))]),
  ];
}
