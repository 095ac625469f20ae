import { createHash } from "node:crypto";
import type { Fault, PlanRecord, PublicationInput } from "@halfsky/api-contract";
import type { ContentFinding } from "@halfsky/plan-document";
import { compareDecimalText, isSameUnit } from "@halfsky/statistics";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { jsonText } from "../database/json-text.ts";
import { PlatformError } from "../platform-error.ts";
import { createIndicators } from "../statistics/indicator.service.ts";
import { recordObservations } from "../statistics/observation.service.ts";
import { publishTargets } from "../targets/publish-targets.service.ts";
import { canonicalJson } from "./canonical-json.ts";
import { describeCorrection } from "./correction-words.ts";
import type { IdentifiedPart } from "./keep-target-ids.ts";
import { draftPublication, type PublicationDraft } from "./match-indicators.ts";
import { countParts } from "./plan-counts.ts";
import { getPlanInReach, getPlanRecord } from "./plan-record.ts";
import { loadReview, type PlanReview } from "./plan-review.ts";
import { insertVersion } from "./plan-version.store.ts";
import { lockPlan, type StoredPlan, updatePlan } from "./plan.store.ts";
import { indicatorKey, type PublishablePart } from "./publishable-parts.ts";

/**
 * Publishes a plan as it was reviewed: an immutable version, its targets as rules, indicators made or linked as chosen,
 * and the plan's baselines as their first figures. All or nothing; a figure that is stored already is never overwritten.
 */
export async function publishPlan(
  context: WriteContext,
  planId: string,
  input: PublicationInput,
): Promise<PlanRecord> {
  await getPlanInReach(context, planId, "plan.publish");
  await lockPlan(context.transaction, planId);
  const plan = await getPlanInReach(context, planId, "plan.publish");
  const review = await loadReview(context.transaction, plan, plan.reading);
  refuseUnreviewed(plan, review, input.revision);
  const { content } = review;
  const draft = await draftPublication(context, plan, content);
  refuseOpenChoices(draft, input.choices);
  const indicatorOf = await linkIndicators(context, plan, draft, input.choices);
  const number = (plan.version ?? 0) + 1;
  await publishTargets(context, {
    areaCode: plan.areaCode,
    planId,
    planVersion: number,
    targets: draft.parts.map(({ part, id }, position) => publishedTarget(part, id, position, indicatorOf)),
  });
  const findings = await recordBaselines(context, plan, review, draft.parts, indicatorOf);
  const stamp = { by: context.actor.accountId, at: context.now };
  const sha256 = createHash("sha256").update(canonicalJson(content)).digest("hex");
  const version = {
    areaCode: plan.areaCode,
    planId,
    number,
    reading: plan.reading,
    content,
    sha256,
    findings,
  };
  await insertVersion(context.transaction, { ...version, ...stamp });
  const columns = { state: "published", version: number, published_revision: plan.revision + 1 } as const;
  const counts = jsonText(countParts(content, review.carried.length));
  const back = { withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null };
  await updatePlan(context.transaction, plan, { ...columns, ...back, counts }, stamp);
  recordAudit(context, {
    action: "plan.publish",
    subjectKind: "plan",
    subjectId: planId,
    areaCode: plan.areaCode,
    before: { version: plan.version },
    after: { version: number, reading: plan.reading, sha256, targets: draft.parts.length },
  });
  return getPlanRecord(context, planId);
}

/** Takes a plan out of use, with the reason; its versions stay and publishing brings it back. */
export async function withdrawPlan(
  context: WriteContext,
  planId: string,
  reason: string,
): Promise<PlanRecord> {
  await getPlanInReach(context, planId, "plan.publish");
  await lockPlan(context.transaction, planId);
  const plan = await getPlanInReach(context, planId, "plan.publish");
  if (plan.state === "withdrawn") {
    throw new PlatformError("not-allowed-now", 409, {
      zh: "规划已经停用。",
      en: "The plan is withdrawn already.",
    });
  }
  const stamp = { by: context.actor.accountId, at: context.now };
  const withdrawal = { withdrawn_at: stamp.at, withdrawn_by: stamp.by, withdrawn_reason: reason };
  await updatePlan(context.transaction, plan, { state: "withdrawn", ...withdrawal }, stamp);
  recordAudit(context, {
    action: "plan.withdraw",
    subjectKind: "plan",
    subjectId: planId,
    areaCode: plan.areaCode,
    before: { state: plan.state },
    after: { state: "withdrawn" },
    details: { reason },
  });
  return getPlanRecord(context, planId);
}

