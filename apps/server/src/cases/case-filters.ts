import type { caseFilter, CaseFilters } from "@halfsky/api-contract";
import { beijingDate, beijingMidnight } from "@halfsky/calendar";
import { bulkActions, filterFields, type SystemDefinition } from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import type { z } from "zod";
import { listAreas } from "../access/area-tree.ts";
import { listDisplayNames } from "../accounts/account.store.ts";
import { PlatformError } from "../platform-error.ts";
import type { CaseReadContext } from "./case-host.ts";
import {
  type AnswerColumn,
  type AnswerFilter,
  type CaseFacet,
  type CaseFilter,
  countFacets,
  notKnown,
} from "./case-list.store.ts";
import { personOf } from "./case-person.ts";
import { caseWithin, findCaseReach } from "./case-reach.ts";
import { shownGrade, titleOfDeadline, titleOfState } from "./case-titles.ts";
import { areasBelow, definitionIn, definitionLookup } from "./definitions.ts";
import { hiddenNumbers } from "./hidden-numbers.ts";
import { listLocalityNames } from "./locality.store.ts";

/** A facet of more values than these is none to choose from. */
const mostValues = 60;

type Query = z.output<typeof caseFilter>;
type Facet = CaseFilters["states"][number];

/** The last moment of a day in Beijing, so many days from now. */
export function endOfDay(now: string, days: number): string {
  return new Date(Date.parse(beijingMidnight(beijingDate(now))) + (days + 1) * 86_400_000 - 1).toISOString();
}

/** What a query asks of the rows of cases; throws "invalid-input" for an answer that no list is filtered by. */
export async function filterOf(context: CaseReadContext, query: Query): Promise<CaseFilter> {
  const { now, actor } = context;
  const { late, dueWithin, assignee } = query;
  return {
    system: query.system,
    phase: query.phase,
    state: query.state,
    grade: query.grade,
    areas: query.area === undefined ? undefined : await areasBelow(context, query.area),
    assignee: query.mine === "true" ? actor.accountId : assignee === "none" ? null : assignee,
    dueBefore: late === "true" ? now : dueWithin === undefined ? undefined : endOfDay(now, dueWithin),
    clock: query.clock,
    answers: await answersOf(context, query),
    number: query.query === "" ? undefined : query.query,
  };
}

async function answersOf(
  context: CaseReadContext,
  { system, where = [] }: Query,
): Promise<readonly AnswerFilter[]> {
  if (where.length === 0) return [];
  const known = system === undefined ? [] : await answerColumns(context, system);
  const hidden = await hiddenNumbers(
    context,
    where.map((one) => valueOf(one)),
  );
  return where.map((one): AnswerFilter => {
    const column = known.find(({ field }) => one.startsWith(`${field}:`));
    if (column === undefined) {
      throw new PlatformError("invalid-input", 422, {
        zh: "不能按这一项筛选个案。",
        en: "Cases are not filtered by this answer.",
      });
    }
    const value = valueOf(one);
    // the number of a case that is not there for her finds nothing, as if nobody had written it
    return { ...column, value: hidden.has(value) ? "" : value };
  });
}

function valueOf(filter: string): string {
  return filter.slice(filter.indexOf(":") + 1);
}

/** The answers by which the cases of a system may be filtered, as its definition holds in the area of the one who asks. */
async function answerColumns(context: CaseReadContext, system: string): Promise<readonly AnswerColumn[]> {
  const { definition } = await definitionIn(context, system, context.actor.areaCode);
  const definitionOf = await definitionLookup(context);
  const { areas } = await findCaseReach(context);
  const filtered = new Map(
    areas.map((area) => [area, new Set(filterFields(definitionOf(system, area).definition))]),
  );
  return filterFields(definition).map((field) => ({
    field,
    closerIn: areas.filter((area) => filtered.get(area)?.has(field) === false),
  }));
}

