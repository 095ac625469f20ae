import type {
  OutsideLinkDetail,
  OutsideLinkList,
  OutsideLinkView,
  OutsideListView,
} from "@halfsky/api-contract";
import { columnsAsked } from "@halfsky/cases";
import { listAreas } from "../../access/area-tree.ts";
import { listDisplayNames } from "../../accounts/account.store.ts";
import type { CaseReadContext } from "../case-host.ts";
import { listOrganisationNames } from "../case.store.ts";
import {
  areasUnder,
  differencesWithin,
  ownLink,
  ownLinks,
  placeOf,
  type SystemLink,
} from "./outside-access.ts";
import { allCounts } from "./compare-with-cases.ts";
import { listJudgedCounts } from "./outside-judgement.store.ts";
import { countByPlace } from "./outside-difference.store.ts";
import { type LinkPlace, type ListColumns, listNewestLists, listOutsideLists } from "./outside-list.store.ts";
import { type ExpectedList, listExpected } from "./watch-lists.ts";

/**
 * GET /api/outside-links: the links that the caller works off. Her own stand there with or without a list; those of areas
 * below, and of others whose lists differ from her organisation's cases, where there is a list.
 */
export async function listLinks(context: CaseReadContext): Promise<OutsideLinkList> {
  const { transaction, actor, now } = context;
  const links = ownLinks(context);
  if (links.length === 0) return { links: [] };
  const below = await areasUnder(context);
  const counts = await countByPlace(transaction, await differencesWithin(context), now);
  const newest = await listNewestLists(transaction, [actor.areaCode, ...below], actor.accountId);
  const judged = await countsSince(context, newest);
  const expected = await listExpected(context);
  const places = new Map<string, { readonly link: SystemLink; readonly place: LinkPlace }>();
  const add = (link: SystemLink, place: LinkPlace) => {
    places.set(keyOf(place), { link, place });
  };
  for (const link of links) {
    add(link, placeOf(context, link));
    const isLink = (one: { readonly system: string; readonly link: string }): boolean =>
      one.system === link.definition.id && one.link === link.name;
    for (const one of [...newest.filter(({ area_code }) => below.includes(area_code)), ...counts].filter(
      isLink,
    )) {
      add(link, placeOfList(one));
    }
    for (const one of expected.filter(({ areaCode }) => below.includes(areaCode)).filter(isLink))
      add(link, one);
  }
  const names = await namesFor(
    context,
    newest,
    [...places.values()].map(({ place }) => place),
  );
  const views = [...places.values()].map(({ link, place }): OutsideLinkView => {
    const isOwn = (one: ListColumns): boolean => keyOf(placeOfList(one)) === keyOf(place);
    const list = newest.find(isOwn) ?? null;
    const count = counts.find((one) => keyOf(placeOfList(one)) === keyOf(place));
    return viewLink(link, place, {
      names,
      list,
      judged,
      expected: expected.find((one) => keyOf(one) === keyOf(place)),
      counts: count ?? { open: 0, late: 0, answered: 0, sendable: 0 },
      isMine: place.areaCode === actor.areaCode && place.organisationId === actor.organisation.id,
    });
  });
  return { links: views.toSorted(worstFirst) };
}

/** GET /api/outside-links/:system/:link: what an import of it needs to know. */
export async function readLink(
  context: CaseReadContext,
  system: string,
  name: string,
): Promise<OutsideLinkDetail> {
  const link = ownLink(context, system, name);
  const own = placeOf(context, link);
  const views = (await listLinks(context)).links;
  const view = views.find((one) => one.isMine && one.system === system && one.link === name);
  if (view === undefined) throw new Error(`${system}/${name} is the caller's and is not listed`);
  const lists = await listOutsideLists(context.transaction, own, 12);
  const counts = await countsSince(context, lists);
  const people = await listDisplayNames(
    context.transaction,
    lists.map(({ imported_by }) => imported_by),
  );
  return {
    link: view,
    states: Object.entries(link.definition.states).map(([id, { title, phase }]) => ({ id, title, phase })),
    columns: [...columnsAsked(link.definition)],
    lists: lists.map((one) => viewList(one, people, counts)),
  };
}

