import { missingReasons, reviewLevels } from "@halfsky/statistics";
import { directions } from "@halfsky/targets";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";

export const missingReason = z.enum(missingReasons);
export const direction = z.enum(directions);

/** What year a figure is for. */
export const periodKind = z.enum(["calendar-year", "year-end", "school-year", "health-year"]);
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

export const indicator = z.object({
  id: z.string(),
  areaCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  unit: z.string(),
  direction,
  decimals: z.number().int(),
  definition: z.string().nullable(),
  numeratorLabel: z.string().nullable(),
  denominatorLabel: z.string().nullable(),
  periodKind,
  populationBase: z.string().nullable(),
  /** the unit that it comes from and that reports it */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** dimensions by which figures are asked for beside the whole, e.g. sex */
  breakdowns: z.array(z.string()),
  /** how the figure is computed from figures of other indicators; null where it is reported */
  formula: z.string().nullable(),
  /** the newest version of the definition, which is what stands here */
  version: z.number().int(),
});
export type Indicator = z.infer<typeof indicator>;

/** What an indicator said of itself from one change to the next. */
export const indicatorVersion = indicator.omit({ id: true, areaCode: true }).extend({
  /** first year of figures that it counts for */
  fromYear: z.number().int(),
  /** last year that it counts for; null: no later version begins. Before fromYear: a newer version counts in every year. */
  toYear: z.number().int().nullable(),
  /** null for the first */
  reason: z.string().nullable(),
  changed: stamp,
});
export type IndicatorVersion = z.infer<typeof indicatorVersion>;

/** GET /api/indicators/:id/versions?asOf= , newest first; with asOf as they were known at that moment. */
export const indicatorVersionList = z.object({
  versions: z.array(indicatorVersion),
  mayChange: z.boolean(),
});
export type IndicatorVersionList = z.infer<typeof indicatorVersionList>;

/** GET /api/indicators?area=&plan=&query= */
export const indicatorList = z.object({ indicators: z.array(indicator) });
export type IndicatorList = z.infer<typeof indicatorList>;

/** PATCH /api/indicators/:id → indicator; every change is a new version with its reason and the first year it counts for. */
export const indicatorInput = z.object({
  reason: z.string().trim().min(1).max(500),
  fromYear: z.number().int().min(1949).max(2200),
  nameEn: z.string().max(200).nullable().optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  definition: z.string().max(2000).nullable().optional(),
  numeratorLabel: z.string().max(200).nullable().optional(),
  denominatorLabel: z.string().max(200).nullable().optional(),
  periodKind: periodKind.optional(),
  populationBase: z.string().max(200).nullable().optional(),
  organisationId: z.string().nullable().optional(),
  breakdowns: z.array(z.string().max(40)).max(6).optional(),
  formula: z.string().trim().min(1).max(500).nullable().optional(),
});

/** A figure, or the reason why there is none, with who, when, from what. */
export const observationCell = z.object({
  areaCode,
  indicatorId: z.string(),
  year: z.number().int(),
  /** "" for the whole, "sex=female" and the like for a part of it */
  breakdown: z.string(),
  revision: z.number().int(),
  /** newest revision that stands signed at every level at which the figure was ever signed; null: it never was */
  signedRevision: z.number().int().nullable(),
  /** what was signed is not what stands here now */
  changedSinceSigning: z.boolean(),
  value: z.string().nullable(),
  missing: missingReason.nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  note: z.string().nullable(),
  source: z.object({
    kind: z.enum(["entry", "import", "plan", "bulk", "sample", "submission", "computed", "release"]),
    name: z.string().nullable(),
  }),
  recorded: stamp,
});
export type ObservationCell = z.infer<typeof observationCell>;

export const checkFinding = z.object({
  areaCode,
  indicatorId: z.string(),
  year: z.number().int(),
  code: z.string(),
  /** an error must be mended, a warning mended or explained, a notice only seen */
  severity: z.enum(["error", "warning", "notice"]),
  message: words,
  /** the figure that was probably meant (a slipped decimal point, numerator ÷ denominator); null where nothing speaks for one */
  likely: z.string().nullable(),
  /** revision of the figure that it was found in; 0 for one that is not kept yet */
  revision: z.number().int(),
  /** who compared the figure with its source and why it stands; null while nobody did, or figure or finding changed since */
  verified: stamp.extend({ reason: z.string() }).nullable(),
});
export type CheckFinding = z.infer<typeof checkFinding>;

