import { privacyClasses } from "@halfsky/cases";
import { z } from "zod";
import { words } from "./areas.ts";
import { moment } from "./case-values.ts";

const day = z.iso.date();

/** Where something of a case was shown. */
export const readPlaces = [
  "record",
  "list",
  "queue",
  "search",
  "document",
  "file",
  "hint",
  "action",
  "export",
  "other",
] as const;
export type ReadPlaceName = (typeof readPlaces)[number];

/** Query of the log of reads, of disclosures and of broken glasses: of a case, by a person, of some days. */
export const caseReadQuery = z.object({
  /** id or number 编号 of a case */
  case: z.string().trim().min(1).max(100).optional(),
  /** username, or part of a name */
  person: z.string().trim().min(1).max(64).optional(),
  /** days in Beijing, both inclusive */
  from: day.optional(),
  to: day.optional(),
  /** goes on after the entry of this number */
  before: z.coerce.number().int().positive().optional(),
});
export type CaseReadQuery = z.infer<typeof caseReadQuery>;

const namedCase = z.object({ id: z.string(), number: z.string(), systemTitle: words });
const person = z.object({ name: z.string(), organisation: z.string() });

/** GET /api/case-reads: who was shown what of which case, where and in what relation to it; never what it was. */
export const caseReadList = z.object({
  reads: z.array(
    z.object({
      sequence: z.number().int(),
      at: moment,
      /** null where a report is kept: whoever made it is as little named here as in the case */
      person: person.nullable(),
      place: z.enum(readPlaces),
      classes: z.array(z.enum(privacyClasses)),
      /** relations to the case, or "glass", "export" */
      why: z.array(z.string()),
      /** the first few of the cases that the reader of the log may know of */
      cases: z.array(namedCase),
      more: z.number().int(),
      /** id of the export whose file it was */
      export: z.string().nullable(),
    }),
  ),
  next: z.number().int().nullable(),
});
export type CaseReadList = z.infer<typeof caseReadList>;
export type CaseReadRow = CaseReadList["reads"][number];

/** GET /api/case-disclosures: what was handed to which organisation, on what basis. */
export const disclosureList = z.object({
  disclosures: z.array(
    z.object({
      at: moment,
      case: namedCase,
      title: words,
      organisation: z.string(),
      /** names of what was shared */
      shared: z.array(words),
      basis: words.nullable(),
    }),
  ),
});
export type DisclosureList = z.infer<typeof disclosureList>;
export type DisclosureRow = DisclosureList["disclosures"][number];

/** GET /api/case-glasses: who broke the glass of a case, and whether another person has looked at it. */
export const glassList = z.object({
  glasses: z.array(
    z.object({
      at: moment,
      until: moment,
      case: namedCase,
      person: person.nullable(),
      /** null while nobody has */
      reviewed: person.extend({ at: moment }).nullable(),
    }),
  ),
});
export type GlassList = z.infer<typeof glassList>;
export type GlassRow = GlassList["glasses"][number];
