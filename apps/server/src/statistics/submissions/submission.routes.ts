import {
  answerInput,
  areaCode,
  figureCorrectionInput,
  figuresInput,
  figuresSaved,
  passed,
  passInput,
  returnAnswer,
  returnInput,
  reviewQueue,
  stepInput,
  submissionGrid,
  submissionGridRest,
  submissionGridStart,
  submissionList,
  submissionRecord,
  writeGridRest,
  writeGridStart,
  writeSubmissionGrid,
} from "@halfsky/api-contract";
import { submissionStates } from "@halfsky/statistics";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { yearParameter } from "../statistics-query.ts";
import { answerFinding } from "./answer-finding.service.ts";
import { correctFigures } from "./correct-figures.service.ts";
import { openSubmission } from "./open-submission.service.ts";
import { answerReturn, returnFigures } from "./return-figures.service.ts";
import { readReviewQueue } from "./review-queue.ts";
import { saveFigures } from "./save-figures.service.ts";
import { listSubmissionRows } from "./submission-list.ts";
import { getSubmissionRecord, getSubmissionStart } from "./submission-record.ts";
import { passSubmissions, takeStep } from "./take-step.service.ts";

const id = z.string().max(100);
const byId = z.object({ id });
const reading = { config: { access: { permission: "submission.read" } } } as const;
const filling = { config: { access: { permission: "submission.fill" } } } as const;

/** Who takes the steps of the review: whoever lacks the permission everywhere never gets to the service. */
const steps = [
  { action: "submit", permission: "submission.fill", summary: "Hand a form in" },
  { action: "confirm", permission: "submission.confirm", summary: "Confirm a form for the unit" },
  { action: "review", permission: "submission.review", summary: "Review a form for the bureau" },
  { action: "sign", permission: "submission.sign", summary: "Sign a form" },
  { action: "lock", permission: "round.manage", summary: "Lock a form that is signed at the top" },
] as const;

/** Submissions: what units fill in, and its way through the review. */
export function submissionRoutes(app: App): void {
  app.get(
    "/api/submissions",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Submissions in reach, what is due first first",
        querystring: z.object({
          round: id.optional(),
          form: id.optional(),
          state: z.enum(submissionStates).optional(),
          organisation: id.optional(),
          area: areaCode.optional(),
          year: yearParameter.optional(),
          mine: z.enum(["true", "false"]).optional(),
        }),
        response: { 200: submissionList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const { round, form, state, organisation, area, year, mine } = request.query;
        const submissions = await listSubmissionRows(context, {
          roundId: round,
          formId: form,
          states: state && [state],
          organisationId: organisation,
          areaCode: area,
          year,
          mine: mine === "true",
        });
        return { submissions };
      }),
  );

  app.get(
    "/api/submissions/:id",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Everything of a submission",
        params: byId,
        response: { 200: submissionRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => getSubmissionRecord(context, request.params.id)),
  );

  app.get(
    "/api/submissions/:id/grid",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Everything of a submission, its figures as columns: shorter for large forms",
        params: byId,
        response: { 200: submissionGrid },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) =>
        writeSubmissionGrid(await getSubmissionRecord(context, request.params.id)),
      ),
  );

  app.get(
    "/api/submissions/:id/grid/start",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "What the first cells of the entry grid need: the form and its figures, not checked yet",
        params: byId,
        response: { 200: submissionGridStart },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) =>
        writeGridStart(await getSubmissionStart(context, request.params.id)),
      ),
  );

  app.get(
    "/api/submissions/:id/grid/rest",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "What the start leaves out: the years before, the areas below, what the checks found",
        params: byId,
        response: { 200: submissionGridRest },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) =>
        writeGridRest(await getSubmissionRecord(context, request.params.id)),
      ),
  );

  app.post(
    "/api/submissions/:id/open",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Note that the unit has looked at its submission",
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inWriteTransaction(request, (context) => openSubmission(context, request.params.id));
      return await reply.code(204).send(null);
    },
  );

  app.put(
    "/api/submissions/:id/figures",
    {
      ...filling,
      schema: {
        tags: ["submissions"],
        summary: "Save figures; one that someone changed meanwhile comes back as a conflict",
        params: byId,
        body: figuresInput,
        response: { 200: figuresSaved },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) =>
        saveFigures(context, request.params.id, request.body.figures, { kind: "entry", name: null }),
      ),
  );

  for (const { action, permission, summary } of steps) {
    app.post(
      `/api/submissions/:id/${action}`,
      {
        config: { access: { permission } },
        schema: {
          tags: ["submissions"],
          summary,
          params: byId,
          body: stepInput,
          response: { 200: submissionRecord },
        },
      },
      (request) =>
        inWriteTransaction(request, (context) => takeStep(context, request.params.id, action, request.body)),
    );
  }

  app.post(
    "/api/submissions/:id/return",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Send single figures back, each with its reason",
        params: byId,
        body: returnInput,
        response: { 200: submissionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => returnFigures(context, request.params.id, request.body)),
  );

  app.put(
    "/api/submissions/:id/returns/:itemId",
    {
      ...filling,
      schema: {
        tags: ["submissions"],
        summary: "Answer why a figure that was sent back stands",
        params: byId.extend({ itemId: id }),
        body: returnAnswer,
        response: { 200: submissionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) =>
        answerReturn(context, request.params.id, request.params.itemId, request.body.words),
      ),
  );

  app.put(
    "/api/submissions/:id/answers",
    {
      ...filling,
      schema: {
        tags: ["submissions"],
        summary: "Answer why a figure stands in spite of a finding, or take that back",
        params: byId,
        body: answerInput,
        response: { 200: submissionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => answerFinding(context, request.params.id, request.body)),
  );

  app.post(
    "/api/submissions/:id/correct",
    {
      ...filling,
      schema: {
        tags: ["submissions"],
        summary: "Correct figures after they were signed, each with its reason",
        params: byId,
        body: figureCorrectionInput,
        response: { 200: submissionRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => correctFigures(context, request.params.id, request.body)),
  );
}

/** The review day: what waits for the caller's step, and passing what has no open finding. */
export function reviewRoutes(app: App): void {
  app.get(
    "/api/reviews",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "What waits for the caller's step, with the figures to look at",
        querystring: z.object({ round: id.optional() }),
        response: { 200: reviewQueue },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => readReviewQueue(context, { roundId: request.query.round })),
  );

  app.post(
    "/api/reviews/pass",
    {
      ...reading,
      schema: {
        tags: ["submissions"],
        summary: "Pass every submission named that has no open finding",
        body: passInput,
        response: { 200: passed },
      },
    },
    (request) => inWriteTransaction(request, (context) => passSubmissions(context, request.body.submissions)),
  );
}
