import { engineActions, privacyClasses, referralStates, serviceRoleNames, systemKinds } from "@halfsky/cases";
import { z } from "zod";
import { areaCode, doer, words } from "./areas.ts";
import { answer, formAnswers, person, personPart } from "./case-answers.ts";
import { caseFile, historyEntry, pairJudgement, pendingAction, shownGrade } from "./case-course.ts";
import { caseSchedule } from "./case-schedules.ts";
import { moment, note, shortId } from "./case-values.ts";

/** Words of all these stand in package cases: serviceRoles, relations, the definitions' own titles. */
export const systemKind = z.enum(systemKinds);
export const privacyClass = z.enum(privacyClasses);
export const serviceRole = z.enum(serviceRoleNames);
export const engineAction = z.enum(engineActions);
const phase = z.enum(["open", "waiting", "closed"]);

/** What a person adds to an action; which parts are needed depends on it. */
export const actionDetails = z.object({
  answers: formAnswers.optional(),
  reason: note.optional(),
  assignee: shortId.optional(),
  /**
   * whom the person chose where the case names no township or village and several organisations could be meant: name of the
   * referral or item, or "owner" → organisation
   */
  receivers: z.record(shortId, shortId).optional(),
  grade: shortId.optional(),
  /** number of the pending action that is confirmed or refused */
  pending: z.number().int().optional(),
  referral: z.object({ name: shortId, number: z.number().int() }).optional(),
  task: shortId.optional(),
  /** of "explain-missed": the clock of the step, "schedule:checks:m3" */
  scheduled: shortId.optional(),
  consent: z.object({ scope: shortId, from: shortId.optional() }).optional(),
  attachmentIds: z.array(shortId).max(50).optional(),
  minutes: z.number().int().min(1).max(480).optional(),
  /** of "judge-match": the other case, and what is judged of the two */
  match: z.object({ caseId: shortId, judgement: pairJudgement }).optional(),
});

/** POST /api/cases: opens a case by an action whose `from` is "new". */
export const caseOpening = z.object({
  system: shortId,
  /** the area that the case belongs to; the actor's own where absent */
  areaCode: areaCode.optional(),
  action: shortId,
  /** made once by the client for one intention: sent twice, it is one case */
  transactionId: z.uuid(),
  details: actionDetails,
});
export type CaseOpening = z.infer<typeof caseOpening>;

/** POST /api/cases/:id/actions */
export const caseActionInput = z.object({
  action: shortId,
  transactionId: z.uuid(),
  /** version of the case that the person saw */
  baseVersion: z.number().int().min(0),
  /**
   * for an action that waited without a network: the version that it was built on. Where the case has moved on since, it is
   * refused with 409 "case-moved", so that the person sees what others did and decides
   */
  builtOn: z.number().int().min(0).optional(),
  details: actionDetails.default({}),
});
export type CaseActionInput = z.infer<typeof caseActionInput>;

/** Something with an end, as it is shown. */
export const caseDeadline = z.object({
  name: z.string(),
  title: words,
  state: z.enum(["running", "paused", "met", "missed", "cancelled"]),
  startedAt: moment,
  dueAt: moment,
  /** rests on a calendar year that is not published yet */
  provisional: z.boolean(),
  metAt: moment.nullable(),
  late: z.boolean(),
  /** where the period comes from; unverified ones are shown so */
  source: z.object({ cite: words, status: z.enum(["law", "plan", "default", "unverified"]) }),
});
export type CaseDeadline = z.infer<typeof caseDeadline>;

/** A case as it stands in lists: open and work classes only. */
export const caseRow = z.object({
  id: z.string(),
  /** readable number 编号 */
  number: z.string(),
  system: z.string(),
  systemTitle: words,
  areaCode,
  areaName: z.string(),
  state: z.string(),
  stateTitle: words,
  phase,
  grade: shownGrade.nullable(),
  /** while no grade is known: the careful one that counts meanwhile; copies that a device kept earlier do not say it */
  carefulGrade: shownGrade.nullable().default(null),
  owner: z.object({ id: z.string(), name: z.string() }),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  openedAt: moment,
  closedAt: moment.nullable(),
  version: z.number().int(),
  /** what is due first and still runs */
  nextDeadline: z.object({ name: z.string(), title: words, dueAt: moment, late: z.boolean() }).nullable(),
  /** something should have been told and nobody holds the role */
  nobodyToTell: z.boolean(),
  /** why it is in my queue: assigned, owned, a referral, a task, a second person is asked, a broken glass is to be reviewed, whom it is assigned to has left */
  why: z.array(
    z.enum(["assigned", "owned", "referral", "task", "review", "relief", "second-person", "supervised"]),
  ),
  /** a name to know it by where its class and the reader allow, masked: 张** */
  who: z.string().nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** One answer that a list is filtered by: "round:2025"; "round:?" where it is said not to be known. */
const answerFilter = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,99}:.{1,200}$/u);