/** GET /api/case-filters: by what the cases in reach can be told apart, with how many there are of each, and what may be done with many. */
export async function readCaseFilters(context: CaseReadContext, query: Query): Promise<CaseFilters> {
  const reach = await findCaseReach(context);
  const within = caseWithin(reach, "whole");
  const { system } = query;
  const current =
    system === undefined ? null : (await definitionIn(context, system, context.actor.areaCode)).definition;
  const { state: _state, ...others } = await filterOf(context, query);
  const answers = system === undefined ? [] : await answerColumns(context, system);
  const facets: readonly CaseFacet[] =
    current === null ? ["area", "assignee"] : ["area", "assignee", "grade", "clock"];
  const most = mostValues;
  const counted = await countFacets(context.transaction, within, { system }, { facets, answers, most });
  const byState =
    current === null
      ? []
      : await countFacets(context.transaction, within, others, { facets: ["state"], answers: [], most });
  const valuesOf = (facet: CaseFacet) => {
    const found = counted.filter((one) => one.facet === facet);
    return found.length > most ? [] : found;
  };
  const told = (facet: CaseFacet, titleOf: (value: string) => Bilingual | null): Facet[] =>
    valuesOf(facet).flatMap(({ value, count }) => {
      const title = value === null ? null : titleOf(value);
      return value === null || title === null ? [] : [{ value, title, count }];
    });
  const names = await namesOf(context, valuesOf("assignee"));
  const areaNames = new Map((await listAreas(context.transaction)).map(({ code, name }) => [code, name]));
  const { roles } = personOf(context.actor);
  return {
    states:
      current === null
        ? []
        : Object.keys(current.states).flatMap((state): Facet[] => {
            const count = byState.find(({ value }) => value === state)?.count ?? 0;
            return [{ value: state, title: titleOfState(current, state), count }];
          }),
    grades: current === null ? [] : told("grade", (value) => shownGrade(current, value)?.title ?? null),
    clocks: current === null ? [] : told("clock", (value) => clockTitle(current, value)),
    areas: told("area", (value) => same(areaNames.get(value) ?? value)),
    assignees: told("assignee", (value) => same(names.get(value) ?? value)),
    unassigned: valuesOf("assignee").find(({ value }) => value === null)?.count ?? 0,
    answers: current === null ? [] : await toldAnswers(context, current, answers, told),
    bulk:
      current === null
        ? []
        : bulkActions(
            current,
            Object.entries(current.actors).flatMap(([name, { role }]) =>
              roles.includes(role) ? [name] : [],
            ),
          ).map((one) => ({ ...one, from: [...one.from] })),
  };
}

/** Clocks of referrals and items name one agency each and are none to choose from. */
function clockTitle(definition: SystemDefinition, name: string): Bilingual | null {
  return /^(?:referral|task|glass):/u.test(name) ? null : titleOfDeadline(definition, name);
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

async function namesOf(context: CaseReadContext, found: readonly { readonly value: string | null }[]) {
  return await listDisplayNames(
    context.transaction,
    found.flatMap(({ value }) => value ?? []),
  );
}

type Told = (facet: CaseFacet, titleOf: (value: string) => Bilingual | null) => Facet[];

async function toldAnswers(
  context: CaseReadContext,
  { fields }: SystemDefinition,
  answers: readonly AnswerColumn[],
  told: Told,
): Promise<CaseFilters["answers"]> {
  const all = answers.map(({ field }) => ({ field, values: told(`answer:${field}`, same) }));
  const written = all.flatMap(({ field, values }) =>
    fields[field]?.type.kind === "reference" ? values.map(({ value }) => value) : [],
  );
  const hidden = await hiddenNumbers(context, written);
  const places = await localityNames(
    context,
    all.flatMap(({ field, values }) =>
      fields[field]?.type.kind === "locality" ? values.map(({ value }) => value) : [],
    ),
  );
  return all.flatMap(({ field, values }) => {
    const rule = fields[field];
    if (rule === undefined) return [];
    const shown = values
      .filter(({ value }) => !hidden.has(value))
      .map((one) => ({ ...one, title: answerTitle(rule.type, one.value, places) }));
    return shown.length === 0 ? [] : [{ name: field, title: rule.title, values: shown }];
  });
}

function answerTitle(
  type: SystemDefinition["fields"][string]["type"],
  value: string,
  places: ReadonlyMap<string, string>,
): Bilingual {
  if (value === notKnown) return { zh: "不详", en: "Not known" };
  if (type.kind === "code") return type.options[value] ?? same(value);
  if (type.kind === "flag") return value === "true" ? { zh: "是", en: "Yes" } : { zh: "否", en: "No" };
  return same(places.get(value) ?? value);
}

async function localityNames(context: CaseReadContext, codes: readonly string[]) {
  const rows = await listLocalityNames(context.transaction, codes);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
