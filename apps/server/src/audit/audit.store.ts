import type { AuditEntry, AuditQuery } from "@halfsky/api-contract";
import type { Expression, SqlBool } from "kysely";
import { type ReadContext, findReach } from "../access/context.ts";
import { withinReach } from "../access/reach.ts";

/** What the log keeps back from its reader, where its subjects are not there for everybody. */
export interface ShownEntries {
  /** entries that are there for her, as a condition on audit_entry */
  readonly within: Expression<SqlBool>;
  /** the entries of a page without what they name that is not there for her */
  readonly withoutHidden: (entries: readonly AuditEntry[]) => Promise<AuditEntry[]>;
}

/** Audit entries in the actor's reach, newest first, with the count of all pages, as far as they are shown to her. */
export async function listAuditEntries(
  context: ReadContext,
  query: AuditQuery,
  shownEntries: ShownEntries,
): Promise<{ entries: AuditEntry[]; total: number; next: number | null }> {
  const reach = await findReach(context, "audit.read");
  let matching = context.transaction
    .selectFrom("audit_entry")
    .where(withinReach(reach, { area: "area_code", organisation: "organisation_id" }))
    .where(shownEntries.within);
  if (query.action !== undefined) matching = matching.where("action", "=", query.action);
  if (query.username !== undefined) matching = matching.where("username", "=", query.username);
  if (query.subjectKind !== undefined) matching = matching.where("subject_kind", "=", query.subjectKind);
  if (query.subjectId !== undefined) matching = matching.where("subject_id", "=", query.subjectId);
  if (query.from !== undefined) matching = matching.where("at", ">=", `${query.from}T00:00:00+08:00`);
  if (query.to !== undefined) matching = matching.where("at", "<=", `${query.to}T23:59:59.999+08:00`);
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const page = query.before === undefined ? matching : matching.where("sequence", "<", query.before);
  const rows = await page.selectAll().orderBy("sequence", "desc").limit(query.limit).execute();
  const entries = rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    areaCode: row.area_code,
    username: row.username,
    organisationId: row.organisation_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    details: { ...row.details },
    requestId: row.request_id,
    hash: row.hash,
  }));
  const shown = await shownEntries.withoutHidden(entries);
  return {
    entries: shown,
    total,
    next: entries.length < query.limit ? null : (entries.at(-1)?.sequence ?? null),
  };
}
