import { areaCode, dimensionList, formCopy, formInput, formList, formRecord } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { listDimensions } from "../dimension.store.ts";
import { getFormList, getFormRecord } from "./form-record.ts";
import { copyForm, createForm, saveForm } from "./form.service.ts";

const byId = z.object({ id: z.string().max(100) });
const reading = { config: { access: { permission: "submission.read" } } } as const;
const managing = { config: { access: { permission: "form.manage" } } } as const;
const tags = ["forms"];

/** Forms 报表 as data, and by what their figures are broken down. */
export function formRoutes(app: App): void {
  app.get(
    "/api/forms",
    {
      ...reading,
      schema: {
        tags,
        summary: "Forms that the caller manages, reads or fills in",
        querystring: z.object({ area: areaCode.optional() }),
        response: { 200: formList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => ({
        forms: await getFormList(context, request.query.area),
      })),
  );

  app.get(
    "/api/forms/:id",
    {
      ...reading,
      schema: {
        tags,
        summary: "A form, newest or in the version asked for, with what keeps it from being issued",
        params: byId,
        querystring: z.object({ version: z.coerce.number().int().min(1).optional() }),
        response: { 200: formRecord },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        getFormRecord(context, request.params.id, request.query.version),
      ),
  );

  app.post(
    "/api/forms",
    {
      ...managing,
      schema: { tags, summary: "Make a form", body: formInput, response: { 200: formRecord } },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getFormRecord(context, await createForm(context, request.body)),
      ),
  );

  app.put(
    "/api/forms/:id",
    {
      ...managing,
      schema: {
        tags,
        summary: "Save a form as a new version",
        params: byId,
        body: formInput,
        response: { 200: formRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        await saveForm(context, request.params.id, request.body);
        return await getFormRecord(context, request.params.id);
      }),
  );

  app.post(
    "/api/forms/:id/copy",
    {
      ...managing,
      schema: {
        tags,
        summary: "Copy a form, with the years in its words moved on",
        params: byId,
        body: formCopy.nullish(),
        response: { 200: formRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getFormRecord(context, await copyForm(context, request.params.id, request.body ?? {})),
      ),
  );

  app.get(
    "/api/dimensions",
    {
      config: { access: { permission: "indicator.read" } },
      schema: {
        tags,
        summary: "By what figures can be broken down",
        response: { 200: dimensionList },
      },
    },
    (request) =>
      inReadTransaction(request, async ({ transaction }) => ({
        dimensions: [...(await listDimensions(transaction))],
      })),
  );
}
