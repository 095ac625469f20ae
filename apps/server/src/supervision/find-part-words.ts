import type { PlanContent } from "@halfsky/api-contract";
import type { ReadContext } from "../access/context.ts";
import { getPlanRecord, getPlanVersion } from "../plans/plan-record.ts";

/** Most of a part's words that are kept beside a link to it. */
const keptLength = 300;

function listParts(content: PlanContent): ReadonlyArray<{ readonly id: string; readonly words: string }> {
  return [
    ...content.domains.flatMap(({ objectives, measures }) => [...objectives, ...measures]),
    ...content.projects,
    ...content.implementation,
    ...content.monitoring,
    ...content.targets,
    ...content.indicators,
  ];
}

/** The words of an objective, measure, project or item of a plan in reach, as it is in force; undefined for no part. */
export async function findPartWords(
  context: ReadContext,
  planId: string,
  partId: string,
): Promise<string | undefined> {
  const newest = await getPlanRecord(context, planId);
  const { version } = newest.plan;
  const { content } = version === null ? newest : await getPlanVersion(context, planId, version);
  return listParts(content)
    .find(({ id }) => id === partId)
    ?.words.slice(0, keptLength);
}
