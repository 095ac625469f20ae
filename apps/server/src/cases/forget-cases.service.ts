import { addPeriod, parsePeriod } from "@halfsky/cases";
import { recordAudit } from "../audit/record-audit.ts";
import { workCalendarIn } from "../calendar/calendar.store.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { destroyKeys, listClosedCases } from "./forget-cases.store.ts";
import { deletePersonKeys } from "./person-key.store.ts";

/** A case whose time of keeping is over. */
export interface ForgettableCase {
  readonly areaCode: string;
  readonly caseId: string;
  readonly number: string;
  readonly system: string;
  readonly closedAt: string;
}

/** Cases that were closed longer ago than their system keeps them (PIPL arts 19 and 47). */
export async function listForgettable(context: CaseReadContext): Promise<readonly ForgettableCase[]> {
  const calendar = await workCalendarIn(context.transaction);
  const found: ForgettableCase[] = [];
  for (const [system, { definition }] of context.host.systems) {
    if (parsePeriod(definition.keep) === null) continue;
    for (const row of await listClosedCases(context.transaction, system)) {
      if (addPeriod(row.closed_at, definition.keep, calendar).at > context.now) continue;
      found.push({
        areaCode: row.area_code,
        caseId: row.id,
        number: row.number,
        system,
        closedAt: row.closed_at,
      });
    }
  }
  return found;
}

/**
 * Destroys the keys of cases whose time is over: what is personal in them is unreadable from then on. The log keeps what
 * names nobody, so that figures stay. Backups made before still hold the keys, and are to be thrown away in their turn.
 */
export async function forgetCases(context: CaseWriteContext): Promise<readonly ForgettableCase[]> {
  const cases = await listForgettable(context);
  for (const { areaCode, caseId, number, system } of cases) {
    await destroyKeys(context.transaction, { areaCode, caseId }, context.now);
    await deletePersonKeys(context.transaction, { areaCode, caseId });
    recordAudit(context, {
      action: "case.forget",
      subjectKind: "case",
      subjectId: caseId,
      areaCode,
      details: { number, system },
    });
  }
  return cases;
}