function refuseUnreviewed(plan: StoredPlan, review: PlanReview, seen: number): void {
  if (plan.revision !== seen) {
    const unseen = review.corrections.filter((_, index) => (review.stored[index]?.revision ?? 0) > seen);
    throw new PlatformError(
      "conflict",
      409,
      {
        zh: `规划在您核对之后又有改动（现为第 ${plan.revision} 次修订，您看到的是第 ${seen} 次），没有发布。请刷新后核对再发布。`,
        en: `The plan changed after you reviewed it (it is at revision ${plan.revision}, you saw ${seen}) and was not published. Reload, review and publish again.`,
      },
      unseen.map(({ number }) => {
        return { where: `corrections.${number}`, message: describeCorrection(review, number) };
      }),
    );
  }
  if (plan.state === "published" && !plan.unpublished) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: `第 ${plan.version} 版之后没有新的改动，不需要再发布。`,
      en: `Nothing changed since version ${plan.version}: there is nothing to publish.`,
    });
  }
}

function refuseOpenChoices(
  { matches, usable, parts }: PublicationDraft,
  choices: PublicationInput["choices"],
): void {
  const open = matches.filter(
    ({ partId, linked, proposals }) =>
      linked === null && proposals.length > 0 && choices[partId] === undefined,
  );
  if (open.length > 0) {
    throw new PlatformError(
      "choices-needed",
      409,
      {
        zh: `有 ${open.length} 项可能就是已有的指标。请逐项选择“沿用”或“新建”后再发布。`,
        en: `${open.length} part(s) may be indicators that exist already. Choose for each whether to use or to create, then publish.`,
      },
      open.map(({ partId, name, proposals }) => {
        const names = proposals.map((proposal) => proposal.name);
        return {
          where: `choices.${partId}`,
          message: {
            zh: `“${name}”可能就是：${names.map((one) => `“${one}”`).join("、")}`,
            en: `"${name}" may be: ${names.map((one) => `"${one}"`).join(", ")}`,
          },
        };
      }),
    );
  }
  const faults = Object.entries(choices).flatMap(([partId, choice]): Fault[] => {
    const where = `choices.${partId}`;
    const part = parts.find((one) => one.part.partId === partId)?.part;
    if (part === undefined) {
      return [{ where, message: { zh: "规划没有这一部分。", en: "The plan has no such part." } }];
    }
    if (!("use" in choice)) return [];
    const indicator = usable.get(choice.use);
    if (indicator === undefined) {
      return [
        {
          where,
          message: { zh: "没有这个指标，或不归本地区使用。", en: "This area has no such indicator." },
        },
      ];
    }
    if (isSameUnit(indicator.unit, part.unit)) return [];
    return [
      {
        where,
        message: {
          zh: `单位不同：规划为“${part.unit}”，指标为“${indicator.unit}”。`,
          en: `The units differ: ${part.unit} in the plan, ${indicator.unit} of the indicator.`,
        },
      },
    ];
  });
  if (faults.length === 0) return;
  const words = {
    zh: "有的选择不成立，没有发布。",
    en: "Some choices do not hold; the plan was not published.",
  };
  throw new PlatformError("invalid-input", 422, words, faults);
}

/** The indicator of every part that is judged: chosen, linked before, of the same name in this plan, or new. */
async function linkIndicators(
  context: WriteContext,
  plan: StoredPlan,
  { parts, matches }: PublicationDraft,
  choices: PublicationInput["choices"],
): Promise<ReadonlyMap<string, string>> {
  const indicatorOf = new Map<string, string>();
  const wanted = new Map<string, PublishablePart[]>();
  const byId = new Map(parts.map(({ part }) => [part.partId, part]));
  for (const { partId, linked } of matches) {
    const part = byId.get(partId);
    const choice = choices[partId];
    const found = choice !== undefined && "use" in choice ? choice.use : choice === undefined ? linked : null;
    if (found !== null) indicatorOf.set(partId, found);
    else if (part !== undefined) {
      const key = indicatorKey(part);
      wanted.set(key, [...(wanted.get(key) ?? []), part]);
    }
  }
  const groups = [...wanted.values()];
  const made = await createIndicators(
    context,
    groups.flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const decimals = Math.max(first.decimals, ...others.map((part) => part.decimals));
      const { name, unit, direction } = first;
      return [{ areaCode: plan.areaCode, name, unit, direction, decimals }];
    }),
  );
  for (const [index, group] of groups.entries()) {
    const id = made[index]?.id;
    if (id === undefined) throw new Error("an indicator was not made");
    for (const part of group) indicatorOf.set(part.partId, id);
  }
  for (const { part } of parts) {
    const same = part.monitored && part.sameAs !== null ? indicatorOf.get(part.sameAs) : undefined;
    if (same !== undefined) indicatorOf.set(part.partId, same);
  }
  return indicatorOf;
}

