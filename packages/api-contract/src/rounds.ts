import { reminderRungs, reviewLevels, submissionStates } from "@halfsky/statistics";
import { z } from "zod";
import { area, areaCode, organisation, stamp } from "./areas.ts";
import { formFault } from "./forms.ts";

export const roundState = z.enum(["draft", "open", "closed"]);
export type RoundState = z.infer<typeof roundState>;

/** On which day around the due day (before it negative) whom to remind of forms that are not handed in. */
export const reminderRule = z.object({
  days: z.number().int().min(-60).max(60),
  rung: z.enum(reminderRungs),
});

/** A form of a round and who owes it: an organisation for an area. */
export const roundForm = z.object({
  formId: z.string(),
  recipients: z.array(z.object({ organisationId: z.string(), areaCode })).max(2000),
});

/** POST /api/rounds → roundRecord, PUT /api/rounds/:id (while draft) → roundRecord */
export const roundInput = z.object({
  areaCode,
  title: z.string().trim().min(1).max(120),
  /** the year that the figures are of */
  year: z.number().int().min(1949).max(2200),
  /** last day for handing in, in Beijing */
  dueOn: z.iso.date(),
  /** words that go with it to those who fill it in */
  message: z.string().max(2000).nullable(),
  forms: z.array(roundForm).min(1).max(50),
  /** without it the usual reminders, or those that the draft has */
  reminders: z.array(reminderRule).max(60).optional(),
  /** the version of the draft that was seen, 0 for a new one */
  version: z.number().int().min(0),
});
export type RoundInput = z.infer<typeof roundInput>;

/** How far figures have come: owed cells, those with a figure or a reason, and what arrived when. */
export const progress = z.object({
  submissions: z.number().int(),
  opened: z.number().int(),
  begun: z.number().int(),
  submitted: z.number().int(),
  signed: z.number().int(),
  returned: z.number().int(),
  /** past the due day and not handed in */
  late: z.number().int(),
  /** handed in for the first time by the due day */
  onTime: z.number().int(),
  owedCells: z.number().int(),
  filledCells: z.number().int(),
});
export type Progress = z.infer<typeof progress>;

export const roundSummary = z.object({
  id: z.string(),
  areaCode,
  areaName: z.string(),
  title: z.string(),
  year: z.number().int(),
  dueOn: z.iso.date(),
  state: roundState,
  forms: z.number().int(),
  progress,
  created: stamp,
  issued: stamp.nullable(),
  closed: stamp.nullable(),
});
export type RoundSummary = z.infer<typeof roundSummary>;

/** GET /api/rounds?area=&year= */
export const roundList = z.object({ rounds: z.array(roundSummary) });
export type RoundList = z.infer<typeof roundList>;

/** One submission as a line of a list. */
export const submissionRow = z.object({
  id: z.string(),
  roundId: z.string(),
  roundTitle: z.string(),
  year: z.number().int(),
  form: z.object({
    id: z.string(),
    version: z.number().int(),
    title: z.string(),
    code: z.string().nullable(),
  }),
  organisation: organisation.pick({ id: true, name: true }).extend({ shortName: z.string() }),
  area: area.pick({ code: true, name: true }),
  state: z.enum(submissionStates),
  level: z.enum(reviewLevels),
  /** the level that reviews first, and that of the issuer, who signs last */
  originLevel: z.enum(reviewLevels),
  topLevel: z.enum(reviewLevels),
  isCorrection: z.boolean(),
  dueOn: z.iso.date(),
  isLate: z.boolean(),
  openedAt: z.string().nullable(),
  begunAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  signedAt: z.string().nullable(),
  owedCells: z.number().int(),
  filledCells: z.number().int(),
  /** findings that stop it, and warnings nobody answered yet */
  errors: z.number().int(),
  warnings: z.number().int(),
  openReturns: z.number().int(),
  changedSinceSigning: z.number().int(),
});
export type SubmissionRow = z.infer<typeof submissionRow>;

/** GET /api/rounds/:id */
export const roundRecord = roundSummary.extend({
  version: z.number().int(),
  message: z.string().nullable(),
  reminders: z.array(reminderRule),
  /** of a draft, for whoever manages it: what keeps it from being issued as it is, and what has changed and should be looked at */
  faults: z.array(formFault),
  warnings: z.array(formFault),
  formList: z.array(
    z.object({
      formId: z.string(),
      version: z.number().int(),
      title: z.string(),
      code: z.string().nullable(),
      recipients: z.array(
        z.object({
          organisationId: z.string(),
          organisationName: z.string(),
          areaCode,
          areaName: z.string(),
        }),
      ),
    }),
  ),
  submissions: z.array(submissionRow),
  byOrganisation: z.array(z.object({ organisation: organisation.pick({ id: true, name: true }), progress })),
  byArea: z.array(z.object({ area: area.pick({ code: true, name: true }), progress })),
  mayManage: z.boolean(),
});
export type RoundRecord = z.infer<typeof roundRecord>;

/**
 * POST /api/rounds/:id/issue → roundRecord; POST /api/rounds/:id/close → roundRecord (locks what is signed at the top);
 * POST /api/rounds/:id/copy {year, title, dueOn} → roundRecord (a draft); POST /api/rounds/:id/remind → { reminded }
 */
export const roundCopy = z.object({
  year: z.number().int().min(1949).max(2200),
  title: z.string().trim().min(1).max(120),
  dueOn: z.iso.date(),
});
export type RoundCopy = z.infer<typeof roundCopy>;

/** PUT /api/rounds/:id/reminders → roundRecord: other reminders of a draft or of an open round; none at all is allowed */
export const roundReminders = z.object({
  reminders: z.array(reminderRule).max(60),
  /** the version of the round that was seen */
  version: z.number().int().min(0),
});
export type RoundReminders = z.infer<typeof roundReminders>;

/** How many organisations were reminded; whoever was within the last hour is left in peace. */
export const reminded = z.object({ reminded: z.number().int() });
export type Reminded = z.infer<typeof reminded>;
