import { z } from "zod";
import { areaCode, words } from "./areas.ts";

const moment = z.iso.datetime();
const name = z.string().min(1).max(100);
const count = z.number().int().min(0);
const taken = z
  .string()
  .max(300)
  .regex(/^[A-Za-z]\w*(?:,[A-Za-z]\w*)*$/u);

/** The most dimensions that a release takes beside area and year. */
export const mostTakenDimensions = 2;

/** A dimension that a release may be told apart by. */
export const releaseDimension = z.object({
  name: z.string(),
  title: words,
  /** every group that there is, in order */
  categories: z.array(z.object({ code: z.string(), title: words })),
});
export type ReleaseDimensionView = z.infer<typeof releaseDimension>;

/** What of the service systems can be published. */
export const releaseOptions = z.object({
  area: z.object({ code: areaCode, name: z.string() }),
  /** smallest number of cases that may be known */
  k: count,
  /** years that are over, the newest first: figures of a year that goes on would tell of single cases from day to day */
  years: z.array(z.number().int()),
  systems: z.array(
    z.object({
      id: z.string(),
      title: words,
      indicators: z.array(
        z.object({
          name: z.string(),
          title: words,
          unit: z.string(),
          kind: z.enum(["count", "rate"]),
          /** name of the plan's indicator that it feeds */
          feeds: z.string().nullable(),
          /** why it cannot be published; null where it can */
          blockedBy: words.nullable(),
          /** by what it can be told apart beside the area */
          dimensions: z.array(
            z.object({
              name: z.string(),
              title: words,
              /** how many groups it has */
              groups: count,
              /** why nothing is told apart by it; null where it can be */
              blockedBy: words.nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type ReleaseOptions = z.infer<typeof releaseOptions>;

/** Which table is looked at: GET /api/service-releases/preview */
export const releaseChoice = z.object({
  system: name,
  indicator: name,
  year: z.coerce.number().int().min(1949).max(2200),
  /** one or two dimensions of the indicator, joined by a comma: "theme,month"; figures by area alone where absent */
  by: taken.optional(),
  /** the actor's own area where absent */
  areaCode: areaCode.optional(),
});
export type ReleaseChoice = z.infer<typeof releaseChoice>;

/** The dimensions that a choice names. */
export function takenDimensions({ by }: Pick<ReleaseChoice, "by">): readonly string[] {
  return by === undefined ? [] : by.split(",");
}

/** A cell as everybody may see it. */
export const releaseCell = z.object({
  /** null for what stands with the area itself and none of those below it */
  areaCode: areaCode.nullable(),
  name: z.string(),
  isTotal: z.boolean(),
  /** dimension → category; a dimension left out is summed over */
  at: z.record(z.string(), z.string()),
  /** null where it is withheld */
  count: count.nullable(),
  /** denominator of a rate */
  of: count.nullable(),
  /** decimal text in the unit of the indicator; null where it is withheld, or where the denominator is 0 */
  value: z.string().nullable(),
  withheld: z.boolean(),
  /** what a reader of all releases can work out of a withheld count; null where it is published */
  inferred: z.object({ lowest: count, highest: count.nullable() }).nullable(),
});
export type ReleaseCellView = z.infer<typeof releaseCell>;

const releaseHead = z.object({
  system: z.string(),
  systemTitle: words,
  indicator: z.string(),
  title: words,
  unit: z.string(),
  kind: z.enum(["count", "rate"]),
  year: z.number().int(),
  area: z.object({ code: areaCode, name: z.string() }),
  k: count,
  /** dimensions beside area and year */
  dimensions: z.array(releaseDimension),
  cells: z.array(releaseCell),
  withheld: count,
});

/** What would be published, protected already; no raw count is in it, nor anything that hidden values below k change. */
export const releasePreview = releaseHead.extend({
  /** "unchanged": what was published last still holds, as far as that may be told */
  state: z.enum(["new", "correction", "unchanged"]),
  /** the newest release of the same indicator, area and year */
  previous: z.string().nullable(),
  /** what is withheld and why, in plain words */
  notes: z.array(words),
  audit: z.object({
    /** withheld cells that were tried to work out */
    tried: count,
    /** those of them that could be worked out, or be known to be small: always 0 where the release is possible */
    recovered: count,
    /** earlier releases that were read together with this one */
    releases: count,
  }),
  /** the indicator of the statistics that the figures go to */
  target: z.object({
    name: z.string(),
    id: z.string().nullable(),
    /** why the figures cannot go there; null where they can */
    blockedBy: words.nullable(),
  }),
  /** when cases were counted; not fresh where many changed since, which have to be counted before anything is published */
  counted: z.object({ at: moment, isFresh: z.boolean() }),
  /** names this protected table: what was seen is what is published */
  hash: z.string(),
});
export type ReleasePreview = z.infer<typeof releasePreview>;

/** POST /api/service-releases/counts: a count goes on as a background job of this id. */
export const releaseCounting = z.object({ jobId: z.string(), isDone: z.boolean() });

/** POST /api/service-releases */
export const releaseInput = releaseChoice.extend({
  hash: z.string().length(64),
  reason: z.string().trim().min(1).max(1000),
  /** make the indicator where the statistics have none of that name; without it the table is published alone */
  createIndicator: z.boolean().default(false),
});
export type ReleaseInput = z.infer<typeof releaseInput>;

export const releaseRow = z.object({
  id: z.string(),
  system: z.string(),
  systemTitle: words,
  indicator: z.string(),
  title: words,
  areaName: z.string(),
  year: z.number().int(),
  /** titles of its dimensions beside area and year */
  dimensions: z.array(words),
  /** 1 for the first, higher for corrections */
  edition: count,
  cells: count,
  withheld: count,
  published: z.object({ by: z.string(), at: moment }),
  supersededBy: z.string().nullable(),
});
export type ReleaseRow = z.infer<typeof releaseRow>;

export const releaseList = z.object({ releases: z.array(releaseRow) });
export type ReleaseList = z.infer<typeof releaseList>;

/** A release as it was published. */
export const releaseRecord = releaseHead.extend({
  id: z.string(),
  edition: count,
  reason: z.string(),
  definitionHash: z.string(),
  published: z.object({ by: z.string(), at: moment }),
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
  /** the indicator whose figures it became */
  figures: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type ReleaseRecord = z.infer<typeof releaseRecord>;

/** Actions that the figures of a release rest on, of cases that the reader sees, and of no others. */
export const releaseActions = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      areaName: z.string(),
      numerator: z.array(count),
      denominator: z.array(count),
    }),
  ),
  /** how many more of them the reader could see */
  more: count,
});
export type ReleaseActions = z.infer<typeof releaseActions>;
