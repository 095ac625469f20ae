import {
  areaCode,
  overlayInput,
  overlayResult,
  serviceOverlay,
  serviceOverlayList,
  serviceSystem,
  serviceSystemList,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inCaseRead, inCaseWrite } from "./in-case-transaction.ts";
import { getOverlay, listServiceOverlays, setOverlay } from "./service-overlays.service.ts";
import { getServiceSystem, listServiceSystems } from "./service-systems.ts";

const params = z.object({ id: z.string().max(100) });
const configures = { access: { permission: "case.configure" } } as const;
const inArea = z.object({ areaCode });

/** The service systems themselves: definitions, permission sheets, and the parameters that areas set. */
export function serviceSystemRoutes(app: App): void {
  app.get(
    "/api/service-systems",
    {
      config: { access: { permission: "case.work" } },
      schema: { tags: ["cases"], summary: "Service systems", response: { 200: serviceSystemList } },
    },
    (request) => inCaseRead(request, listServiceSystems),
  );

  app.get(
    "/api/service-systems/:id",
    {
      config: { access: { permission: "case.work" } },
      schema: {
        tags: ["cases"],
        summary: "A service system as it holds in the caller's area",
        params,
        response: { 200: serviceSystem },
      },
    },
    (request) => inCaseRead(request, (context) => getServiceSystem(context, request.params.id)),
  );

  app.get(
    "/api/service-overlays",
    {
      config: configures,
      schema: {
        tags: ["service-systems"],
        summary: "What an area set in each service system",
        querystring: inArea,
        response: { 200: serviceOverlayList },
      },
    },
    (request) => inCaseRead(request, (context) => listServiceOverlays(context, request.query.areaCode)),
  );

  app.get(
    "/api/service-systems/:id/overlay",
    {
      config: configures,
      schema: {
        tags: ["service-systems"],
        summary: "The parameters of a system in an area, with what holds without them",
        params,
        querystring: inArea,
        response: { 200: serviceOverlay },
      },
    },
    (request) =>
      inCaseRead(request, (context) => getOverlay(context, request.params.id, request.query.areaCode)),
  );

  app.put(
    "/api/service-systems/:id/overlay",
    {
      config: configures,
      schema: {
        tags: ["service-systems"],
        summary: "Set the parameters of a system in an area",
        params,
        body: overlayInput,
        response: { 200: overlayResult },
      },
    },
    (request) => inCaseWrite(request, (context) => setOverlay(context, request.params.id, request.body)),
  );
}
