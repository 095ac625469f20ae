import {
  directions,
  findingSeverities,
  populations,
  recurrences,
  ruleKinds,
  sourceFormats,
} from "@halfsky/plan-document";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";

export const population = z.enum(populations);
export const planState = z.enum(["review", "published", "withdrawn"]);

/** A plan in a list: its identity, state and counts. */
export const planSummary = z.object({
  id: z.string(),
  areaCode,
  title: z.string(),
  population,
  periodStart: z.number().int(),
  periodEnd: z.number().int(),
  state: planState,
  /** newest published version; null while none is published */
  version: z.number().int().nullable(),
  reading: z.number().int(),
  /** grows by one with every reading, correction, withdrawal and publication */
  revision: z.number().int(),
  /** there are readings or corrections that the published version does not hold */
  unpublished: z.boolean(),
  counts: z.object({
    domains: z.number().int(),
    objectives: z.number().int(),
    measures: z.number().int(),
    projects: z.number().int(),
    indicators: z.number().int(),
    proseTargets: z.number().int(),
    findings: z.number().int(),
    corrections: z.number().int(),
  }),
  changed: stamp,
});
export type PlanSummary = z.infer<typeof planSummary>;

/** GET /api/plans?area= */
export const planList = z.object({ plans: z.array(planSummary) });

/**
 * One document of POST /api/plan-documents: one file a request, multipart field "file"; optional fields, before the
 * file: "area" (code), and "periodStart" and "periodEnd" for a text that names no period.
 */
export const importedDocument = z.object({
  documentId: z.string(),
  fileName: z.string(),
  format: z.enum(sourceFormats),
  lines: z.number().int(),
  /** true when the same bytes were there already: nothing was stored again. */
  already: z.boolean(),
  plans: z.array(planSummary.extend({ outcome: z.enum(["new", "new-reading", "unchanged"]) })),
  findings: z.number().int(),
});
export type ImportedDocument = z.infer<typeof importedDocument>;

