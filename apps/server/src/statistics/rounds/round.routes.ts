import {
  areaCode,
  reminded,
  roundCopy,
  roundInput,
  roundList,
  roundRecord,
  roundReminders,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { closeRound } from "./close-round.service.ts";
import { issueRound } from "./issue-round.service.ts";
import { remindNow } from "./remind-round.service.ts";
import { getRoundList, getRoundRecord } from "./round-record.ts";
import { changeReminders, changeRound, copyRound, createRound } from "./round.service.ts";

const byId = z.object({ id: z.string().max(100) });
const reading = { config: { access: { permission: "submission.read" } } } as const;
const managing = { config: { access: { permission: "round.manage" } } } as const;
const tags = ["rounds"];

/** Rounds 年度布置: draft, copy, issue, watch, remind, close. */
export function roundRoutes(app: App): void {
  app.get(
    "/api/rounds",
    {
      ...reading,
      schema: {
        tags,
        summary: "Rounds that the caller manages, reads or owes forms of, with their progress",
        querystring: z.object({
          area: areaCode.optional(),
          year: z.coerce.number().int().min(1949).max(2200).optional(),
        }),
        response: { 200: roundList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => ({
        rounds: await getRoundList(context, { areaCode: request.query.area, year: request.query.year }),
      })),
  );

  app.get(
    "/api/rounds/:id",
    {
      ...reading,
      schema: {
        tags,
        summary: "A round with its forms, recipients and progress",
        params: byId,
        response: { 200: roundRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => getRoundRecord(context, request.params.id)),
  );

  app.post(
    "/api/rounds",
    {
      ...managing,
      schema: { tags, summary: "Draft a round", body: roundInput, response: { 200: roundRecord } },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getRoundRecord(context, await createRound(context, request.body)),
      ),
  );

  app.put(
    "/api/rounds/:id",
    {
      ...managing,
      schema: {
        tags,
        summary: "Change the draft of a round",
        params: byId,
        body: roundInput,
        response: { 200: roundRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await changeRound(context, request.params.id, request.body);
        return await getRoundRecord(context, request.params.id);
      }),
  );

  app.post(
    "/api/rounds/:id/copy",
    {
      ...managing,
      schema: {
        tags,
        summary: "Draft a round like this one",
        params: byId,
        body: roundCopy,
        response: { 200: roundRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getRoundRecord(context, await copyRound(context, request.params.id, request.body)),
      ),
  );

  app.post(
    "/api/rounds/:id/issue",
    {
      ...managing,
      schema: {
        tags,
        summary: "Issue a draft: make its submissions and tell those who fill them in",
        params: byId,
        response: { 200: roundRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await issueRound(context, request.params.id);
        return await getRoundRecord(context, request.params.id);
      }),
  );

  app.post(
    "/api/rounds/:id/close",
    {
      ...managing,
      schema: {
        tags,
        summary: "Close a round: lock what is signed, tell the others",
        params: byId,
        response: { 200: roundRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await closeRound(context, request.params.id);
        return await getRoundRecord(context, request.params.id);
      }),
  );

  app.put(
    "/api/rounds/:id/reminders",
    {
      ...managing,
      schema: {
        tags,
        summary: "Change on which days around the due day whom a round reminds",
        params: byId,
        body: roundReminders,
        response: { 200: roundRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await changeReminders(context, request.params.id, request.body);
        return await getRoundRecord(context, request.params.id);
      }),
  );

  app.post(
    "/api/rounds/:id/remind",
    {
      ...managing,
      schema: {
        tags,
        summary: "Remind at once whoever has not handed in",
        params: byId,
        response: { 200: reminded },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => ({
        reminded: await remindNow(context, request.params.id),
      })),
  );
}
