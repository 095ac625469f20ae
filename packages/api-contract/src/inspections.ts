import {
  findingStates,
  findingStepNames,
  inspectionStates,
  inspectionStepNames,
  scoreKinds,
  seriousnesses,
  visitStates,
} from "@halfsky/supervision";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";
import { attachment } from "./attachments.ts";

export const inspectionState = z.enum(inspectionStates);
export const visitState = z.enum(visitStates);
export const findingState = z.enum(findingStates);
export const seriousness = z.enum(seriousnesses);
export const inspectionStep = z.enum(inspectionStepNames);
export const findingStep = z.enum(findingStepNames);

/** A day, YYYY-MM-DD. */
const day = z.iso.date();
const id = z.string().max(200);
const line = (most: number) => z.string().trim().max(most);
const filledLine = (most: number) => z.string().trim().min(1).max(most);

const teamMember = z.object({ name: filledLine(50), organisation: line(100) });

/** A row of the score sheet as it is typed; faults of content are named all at once (problem "invalid-input"). */
const scoreItemInput = z.object({
  group: line(60),
  name: line(100),
  kind: z.enum(scoreKinds),
  maximum: line(20),
  criterion: line(500),
});
export const scoreItem = scoreItemInput.extend({ id: z.string() });

/** A visit as it is planned: to an area as a whole, or to one organisation. */
const visitInput = z.object({
  /** of a visit that stands in the plan already; null for a new one */
  id: id.nullable(),
  areaCode,
  organisationId: id.nullable(),
  plannedOn: day,
});

/** POST /api/inspections → inspectionRecord */
export const inspectionInput = z.object({
  title: filledLine(200),
  purpose: line(4000),
  startsOn: day,
  endsOn: day,
  team: z.array(teamMember).max(50),
  planIds: z.array(id).max(20),
  visits: z.array(visitInput).max(200),
  sheet: z.array(scoreItemInput).max(200),
});
export type InspectionInput = z.infer<typeof inspectionInput>;

/** The version that the person had before her; the problem "conflict" when it is no longer the newest. */
const version = z.number().int();

/** PUT /api/inspections/:id → inspectionRecord; visits left out are called off, or struck while nothing hangs on them */
export const inspectionChange = inspectionInput.extend({ version });
export type InspectionChange = z.infer<typeof inspectionChange>;

/** POST /api/inspections/:id/steps → inspectionRecord */
export const inspectionStepInput = z.object({
  /** an inspection begins by itself with its first visit */
  step: inspectionStep.exclude(["begin"]),
  version,
  words: line(2000).nullable(),
});

/** PUT /api/inspection-visits/:id → inspectionRecord: what a visit was like, or that it does not take place */
export const visitRecordInput = z.object({
  version,
  state: z.enum(["held", "called-off"]),
  heldOn: day.nullable(),
  location: line(200),
  met: line(1000),
  notes: line(10_000),
});
export type VisitRecordInput = z.infer<typeof visitRecordInput>;

const partLink = z.object({ planId: id, partId: id });

/** What a finding says; POST /api/inspection-visits/:id/findings → inspectionRecord */
export const findingInput = z.object({
  words: filledLine(4000),
  seriousness,
  ownerId: id,
  /** working days from today until it has to be put right */
  dueInWorkingDays: z.number().int().min(1).max(250),
  indicatorIds: z.array(id).max(20),
  parts: z.array(partLink).max(20),
});
export type FindingInput = z.infer<typeof findingInput>;

/** PUT /api/inspection-findings/:id → inspectionRecord; the deadline is changed by the step "postpone" */
export const findingChange = findingInput.omit({ dueInWorkingDays: true }).extend({ version });

/** POST /api/inspection-findings/:id/steps → inspectionRecord */
export const findingStepInput = z.object({
  step: findingStep.exclude(["amend"]),
  version,
  words: line(4000).nullable(),
  dueInWorkingDays: z.number().int().min(1).max(250).nullable(),
  /** files of the evidence that are handed in with an answer */
  attachmentIds: z.array(id).max(50),
});
export type FindingStepInput = z.infer<typeof findingStepInput>;

const scoreRowInput = z.object({
  itemId: id,
  /** revision that the person had before her; 0 for a row nobody filled yet */
  baseRevision: z.number().int().min(0),
  selfScore: line(20).nullable(),
  teamScore: line(20).nullable(),
  reason: line(500).nullable(),
  confirmedBy: line(50).nullable(),
});

/** PUT /api/inspections/:id/scores → inspectionRecord: the rows of one visited unit that changed */
export const scoresInput = z.object({ unit: id, rows: z.array(scoreRowInput).min(1).max(200) });
export type ScoresInput = z.infer<typeof scoresInput>;

const organisationName = z.object({ id: z.string(), name: z.string() });

const findingCounts = z.object({
  all: z.number().int(),
  unsettled: z.number().int(),
  overdue: z.number().int(),
});

/** An inspection as it stands in lists; a reader who sees only a part of it gets the counts of that part. */
export const inspectionSummary = z.object({
  id: z.string(),
  areaCode,
  areaName: z.string(),
  organisation: organisationName,
  title: z.string(),
  startsOn: day,
  endsOn: day,
  state: inspectionState,
  visits: z.object({ all: z.number().int(), held: z.number().int() }),
  findings: findingCounts,
  /** names of what is visited, in the order of the plan */
  visited: z.array(z.string()),
});
export type InspectionSummary = z.infer<typeof inspectionSummary>;

/** GET /api/inspections?area=&state= */
export const inspectionList = z.object({
  inspections: z.array(inspectionSummary),
  /** areas in which the reader may plan an inspection */
  mayPlan: z.array(areaCode),
});
export type InspectionList = z.infer<typeof inspectionList>;

