import type { CaseRow, caseSearch } from "@halfsky/api-contract";
import { emptyCase, privacyClasses, privacyTable, searchKeyOf, visibleTo } from "@halfsky/cases";
import type { z } from "zod";
import { recordAudit } from "../audit/record-audit.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { listCasePage, listCasesByKey } from "./case-list.store.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { caseWithin, findCaseReach, readersTo } from "./case-reach.ts";
import { describeCases, standingOfRow } from "./case-rows.ts";
import { definitionLookup } from "./definitions.ts";
import { findPersonKeys, type FoundKey } from "./person-key.store.ts";

const mostHits = 50;
/** Among so many cases in reach the newest are looked at more closely. */
const mostLooked = 200;

/**
 * POST /api/cases/search: cases by number, or by the whole name, telephone or ID number of somebody in them. Only a part that
 * the one who asks may read in that case finds it, and only as far as its class allows; every search is logged.
 */
export async function searchCases(
  context: CaseWriteContext,
  { by, text }: z.output<typeof caseSearch>,
): Promise<{ rows: CaseRow[] }> {
  const rows = by === "number" ? await byNumber(context, text) : await byPerson(context, by, text);
  recordAudit(context, {
    action: "case.search",
    subjectKind: "case",
    subjectId: "search",
    areaCode: context.actor.areaCode,
    // what was sought is itself personal: only its kind and what came of it
    details: { by, found: rows.map(({ id }) => id) },
  });
  return { rows };
}

async function byNumber(context: CaseReadContext, text: string): Promise<CaseRow[]> {
  const within = caseWithin(await findCaseReach(context), "whole");
  const page = { sort: "opened", limit: mostHits, offset: 0 } as const;
  const { rows } = await listCasePage(context.transaction, within, { number: text }, page);
  return await describeCases(
    context,
    rows.map((columns) => ({ columns, why: [] })),
  );
}

async function byPerson(
  context: CaseReadContext,
  by: "name" | "phone" | "idNumber",
  text: string,
): Promise<CaseRow[]> {
  const key = searchKeyOf(by, text);
  if (key === null) return [];
  const kind = `search:${by}`;
  const blind = context.host.vault.blind(kind, key);
  const classes = privacyClasses.filter((privacy) => {
    const { search } = privacyTable[privacy];
    return search === "yes" || search === "exact" || (search === "id-only-logged" && by === "idNumber");
  });
  const within = caseWithin(await findCaseReach(context), "whole");
  const rows = await listCasesByKey(context.transaction, within, { blind, classes, limit: mostLooked });
  const found = await findPersonKeys(context.transaction, [blind], {
    caseIds: rows.map(({ id }) => id),
    since: null,
    limit: mostLooked * 10,
  });
  const allowed = found.filter(({ privacy }) => classes.includes(privacy));
  const person = personOf(context.actor);
  const tree = await caseTreeOf(context);
  const definitionOf = await definitionLookup(context);
  const mayFind = (hits: readonly FoundKey[], row: (typeof rows)[number]): boolean => {
    const { definition } = definitionOf(row.system, row.lies_in);
    const actors = readersTo(definition, standingOfRow(row), person, tree);
    const { parties } = visibleTo(definition, actors, emptyCase, {
      organisationId: context.actor.organisation.id,
      now: context.now,
    });
    // keys were kept by the class of their day; a class that was closed since counts too
    return hits.some(({ party }) => {
      const now = definition.parties[party]?.parts[by];
      return parties[party]?.[by] === "shown" && now !== undefined && classes.includes(now);
    });
  };
  const hits = rows
    .filter((row) =>
      mayFind(
        allowed.filter(({ caseId }) => caseId === row.id),
        row,
      ),
    )
    .toSorted((one, other) => (one.opened_at < other.opened_at ? 1 : -1))
    .slice(0, mostHits);
  return await describeCases(
    context,
    hits.map((columns) => ({ columns, why: [] })),
  );
}
