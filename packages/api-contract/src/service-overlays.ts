import { gradeColours } from "@halfsky/cases";
import { z } from "zod";
import { areaCode, words } from "./areas.ts";
import { moment, note, shortId } from "./case-values.ts";
import { privacyClass, systemKind } from "./cases.ts";

const source = z.strictObject({
  cite: z.object({ zh: note, en: note }),
  status: z.enum(["law", "plan", "default", "unverified"]),
});
/** What has a structure of its own in package cases; judged there by `applyOverlay` and `checkDefinition`. */
const rule = z.record(z.string().max(100), z.unknown());
const title = z.object({ zh: note, en: note });

/** SystemOverlay of package cases: what a place sets in one system, and nothing else of it. */
export const systemOverlay = z.strictObject({
  title: title.optional(),
  periods: z
    .record(z.string().max(300), z.strictObject({ value: z.string().max(20), source: source.optional() }))
    .optional(),
  privacy: z
    .record(z.string().max(300), z.strictObject({ value: privacyClass, source: source.optional() }))
    .optional(),
  grade: z
    .strictObject({
      values: z.record(
        shortId,
        z.strictObject({ title, colour: z.enum(gradeColours), like: shortId.optional() }),
      ),
      rules: z
        .array(z.strictObject({ when: rule, is: shortId }))
        .max(50)
        .optional(),
      source: source.optional(),
    })
    .optional(),
  fields: z
    .record(
      shortId,
      z.strictObject({ rule, forms: z.array(shortId).max(50), required: z.boolean().optional() }),
    )
    .optional(),
  options: z.record(shortId, z.record(shortId, title)).optional(),
  tasks: z.record(shortId, rule).optional(),
  withoutTasks: z
    .record(shortId, z.strictObject({ value: z.literal(true), source: source.optional() }))
    .optional(),
  openings: z
    .record(z.string().max(300), z.strictObject({ value: z.boolean(), source: source.optional() }))
    .optional(),
  steps: z
    .record(z.string().max(300), z.strictObject({ value: z.boolean(), source: source.optional() }))
    .optional(),
  deadlines: z.record(shortId, rule).optional(),
});
export type SystemOverlayInput = z.infer<typeof systemOverlay>;

/** PUT /api/service-systems/:id/overlay: all parameters of a system in an area; tightening is free, loosening needs a source. */
export const overlayInput = z.object({
  areaCode,
  overlay: systemOverlay,
  reason: note,
  /** version that the person saw, 0 where there was none: 409 "conflict" when another was set meanwhile */
  seenVersion: z.number().int().min(0).optional(),
});

const overlayChange = z.object({
  where: z.string(),
  from: z.string(),
  to: z.string(),
  direction: z.enum(["tighter", "looser", "other"]),
});
export const overlayResult = z.object({ version: z.number().int(), changes: z.array(overlayChange) });

/** GET /api/service-systems/:id/overlay?areaCode=: what an area set in a system, beside what holds without it. */
export const serviceOverlay = z.object({
  id: z.string(),
  areaCode,
  /** 0 where the area sets nothing of its own */
  version: z.number().int(),
  /** SystemOverlay of package cases */
  overlay: z.record(z.string(), z.unknown()),
  /** SystemDefinition of package cases without the area's own overlay: the national one, with what areas above set */
  base: z.record(z.string(), z.unknown()),
  /** areas above that set something, the highest first */
  above: z.array(z.object({ areaCode, areaName: z.string(), version: z.number().int() })),
  /** all versions of the area, newest first */
  history: z.array(
    z.object({
      version: z.number().int(),
      at: moment,
      by: z.string(),
      reason: z.string(),
      overlay: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type ServiceOverlayRecord = z.infer<typeof serviceOverlay>;

/** GET /api/service-overlays?areaCode=: every system, with what an area set in it. */
export const serviceOverlayList = z.object({
  systems: z.array(
    z.object({
      id: z.string(),
      kind: systemKind,
      title: words,
      purpose: words,
      /** 0 where the area sets nothing of its own */
      version: z.number().int(),
      setAt: moment.nullable(),
      /** values of the area's own that count there */
      changes: z.number().int(),
      /** parameters in force whose text was not seen */
      unverified: z.number().int(),
    }),
  ),
});
export type ServiceOverlayList = z.infer<typeof serviceOverlayList>;