/** By what lists of cases are filtered; only open and work fields are. */
export const caseFilter = z.object({
  system: shortId.optional(),
  phase: phase.optional(),
  state: shortId.optional(),
  grade: shortId.optional(),
  area: areaCode.optional(),
  mine: z.enum(["true", "false"]).optional(),
  /** an account, or "none" for what nobody is assigned to */
  assignee: shortId.optional(),
  late: z.enum(["true", "false"]).optional(),
  /** due today or within so many days, what is late among it */
  dueWithin: z.coerce.number().int().min(0).max(366).optional(),
  /** the clock that ends first: what a case waits for */
  clock: shortId.optional(),
  /** answers of open and work classes, asked of one system */
  where: z
    .union([answerFilter, z.array(answerFilter).max(5)])
    .transform((given) => (typeof given === "string" ? [given] : given))
    .optional(),
  /** part of a number 编号 */
  query: z.string().trim().max(50).optional(),
});

/** Query of GET /api/cases */
export const caseQuery = caseFilter.extend({
  sort: z.enum(["due", "opened", "number"]).default("due"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** GET /api/cases */
export const caseList = z.object({
  rows: z.array(caseRow),
  total: z.number().int(),
  pageSize: z.number().int(),
});
export type CaseList = z.infer<typeof caseList>;

const facet = z.object({ value: z.string(), title: words, count: z.number().int() });

/** GET /api/case-filters: values by which the cases of a system in reach can be told apart, and what may be done with many. */
export const caseFilters = z.object({
  /** how many stand in each state, of those that pass the other filters */
  states: z.array(facet),
  grades: z.array(facet),
  clocks: z.array(facet),
  areas: z.array(facet),
  assignees: z.array(facet),
  /** cases that nobody is assigned to */
  unassigned: z.number().int(),
  answers: z.array(z.object({ name: z.string(), title: words, values: z.array(facet) })),
  /** actions that may be done on many cases in one go, from which states */
  bulk: z.array(z.object({ action: z.string(), title: words, from: z.array(z.string()) })),
});
export type CaseFilters = z.infer<typeof caseFilters>;

/** GET /api/case-queue: what waits for me, first what is due first. */
export const caseQueue = z.object({
  rows: z.array(caseRow),
  /** by when they are due: all that wait, or the first 500 of them where `more` is true */
  counts: z.object({
    late: z.number().int(),
    today: z.number().int(),
    later: z.number().int(),
    withoutDue: z.number().int(),
    more: z.boolean(),
  }),
  /** systems that I may open a case of, with the action that opens it */
  mayOpen: z.array(z.object({ system: z.string(), action: z.string(), title: words, actionTitle: words })),
});
export type CaseQueue = z.infer<typeof caseQueue>;

/** A value that the reader may see; what she may not see is absent. */
export const shownField = z.object({
  value: answer.nullable(),
  /** shown as a mask in this place */
  masked: z.boolean(),
  privacy: privacyClass,
  by: z.number().int(),
});

/** What a person may do now; `blockedBy` says what is missing for one that is shown but not possible. */
export const possibleAction = z.object({
  action: z.string(),
  title: words,
  isUsual: z.boolean(),
  form: z.string().nullable(),
  needsReason: z.boolean(),
  needsAssignee: z.boolean(),
  needsSecondPerson: z.boolean(),
  offline: z.boolean(),
  blockedBy: words.nullable(),
  /** what it is about, where a case has several of it: to be sent back in the details */
  about: z
    .object({
      pending: z.number().int().optional(),
      referral: z.object({ name: z.string(), number: z.number().int() }).optional(),
      task: z.string().optional(),
      scheduled: z.string().optional(),
    })
    .nullable(),
});

export const caseReferral = z.object({
  name: z.string(),
  number: z.number().int(),
  title: words,
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: z.enum(referralStates),
  sentAt: moment,
  acknowledgedAt: moment.nullable(),
  answeredAt: moment.nullable(),
  /** since when its agency does the recurring work that it was asked for; null while it does not */
  atWorkSince: moment.nullable(),
  reason: z.string().nullable(),
});

const candidate = z.object({
  caseId: z.string(),
  number: z.string(),
  systemTitle: words,
  openedAt: moment,
  because: z.array(words),
});

/** GET /api/cases/:id: a case on one page, exactly what this reader may see. */
export const caseRecord = z.object({
  row: caseRow,
  /** whether the reader sees the course of the case, and not only what was handed to her agency */
  whole: z.boolean().default(false),
  /** who handles the case, for those to whom something of it was handed: whom to call; null where nobody is assigned */
  contact: doer.nullable().default(null),
  /** where she sees it by breaking the glass: until when */
  glassUntil: moment.nullable().default(null),
  sealed: z.boolean(),
  /** names of the definition's actors that the reader is */
  actedAs: z.array(z.string()),
  fields: z.record(z.string(), shownField),
  groups: z.record(z.string(), z.array(z.object({ id: z.string(), fields: z.record(z.string(), answer) }))),
  parties: z.record(z.string(), z.array(person.extend({ masked: z.array(personPart) }))),
  gradeHistory: z.array(
    z.object({
      value: z.string(),
      title: words,
      at: moment,
      /** null: the platform */
      by: doer.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  pending: z.array(pendingAction),
  referrals: z.array(caseReferral),
  tasks: z.array(
    z.object({
      name: z.string(),
      title: words,
      status: z.enum(["not-applicable", "waiting", "open", "returned", "done"]),
      organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
      doneAt: moment.nullable(),
      reason: z.string().nullable(),
      dueAt: moment.nullable(),
    }),
  ),
  consents: z.array(
    z.object({
      scope: z.string(),
      title: words,
      givenAt: moment,
      endsAt: moment,
      withdrawnAt: moment.nullable(),
    }),
  ),
  deadlines: z.array(caseDeadline),
  /** what is due by age or gestation; copies that a device kept before there were any have none */
  schedules: z.array(caseSchedule).default([]),
  links: z.array(
    z.object({
      name: z.string(),
      title: words,
      caseId: z.string().nullable(),
      number: z.string().nullable(),
      system: z.string(),
    }),
  ),
  attachments: z.array(caseFile),
  documents: z.array(z.object({ name: z.string(), title: words })),
  /** newest first */
  history: z.array(historyEntry),
  possible: z.array(possibleAction),
  /** colleagues to whom it can be assigned */
  assignees: z.array(z.object({ id: z.string(), name: z.string() })),
  /** other cases that may be about the same people and are not judged yet; never a sealed one */
  candidates: z.array(candidate),
  /** those that were judged, from whichever side, newest first: "same" links the two, "different" is proposed no more */
  judgedMatches: z.array(
    candidate.extend({
      judgement: z.enum(["same", "different"]),
      judgedBy: doer,
      judgedAt: moment,
    }),
  ),
});
export type CaseRecord = z.infer<typeof caseRecord>;

/** Answer of POST /api/cases and POST /api/cases/:id/actions */
export const caseDone = z.object({
  id: z.string(),
  number: z.string(),
  version: z.number().int(),
  /** stands until a second person confirms */
  pending: z.boolean(),
  /** cases opened along with it */
  opened: z.array(z.object({ id: z.string(), number: z.string(), system: z.string() })),
});
export type CaseDone = z.infer<typeof caseDone>;

/** POST /api/cases/search: in the body, since names do not belong into addresses and logs. */
export const caseSearch = z.object({
  by: z.enum(["number", "name", "phone", "idNumber"]),
  text: z.string().trim().min(2).max(100),
});
export const caseSearchResult = z.object({ rows: z.array(caseRow) });

/** POST /api/cases/candidates: while somebody types an intake. */
export const candidateQuery = z.object({
  system: shortId,
  parties: z.record(z.string().max(100), z.array(person).max(50)),
  /** township or village where they live, as the form asks for it */
  residence: z
    .string()
    .regex(/^\d{9}(?:\d{3})?$/u)
    .optional(),
});
export const candidateList = z.object({
  candidates: z.array(
    z.object({
      caseId: z.string(),
      number: z.string(),
      systemTitle: words,
      state: words,
      openedAt: moment,
      because: z.array(words),
      /** how like its people are to those being typed, by all that the reader may read of them, and what speaks for and against */
      likeness: z.enum(["likely", "possible", "unlikely"]),
      reasons: z.array(words),
      /** what people judged of it and others of this list: whoever types learns that two of them are one person, or are not */
      judged: z.array(z.object({ number: z.string(), judgement: z.enum(["same", "different"]) })),
    }),
  ),
});

/** GET /api/referrals: the inbox of an agency. */
export const referralInbox = z.object({
  rows: z.array(
    z.object({
      caseId: z.string(),
      caseNumber: z.string(),
      systemTitle: words,
      grade: shownGrade.nullable(),
      carefulGrade: shownGrade.nullable(),
      name: z.string(),
      number: z.number().int(),
      title: words,
      purpose: words,
      areaName: z.string(),
      from: z.string(),
      state: z.enum(referralStates),
      sentAt: moment,
      acknowledgeBy: moment.nullable(),
      answerBy: moment.nullable(),
      late: z.boolean(),
      kind: z.enum(["referral", "task"]),
    }),
  ),
});
export type ReferralInbox = z.infer<typeof referralInbox>;
