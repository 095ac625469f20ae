import type { DifferenceKind, FoundDifference } from "./compare-lists.ts";

/** What people may say of a difference. */
export const outsideAnswers = [
  "ours-corrected",
  "theirs-told",
  "explained",
  "not-found",
  "same-person",
  "different-person",
] as const;
export type OutsideAnswer = (typeof outsideAnswers)[number];

/** How a difference stands: nobody said anything; somebody did; the next list no longer shows it. */
export const differenceStates = ["open", "answered", "settled"] as const;
export type DifferenceState = (typeof differenceStates)[number];

/** A difference that is kept from list to list. */
export interface KnownDifference extends Pick<FoundDifference, "kind" | "caseId" | "rowKeys"> {
  readonly id: string;
  readonly answer: OutsideAnswer | null;
}

/** What a new list makes of the differences of the one before. */
export interface CarriedOver<Known extends KnownDifference> {
  /** still there, with their age */
  readonly kept: readonly {
    readonly known: Known;
    readonly found: FoundDifference;
    /** what was said did not come true: open again */
    readonly reopened: boolean;
  }[];
  readonly opened: readonly FoundDifference[];
  readonly settled: readonly Known[];
}

/** Which answers fit a kind of difference. */
export function answersFor(kind: DifferenceKind): readonly OutsideAnswer[] {
  switch (kind) {
    case "possible-match":
      return ["same-person", "different-person"];
    case "only-theirs":
    case "only-ours":
      return ["ours-corrected", "theirs-told", "explained", "not-found"];
    case "another-state":
      return ["ours-corrected", "theirs-told", "explained"];
    case "twice-in-theirs":
      return ["theirs-told", "explained"];
  }
}

/** Lays the differences that a list shows over those that were known. */
export function carryOver<Known extends KnownDifference>(
  known: readonly Known[],
  found: readonly FoundDifference[],
): CarriedOver<Known> {
  const waiting = new Map<string, Known[]>();
  for (const one of known.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const name of namesOf(one)) waiting.set(name, [...(waiting.get(name) ?? []), one]);
  }
  const taken = new Set<string>();
  const kept: CarriedOver<Known>["kept"][number][] = [];
  const opened: FoundDifference[] = [];
  for (const difference of found) {
    const same = namesOf(difference)
      .flatMap((name) => waiting.get(name) ?? [])
      .find(({ id }) => !taken.has(id));
    if (same === undefined) {
      // what was judged once is not asked again
      if (!difference.isJudged) opened.push(difference);
      continue;
    }
    taken.add(same.id);
    // what was corrected or told would not be there any more
    const reopened = same.answer === "ours-corrected" || same.answer === "theirs-told";
    kept.push({ known: same, found: difference, reopened });
  }
  return { kept, opened, settled: known.filter(({ id }) => !taken.has(id)) };
}

/** By what a difference is found again: its case, with any key of its rows. */
function namesOf({ kind, caseId, rowKeys }: Pick<FoundDifference, "kind" | "caseId" | "rowKeys">) {
  const place = `${kind}|${caseId ?? ""}|`;
  return rowKeys.length === 0 ? [place] : rowKeys.map((key) => place + key);
}
