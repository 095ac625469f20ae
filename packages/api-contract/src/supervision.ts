import {
  dutyKinds,
  evidenceKinds,
  letterKinds,
  matterActionKinds,
  matterRelations,
  matterStates,
  rungs,
} from "@halfsky/supervision";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";
import { attachment } from "./attachments.ts";
import { light } from "./lights.ts";
import { targetRow } from "./targets.ts";

/** Words, marks and tones of all these stand in package supervision: matterStateWords, dutyKindWords … */
export const matterState = z.enum(matterStates);
export const matterActionKind = z.enum(matterActionKinds);
export const matterRelation = z.enum(matterRelations);
export const dutyKind = z.enum(dutyKinds);
export const letterKind = z.enum(letterKinds);
export const rung = z.enum(rungs);
const evidenceKind = z.enum(evidenceKinds);

/** "YYYY-MM-DD", a day in Beijing */
const day = z.iso.date();
const longText = z.string().trim().min(1).max(4000);
const reason = z.string().trim().min(1).max(1000);
const attachmentIds = z.array(z.string().max(100)).max(50).default([]);
const organisationRef = z.object({ id: z.string(), name: z.string() });

/** What is owed, by whom and until when. */
export const duty = z.object({
  /** "<kind>" or "step-3", with the round: "explain/1"; a returned, extended or reopened duty is a new round */
  id: z.string(),
  kind: dutyKind,
  /** number of the step of the plan; null for every other duty */
  step: z.number().int().nullable(),
  round: z.number().int(),
  owedBy: z.enum(["addressee", "office"]),
  state: z.enum(["open", "met", "lapsed"]),
  /** last working day on which it is still in time */
  due: day,
  /** the calendar of a year it rests on is not published yet; the day is worked out anew when it is */
  provisional: z.boolean(),
  rulesVersion: z.number().int(),
  openedOn: day,
  metOn: day.nullable(),
  /** open and past its day, or met after it */
  late: z.boolean(),
  /** open: working days until the day it is due, negative when it is past; null otherwise */
  workingDaysLeft: z.number().int().nullable(),
  /** what it is, in words: "完成整改步骤2：…" */
  words,
});
export type Duty = z.infer<typeof duty>;

/** A matter as it stands in lists. */
export const matterRow = z.object({
  id: z.string(),
  /** the area whose office supervises */
  areaCode,
  areaName: z.string(),
  /** the area whose figures are meant: the same, or one below */
  judgedArea: z.object({ code: areaCode, name: z.string() }),
  year: z.number().int(),
  /** name of the indicator */
  title: z.string(),
  indicatorId: z.string().nullable(),
  targetIds: z.array(z.string()),
  /** who answers */
  organisation: organisationRef,
  begunFrom: z.enum(["light", "person"]),
  state: matterState,
  version: z.number().int(),
  /** the light when the notice was drafted */
  light: light.nullable(),
  /** the light today; null where the target is no longer monitored */
  currentLight: light.nullable(),
  opened: stamp,
  issued: stamp.nullable(),
  closed: stamp.nullable(),
  /** the open duty that is due first; null where nobody owes anything */
  nextDuty: duty.nullable(),
  overdue: z.boolean(),
  /** supervision letters so far */
  urgings: z.number().int(),
  /** the highest rung told of something overdue; null where none was */
  escalatedTo: rung.nullable(),
  /** something should have been told, and nobody active holds the role on any rung */
  nobodyToTell: z.boolean(),
  /** the last thing submitted was returned and has not come again */
  returned: z.boolean(),
});
export type MatterRow = z.infer<typeof matterRow>;

/** Query of GET /api/supervision and of GET /api/supervision/sheet.xlsx (which also takes language=zh|en). */
export const matterQuery = z.object({
  area: areaCode.optional(),
  year: z.coerce.number().int().min(1949).max(2200).optional(),
  state: matterState.optional(),
  light: light.optional(),
  organisation: z.string().max(100).optional(),
  target: z.string().max(200).optional(),
  overdue: z.enum(["true", "false"]).optional(),
  /** neither closed nor withdrawn */
  open: z.enum(["true", "false"]).optional(),
  /** part of the indicator's or organisation's name, or of a letter's number */
  query: z.string().trim().max(100).optional(),
});