export const inspectionVisit = z.object({
  id: z.string(),
  /** what the scores are kept by: id of the organisation, or code of the area */
  unit: z.string(),
  /** name of the organisation or the area */
  name: z.string(),
  areaCode,
  areaName: z.string(),
  organisation: organisationName.nullable(),
  plannedOn: day,
  state: visitState,
  heldOn: day.nullable(),
  location: z.string(),
  met: z.string(),
  notes: z.string(),
  version: z.number().int(),
  attachments: z.array(attachment),
});
export type InspectionVisit = z.infer<typeof inspectionVisit>;

export const findingAction = z.object({
  number: z.number().int(),
  step: z.enum(["raise", ...findingStepNames]),
  words: z.string().nullable(),
  dueOn: day.nullable(),
  taken: stamp,
  organisationName: z.string(),
  attachments: z.array(attachment),
});

export const inspectionFinding = z.object({
  id: z.string(),
  inspectionId: z.string(),
  number: z.number().int(),
  visitId: z.string(),
  visitName: z.string(),
  words: z.string(),
  seriousness,
  state: findingState,
  version: z.number().int(),
  owner: organisationName,
  ownerArea: areaCode,
  dueOn: day,
  dueDays: z.number().int(),
  /** working days left until the deadline, negative after it; null when nothing is to be done */
  daysLeft: z.number().int().nullable(),
  overdue: z.boolean(),
  raised: stamp,
  indicators: z.array(z.object({ id: z.string(), name: z.string() })),
  parts: z.array(partLink.extend({ planTitle: z.string(), words: z.string() })),
  attachments: z.array(attachment),
  /** files that the owner has uploaded for her answer, handed in or not yet */
  evidence: z.array(attachment),
  actions: z.array(findingAction),
  /** the steps that the reader can take now */
  may: z.array(findingStep),
});
export type InspectionFinding = z.infer<typeof inspectionFinding>;

const scoreSums = {
  full: z.string(),
  self: z.string().nullable(),
  team: z.string().nullable(),
};

export const scoreTotal = z.object({
  ...scoreSums,
  groups: z.array(z.object({ group: z.string(), ...scoreSums })),
  vetoes: z.array(z.string()),
  missing: z.number().int(),
});

export const scoreRow = scoreRowInput.omit({ baseRevision: true }).extend({
  revision: z.number().int(),
  changed: stamp,
});

/** GET /api/inspections/:id; what the reader does not see of it is left out everywhere, in counts too. */
export const inspectionRecord = z.object({
  inspection: inspectionSummary.extend({
    purpose: z.string(),
    team: z.array(teamMember),
    plans: z.array(z.object({ id: z.string(), title: z.string() })),
    version,
    created: stamp,
  }),
  sheet: z.array(scoreItem),
  visits: z.array(inspectionVisit),
  findings: z.array(inspectionFinding),
  scores: z.array(
    z.object({ unit: z.string(), name: z.string(), rows: z.array(scoreRow), total: scoreTotal }),
  ),
  history: z.array(
    z.object({
      number: z.number().int(),
      step: z.enum(["plan", "change", ...inspectionStepNames]),
      words: z.string().nullable(),
      taken: stamp,
    }),
  ),
  /** what stands between the inspection and its closing; empty for readers who see a part only */
  closingFaults: z.array(z.object({ where: z.string(), message: words })),
  result: z.object({
    visits: z.record(visitState, z.number().int()),
    findings: findingCounts.extend({
      settled: z.number().int(),
      settledInTime: z.number().int(),
      bySeriousness: z.record(seriousness, z.number().int()),
    }),
    photographs: z.number().int(),
    files: z.number().int(),
    units: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        total: scoreTotal,
        /** among all visited units; null also for whoever sees only some of them */
        place: z.number().int().nullable(),
        findings: z.number().int(),
        unsettled: z.number().int(),
      }),
    ),
  }),
  may: z.object({
    /** change the plan, record visits, raise findings, give scores */
    manage: z.boolean(),
    steps: z.array(inspectionStep),
    /** units whose own score 自评分 the reader may enter */
    selfScore: z.array(z.string()),
  }),
});
export type InspectionRecord = z.infer<typeof inspectionRecord>;

/** GET /api/inspection-findings?area=&indicator=&plan=&owner=&unsettled= : findings in reach, across inspections */
export const inspectionFindingList = z.object({
  findings: z.array(
    inspectionFinding
      .pick({
        id: true,
        inspectionId: true,
        number: true,
        visitName: true,
        words: true,
        seriousness: true,
        state: true,
        owner: true,
        dueOn: true,
        daysLeft: true,
        overdue: true,
      })
      .extend({
        inspectionTitle: z.string(),
        indicatorIds: z.array(z.string()),
        parts: z.array(partLink),
      }),
  ),
});
export type InspectionFindingList = z.infer<typeof inspectionFindingList>;

/** GET /api/inspections/duties: what waits for the reader herself. */
export const inspectionDuties = z.object({
  /** findings that her organisation has to put right, and how many of them are late */
  toAnswer: z.number().int(),
  overdue: z.number().int(),
  /** answers that wait for a re-check she may make */
  toRecheck: z.number().int(),
  /** inspections that wait for her as the second person */
  toClose: z.number().int(),
});
export type InspectionDuties = z.infer<typeof inspectionDuties>;

/** GET /api/inspections/:id/result.docx and .xlsx?language= : the result as a file. */

/** GET /api/inspections/choices?area= : what an inspection in an area can visit and whom it can name as owner */
export const inspectionChoices = z.object({
  areas: z.array(z.object({ code: areaCode, name: z.string() })),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), areaCode })),
  /** the sheet that a new inspection starts with */
  sheet: z.array(scoreItemInput),
});
export type InspectionChoices = z.infer<typeof inspectionChoices>;
