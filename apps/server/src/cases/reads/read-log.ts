import type {
  CaseReadList,
  CaseReadQuery,
  DisclosureList,
  GlassList,
  ReadPlaceName,
  Words,
} from "@halfsky/api-contract";
import { partTitles, personParts, privacyClasses, type SystemDefinition } from "@halfsky/cases";
import { sql, type SqlBool } from "kysely";
import { z } from "zod";
import { areaTreeOf } from "../../access/context.ts";
import { listDisplayNames, listWorkplaces } from "../../accounts/account.store.ts";
import type { DisclosedParts } from "../../database/tables/service-cases.ts";
import type { CaseReadContext } from "../case-host.ts";
import { personOf } from "../case-person.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { systemOf } from "../definitions.ts";
import {
  findNamedCase,
  listDisclosures,
  listGlasses,
  listNamedCases,
  listReadEntries,
  type LogScope,
} from "./read-log.store.ts";

const pageSize = 50;
/** Cases that one entry names; a list may have shown many. */
const mostNamed = 5;
const mostListed = 200;

/**
 * How far the actor sees who read cases: a supervisor, of people of her organisation and of the cases that she sees herself;
 * somebody who administers and sees no case, of the organisations of her area, never of a case that is sealed.
 */
async function logScope(context: CaseReadContext): Promise<LogScope> {
  const { actor } = context;
  const scopes = actor.grants.flatMap(({ permission, scope }) =>
    permission === "case.see-reads" ? [scope] : [],
  );
  const isAdministrator = scopes.some((scope) => scope !== "own-organisation");
  const cases =
    isAdministrator && personOf(actor).roles.length === 0
      ? sql<SqlBool>`not service_case.sealed`
      : caseWithin(await findCaseReach(context), "whole");
  // who administers and sees no case has to find whoever read one
  const kept = {
    actors: isAdministrator && personOf(actor).roles.length === 0 ? [] : keptActors(context),
    reader: actor.accountId,
  };
  if (scopes.includes("everywhere")) return { organisationId: null, areas: null, cases, kept };
  if (scopes.includes("area-and-below")) {
    const areas = [...(await areaTreeOf(context)).areaAndBelow(actor.areaCode)];
    return { organisationId: null, areas, cases, kept };
  }
  if (scopes.includes("own-area")) return { organisationId: null, areas: [actor.areaCode], cases, kept };
  return { organisationId: actor.organisation.id, areas: null, cases, kept };
}

/** Actors of all systems that may be a person of a party. */
function keptActors({ host }: CaseReadContext): readonly string[] {
  return [...host.systems.values()].flatMap(({ definition }) =>
    Object.entries(definition.actors).flatMap(([name, { asParty }]) =>
      asParty === undefined ? [] : [`${definition.id} ${name}`],
    ),
  );
}

/** What entries say; those of older programs say less. */
const entryDetails = z.object({
  route: z.string().default(""),
  cases: z.array(z.string()).optional(),
  found: z.array(z.string()).default([]),
  classes: z.array(z.enum(privacyClasses)).default([]),
  why: z.array(z.string()).default([]),
  export: z.string().nullable().default(null),
});

/** GET /api/case-reads */
export async function listCaseReads(context: CaseReadContext, query: CaseReadQuery): Promise<CaseReadList> {
  const { transaction, host } = context;
  const scope = await logScope(context);
  const asked = await askedCase(context, scope, query);
  if (asked === null) return { reads: [], next: null };
  const { person, from, to, before } = query;
  const filter = { person, from, to, before, caseId: asked?.id };
  const entries = (await listReadEntries(transaction, scope, filter, pageSize)).map((entry) => ({
    ...entry,
    details: entryDetails.parse(entry.details),
  }));
  const ids = entries.flatMap(({ details }) => details.cases ?? details.found);
  const known = new Map(
    (await listNamedCases(transaction, scope, [...new Set(ids)])).map((one) => [one.id, one]),
  );
  const reads = entries.map(({ sequence, at, action, details, ...entry }) => {
    const named = (details.cases ?? details.found).flatMap((id) => known.get(id) ?? []);
    const first = named.toSorted((one, other) =>
      one.id === asked?.id ? -1 : other.id === asked?.id ? 1 : 0,
    );
    return {
      sequence,
      at,
      person: entry.kept ? null : { name: entry.person, organisation: entry.organisation },
      place: action === "case.search" ? "search" : placeOf(details.route),
      classes: details.classes,
      why: details.why,
      cases: first.slice(0, mostNamed).map(({ id, number, system }) => ({
        id,
        number,
        systemTitle: systemOf(host, system).definition.title,
      })),
      more: Math.max(0, named.length - mostNamed),
      export: details.export,
    };
  });
  return { reads, next: entries.length < pageSize ? null : (entries.at(-1)?.sequence ?? null) };
}

