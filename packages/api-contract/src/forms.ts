import { figureParts, formKinds } from "@halfsky/statistics";
import { z } from "zod";
import { areaCode, stamp } from "./areas.ts";
import { indicator, periodKind } from "./statistics.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/);
const label = z.string().trim().min(1).max(120);
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** "" for 合计, else "sex=female", several dimensions joined by ";" in their order. */
export const breakdown = z.string().regex(/^([a-z-]+=[a-z0-9-]+(;[a-z-]+=[a-z0-9-]+)*)?$/);
const cellRef = z.object({ row: id, column: id });
const ruleBase = { id, severity: z.enum(["hard", "soft"]), mayDiffer: z.string().max(300).nullable() };

export const formColumn = z.discriminatedUnion("kind", [
  z.object({ id, label, kind: z.enum(figureParts), breakdown }),
  z.object({
    id,
    label,
    kind: z.literal("computed"),
    formula: z.string().min(1).max(300),
    decimals: z.number().int().min(0).max(6).optional(),
  }),
]);
export const formRow = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("heading"), label }),
  z.object({
    id,
    kind: z.literal("indicator"),
    indicatorId: z.string().max(200),
    label: label.nullable(),
    indent: z.number().int().min(0).max(3),
    isOfWhich: z.boolean(),
    isRequired: z.boolean(),
    columns: z.array(id).nullable(),
  }),
]);
export const formRule = z.discriminatedUnion("kind", [
  z.object({ ...ruleBase, kind: z.literal("part-of-whole"), part: cellRef, whole: cellRef }),
  z.object({ ...ruleBase, kind: z.literal("sum"), parts: z.array(cellRef).min(1).max(50), total: cellRef }),
  z.object({
    ...ruleBase,
    kind: z.literal("bounds"),
    cell: cellRef,
    least: decimalText.nullable(),
    most: decimalText.nullable(),
  }),
  z.object({ ...ruleBase, kind: z.literal("year-change"), cell: cellRef, mostPercent: decimalText }),
  z.object({ ...ruleBase, kind: z.literal("areas-sum"), cell: cellRef }),
]);

/** FormDefinition of package statistics. */
export const formDefinition = z.object({
  formatVersion: z.literal(1),
  columns: z.array(formColumn).min(1).max(60),
  rows: z.array(formRow).min(1).max(2000),
  rules: z.array(formRule).max(500),
  notes: z.array(z.string().max(500)).max(50),
});

/** What a form says of itself on its head; the marks of a statutory form, or the basis of an administrative one. */
export const formHead = z.object({
  title: z.string().trim().min(1).max(120),
  kind: z.enum(formKinds),
  /** 表号 */
  code: z.string().trim().max(40).nullable(),
  /** 制定机关 */
  authority: z.string().trim().max(120).nullable(),
  /** 批准或备案文号 */
  approvalNumber: z.string().trim().max(120).nullable(),
  /** 有效期至 */
  validUntil: z.iso.date().nullable(),
  /** what an administrative record is shared on: a law, a directory of data, an agreement */
  sharingBasis: z.string().trim().max(300).nullable(),
  periodKind,
});

export type FormHead = z.infer<typeof formHead>;

export const formSummary = formHead.extend({
  id: z.string(),
  areaCode,
  version: z.number().int(),
  rows: z.number().int(),
  /** may be issued today; why not is told by `faults` of the form */
  isIssuable: z.boolean(),
  isExpired: z.boolean(),
  changed: stamp,
});
export type FormSummary = z.infer<typeof formSummary>;

/** GET /api/forms?area= */
export const formList = z.object({ forms: z.array(formSummary) });
export type FormList = z.infer<typeof formList>;

/** A fault of a form: where (columns[2].formula, rows[5]) and what to do. */
export const formFault = z.object({
  where: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
});
export type FormFault = z.infer<typeof formFault>;

/** GET /api/forms/:id?version= */
export const formRecord = formSummary.extend({
  definition: formDefinition,
  indicators: z.array(indicator),
  faults: z.array(formFault),
  versions: z.array(z.object({ version: z.number().int(), changed: stamp, reason: z.string().nullable() })),
  mayChange: z.boolean(),
});
export type FormRecord = z.infer<typeof formRecord>;

/** POST /api/forms → formRecord, PUT /api/forms/:id → formRecord: every save is a new version; `version` is the one that was seen, 0 for a new form. */
export const formInput = z.object({
  head: formHead,
  definition: formDefinition,
  areaCode,
  version: z.number().int().min(0),
  reason: z.string().trim().max(500).nullable(),
});
export type FormInput = z.infer<typeof formInput>;

/**
 * POST /api/forms/:id/copy → formRecord: last year's form as the beginning of this year's; years in its words move from
 * `fromYear` to `toYear`, without them from last year to this.
 */
export const formCopy = z.object({
  fromYear: z.number().int().min(1949).max(2200).optional(),
  toYear: z.number().int().min(1949).max(2200).optional(),
});
export type FormCopy = z.infer<typeof formCopy>;

export const dimension = z.object({
  id: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  /** whether its categories add up to the whole */
  isPartition: z.boolean(),
  categories: z.array(z.object({ id: z.string(), label: z.object({ zh: z.string(), en: z.string() }) })),
});
export type Dimension = z.infer<typeof dimension>;

/** GET /api/dimensions */
export const dimensionList = z.object({ dimensions: z.array(dimension) });
