import {
  areaCode,
  correctionInput,
  indicatorMatchList,
  planDifference,
  planList,
  planRecord,
  planSearch,
  planSource,
  publicationInput,
  withdrawalInput,
} from "@halfsky/api-contract";
import { diffPlans, searchPlan } from "@halfsky/plan-document";
import { z } from "zod";
import { findReach, type ReadContext } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { correctPlan, takeBackCorrection } from "./correct-plan.service.ts";
import { listIndicatorMatches } from "./match-indicators.ts";
import { getPlanInReach, getPlanRecord, getPlanVersion } from "./plan-record.ts";
import { loadReview } from "./plan-review.ts";
import { findSource, listPlans, listReadings, type PlanKey, type StoredReading } from "./plan.store.ts";
import { publishPlan, withdrawPlan } from "./publish-plan.service.ts";

const planParams = z.object({ id: z.string().max(100) });
const number = z.coerce.number().int().positive();

/** Plans: reading them, correcting what the machine read, publishing. */
export function planRoutes(app: App): void {
  const reading = { config: { access: { permission: "plan.read" } } } as const;

  app.get(
    "/api/plans",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "Plans in reach",
        querystring: z.object({ area: areaCode.optional() }),
        response: { 200: planList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const reach = await findReach(context, "plan.read");
        return { plans: await listPlans(context.transaction, reach, request.query.area) };
      }),
  );

  app.get(
    "/api/plans/:id",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "A plan: its newest reading with the corrections of people",
        params: planParams,
        response: { 200: planRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => getPlanRecord(context, request.params.id)),
  );

  app.get(
    "/api/plans/:id/versions/:number",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "A plan as it was published",
        params: planParams.extend({ number }),
        response: { 200: planRecord },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        getPlanVersion(context, request.params.id, request.params.number),
      ),
  );

  app.get(
    "/api/plans/:id/source",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "The lines of the document that a plan was read from",
        params: planParams,
        querystring: z.object({ reading: number.optional() }),
        response: { 200: planSource },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const plan = await getPlanInReach(context, request.params.id);
        const read = await getReading(context, plan, request.query.reading ?? plan.reading);
        const source = await findSource(context.transaction, plan.areaCode, read.documentId);
        const lines = (source?.lines ?? []).map(({ text, cell, page, listNumber }, index) => {
          return {
            line: index + 1,
            text,
            ...(listNumber === undefined ? {} : { listNumber }),
            ...(cell === undefined ? {} : { cell }),
            ...(page === undefined ? {} : { page }),
          };
        });
        return { documentId: read.documentId, fileName: read.fileName, lines };
      }),
  );

  app.get(
    "/api/plans/:id/difference",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "What a later reading of a plan says otherwise than an earlier one",
        description: "Without numbers: the newest reading against the one before it.",
        params: planParams,
        querystring: z.object({ from: number.optional(), to: number.optional() }),
        response: { 200: planDifference },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const plan = await getPlanInReach(context, request.params.id);
        const to = request.query.to ?? plan.reading;
        const from = request.query.from ?? Math.max(1, to - 1);
        const before = await getReading(context, plan, from);
        const after = await getReading(context, plan, to);
        return { from, to, changes: diffPlans(before.content, after.content) };
      }),
  );

  app.get(
    "/api/plans/:id/search",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "Parts of a plan that hold every word of a query",
        params: planParams,
        querystring: z.object({ q: z.string().max(200) }),
        response: { 200: planSearch },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const plan = await getPlanInReach(context, request.params.id);
        const { content } = await loadReview(context.transaction, plan, plan.reading);
        return { hits: searchPlan(content, request.query.q) };
      }),
  );

  app.get(
    "/api/plans/:id/indicator-matches",
    {
      ...reading,
      schema: {
        tags: ["plans"],
        summary: "What publishing would make, and what it might be already",
        params: planParams,
        response: { 200: indicatorMatchList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        return { matches: [...(await listIndicatorMatches(context, request.params.id))] };
      }),
  );

  app.post(
    "/api/plans/:id/corrections",
    {
      config: { access: { permission: "plan.correct" } },
      schema: {
        tags: ["plans"],
        summary: "Correct, add or strike out a part",
        params: planParams,
        body: correctionInput,
        response: { 200: planRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => correctPlan(context, request.params.id, request.body)),
  );

  app.delete(
    "/api/plans/:id/corrections/:number",
    {
      config: { access: { permission: "plan.correct" } },
      schema: {
        tags: ["plans"],
        summary: "Take a correction back; it stays in the history",
        params: planParams.extend({ number }),
        response: { 200: planRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) =>
        takeBackCorrection(context, request.params.id, request.params.number),
      ),
  );

  app.post(
    "/api/plans/:id/publication",
    {
      config: { access: { permission: "plan.publish" } },
      schema: {
        tags: ["plans"],
        summary: "Publish a plan as it was reviewed",
        params: planParams,
        body: publicationInput,
        response: { 200: planRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => publishPlan(context, request.params.id, request.body)),
  );

  app.post(
    "/api/plans/:id/withdrawal",
    {
      config: { access: { permission: "plan.publish" } },
      schema: {
        tags: ["plans"],
        summary: "Take a plan out of use",
        params: planParams,
        body: withdrawalInput,
        response: { 200: planRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => withdrawPlan(context, request.params.id, request.body.reason)),
  );
}

async function getReading(context: ReadContext, plan: PlanKey, number: number): Promise<StoredReading> {
  const [reading] = await listReadings(context.transaction, plan, [number]);
  if (reading !== undefined) return reading;
  throw notFound({ zh: "读入", en: "reading" }, `${plan.id} ${number}`);
}
