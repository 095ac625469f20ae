import type { PlanSummary } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { jsonText } from "../database/json-text.ts";
import { createIndicators } from "../statistics/indicator.service.ts";
import { recordObservations } from "../statistics/observation.service.ts";
import { type PublishedTarget, publishTargets } from "./publish-targets.service.ts";

/** A target of a plan that a test makes up; its indicator is made with it, its baseline becomes the first figure. */
type TestTarget = Pick<PublishedTarget, "name" | "unit" | "direction" | "rule"> &
  Partial<Omit<PublishedTarget, "id">> & {
    readonly decimals?: number;
    readonly organisationId?: string;
    readonly numeratorLabel?: string;
  };

/** A plan that a test makes up. */
export interface TestPlan {
  readonly areaCode: string;
  readonly id: string;
  readonly title?: string;
  readonly period?: readonly [number, number];
  readonly targets: readonly TestTarget[];
}

const noCounts: PlanSummary["counts"] = {
  domains: 0,
  objectives: 0,
  measures: 0,
  projects: 0,
  indicators: 0,
  proseTargets: 0,
  findings: 0,
  corrections: 0,
};

/** Publishes a plan without a document, for tests and benches; returns the ids of its indicators in their order. */
export async function publishTestPlan(context: WriteContext, plan: TestPlan): Promise<readonly string[]> {
  const [start, end] = plan.period ?? [2021, 2025];
  const by = context.actor.accountId;
  await context.transaction
    .insertInto("plan")
    .values({
      area_code: plan.areaCode,
      id: plan.id,
      title: plan.title ?? "妇女发展规划",
      population: "women",
      period_start: start,
      period_end: end,
      state: "published",
      reading: 1,
      version: 1,
      revision: 1,
      published_revision: 1,
      counts: jsonText(noCounts),
      changed_by: by,
      changed_at: context.now,
      created_by: by,
      created_at: context.now,
    })
    .execute();
  const made = await createIndicators(
    context,
    plan.targets.map(({ name, unit, direction, decimals, organisationId, numeratorLabel }) => ({
      areaCode: plan.areaCode,
      name,
      unit,
      direction,
      decimals: decimals ?? 2,
      organisationId,
      numeratorLabel,
    })),
  );
  await publishTargets(context, {
    areaCode: plan.areaCode,
    planId: plan.id,
    planVersion: 1,
    targets: plan.targets.map((target, position) => ({
      id: `${plan.id}.${position + 1}`,
      partId: `i${position}`,
      position,
      indicatorId: made[position]?.id ?? null,
      name: target.name,
      domain: target.domain ?? null,
      unit: target.unit,
      direction: target.direction,
      nature: target.nature ?? null,
      rule: target.rule,
      words: target.words ?? target.name,
      line: target.line ?? position + 1,
      origin: target.origin ?? "table",
      baseline: target.baseline ?? null,
      targetYear: target.targetYear ?? end,
      monitored: target.monitored ?? true,
    })),
  });
  await recordObservations(
    context,
    plan.targets.flatMap(({ baseline }, position) => {
      const indicatorId = made[position]?.id;
      if (!baseline || indicatorId === undefined) return [];
      return [
        {
          areaCode: plan.areaCode,
          indicatorId,
          year: baseline.year,
          baseRevision: 0,
          value: baseline.value,
          missing: null,
        },
      ];
    }),
    { kind: "plan", name: plan.id, permission: "plan.publish" },
  );
  return made.map(({ id }) => id);
}