interface Names {
  readonly areas: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

async function namesFor(
  { transaction }: CaseReadContext,
  lists: readonly ListColumns[],
  places: readonly LinkPlace[],
): Promise<Names> {
  return {
    areas: new Map((await listAreas(transaction)).map(({ code, name }) => [code, name])),
    organisations: await listOrganisationNames(
      transaction,
      places.map(({ organisationId }) => organisationId),
    ),
    people: await listDisplayNames(
      transaction,
      lists.map(({ imported_by }) => imported_by),
    ),
  };
}

interface LinkFacts {
  readonly names: Names;
  readonly list: ListColumns | null;
  readonly judged: CountsSince;
  readonly expected: ExpectedList | undefined;
  readonly counts: Pick<OutsideLinkView, "open" | "late" | "answered" | "sendable">;
  readonly isMine: boolean;
}

function viewLink(
  { definition, name, rule }: SystemLink,
  { areaCode, organisationId }: LinkPlace,
  { names, list, judged, expected, counts, isMine }: LinkFacts,
): OutsideLinkView {
  return {
    system: definition.id,
    systemTitle: definition.title,
    link: name,
    title: rule.system,
    basis: rule.basis,
    takes: [...rule.takes],
    certainty: rule.certainty,
    rhythm: rule.rhythm,
    owner: rule.owner,
    area: { code: areaCode, name: names.areas.get(areaCode) ?? areaCode },
    organisation: { id: organisationId, name: names.organisations.get(organisationId) ?? "" },
    isMine,
    list: list === null ? null : viewList(list, names.people, judged),
    isExpected: expected !== undefined,
    dueDay: expected?.dueDay ?? null,
    isLate: expected?.isLate ?? false,
    open: counts.open,
    late: counts.late,
    answered: counts.answered,
    sendable: counts.sendable,
  };
}

type CountsSince = Awaited<ReturnType<typeof countsSince>>;

/** Counts of lists of which something was judged since they were taken in. */
async function countsSince({ transaction }: CaseReadContext, lists: readonly ListColumns[]) {
  return await listJudgedCounts(
    transaction,
    lists.map(({ id }) => id),
  );
}

function viewList(
  list: ListColumns,
  people: ReadonlyMap<string, string>,
  judged: CountsSince,
): OutsideListView {
  return {
    id: list.id,
    day: list.day,
    importedAt: list.imported_at,
    importedBy: people.get(list.imported_by) ?? list.imported_by,
    rows: list.row_count,
    counts: allCounts(judged.get(list.id) ?? list.counts),
  };
}

function placeOfList({
  area_code: areaCode,
  system,
  link,
  organisation_id: organisationId,
  keeper,
}: Pick<ListColumns, "area_code" | "system" | "link" | "organisation_id" | "keeper">): LinkPlace {
  return { areaCode, system, link, organisationId, keeper };
}

function keyOf({ areaCode, system, link, organisationId, keeper }: LinkPlace): string {
  return `${areaCode} ${system} ${link} ${organisationId} ${keeper}`;
}

/** What is late first, then what differs, then what has a list, then the others; within each by name. */
function worstFirst(one: OutsideLinkView, other: OutsideLinkView): number {
  const weight = ({ isLate, late, open, list, isExpected }: OutsideLinkView): number =>
    (isLate ? 1_000_000 : 0) + late * 1000 + open + (list === null ? 0 : 0.5) + (isExpected ? 0.25 : 0);
  return weight(other) - weight(one) || (keyOfView(one) < keyOfView(other) ? -1 : 1);
}

function keyOfView({ area, system, link, organisation }: OutsideLinkView): string {
  return `${area.code} ${system} ${link} ${organisation.id}`;
}
