import type { FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { touchKey } from "../log/touch-key.ts";

/** What the person had seen when she acted. */
export interface Seen {
  /** version of the case */
  readonly baseVersion: number;
  /** transactions of her own that came after it */
  readonly builtOn: readonly string[];
}

/** Whether the last change of something was seen by the person. */
export function hasSeen(state: CaseState, key: string, { baseVersion, builtOn }: Seen): boolean {
  const touch = state.touched[key];
  return touch === undefined || touch.by <= baseVersion || builtOn.includes(touch.transactionId);
}

/**
 * Rows and persons that were taken away: a list that is answered again is answered whole, so what the person saw and did
 * not send is gone. What came after she looked stays; she could not mean it.
 */
export function findRemoved(
  before: CaseState,
  answers: FormAnswers,
  seen: Seen,
): Readonly<Record<string, readonly string[]>> {
  const removed: Record<string, readonly string[]> = {};
  for (const kind of ["group", "party"] as const) {
    const there: Readonly<Record<string, readonly { readonly id: string }[]>> =
      kind === "group" ? before.groups : before.parties;
    const answered: typeof there | undefined = kind === "group" ? answers.groups : answers.parties;
    for (const [name, rows] of Object.entries(answered ?? {})) {
      const sent = new Set(rows.map(({ id }) => id));
      const gone = (there[name] ?? [])
        .map(({ id }) => id)
        .filter((id) => !sent.has(id) && hasSeen(before, touchKey.row(kind, name, id), seen));
      if (gone.length > 0) removed[`${kind}:${name}`] = gone;
    }
  }
  return removed;
}