/** A finding on a page where the reader may verify the figure, if she may write it. */
export const shownFinding = checkFinding.extend({ mayVerify: z.boolean() });

/** PUT /api/findings/verification → checkFinding: says that a figure stands in spite of a finding, or takes that back. */
export const verificationInput = z.object({
  areaCode,
  indicatorId: z.string().max(200),
  year: z.number().int(),
  code: z.string().max(50),
  /** revision of the figure that the person saw */
  revision: z.number().int().min(1),
  /** why the figure stands; null takes the verification back */
  reason: z.string().trim().min(1).max(500).nullable(),
});
export type VerificationInput = z.infer<typeof verificationInput>;

/** GET /api/observations?areas=&plan= or indicators=&from=&to=&asOf= : rows for a grid; only stored cells are listed. */
export const observationGrid = z.object({
  indicators: z.array(indicator.extend({ mayWrite: z.array(areaCode), domain: z.string().nullable() })),
  areas: z.array(z.object({ code: areaCode, name: z.string() })),
  years: z.array(z.number().int()),
  cells: z.array(observationCell),
  findings: z.array(checkFinding),
  /** where a moment was asked for: the figures stand here as they stood then, with the definition that counted for each year */
  asOf: z
    .object({
      at: z.string(),
      definitions: z.array(
        indicatorVersion.extend({ indicatorId: z.string(), years: z.array(z.number().int()) }),
      ),
    })
    .optional(),
});
export type ObservationGrid = z.infer<typeof observationGrid>;

/** One cell of PUT /api/observations. baseRevision: the revision that the person saw, 0 for an empty cell. */
export const cellInput = z.object({
  areaCode,
  indicatorId: z.string(),
  year: z.number().int().min(1949).max(2200),
  baseRevision: z.number().int().min(0),
  value: decimalText.nullable(),
  missing: missingReason.nullable(),
  numerator: decimalText.nullable().optional(),
  denominator: decimalText.nullable().optional(),
  note: z.string().max(500).nullable().optional(),
  /** why a figure that stood already is changed; asked for where a published report shows it */
  reason: z.string().max(500).nullable().optional(),
});
export type CellInput = z.infer<typeof cellInput>;
export const cellsInput = z.object({ cells: z.array(cellInput).min(1).max(5000) });

/** Answer of PUT /api/observations: every cell of the request is in exactly one list. */
export const cellsSaved = z.object({
  saved: z.array(observationCell),
  conflicts: z.array(z.object({ mine: cellInput, theirs: observationCell })),
  refused: z.array(z.object({ cell: cellInput, message: words, hint: words })),
  findings: z.array(checkFinding),
});
export type CellsSaved = z.infer<typeof cellsSaved>;

/** GET /api/observations/history?area=&indicator=&year=&breakdown= , newest first */
export const observationHistory = z.object({
  revisions: z.array(
    observationCell.extend({
      reason: z.string().nullable(),
      /** who signed this revision, at which level of government */
      signatures: z.array(stamp.extend({ level: z.enum(reviewLevels) })),
    }),
  ),
});

/** GET /api/observations/sheet.xlsx?areas=&plan=&from=&to=&empty= : the template or the filled sheet. */
/** POST /api/observations/import?apply=false|true (multipart field "file"): every fault at once; nothing is stored while apply is false. */
export const sheetImport = z.object({
  fileName: z.string(),
  read: z.number().int(),
  unchanged: z.number().int(),
  changes: z.array(
    z.object({ sheet: z.string(), cell: z.string(), before: z.string().nullable(), input: cellInput }),
  ),
  faults: z.array(
    z.object({
      sheet: z.string(),
      cell: z.string(),
      words: z.string(),
      message: words,
      hint: words,
      /** the figure that the cell stands for; null where nobody can tell */
      figure: z.object({ areaCode, indicatorId: z.string(), year: z.number().int() }).nullable(),
    }),
  ),
  findings: z.array(checkFinding.extend({ sheet: z.string(), cell: z.string() })),
  conflicts: z.array(
    z.object({ sheet: z.string(), cell: z.string(), mine: cellInput, theirs: observationCell }),
  ),
  applied: z.boolean(),
});
export type SheetImport = z.infer<typeof sheetImport>;
