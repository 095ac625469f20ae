import { areaChangeKinds, comparableMeans } from "@halfsky/statistics";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";
import { indicator, missingReason } from "./statistics.ts";

const changedArea = z.object({ code: areaCode, name: z.string().trim().min(1).max(60) });

/** A merger, split, new name or code, or transfer of a part, from a day on. 区划变更 */
export const areaChange = z.object({
  id: z.string(),
  kind: z.enum(areaChangeKinds),
  effectiveOn: z.iso.date(),
  before: z.array(changedArea),
  after: z.array(changedArea),
  /** the approval, e.g. 民函〔2021〕号 */
  basis: z.string(),
  recorded: stamp,
});
export type AreaChangeRow = z.infer<typeof areaChange>;

/** An area under one name, with its first and last day. */
export const areaSpan = z.object({
  code: areaCode,
  name: z.string(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
});

/** GET /api/area-changes?on=&asOf= : the changes as they were known at a moment, and the areas as they stood on a day. */
export const areaChangeList = z.object({
  /** the day asked for; today in Beijing when none was */
  on: z.iso.date(),
  changes: z.array(areaChange),
  areas: z.array(areaSpan),
  mayManage: z.boolean(),
});

/** POST /api/area-changes?apply=false|true → areaChangeEffect; nothing is stored while apply is false. */
export const areaChangeInput = z.object({
  kind: z.enum(areaChangeKinds),
  effectiveOn: z.iso.date(),
  before: z.array(changedArea).min(1).max(20),
  after: z.array(changedArea).min(1).max(20),
  basis: z.string().trim().min(1).max(200),
});
export type AreaChangeInput = z.infer<typeof areaChangeInput>;

/** What a change does, or would do. */
export const areaChangeEffect = z.object({
  id: z.string().nullable(),
  added: z.array(changedArea),
  ended: z.array(changedArea.extend({ lastDay: z.iso.date() })),
  renamed: z.array(z.object({ code: areaCode, from: z.string(), to: z.string() })),
  /** units that go over to the successor with their accounts */
  moved: z.array(z.object({ id: z.string(), name: z.string(), to: areaCode })),
  /** units that stay with an ended area, since nobody can tell where they belong */
  left: z.array(z.object({ id: z.string(), name: z.string(), areaCode })),
});
export type AreaChangeEffect = z.infer<typeof areaChangeEffect>;

/** GET /api/comparable-series?area=&indicator=&on= : an area's figures within the boundaries of one day. */
export const comparableSeriesRecord = z.object({
  areaCode,
  areaName: z.string(),
  on: z.iso.date(),
  indicator,
  figures: z.array(
    z.object({
      year: z.number().int(),
      value: z.string().nullable(),
      missing: missingReason.nullable(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
      means: z.enum(comparableMeans),
      parts: z.array(z.object({ code: areaCode, name: z.string() })),
      words: words.nullable(),
    }),
  ),
  /** the changes that touch these boundaries */
  changes: z.array(areaChange),
});
export type ComparableSeriesRecord = z.infer<typeof comparableSeriesRecord>;