/** The case that is asked after; undefined where none is, null where whoever asks may not know of it. */
async function askedCase(context: CaseReadContext, scope: LogScope, query: CaseReadQuery) {
  if (query.case === undefined) return undefined;
  const found = await findNamedCase(context.transaction, scope, query.case);
  return found ?? null;
}

const places: Readonly<Record<string, ReadPlaceName>> = {
  "/api/cases": "list",
  "/api/case-queue": "queue",
  "/api/cases/search": "search",
  "/api/cases/candidates": "hint",
  "/api/cases/:id": "record",
  "/api/cases/:id/actions": "action",
  "/api/cases/:id/documents/:name.docx": "document",
  "/api/cases/:id/attachments": "file",
  "/api/cases/:id/attachments/:attachment": "file",
  export: "export",
};

function placeOf(route: string): ReadPlaceName {
  return places[route] ?? "other";
}

/** GET /api/case-disclosures */
export async function listCaseDisclosures(
  context: CaseReadContext,
  query: CaseReadQuery,
): Promise<DisclosureList> {
  const scope = await logScope(context);
  const asked = await askedCase(context, scope, query);
  if (asked === null) return { disclosures: [] };
  const filter = { from: query.from, to: query.to, caseId: asked?.id };
  const rows = await listDisclosures(context.transaction, scope, filter, mostListed);
  return {
    disclosures: rows.map(({ at, kind, name, fields, basis, organisation, id, number, system }) => {
      const { definition } = systemOf(context.host, system);
      const rule = kind === "referral" ? definition.referrals?.[name] : definition.tasks?.[name];
      return {
        at,
        case: { id, number, systemTitle: definition.title },
        title: rule?.title ?? { zh: name, en: name },
        organisation,
        shared: sharedWords(definition, fields),
        basis: basisWords(definition, basis),
      };
    }),
  };
}

function sharedWords(definition: SystemDefinition, { fields, parties, files = 0 }: DisclosedParts): Words[] {
  const answers = fields.map((name) => definition.fields[name]?.title ?? { zh: name, en: name });
  const people = Object.entries(parties).flatMap(([party, parts]) => {
    const title = definition.parties[party]?.title ?? { zh: party, en: party };
    return parts.map((name) => {
      const part = personParts.find((one) => one === name);
      const word = part === undefined ? { zh: name, en: name } : partTitles[part];
      return { zh: `${title.zh}${word.zh}`, en: `${title.en}: ${word.en}` };
    });
  });
  const papers = files === 0 ? [] : [{ zh: `附件${files}份`, en: files === 1 ? "a file" : `${files} files` }];
  return [...answers, ...people, ...papers];
}

const knownBasis = z.union([
  z.object({ law: z.object({ zh: z.string(), en: z.string() }) }),
  z.object({ consent: z.string() }),
]);

function basisWords(definition: SystemDefinition, basis: unknown): Words | null {
  const known = knownBasis.safeParse(basis);
  if (!known.success) return null;
  if ("law" in known.data) return known.data.law;
  const scope = known.data.consent;
  const title = definition.consents?.[scope]?.title ?? { zh: scope, en: scope };
  return { zh: `当事人同意：${title.zh}`, en: `consent: ${title.en}` };
}

/** GET /api/case-glasses. Why it was broken stands on the page of the case: those are words about people. */
export async function listBrokenGlasses(context: CaseReadContext, query: CaseReadQuery): Promise<GlassList> {
  const { transaction, host } = context;
  const scope = await logScope(context);
  const asked = await askedCase(context, scope, query);
  if (asked === null) return { glasses: [] };
  const { from, to, person } = query;
  const rows = await listGlasses(transaction, scope, { from, to, person, caseId: asked?.id }, mostListed);
  const reviewers = rows.flatMap(({ reviewer }) => reviewer ?? []);
  const names = await listDisplayNames(transaction, reviewers);
  const workplaces = await listWorkplaces(transaction, reviewers);
  return {
    glasses: rows.map((row) => ({
      at: row.at,
      until: new Date(Date.parse(row.at) + (row.details.minutes ?? 0) * 60_000).toISOString(),
      case: {
        id: row.id,
        number: row.number,
        systemTitle: systemOf(host, row.system).definition.title,
      },
      person: row.kept ? null : { name: row.person, organisation: row.organisation },
      reviewed:
        row.reviewer === null || row.reviewed_at === null
          ? null
          : {
              name: names.get(row.reviewer) ?? row.reviewer,
              organisation: workplaces.get(row.reviewer) ?? "",
              at: row.reviewed_at,
            },
    })),
  };
}
