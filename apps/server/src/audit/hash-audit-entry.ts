import { createHash } from "node:crypto";

/** What an audit entry's hash covers: every column but the hash itself. */
export interface HashedAuditEntry {
  readonly area_code: string;
  readonly sequence: number;
  readonly at: string;
  readonly account_id: string | null;
  readonly username: string | null;
  readonly organisation_id: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly details: unknown;
  readonly request_id: string | null;
  readonly previous_hash: string;
}

/** SHA-256 in hex over the entry as canonical JSON: fixed order of columns, members of details sorted. */
export function hashAuditEntry(entry: HashedAuditEntry): string {
  const content = [
    entry.previous_hash,
    entry.sequence,
    entry.area_code,
    entry.at,
    entry.account_id,
    entry.username,
    entry.organisation_id,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.request_id,
    sorted(entry.details),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** jsonb keeps no order of members, so they are sorted before hashing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([first], [second]) => (first < second ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
