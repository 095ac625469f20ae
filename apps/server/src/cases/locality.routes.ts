import { localityList } from "@halfsky/api-contract";
import { areaTreeOf } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { listLocalities } from "./locality.store.ts";

/** Townships and villages, to choose from on forms of cases. */
export function localityRoutes(app: App): void {
  app.get(
    "/api/localities",
    {
      config: { access: { permission: "case.work" } },
      schema: {
        tags: ["cases"],
        summary: "Townships and villages of the caller's area",
        response: { 200: localityList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const areas = [...(await areaTreeOf(context)).areaAndBelow(context.actor.areaCode)];
        const townships = await listLocalities(context.transaction, areas, "township");
        const villages = await listLocalities(context.transaction, areas, "village");
        return {
          localities: [
            ...townships.map((one) => ({ ...one, level: "township" as const })),
            ...villages.map((one) => ({ ...one, level: "village" as const })),
          ].toSorted((one, other) => (one.code < other.code ? -1 : 1)),
        };
      }),
  );
}
