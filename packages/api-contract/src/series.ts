import { z } from "zod";
import { area, areaCode } from "./areas.ts";
import { breakdown } from "./forms.ts";
import { missingReason } from "./statistics.ts";

const year = z.number().int();

/** What a reader of a series or a slice needs to know of its indicator. */
const indicatorHead = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  direction: z.enum(["up", "down", "none"]),
});

/** A figure without its provenance; whoever shows it can ask for that by /api/observations/history. */
const figure = {
  value: z.string().nullable(),
  missing: missingReason.nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  /** 签署后有改动 */
  changedSinceSigning: z.boolean(),
};

/** GET /api/series?area=&indicator=&breakdown= */
export const seriesQuery = z.object({
  area: areaCode,
  indicator: z.string().min(1).max(200),
  breakdown: breakdown.default(""),
});

/** The figures of an indicator in an area, by year; years of which nothing is known are left out. */
export const series = z.object({
  area,
  indicator: indicatorHead,
  breakdown: z.string(),
  points: z.array(z.object({ year, ...figure })),
});
export type Series = z.infer<typeof series>;

/** GET /api/map?indicator=&year=&area=&breakdown=; the caller's own area when left out */
export const mapQuery = z.object({
  indicator: z.string().min(1).max(200),
  year: z.coerce.number().int().min(1949).max(2200),
  area: areaCode.optional(),
  breakdown: breakdown.default(""),
});

/** The figures of an indicator in a year, of an area and everything below it that the caller reaches, in the order of codes. */
export const mapSlice = z.object({
  area,
  indicator: indicatorHead,
  year,
  breakdown: z.string(),
  areas: z.array(area.extend(figure)),
});
export type MapSlice = z.infer<typeof mapSlice>;
