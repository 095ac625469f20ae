import { areaList } from "@halfsky/api-contract";
import type { App } from "../http/ground.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { listAreasInReach } from "./area.store.ts";

/** Areas and the units that report there. */
export function areaRoutes(app: App): void {
  app.get(
    "/api/areas",
    {
      config: { access: { permission: "area.read" } },
      schema: {
        tags: ["statistics"],
        summary: "Areas and organisations in reach",
        response: { 200: areaList },
      },
    },
    (request) => inReadTransaction(request, listAreasInReach),
  );
}
