import { serviceSystem, serviceSystemList } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inCaseRead } from "./in-case-transaction.ts";
import { getServiceSystem, listServiceSystems } from "./service-systems.ts";

/** The service systems themselves: definitions, permission sheets, diagrams. */
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
        params: z.object({ id: z.string().max(100) }),
        response: { 200: serviceSystem },
      },
    },
    (request) => inCaseRead(request, (context) => getServiceSystem(context, request.params.id)),
  );
}