function publishedTarget(
  part: PublishablePart,
  id: string,
  position: number,
  indicatorOf: ReadonlyMap<string, string>,
) {
  const { partId, name, domain, unit, direction, nature, rule, words, line, origin, targetYear, monitored } =
    part;
  const baseline =
    part.baseline.status === "figure" ? { year: part.baseline.year, value: part.baseline.value } : null;
  const indicatorId = indicatorOf.get(partId) ?? null;
  const said = {
    name,
    domain,
    unit,
    direction,
    nature,
    rule,
    words,
    line,
    origin,
    baseline,
    targetYear,
    monitored,
  };
  return { id, partId, position, indicatorId, ...said };
}

/** Hands the plan's baselines in as first figures; what stands there already is left, and a difference is told. */
async function recordBaselines(
  context: WriteContext,
  plan: StoredPlan,
  { reading }: PlanReview,
  parts: readonly IdentifiedPart[],
  indicatorOf: ReadonlyMap<string, string>,
): Promise<ContentFinding[]> {
  const findings: ContentFinding[] = [];
  const figures = new Map<
    string,
    { readonly part: PublishablePart; readonly value: string; readonly year: number }
  >();
  for (const { part } of parts) {
    const { baseline, partId } = part;
    const indicatorId = indicatorOf.get(partId);
    if (baseline.status === "unreadable") {
      findings.push(baselineFinding("baseline-unreadable", part, baseline.message, baseline.printed));
    }
    if (baseline.status !== "figure" || indicatorId === undefined || part.sameAs !== null) continue;
    const cell = `${indicatorId} ${baseline.year}`;
    const other = figures.get(cell);
    if (other === undefined) figures.set(cell, { part, value: baseline.value, year: baseline.year });
    else if (compareDecimalText(other.value, baseline.value) !== 0) {
      findings.push(differing(part, baseline.year, baseline.value, other.value));
    }
  }
  const cells = [...figures.values()].map(({ part, value, year }) => {
    return {
      areaCode: plan.areaCode,
      indicatorId: indicatorOf.get(part.partId) ?? "",
      year,
      baseRevision: 0,
      value,
      missing: null,
      sourceName: `${reading.fileName}:${part.line}`,
    };
  });
  const source = { kind: "plan", name: reading.fileName, permission: "plan.publish" } as const;
  const outcome = await recordObservations(context, cells, source);
  const partOf = (cell: { readonly indicatorId: string; readonly year: number }) =>
    figures.get(`${cell.indicatorId} ${cell.year}`);
  for (const { mine, theirs } of outcome.conflicts) {
    const told = partOf(mine);
    if (told !== undefined)
      findings.push(differing(told.part, mine.year, told.value, theirs.value ?? theirs.missing));
  }
  for (const { cell, message } of outcome.refused) {
    const told = partOf(cell);
    if (told !== undefined)
      findings.push(baselineFinding("baseline-not-kept", told.part, message, told.value));
  }
  return findings.toSorted((one, other) => one.line - other.line);
}

function differing(
  part: PublishablePart,
  year: number,
  printed: string,
  stored: string | null,
): ContentFinding {
  const message = {
    zh: `规划写的${year}年基数是 ${printed}，系统中已有的数据是 ${stored ?? "无"}。已有数据没有改动，请核对。`,
    en: `The plan gives ${printed} as the baseline of ${year}; the stored figure is ${stored ?? "none"}. It was left as it is: check it.`,
  };
  return baselineFinding("baseline-differs", part, message, printed);
}

function baselineFinding(
  code: string,
  part: PublishablePart,
  message: ContentFinding["message"],
  printed: string,
): ContentFinding {
  const { partId, line, name } = part;
  return { code, severity: "warning", line, words: `${name} ${printed}`, message, path: partId };
}
