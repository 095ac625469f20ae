import type { Indicator, IndicatorMatch, PublicationInput } from "@halfsky/api-contract";
import { isSameUnit, proposeIndicatorMatches } from "@halfsky/statistics";
import type { ReadContext } from "../access/context.ts";
import { listUsableIndicators } from "../statistics/indicator.store.ts";
import { listPlanTargets } from "../targets/publish-targets.service.ts";
import { groupBy } from "./group-by.ts";
import { type IdentifiedPart, keepTargetIds } from "./keep-target-ids.ts";
import { getPlanInReach } from "./plan-record.ts";
import { loadReview } from "./plan-review.ts";
import type { PlanKey } from "./plan.store.ts";
import { publishableParts } from "./publishable-parts.ts";
import type { PlanContent } from "@halfsky/plan-document";

/** What publishing a plan would do with each part, and the indicators it could be. */
export interface PublicationDraft {
  readonly parts: readonly IdentifiedPart[];
  readonly matches: readonly IndicatorMatch[];
  readonly usable: ReadonlyMap<string, Indicator>;
}

/** For each part that will be judged: the indicator it is linked to already, or those it might be. */
export async function listIndicatorMatches(
  context: ReadContext,
  planId: string,
): Promise<readonly IndicatorMatch[]> {
  const plan = await getPlanInReach(context, planId);
  const review = await loadReview(context.transaction, plan, plan.reading);
  return (await draftPublication(context, plan, review.content)).matches;
}

/** Prepares the publication of a plan as it stands. */
export async function draftPublication(
  context: ReadContext,
  plan: PlanKey,
  content: PlanContent,
): Promise<PublicationDraft> {
  const { transaction } = context;
  const parts = keepTargetIds(
    plan.id,
    publishableParts(content),
    await listPlanTargets(transaction, plan.id),
  );
  const indicators = await listUsableIndicators(transaction, plan.areaCode);
  const usable = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const wanting = parts.filter(({ part }) => part.monitored && part.sameAs === null);
  const linked = new Map(
    wanting.map(({ part, known }) => {
      const indicator = usable.get(known?.indicatorId ?? "");
      return [part.partId, indicator && isSameUnit(indicator.unit, part.unit) ? indicator.id : null];
    }),
  );
  const proposals = groupBy(
    proposeIndicatorMatches(
      wanting
        .filter(({ part }) => linked.get(part.partId) === null)
        .map(({ part }) => ({ id: part.partId, name: part.name, unit: part.unit })),
      indicators,
    ),
    ({ newId }) => newId,
  );
  const matches = wanting.map(({ part }): IndicatorMatch => {
    return {
      partId: part.partId,
      name: part.name,
      unit: part.unit,
      linked: linked.get(part.partId) ?? null,
      proposals: (proposals.get(part.partId) ?? []).flatMap(({ existingId, score, reason }) => {
        const indicator = usable.get(existingId);
        if (indicator === undefined) return [];
        const { name, unit } = indicator;
        return [{ indicatorId: existingId, name, unit, score, reason: { zh: reason.zh, en: reason.en } }];
      }),
    };
  });
  return { parts, matches, usable };
}

/** Choices for a load without a person: an indicator of exactly the same name is used, all others are made anew. */
export function chooseExactMatches(matches: readonly IndicatorMatch[]): PublicationInput["choices"] {
  return Object.fromEntries(
    matches
      .filter(({ proposals }) => proposals.length > 0)
      .map(({ partId, proposals }) => {
        const exact = proposals.find(({ score }) => score === 1);
        return [partId, exact === undefined ? { create: true as const } : { use: exact.indicatorId }];
      }),
  );
}
