import type { CaseActionInput } from "@halfsky/api-contract";
import type { FormAnswers, PairJudgement } from "@halfsky/cases";
import { changedAnswers, isBegun, noAnswers } from "../form/form-answers.ts";
import { contractAnswers } from "../intake/intake-answers.ts";

/** An action that a person is about to do, with what it is about. */
export interface BegunAction {
  readonly action: string;
  readonly pending?: number;
  readonly task?: string;
  /** the clock of the step of a schedule that is explained */
  readonly scheduled?: string;
  readonly referral?: { readonly name: string; readonly number: number };
  /** another case, and what is judged of the two */
  readonly match?: { readonly caseId: string; readonly judgement: PairJudgement };
}

/** What tells one action that is begun from others: what it does, and about what. */
export function keyOfAction({ action, pending, task, scheduled, referral, match }: BegunAction): string {
  return [
    action,
    pending,
    task,
    scheduled,
    referral?.name,
    referral?.number,
    match?.caseId,
    match?.judgement,
  ].join(" ");
}

/** What stands in the drawer of an action. */
export interface ActionFields {
  readonly answers: FormAnswers;
  readonly reason: string;
  readonly assignee: string | null;
  readonly grade: string | null;
  readonly minutes: number;
  readonly consent: string | null;
  readonly attachmentIds: readonly string[];
}

export const emptyFields: ActionFields = {
  answers: { fields: {} },
  reason: "",
  assignee: null,
  grade: null,
  minutes: 30,
  consent: null,
  attachmentIds: [],
};

/** Whether anything was typed that closing would lose. */
export function isTyped(fields: ActionFields): boolean {
  return isBegun(fields.answers) || fields.reason !== "" || fields.attachmentIds.length > 0;
}

/**
 * What is sent: only what the action asks for, so that nothing left over from another choice goes along; of a correction
 * only what differs from what stood there, since what is sent counts as said anew.
 */
export function detailsOf(
  begun: BegunAction,
  fields: ActionFields,
  stood: FormAnswers = noAnswers,
): CaseActionInput["details"] {
  const reason = fields.reason.trim();
  const answers = begun.action === "correct" ? changedAnswers(fields.answers, stood) : fields.answers;
  return {
    ...(isBegun(answers) || begun.action === "correct" ? { answers: contractAnswers(answers) } : {}),
    ...(reason === "" ? {} : { reason }),
    ...(fields.assignee === null ? {} : { assignee: fields.assignee }),
    ...(fields.grade === null ? {} : { grade: fields.grade }),
    ...(begun.pending === undefined ? {} : { pending: begun.pending }),
    ...(begun.task === undefined ? {} : { task: begun.task }),
    ...(begun.scheduled === undefined ? {} : { scheduled: begun.scheduled }),
    ...(begun.referral === undefined ? {} : { referral: begun.referral }),
    ...(begun.match === undefined ? {} : { match: begun.match }),
    ...(fields.consent === null ? {} : { consent: { scope: fields.consent } }),
    ...(fields.attachmentIds.length === 0 ? {} : { attachmentIds: [...fields.attachmentIds] }),
    ...(begun.action === "break-glass" ? { minutes: fields.minutes } : {}),
  };
}

/** What stands in the drawer of an action that was filled in before. */
export function fieldsOfDetails(details: CaseActionInput["details"]): ActionFields {
  const { answers } = details;
  return {
    ...emptyFields,
    ...(answers === undefined
      ? {}
      : {
          answers: {
            fields: answers.fields,
            ...(answers.groups === undefined ? {} : { groups: answers.groups }),
            ...(answers.parties === undefined ? {} : { parties: answers.parties }),
          },
        }),
    reason: details.reason ?? "",
    assignee: details.assignee ?? null,
    grade: details.grade ?? null,
    minutes: details.minutes ?? emptyFields.minutes,
    consent: details.consent?.scope ?? null,
    attachmentIds: details.attachmentIds ?? [],
  };
}
