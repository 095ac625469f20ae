/** What a change says of itself in the audit log; who, when and which request are added when it is written. */
export interface AuditDraft {
  /** noun.verb, e.g. "plan.publish" */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly areaCode: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Anything else that explains the change, e.g. a reason. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Who did it, where that is not the actor of the context: someone who is just signing in, or failed to. */
  readonly by?: {
    readonly accountId: string | null;
    readonly username: string | null;
    readonly organisationId: string | null;
  };
}
