import type { AuditEntry } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { sql, type SqlBool } from "kysely";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import type { ShownEntries } from "../audit/audit.store.ts";
import { caseBeyond, findCaseReach } from "./case-reach.ts";

/** The cases that an entry names beside its subject: what was shown, or what a search found. */
const namedIds = sql`coalesce(audit_entry.details -> 'cases', audit_entry.details -> 'found')`;

/**
 * Of which cases the audit log speaks to the actor: of each but those that the law has sealed, and of these to those for whom
 * they are there, the keepers of the record. For the others an entry about such a case is not there; where an entry names
 * others too, it names them alone. A case that people sealed stays in the log: who read it is what an auditor looks for. The
 * rows stay as they were written: the chain is verified over all of them.
 */
export async function auditedCases(context: ReadContext): Promise<ShownEntries> {
  const sealedByLaw = systems.filter(({ sealing }) => sealing !== undefined).map(({ id }) => id);
  const hidden = sql`select service_case.id from service_case
    where service_case.sealed and service_case.system = any(${sealedByLaw}::text[]) and ${caseBeyond(await findCaseReach(context), "whole")}`;
  const isOfHidden = sql`audit_entry.subject_kind = 'case' and audit_entry.subject_id in (${hidden})`;
  const namesHiddenAlone = sql`audit_entry.action = 'case.read' and not exists (
    select 1 from jsonb_array_elements_text(${namedIds}) named where named not in (${hidden}))`;
  return {
    within: sql<SqlBool>`not (${isOfHidden}) and not (${namesHiddenAlone})`,
    withoutHidden: async (entries) => {
      const ids = [...new Set(entries.flatMap(idsIn))];
      if (ids.length === 0) return [...entries];
      const { rows } = await sql<{ id: string; area_code: string; hidden: boolean }>`
        select service_case.id, service_case.area_code, service_case.id in (${hidden}) as hidden
        from service_case where service_case.id = any(${ids})`.execute(context.transaction);
      const known = new Map(rows.map((row) => [row.id, row]));
      return entries.map((entry) => withoutSome(entry, known));
    },
  };
}

const named = z.object({ cases: z.array(z.string()).optional(), found: z.array(z.string()).optional() });

function idsIn({ action, details }: AuditEntry): readonly string[] {
  if (action !== "case.read" && action !== "case.search") return [];
  const { cases, found } = named.parse(details);
  return cases ?? found ?? [];
}

function withoutSome(
  entry: AuditEntry,
  known: ReadonlyMap<string, { readonly area_code: string; readonly hidden: boolean }>,
): AuditEntry {
  const ids = idsIn(entry);
  const left = ids.filter((id) => known.get(id)?.hidden !== true);
  if (left.length === ids.length) return entry;
  const key = entry.details["cases"] === undefined ? "found" : "cases";
  const rest = { ...entry, details: { ...entry.details, [key]: left } };
  const [only] = left;
  // of one case the entry is about that case: as it would have been written without the other
  return entry.action === "case.read" && left.length === 1 && only !== undefined
    ? { ...rest, subjectId: only, areaCode: known.get(only)?.area_code ?? entry.areaCode }
    : rest;
}
