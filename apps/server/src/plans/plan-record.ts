import type { Permission, PlanRecord } from "@halfsky/api-contract";
import { mayReach, type ReadContext } from "../access/context.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { loadReview } from "./plan-review.ts";
import { findPlan, listReadingStamps, type StoredPlan } from "./plan.store.ts";
import { findVersionContent, listVersions } from "./plan-version.store.ts";

const noun = { zh: "规划", en: "plan" };

/**
 * The plan that the actor asks for. One out of her reach is answered like one that does not exist; one that she may
 * read but not use with `permission` gives the problem "out-of-reach".
 */
export async function getPlanInReach(
  context: ReadContext,
  id: string,
  permission: Permission = "plan.read",
): Promise<StoredPlan> {
  const plan = await findPlan(context.transaction, id);
  if (plan === undefined) throw notFound(noun, id);
  const subject = { areaCode: plan.areaCode };
  if (await mayReach(context, permission, subject)) return plan;
  if (permission === "plan.read" || !(await mayReach(context, "plan.read", subject)))
    throw notFound(noun, id);
  throw new PlatformError("out-of-reach", 403, {
    zh: "这是其他地区的规划，您的账号只能查看。",
    en: "This plan belongs to another area; your account may only read it.",
  });
}

/** Everything of a plan as it is now: the newest reading with the corrections that apply. */
export async function getPlanRecord(context: ReadContext, id: string): Promise<PlanRecord> {
  const plan = await getPlanInReach(context, id);
  const review = await loadReview(context.transaction, plan, plan.reading);
  return describe(context, plan, review.reading, {
    content: review.content,
    corrections: [...review.corrections],
  });
}

/** A plan as one of its versions was published, with the corrections of that moment. */
export async function getPlanVersion(context: ReadContext, id: string, number: number): Promise<PlanRecord> {
  const plan = await getPlanInReach(context, id);
  const { transaction } = context;
  const version = (await listVersions(transaction, plan)).find((one) => one.number === number);
  const content = await findVersionContent(transaction, plan, number);
  if (version === undefined || content === undefined) {
    throw notFound({ zh: "发布版本", en: "published version" }, `${id} ${number}`);
  }
  const review = await loadReview(transaction, plan, version.reading, version.published.at);
  return describe(context, plan, review.reading, { content, corrections: [...review.corrections] });
}

async function describe(
  context: ReadContext,
  plan: StoredPlan,
  reading: { readonly documentId: string; readonly fileName: string },
  shown: Pick<PlanRecord, "content" | "corrections">,
): Promise<PlanRecord> {
  const { withdrawn, ...summary } = plan;
  const subject = { areaCode: plan.areaCode };
  return {
    plan: summary,
    documentId: reading.documentId,
    fileName: reading.fileName,
    ...shown,
    versions: await listVersions(context.transaction, plan),
    readings: await listReadingStamps(context.transaction, plan),
    withdrawn,
    may: {
      correct: await mayReach(context, "plan.correct", subject),
      publish: await mayReach(context, "plan.publish", subject),
    },
  };
}
