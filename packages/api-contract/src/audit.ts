import { z } from "zod";
import { areaCode } from "./areas.ts";

/** One entry of the audit log: who did what to which subject; `hash` chains it to the entry before. */
export const auditEntry = z.object({
  sequence: z.number().int(),
  at: z.string(),
  areaCode,
  username: z.string().nullable(),
  organisationId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** GET /api/audit-entries: newest first; `before` continues from the last sequence seen. */
export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  action: z.string().max(100).optional(),
  username: z.string().max(64).optional(),
  subjectKind: z.string().max(100).optional(),
  subjectId: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditList = z.object({
  entries: z.array(auditEntry),
  /** Entries in reach that match, of all pages. */
  total: z.number().int(),
  next: z.number().int().nullable(),
});

/** GET /api/audit-chain: the whole log recomputed. */
export const auditChainState = z.object({
  status: z.enum(["intact", "broken"]),
  entries: z.number().int(),
  /** The first entry that does not fit the chain. */
  brokenAt: z.number().int().nullable(),
});
