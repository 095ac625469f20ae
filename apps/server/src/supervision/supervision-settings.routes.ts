import {
  areaCode,
  letterhead,
  letterheadInput,
  supervisionRulesInput,
  supervisionRulesRecord,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { changeLetterhead, changeRules, readLetterhead, readRules } from "./supervision-settings.service.ts";

const ofArea = z.object({ area: areaCode.optional() });

/** What an area sets for itself: periods, reminders and ladders, and what its letters carry. */
export function supervisionSettingsRoutes(app: App): void {
  const reading = { config: { access: { permission: "supervision.read" } } } as const;
  const changing = { config: { access: { permission: "supervision.issue" } } } as const;
  app.get(
    "/api/supervision/rules",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "Periods, reminders and ladders of an area, and their versions",
        querystring: ofArea,
        response: { 200: supervisionRulesRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => readRules(context, request.query.area)),
  );

  app.put(
    "/api/supervision/rules",
    {
      ...changing,
      schema: {
        tags: ["supervision"],
        summary: "Set other rules for new deadlines",
        body: supervisionRulesInput,
        response: { 200: supervisionRulesRecord },
      },
    },
    (request) => inWriteTransaction(request, (context) => changeRules(context, request.body)),
  );

  app.get(
    "/api/supervision/letterhead",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "What the letters of an area carry",
        querystring: ofArea,
        response: { 200: letterhead },
      },
    },
    (request) => inReadTransaction(request, (context) => readLetterhead(context, request.query.area)),
  );

  app.put(
    "/api/supervision/letterhead",
    {
      ...changing,
      schema: {
        tags: ["supervision"],
        summary: "Set what new letters carry",
        body: letterheadInput,
        response: { 200: letterhead },
      },
    },
    (request) => inWriteTransaction(request, (context) => changeLetterhead(context, request.body)),
  );
}
