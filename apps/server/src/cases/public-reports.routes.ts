import {
  publicForm,
  publicFormAsked,
  publicReceipt,
  publicReport,
  publicReportList,
  receiptQuery,
  receiptState,
} from "@halfsky/api-contract";
import { z } from "zod";
import { wholePlatform } from "../access/actor.ts";
import type { App } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { caseHostOf } from "./case-host.ts";
import { publicActor } from "./public-actor.ts";
import {
  listPublicSystems,
  readPublicForm,
  readReceipt,
  takePublicReport,
} from "./public-reports.service.ts";

const bySystem = z.object({ system: z.string().max(100) });
const tags = ["public-reports"];

/** Reports of mandated reporters and anybody else, without an account. */
export function publicReportRoutes(app: App): void {
  const { ground } = app;
  const open = { access: { public: true } } as const;
  const limited = {
    ...open,
    rateLimit: { max: ground.config.HALFSKY_PUBLIC_REPORTS_PER_HOUR, timeWindow: 3_600_000 },
  };

  app.get(
    "/api/public/reports",
    {
      config: open,
      schema: { tags, summary: "In which systems anybody may report", response: { 200: publicReportList } },
    },
    async () => listPublicSystems(caseHostOf(ground.config)),
  );

  app.get(
    "/api/public/reports/:system",
    {
      config: open,
      schema: {
        tags,
        summary: "The form of a report, as an area asks it",
        params: bySystem,
        querystring: publicFormAsked,
        response: { 200: publicForm },
      },
    },
    ({ id, params, query }) =>
      readFor(ground, { actor: publicActor(wholePlatform), requestId: id }, (context) =>
        readPublicForm({ ...context, host: caseHostOf(ground.config) }, params.system, query.area),
      ),
  );

  app.post(
    "/api/public/reports/:system",
    {
      bodyLimit: 262_144,
      config: limited,
      schema: {
        tags,
        summary: "Hand in a report",
        params: bySystem,
        body: publicReport,
        response: { 200: publicReceipt },
      },
    },
    (request) => {
      const { areaCode } = request.body;
      return writeFor(ground, { actor: publicActor(areaCode), requestId: request.id }, (context) =>
        takePublicReport(
          { ...context, host: caseHostOf(ground.config) },
          request.params.system,
          request.body,
        ),
      );
    },
  );

  app.post(
    "/api/public/receipts",
    {
      bodyLimit: 4096,
      config: limited,
      schema: { tags, summary: "How a report stands", body: receiptQuery, response: { 200: receiptState } },
    },
    (request) =>
      readFor(ground, { actor: publicActor(wholePlatform), requestId: request.id }, (context) =>
        readReceipt({ ...context, host: caseHostOf(ground.config) }, request.body),
      ),
  );
}
