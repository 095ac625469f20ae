import type { WriteContext } from "../access/context.ts";
import { jsonText } from "../database/json-text.ts";
import type { AuditDraft } from "./audit-draft.ts";
import { hashAuditEntry } from "./hash-audit-entry.ts";

/** Notes an entry for the audit log; it is written in the transaction of the change, just before the commit. */
export function recordAudit(context: WriteContext, draft: AuditDraft): void {
  context.pendingAudit.push(draft);
}

/**
 * Writes the noted entries and chains them. The head row stays locked until the commit, so this comes last in a
 * transaction: others wait only for a commit, not for a whole import.
 */
export async function writePendingAudit(context: WriteContext): Promise<void> {
  if (context.pendingAudit.length === 0) return;
  const { transaction, actor } = context;
  const head = await transaction
    .selectFrom("audit_chain")
    .selectAll()
    .where("id", "=", 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  let { last_sequence: sequence, last_hash: previousHash } = head;
  const rows = context.pendingAudit.splice(0).map((draft) => {
    sequence += 1;
    const by = draft.by ?? {
      accountId: actor.accountId,
      username: actor.username,
      organisationId: actor.organisation.id,
    };
    const entry = {
      area_code: draft.areaCode,
      sequence,
      at: context.now,
      account_id: by.accountId,
      username: by.username,
      organisation_id: by.organisationId,
      action: draft.action,
      subject_kind: draft.subjectKind,
      subject_id: draft.subjectId,
      details: jsonText({
        before: draft.before,
        after: draft.after,
        ...draft.details,
        ...(actor.token === undefined ? {} : { accessToken: actor.token }),
      }),
      request_id: context.requestId,
      previous_hash: previousHash,
    };
    previousHash = hashAuditEntry({ ...entry, details: JSON.parse(entry.details) as unknown });
    return { ...entry, hash: previousHash };
  });
  // 13 columns: stay below the 65,535 parameters of a statement.
  for (let start = 0; start < rows.length; start += 1000) {
    await transaction
      .insertInto("audit_entry")
      .values(rows.slice(start, start + 1000))
      .execute();
  }
  await transaction
    .updateTable("audit_chain")
    .set({ last_sequence: sequence, last_hash: previousHash })
    .where("id", "=", 1)
    .execute();
}
