import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";

export const population = z.enum(["women", "children", "women-and-children"]);
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
  version: z.number().int().nullable(),
  reading: z.number().int(),
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

/** One document of POST /api/plan-documents (one file a request, multipart field "file", optional field "area"). */
export const importedDocument = z.object({
  documentId: z.string(),
  fileName: z.string(),
  format: z.enum(["text", "docx", "html", "pdf"]),
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
  format: z.enum(["text", "docx", "html", "pdf"]),
  byteCount: z.number().int(),
  uploaded: stamp,
  plans: z.array(z.object({ id: z.string(), title: z.string() })),
});
export const documentList = z.object({ documents: z.array(documentSummary) });

/** One line of the source with its place in a table, as the review page shows it. */
export const sourceLine = z.object({
  line: z.number().int(),
  text: z.string(),
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
  kind: z.string(),
  value: z.string().nullable(),
  value2: z.string().nullable(),
  unit: z.string(),
  per: z.string().nullable(),
});
export type PlanRule = z.infer<typeof planRule>;

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
  direction: z.enum(["up", "down", "none"]),
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
  direction: z.enum(["up", "down", "none"]),
  /** is judged every year; false until a person says so where the plan has an indicator table */
  monitored: z.boolean(),
  origin,
  struck: z.boolean(),
  machine: z.record(z.string(), z.unknown()).optional(),
});
export type PlanTarget = z.infer<typeof planTarget>;

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
  objectives: z.array(planPart),
  measures: z.array(planPart),
});

export const planFinding = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
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
  numbers: z.array(z.object({ line: z.number().int(), words: z.string(), class: z.string() })),
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
  /** false when the newest reading has no such part any more */
  applies: z.boolean(),
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
    z.object({ number: z.number().int(), reading: z.number().int(), sha256: z.string(), published: stamp }),
  ),
  readings: z.array(
    z.object({ number: z.number().int(), documentId: z.string(), fileName: z.string(), read: stamp }),
  ),
  may: z.object({ correct: z.boolean(), publish: z.boolean() }),
});
export type PlanRecord = z.infer<typeof planRecord>;

/** GET /api/plans/:id/source?reading= : the lines of the document that the plan was read from. */
export const planSource = z.object({
  documentId: z.string(),
  fileName: z.string(),
  lines: z.array(sourceLine),
});

/** Fields of an indicator or a target that a person may set; a unit or rule is set as a whole. */
export const correctedFields = z.object({
  name: z.string().min(1).max(200).optional(),
  subject: z.string().min(1).max(200).optional(),
  domain: z.string().max(100).nullable().optional(),
  unit: z.string().max(30).optional(),
  baseline: z.string().max(30).nullable().optional(),
  baselineYear: z.number().int().nullable().optional(),
  targetYear: z.number().int().nullable().optional(),
  byYear: z.number().int().nullable().optional(),
  nature: z.string().max(20).nullable().optional(),
  direction: z.enum(["up", "down", "none"]).optional(),
  rule: planRule.optional(),
  monitored: z.boolean().optional(),
  line: z.number().int().optional(),
});

/** POST /api/plans/:id/corrections → planRecord */
export const correctionInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("correct"),
    part: z.enum(["indicator", "target"]),
    partId: z.string(),
    fields: correctedFields,
    reason: z.string().trim().min(1).max(500),
  }),
  z.object({
    kind: z.literal("add"),
    part: z.enum(["indicator", "target"]),
    fields: correctedFields,
    reason: z.string().trim().min(1).max(500),
  }),
  z.object({
    kind: z.literal("strike"),
    part: z.enum(["indicator", "target"]),
    partId: z.string(),
    reason: z.string().trim().min(1).max(500),
  }),
]);
export type CorrectionInput = z.infer<typeof correctionInput>;
/** DELETE /api/plans/:id/corrections/:number takes one back (it stays in the history) → planRecord */

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
export const indicatorMatchList = z.object({ matches: z.array(indicatorMatch) });

/** POST /api/plans/:id/publication → planRecord. Every part with proposals needs a choice. */
export const publicationInput = z.object({
  choices: z.record(
    z.string(),
    z.union([z.object({ use: z.string() }), z.object({ create: z.literal(true) })]),
  ),
});

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
      change: z.enum(["added", "removed", "changed"]),
      label: z.string(),
      field: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      line: z.number().int().nullable(),
    }),
  ),
});

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
