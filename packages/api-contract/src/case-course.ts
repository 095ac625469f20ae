import { pairJudgements } from "@halfsky/cases";
import { z } from "zod";
import { doer, words } from "./areas.ts";
import { attachment } from "./attachments.ts";
import { formAnswers } from "./case-answers.ts";
import { moment } from "./case-values.ts";

export const pairJudgement = z.enum(pairJudgements);

/** A grade: always its word beside its colour. */
export const shownGrade = z.object({ value: z.string(), title: words, colour: z.string() });

const account = z.object({ id: z.string(), name: z.string() });

/** What waits for a second person, who must know what she agrees to; copies that a device kept earlier do not say it. */
export const pendingAction = z.object({
  number: z.number().int(),
  action: z.string(),
  title: words,
  proposedBy: doer,
  at: moment,
  mayConfirm: z.boolean(),
  grade: shownGrade.nullable().default(null),
  /** those of its answers that the reader may see */
  answers: formAnswers.nullable().default(null),
  reason: z.string().nullable().default(null),
  /** to whom the case is assigned by it */
  assignee: account.nullable().default(null),
});

/** A file of a case, and the action that it came with; null where none has named it yet. */
export const caseFile = attachment.extend({ of: words.nullable().default(null) });
export type CaseFile = z.infer<typeof caseFile>;

/** One row of what happened; copies that a device kept earlier do not say to whom a case was assigned, nor what the clock did. */
export const historyEntry = z.object({
  number: z.number().int(),
  action: z.string(),
  title: words,
  /** null: the platform, by itself */
  by: doer.nullable(),
  /** null: as no actor of the definition, but as itself */
  actedAs: words.nullable(),
  at: moment,
  /** fields that it set and the reader may see */
  changed: z.array(z.string()),
  reason: z.string().nullable(),
  /** of a judgement on a pair: the other case; one that the reader does not see makes no entry at all */
  match: z
    .object({ judgement: pairJudgement, caseId: z.string(), number: z.string(), systemTitle: words })
    .nullable(),
  /** to whom the case was assigned by it */
  assignee: account.nullable().default(null),
  /** names of the files that came with it, of those that the reader may open */
  files: z.array(z.string()).default([]),
  /** of a step of the clock: which clock ran, who was told (null: nobody holds the role), which agencies were asked next */
  step: z
    .object({
      clock: words,
      /** null where the definition of today has no such step */
      kind: z.enum(["ask", "warn", "escalate", "silence", "seal"]).nullable(),
      told: words.nullable(),
      asked: z.array(z.string()),
    })
    .nullable()
    .default(null),
});