/** GET /api/supervision: what is due first stands first. `counts` are of everything in reach, before the filters. */
export const matterList = z.object({
  matters: z.array(matterRow),
  counts: z.object({
    total: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    urged: z.number().int(),
    byState: z.record(matterState, z.number().int()),
    byOrganisation: z.array(
      organisationRef.extend({ open: z.number().int(), overdue: z.number().int(), closed: z.number().int() }),
    ),
  }),
  /** the caller may draft and issue notices for her own area */
  mayIssue: z.boolean(),
});
export type MatterList = z.infer<typeof matterList>;

/** The facts of a target when a letter was drafted: computed, never typed. */
export const matterFacts = z.object({
  targetId: z.string(),
  name: z.string(),
  planTitle: z.string(),
  year: z.number().int(),
  /** with unit; null where nothing is reported */
  value: words.nullable(),
  baseline: words.nullable(),
  rule: words,
  targetYear: z.number().int(),
  light: light.nullable(),
  because: z.array(words),
  chance: words.nullable(),
  need: words.nullable(),
});
export type MatterFacts = z.infer<typeof matterFacts>;

/** A letter as data: what the .docx prints, for a preview. */
export const letterContent = z.object({
  kind: letterKind,
  /** 发文机关标志 */
  issuer: z.string(),
  /** 发文字号; null in a preview: numbers are given on issuing */
  number: z.string().nullable(),
  title: z.string(),
  /** 主送, with its full-width colon */
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  /** 署名 and 成文日期 */
  signature: z.string(),
  date: z.string(),
  contact: z.string(),
  /** 抄送; empty where there is none */
  copies: z.array(z.string()),
  /** 回执 on the second page: labels to be filled in by hand, some of them filled in already */
  receipt: z.object({
    title: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
});
export type LetterContent = z.infer<typeof letterContent>;

/** GET /api/supervision/:id/letters/:letter ; …/:letter/file.docx is the file, …/preview?kind=notice|urging a letter not yet issued (letterContent). */
export const letter = z.object({
  id: z.string(),
  kind: letterKind,
  number: z.string(),
  issued: stamp,
  /** issued by itself because something was overdue */
  byPlatform: z.boolean(),
  content: letterContent,
});
export type Letter = z.infer<typeof letter>;

/** A step of the rectification plan. */
export const planStepInput = z.object({
  what: z.string().trim().min(1).max(500),
  due: day,
  evidence: evidenceKind,
});

export const planStep = planStepInput.extend({
  number: z.number().int(),
  state: z.enum(["open", "reported", "accepted"]),
  /** what the unit said when it reported, newest; null before */
  report: z.string().nullable(),
  attachmentIds: z.array(z.string()),
  reported: stamp.nullable(),
  /** why it was returned; null where it was not, or was reported again */
  returnReason: z.string().nullable(),
});
export type PlanStep = z.infer<typeof planStep>;

/** One line of the history. */
export const matterAction = z.object({
  number: z.number().int(),
  /** one of matterActionKinds; a kind that this program does not know stays as it is written */
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  organisation: z.string().nullable(),
  relation: matterRelation,
  /** what happened, in one sentence */
  words,
  /** what the person wrote: reason, remark, report; null where nothing */
  text: z.string().nullable(),
  attachmentIds: z.array(z.string()),
});
export type MatterAction = z.infer<typeof matterAction>;

/** GET /api/supervision/:id, and the answer of every action */
export const matterRecord = matterRow.extend({
  /** as they were when the notice was drafted */
  facts: z.array(matterFacts),
  /** as they are now, judged in the area and year of the matter */
  targets: z.array(targetRow),
  /** what was asked beyond the standard words; null where nothing */
  remark: z.string().nullable(),
  explanation: z
    .object({
      text: z.string(),
      attachmentIds: z.array(z.string()),
      submitted: stamp,
      state: z.enum(["submitted", "returned", "accepted"]),
      returnReason: z.string().nullable(),
    })
    .nullable(),
  plan: z
    .object({
      steps: z.array(planStep),
      remark: z.string().nullable(),
      submitted: stamp,
      state: z.enum(["submitted", "returned", "accepted"]),
      returnReason: z.string().nullable(),
    })
    .nullable(),
  closing: z.object({ proposed: stamp, byMe: z.boolean(), reason: z.string() }).nullable(),
  /** open ones first, then by day */
  duties: z.array(duty),
  /** oldest first */
  actions: z.array(matterAction),
  letters: z.array(letter),
  attachments: z.array(attachment),
  /** what the caller may do now, in the order in which it is likely wanted */
  may: z.array(matterActionKind),
  mayAttach: z.boolean(),
});
export type MatterRecord = z.infer<typeof matterRecord>;

/** POST /api/supervision → matterRecord. Without an organisation the indicator's is addressed; without an area the caller's. */
export const matterInput = z.object({
  areaCode: areaCode.optional(),
  judgedArea: areaCode.optional(),
  year: z.number().int().min(1949).max(2200).optional(),
  /** one target, or several of one indicator */
  targetIds: z.array(z.string().max(200)).min(1).max(20),
  organisationId: z.string().max(100).optional(),
  remark: z.string().trim().max(1000).optional(),
  begunFrom: z.enum(["light", "person"]).default("person"),
  /** issue it at once, in the same transaction */
  issue: z.boolean().default(false),
});
export type MatterInput = z.input<typeof matterInput>;

const newDues = z
  .array(z.object({ dutyId: z.string().max(100), due: day }))
  .max(100)
  .default([]);

/** What a person can do; dates that fall on a holiday move to the next working day. */
export const matterActionInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("draft-notice"),
    /** changes a draft: whom it goes to, what is asked beyond the standard words */
    organisationId: z.string().max(100).optional(),
    remark: z.string().trim().max(1000).nullable().optional(),
  }),
  z.object({ kind: z.literal("issue-notice") }),
  z.object({ kind: z.literal("acknowledge") }),
  z.object({
    kind: z.literal("submit-explanation"),
    text: longText,
    attachmentIds,
    /** the plan may come with it */
    steps: z.array(planStepInput).max(50).optional(),
  }),
  z.object({ kind: z.literal("return-explanation"), reason }),
  z.object({ kind: z.literal("accept-explanation"), text: z.string().trim().max(1000).optional() }),
  z.object({
    kind: z.literal("submit-plan"),
    steps: z.array(planStepInput).min(1).max(50),
    text: z.string().trim().max(4000).optional(),
  }),
  z.object({ kind: z.literal("return-plan"), reason }),
  z.object({ kind: z.literal("accept-plan"), text: z.string().trim().max(1000).optional() }),
  z.object({
    kind: z.literal("report-step"),
    step: z.number().int().min(1),
    text: longText,
    attachmentIds,
  }),
  z.object({ kind: z.literal("return-step"), step: z.number().int().min(1), reason }),
  z.object({
    kind: z.literal("accept-step"),
    step: z.number().int().min(1),
    text: z.string().trim().max(1000).optional(),
  }),
  z.object({ kind: z.literal("extend-deadline"), dutyId: z.string().max(100), due: day, reason }),
  /** for all open duties of the unit, or for those that are named */
  z.object({
    kind: z.literal("issue-urging"),
    dutyIds: z.array(z.string().max(100)).max(100).optional(),
    remark: z.string().trim().max(1000).optional(),
  }),
  z.object({
    kind: z.literal("hold-meeting"),
    heldOn: day,
    decision: longText,
    dues: newDues,
    attachmentIds,
  }),
  z.object({ kind: z.literal("propose-closing"), reason }),
  z.object({ kind: z.literal("confirm-closing"), text: z.string().trim().max(1000).optional() }),
  z.object({ kind: z.literal("refuse-closing"), reason }),
  z.object({ kind: z.literal("reopen"), reason }),
  z.object({ kind: z.literal("withdraw"), reason }),
]);
export type MatterActionInput = z.input<typeof matterActionInput>;

/**
 * POST /api/supervision/:id/actions → matterRecord. baseVersion: the version that the person saw. Problems: "conflict"
 * (its faults say who did what meanwhile), "not-allowed-now" (the detail says what is possible now), "second-person-needed".
 */
export const matterActionRequest = z.object({
  baseVersion: z.number().int().min(0),
  action: matterActionInput,
});
export type MatterActionRequest = z.input<typeof matterActionRequest>;

/** GET /api/supervision/proposals?area=&year= : red and orange targets without an open matter, worst first. */
export const matterProposals = z.object({
  areaCode,
  year: z.number().int(),
  proposals: z.array(
    z.object({
      /** one target, or several of one indicator; the worst one first */
      targets: z.array(targetRow).min(1),
      organisation: organisationRef.nullable(),
      /** why no organisation is proposed; null where one is */
      whyNone: words.nullable(),
    }),
  ),
});
export type MatterProposals = z.infer<typeof matterProposals>;