export const documentSummary = z.object({
  id: z.string(),
  areaCode,
  fileName: z.string(),
  format: z.enum(sourceFormats),
  byteCount: z.number().int(),
  uploaded: stamp,
  plans: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type DocumentSummary = z.infer<typeof documentSummary>;
export const documentList = z.object({ documents: z.array(documentSummary) });

/** One line of the source with its place in a table, as the review page shows it. */
export const sourceLine = z.object({
  line: z.number().int(),
  text: z.string(),
  /** a number that the word processor drew before the text; offsets do not count it */
  listNumber: z.string().optional(),
  cell: z
    .object({
      table: z.number(),
      row: z.number(),
      column: z.number(),
      rowSpan: z.number(),
      columnSpan: z.number(),
    })
    .optional(),
  page: z.number().int().optional(),
});

/** A rule as the plan states it; values are decimal text. */
export const planRule = z.object({
  kind: z.enum(ruleKinds),
  value: z.string().nullable(),
  value2: z.string().nullable(),
  unit: z.string(),
  /** the target must be reached again every … */
  per: z.enum(recurrences).nullable(),
  /** the number where no decimal says it exactly, such as 1/3, in whole numbers; value is null then */
  fraction: z
    .object({ numerator: z.string().regex(/^\d{1,12}$/), denominator: z.string().regex(/^\d{1,12}$/) })
    .nullish(),
});
export type PlanRule = z.infer<typeof planRule>;

/** `id` is the path inside the plan, e.g. "i5", "d1.m3", "d1.m3.t0"; parts that a person added are "a1", "a2" … */
const placed = { id: z.string(), line: z.number().int(), endLine: z.number().int(), words: z.string() };
const origin = z.enum(["machine", "corrected", "added"]);

/** A row of the indicator table, corrections applied. `machine` holds the fields as they were read where a person changed them. */
export const planIndicator = z.object({
  ...placed,
  no: z.number().int().nullable(),
  domain: z.string().nullable(),
  name: z.string(),
  unit: z.string(),
  baseline: z.string().nullable(),
  baselineYear: z.number().int().nullable(),
  target: z.string().nullable(),
  targetYear: z.number().int().nullable(),
  nature: z.string().nullable(),
  /** the units in the table's own column of responsibilities, as printed */
  responsible: z.string().nullable(),
  direction: z.enum(directions),
  rule: planRule,
  ruleWords: words,
  origin,
  struck: z.boolean(),
  machine: z.record(z.string(), z.unknown()).optional(),
});
export type PlanIndicator = z.infer<typeof planIndicator>;

/** A target with a number that stands in prose. `section` names the part it stands in (a part id). */
export const planTarget = z.object({
  ...placed,
  section: z.string(),
  phrase: z.string(),
  subject: z.string(),
  rule: planRule,
  ruleWords: words,
  byYear: z.number().int().nullable(),
  /** the year that a change is counted from, where the text names one */
  baseYear: z.number().int().nullable(),
  /** the phrase inside its lines: from this character of `line` to that one of `endLine`; null for an added target */
  startOffset: z.number().int().nullable(),
  endOffset: z.number().int().nullable(),
  direction: z.enum(directions),
  /** is judged every year; false until a person says so where the plan has an indicator table */
  monitored: z.boolean(),
  /** the row of the indicator table that names the same indicator */
  sameAs: z.string().nullable(),
  origin,
  struck: z.boolean(),
  machine: z.record(z.string(), z.unknown()).optional(),
});
export type PlanTarget = z.infer<typeof planTarget>;

/** An objective, measure, project or item; an objective's title is empty. */
export const planPart = z.object({
  ...placed,
  no: z.number().int().nullable(),
  title: z.string(),
  text: z.string(),
});
export const planDomain = z.object({
  ...placed,
  no: z.number().int().nullable(),
  title: z.string(),
  introduction: z.string().nullable(),
  objectives: z.array(planPart),
  measures: z.array(planPart),
});

export const planFinding = z.object({
  code: z.string(),
  severity: z.enum(findingSeverities),
  line: z.number().int(),
  words: z.string(),
  message: words,
  path: z.string().optional(),
});

/** The whole plan, corrections applied. */
export const planContent = z.object({
  title: z.string(),
  population,
  area: z.string(),
  period: z.tuple([z.number().int(), z.number().int()]),
  higherPlans: z.array(z.string()),
  lines: z.tuple([z.number().int(), z.number().int()]),
  indicators: z.array(planIndicator),
  domains: z.array(planDomain),
  projects: z.array(planPart),
  implementation: z.array(planPart),
  monitoring: z.array(planPart),
  targets: z.array(planTarget),
  findings: z.array(planFinding),
  /** numbers recognised as something other than a target: age, year, document number … */
  numbers: z.array(
    z.object({
      line: z.number().int(),
      startOffset: z.number().int(),
      words: z.string(),
      class: z.string(),
      section: z.string(),
    }),
  ),
});
export type PlanContent = z.infer<typeof planContent>;

export const correction = z.object({
  number: z.number().int(),
  kind: z.enum(["correct", "add", "strike"]),
  part: z.enum(["indicator", "target"]),
  partId: z.string(),
  field: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string(),
  made: stamp,
  withdrawn: stamp.nullable(),
  /** false when the newest reading has no such part any more, or says something else there itself */
  applies: z.boolean(),
  /** why it does not apply */
  whyNot: words.nullable(),
});
export type Correction = z.infer<typeof correction>;

/** GET /api/plans/:id (newest reading with corrections) and GET /api/plans/:id/versions/:number (as published). */
export const planRecord = z.object({
  plan: planSummary,
  documentId: z.string(),
  fileName: z.string(),
  content: planContent,
  corrections: z.array(correction),
  versions: z.array(
    z.object({
      number: z.number().int(),
      reading: z.number().int(),
      sha256: z.string(),
      published: stamp,
      /** what publishing noticed, e.g. a stored figure that differs from the plan's baseline */
      findings: z.array(planFinding),
    }),
  ),
  readings: z.array(
    z.object({ number: z.number().int(), documentId: z.string(), fileName: z.string(), read: stamp }),
  ),
  withdrawn: stamp.extend({ reason: z.string() }).nullable(),
  may: z.object({ correct: z.boolean(), publish: z.boolean() }),
});
export type PlanRecord = z.infer<typeof planRecord>;

/** GET /api/plans/:id/source?reading= : the lines of the document that the plan was read from. */
export const planSource = z.object({
  documentId: z.string(),
  fileName: z.string(),
  lines: z.array(sourceLine),
});

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);
const correctedRule = planRule.extend({ value: decimalText.nullable(), value2: decimalText.nullable() });

/**
 * Fields of an indicator or a target that a person may set; a unit or rule is set as a whole. Both: direction, rule,
 * line (added parts only). An indicator: name, domain, unit, baseline, baselineYear, targetYear, nature. A target in
 * prose: subject, byYear, monitored.
 */
export const correctedFields = z.object({
  name: z.string().min(1).max(200).optional(),
  subject: z.string().min(1).max(200).optional(),
  domain: z.string().max(100).nullable().optional(),
  unit: z.string().max(30).optional(),
  baseline: decimalText.max(30).nullable().optional(),
  baselineYear: z.number().int().nullable().optional(),
  targetYear: z.number().int().nullable().optional(),
  byYear: z.number().int().nullable().optional(),
  nature: z.string().max(20).nullable().optional(),
  direction: z.enum(directions).optional(),
  rule: correctedRule.optional(),
  monitored: z.boolean().optional(),
  line: z.number().int().optional(),
});

const correctionReason = z.string().trim().min(1).max(500);
/** the revision that the person saw: a later correction of the same part by someone else is then not covered up */
const seenRevision = z.number().int().optional();

/** POST /api/plans/:id/corrections → planRecord */
export const correctionInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("correct"),
    part: z.enum(["indicator", "target"]),
    partId: z.string(),
    fields: correctedFields,
    reason: correctionReason,
    revision: seenRevision,
  }),
  z.object({
    kind: z.literal("add"),
    part: z.enum(["indicator", "target"]),
    fields: correctedFields,
    reason: correctionReason,
    revision: seenRevision,
  }),
  z.object({
    kind: z.literal("strike"),
    part: z.enum(["indicator", "target"]),
    partId: z.string(),
    reason: correctionReason,
    revision: seenRevision,
  }),
]);
export type CorrectionInput = z.infer<typeof correctionInput>;
export type CorrectedFields = z.infer<typeof correctedFields>;
/** DELETE /api/plans/:id/corrections/:number takes one back (it stays in the history) → planRecord */

