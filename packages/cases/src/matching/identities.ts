/** A person in a case. */
export interface PersonPlace {
  readonly caseId: string;
  readonly personId: string;
}

/** What somebody decided of two entries. Decisions are only added; an undoing is one as well. */
export type IdentityDecision =
  | {
      readonly number: number;
      readonly kind: "same" | "different";
      readonly one: PersonPlace;
      readonly other: PersonPlace;
    }
  | { readonly number: number; readonly kind: "undo"; readonly undoes: number };

/** People as decisions have put them together; entries of nobody else are not listed. */
export interface Identities {
  /** entries of one person, each in the order of their names; two or more in each group */
  readonly groups: readonly (readonly PersonPlace[])[];
  /** pairs that are not to be proposed again */
  readonly different: readonly (readonly [PersonPlace, PersonPlace])[];
}

/**
 * Who is who, as a fold over the decisions: nothing is merged, entries stay as they were written, and undoing a decision
 * gives exactly what was there without it. An undoing may be undone.
 */
export function foldIdentities(decisions: readonly IdentityDecision[]): Identities {
  const undone = new Set<number>();
  // from the newest on: an undoing that was itself undone undoes nothing
  for (const decision of decisions.toReversed()) {
    if (decision.kind === "undo" && !undone.has(decision.number)) undone.add(decision.undoes);
  }
  const standing = decisions.filter(({ number, kind }) => kind !== "undo" && !undone.has(number));
  const groupOf = new Map<string, Set<string>>();
  const places = new Map<string, PersonPlace>();
  const different: (readonly [PersonPlace, PersonPlace])[] = [];
  for (const decision of standing) {
    if (decision.kind === "undo") continue;
    const [one, other] = [keyOf(decision.one), keyOf(decision.other)];
    if (decision.kind === "different") {
      different.push([decision.one, decision.other]);
      continue;
    }
    places.set(one, decision.one).set(other, decision.other);
    const joined = new Set([one, other, ...(groupOf.get(one) ?? []), ...(groupOf.get(other) ?? [])]);
    for (const member of joined) groupOf.set(member, joined);
  }
  const groups = [...new Set(groupOf.values())].map((members) =>
    [...members].toSorted().flatMap((member) => places.get(member) ?? []),
  );
  return { groups: groups.toSorted(byFirst), different };
}

function keyOf({ caseId, personId }: PersonPlace): string {
  return `${caseId}|${personId}`;
}

function byFirst([one]: readonly PersonPlace[], [other]: readonly PersonPlace[]): number {
  const [left, right] = [one === undefined ? "" : keyOf(one), other === undefined ? "" : keyOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
