import type { TargetList, TargetRow } from "@halfsky/api-contract";
import { requireReach, type ReadContext } from "../access/context.ts";
import { judgedYears } from "./judged-years.ts";
import { lightThese, listTargetsOf, statusOf } from "./judgement.service.ts";

/** What a list of judged targets is asked for by. */
export interface TargetQuery {
  readonly areaCode?: string | undefined;
  readonly year?: number | undefined;
  readonly planId?: string | undefined;
  readonly domain?: string | undefined;
  readonly status?: TargetRow["judgement"]["status"] | undefined;
}

/** The targets that bind an area, judged in a year; the same for the page and for its export. */
export async function listJudgedTargets(context: ReadContext, query: TargetQuery): Promise<TargetList> {
  const areaCode = query.areaCode ?? context.actor.areaCode;
  await requireReach(context, "judgement.read", { areaCode });
  const planIds = query.planId === undefined ? undefined : [query.planId];
  const targets = await listTargetsOf(context.transaction, { areaCode, planIds });
  const { year, years } = await judgedYears(context, targets, areaCode, query.year);
  const rows = await lightThese(context.transaction, targets, { areaCode, year });
  return {
    areaCode,
    year,
    years,
    targets: rows.filter(
      (row) =>
        (query.domain === undefined || row.domain === query.domain) &&
        (query.status === undefined || statusOf(row) === query.status),
    ),
  };
}