/** POST /api/plans/:id/withdrawal → planRecord. Takes a plan out of use; publishing brings it back. */
export const withdrawalInput = z.object({ reason: correctionReason });
export type WithdrawalInput = z.infer<typeof withdrawalInput>;

/** GET /api/plans/:id/indicator-matches: what publishing would make, and what it might be already. */
export const indicatorMatch = z.object({
  partId: z.string(),
  name: z.string(),
  unit: z.string(),
  /** the indicator already linked in an earlier version, if any */
  linked: z.string().nullable(),
  proposals: z.array(
    z.object({
      indicatorId: z.string(),
      name: z.string(),
      unit: z.string(),
      score: z.number(),
      reason: words,
    }),
  ),
});
export type IndicatorMatch = z.infer<typeof indicatorMatch>;
export const indicatorMatchList = z.object({ matches: z.array(indicatorMatch) });

/**
 * POST /api/plans/:id/publication → planRecord. Every part with proposals that is not linked yet needs a choice;
 * refused (409) when the plan's revision is no longer the one that the person reviewed.
 */
export const publicationInput = z.object({
  revision: z.number().int(),
  choices: z.record(
    z.string(),
    z.union([z.object({ use: z.string() }), z.object({ create: z.literal(true) })]),
  ),
});
export type PublicationInput = z.infer<typeof publicationInput>;

/** GET /api/plans/:id/difference?from=&to= (reading numbers) */
export const planDifference = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(
    z.object({
      part: z.enum([
        "plan",
        "indicator",
        "target",
        "domain",
        "objective",
        "measure",
        "project",
        "implementation",
        "monitoring",
      ]),
      /** "moved": the same words under another domain; a mere shift of numbers is no change */
      change: z.enum(["added", "removed", "changed", "moved"]),
      label: z.string(),
      field: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** before and after in both languages, where they are words of the application (a rule) */
      words: z.object({ before: words, after: words }).nullable(),
      line: z.number().int().nullable(),
    }),
  ),
});
export type PlanDifference = z.infer<typeof planDifference>;

/** GET /api/plans/:id/search?q= : parts whose words hold the query; every query word must stand in the part. */
export const planSearch = z.object({
  hits: z.array(
    z.object({
      part: z.string(),
      partId: z.string(),
      title: z.string(),
      excerpt: z.string(),
      line: z.number().int(),
    }),
  ),
});
