import { z } from "zod";

/** Six digits in the manner of GB/T 2260. */
export const areaCode = z.string().regex(/^\d{6}$/);

/** An area of the tree that the caller may see. */
export const area = z.object({
  code: areaCode,
  name: z.string(),
  level: z.enum(["province", "city", "county"]),
  parentCode: areaCode.nullable(),
});
export type Area = z.infer<typeof area>;

/** An area of a list, with its days: one that was merged or split away has a last one, and is offered for years before only. */
export const listedArea = area.extend({
  /** first day, null: as long as anyone asks */
  validFrom: z.iso.date().nullable(),
  /** last day, null: it is still there */
  validTo: z.iso.date().nullable(),
});
export type ListedArea = z.infer<typeof listedArea>;

export const organisation = z.object({ id: z.string(), name: z.string(), shortName: z.string() });
export type Organisation = z.infer<typeof organisation>;

/** GET /api/areas: all areas in reach, parents before children; and the units that report figures there. */
export const areaList = z.object({ areas: z.array(listedArea), organisations: z.array(organisation) });

/** Words in both languages of the application. */
export const words = z.object({ zh: z.string(), en: z.string() });
export type Words = z.infer<typeof words>;

/** Who did something: a name, or what she is where her name is not told. */
export const doer = z.union([z.string(), words]);
export type Doer = z.infer<typeof doer>;

/** Who did something, and when (ISO 8601 with zone). */
export const stamp = z.object({ by: z.string(), at: z.string() });
