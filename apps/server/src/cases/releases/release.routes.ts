import {
  releaseActions,
  releaseChoice,
  releaseCounting,
  releaseInput,
  releaseList,
  releaseOptions,
  releasePreview,
  releaseRecord,
} from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { waitingWish } from "../../http/waiting-wish.ts";
import { inCaseRead, inCaseTurns, inCaseWrite } from "../in-case-transaction.ts";
import { countFresh, countOrRecall, orderCount } from "./count-chosen.ts";
import { JudgeInThread } from "./judge-in-thread.ts";
import { chooseTable, listReleaseOptions, orderOf, proposalOf } from "./propose-release.ts";
import { publishRelease } from "./publish-release.service.ts";
import { listReleaseActions } from "./release-actions.ts";
import { getRelease, listReleasesInReach, previewOf } from "./release-record.ts";

const publishing = { config: { access: { permission: "release.publish" } } } as const;
const reading = {
  config: { access: { anyPermission: ["release.publish", "observation.read", "case.work"] } },
} as const;
const byId = z.object({ id: z.string().max(100) });
const tags = ["service-releases"];

/** Releases: the way of figures of service cases into the statistics, small cells protected. */
export function releaseRoutes(app: App): void {
  const judging = new JudgeInThread();
  app.get(
    "/api/service-releases/options",
    {
      ...publishing,
      schema: {
        tags,
        summary: "What of the service systems can be published",
        response: { 200: releaseOptions },
      },
    },
    (request) => inCaseRead(request, (context) => listReleaseOptions(context, leastOf(request))),
  );

  app.get(
    "/api/service-releases/preview",
    {
      ...publishing,
      schema: {
        tags,
        summary: "What would be published, protected already",
        querystring: releaseChoice,
        response: { 200: releasePreview },
      },
    },
    async (request) => {
      const k = leastOf(request);
      const chosen = await inCaseRead(request, (context) => chooseTable(context, request.query, k));
      const { counts, counted } = await countOrRecall(inCaseTurns(request), chosen);
      const { judgement } = await judging.judge(orderOf(chosen, counts));
      return await inCaseRead(request, async (context) => ({
        ...(await previewOf(context, chosen, await proposalOf(context, chosen, judgement))),
        counted,
      }));
    },
  );

  app.post(
    "/api/service-releases/counts",
    {
      ...publishing,
      schema: {
        tags,
        summary: "Count what has changed, as a background job",
        body: releaseChoice,
        response: { 200: releaseCounting },
      },
    },
    async (request) => {
      const jobId = await inCaseWrite(request, (context) =>
        orderCount(context, request.body, leastOf(request)),
      );
      const outcome = await request.server.jobs.runAtOnce(jobId, waitingWish(request));
      if (outcome !== undefined && "problem" in outcome) throw outcome.problem;
      return { jobId, isDone: outcome !== undefined };
    },
  );

  app.post(
    "/api/service-releases",
    {
      ...publishing,
      schema: {
        tags,
        summary: "Publish figures of service cases",
        body: releaseInput,
        response: { 200: releaseRecord },
      },
    },
    async (request) => {
      const k = leastOf(request);
      const chosen = await inCaseRead(request, (context) => chooseTable(context, request.body, k));
      // what is published was counted just now
      const { counts } = await countFresh(inCaseTurns(request), chosen);
      const judged = await judging.judge(orderOf(chosen, counts));
      return await inCaseWrite(request, (context) =>
        publishRelease(context, request.body, k, counts, judged),
      );
    },
  );

  app.get(
    "/api/service-releases",
    { ...reading, schema: { tags, summary: "What was published", response: { 200: releaseList } } },
    (request) => inCaseRead(request, listReleasesInReach),
  );

  app.get(
    "/api/service-releases/:id",
    {
      ...reading,
      schema: { tags, summary: "A release", params: byId, response: { 200: releaseRecord } },
    },
    (request) => inCaseRead(request, (context) => getRelease(context, request.params.id)),
  );

  app.get(
    "/api/service-releases/:id/actions",
    {
      config: { access: { permission: "case.work" } },
      schema: {
        tags,
        summary: "Actions behind a release, of cases that the caller sees",
        params: byId,
        response: { 200: releaseActions },
      },
    },
    (request) => listReleaseActions(inCaseTurns(request), request.params.id),
  );
}

function leastOf(request: FastifyRequest): number {
  return request.server.ground.config.HALFSKY_RELEASE_LEAST;
}
