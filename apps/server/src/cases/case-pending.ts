import type { CaseRecord } from "@halfsky/api-contract";
import {
  type CaseCourse,
  partPrivacy,
  personParts,
  type PrivacyClass,
  type SystemDefinition,
} from "@halfsky/cases";
import type { CaseDoers } from "./case-doers.ts";
import { shownGrade } from "./case-titles.ts";
import { titleOfAction } from "./carry-out.ts";
import type { SeenCase } from "./see-case.ts";

interface PendingContext {
  readonly doers: CaseDoers;
  readonly nameOf: (id: string) => string;
  readonly mayConfirm: (number: number) => boolean;
}

/** What waits for a second person, with as much of it as the reader may see: who agrees must know what she agrees to. */
export function pendingOf(
  { current, state }: SeenCase,
  { pending }: Pick<CaseCourse, "pending">,
  { doers, nameOf, mayConfirm }: PendingContext,
): CaseRecord["pending"] {
  return pending.map((one) => {
    const assignee = state.pending.find(({ number }) => number === one.number)?.details.assignee;
    // values of the pure package are read-only, those of the contract are not
    const answers: CaseRecord["pending"][number]["answers"] =
      one.answers === undefined ? null : JSON.parse(JSON.stringify(one.answers));
    return {
      number: one.number,
      action: one.action,
      title: titleOfAction(current, one.action),
      proposedBy: doers.ofAction(one.number) ?? doers.ofAccount(one.proposedBy),
      at: one.at,
      mayConfirm: mayConfirm(one.number),
      grade: shownGrade(current.definition, one.grade ?? null),
      answers,
      reason: one.reason ?? null,
      assignee: assignee === undefined ? null : { id: assignee, name: nameOf(assignee) },
    };
  });
}

/** The classes of the answers that wait and are shown, for the log of reads. */
export function classesWaiting(
  definition: SystemDefinition,
  openedAt: string,
  pending: readonly Pick<CaseRecord["pending"][number], "answers" | "reason">[],
): readonly PrivacyClass[] {
  return pending.flatMap(({ answers, reason }) => [
    ...(reason === null ? [] : (["sensitive"] as const)),
    ...(answers === null ? [] : classesOf(definition, answers, openedAt)),
  ]);
}

type Answers = NonNullable<CaseRecord["pending"][number]["answers"]>;

function classesOf(
  definition: SystemDefinition,
  { fields, groups, parties }: Answers,
  openedAt: string,
): readonly PrivacyClass[] {
  const rows = Object.values(groups ?? {}).flat();
  const named = [fields, ...rows.map((row) => row.fields)].flatMap((answered) => Object.keys(answered));
  const people = Object.entries(parties ?? {}).flatMap(([party, persons]) => {
    const rule = definition.parties[party];
    if (rule === undefined) return [];
    return persons.flatMap((person) =>
      personParts
        .filter((part) => person.parts[part] !== undefined)
        .flatMap((part) => partPrivacy(rule, part, person, openedAt) ?? []),
    );
  });
  return [...named.flatMap((name) => definition.fields[name]?.privacy ?? []), ...people];
}
