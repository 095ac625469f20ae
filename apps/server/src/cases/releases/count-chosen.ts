import type { ReleaseChoice, ReleasePreview } from "@halfsky/api-contract";
import { releaseChoice } from "@halfsky/api-contract";
import { unknownCategory } from "@halfsky/cases";
import { areaTreeOf } from "../../access/context.ts";
import type { LastCountCell } from "../../database/tables/service-cases.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import { PlatformError } from "../../platform-error.ts";
import { caseHostOf, type CaseWriteContext } from "../case-host.ts";
import type { InTurn } from "../in-case-transaction.ts";
import {
  countCells,
  type CountedCell,
  countedByName,
  type Counting,
  scopeOf,
  TooManyUncounted,
} from "./count-release.ts";
import { findLastCount, storeLastCount } from "./counted-cases.store.ts";
import { type ChosenTable, chooseTable, countedBy } from "./propose-release.ts";

/** The kind of job that counts an indicator of cases over an area and a year. */
const countKind = "release.count";

/** So many cases are folded within a request; more of them wait for the job. */
const mostInRequest = 500;

/** True counts with their moment. They stay in the server. */
export interface Counted {
  readonly counts: readonly CountedCell[];
  readonly counted: ReleasePreview["counted"];
}

async function countChosen(counting: Counting, chosen: ChosenTable): Promise<readonly CountedCell[]> {
  const { choice, areas, area, definition } = chosen;
  const below = await counting.inTurn(async (context) => [
    ...(await areaTreeOf(context)).areaAndBelow(area.code),
  ]);
  const known = new Set(areas.map(({ code }) => code));
  const scope = scopeOf(
    choice.system,
    below.filter((code) => known.has(code)),
    choice.year,
  );
  return await countCells(counting, definition, choice.indicator, scope, countedBy(chosen));
}

/** Counts at once; throws the problem "not-counted" where too many cases changed since they were counted last. */
export async function countFresh(inTurn: InTurn, chosen: ChosenTable): Promise<Counted> {
  try {
    const counts = await countChosen({ inTurn, most: mostInRequest }, chosen);
    return { counts, counted: { at: await inTurn(async ({ now }) => now), isFresh: true } };
  } catch (error) {
    if (!(error instanceof TooManyUncounted)) throw error;
    throw new PlatformError("not-counted", 409, {
      zh: "个案有变化，须重新计数；计数在后台进行，完成后再查看或发布。",
      en: "Cases changed and have to be counted anew; that goes on in the background, look or publish again when it is done.",
    });
  }
}

/** Counts at once where few cases changed; else the last count with its moment. Throws "not-counted" where there is none. */
export async function countOrRecall(inTurn: InTurn, chosen: ChosenTable): Promise<Counted> {
  try {
    return await countFresh(inTurn, chosen);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "not-counted") throw error;
    const last = await inTurn(({ transaction }) => findLastCount(transaction, keyOf(chosen)));
    if (last === undefined) throw error;
    const names = countedBy(chosen);
    const counts = last.counts.map(([area, categories, numerator, denominator]): CountedCell => ({
      area,
      at: Object.fromEntries(names.map((name, index) => [name, categories[index] ?? unknownCategory])),
      numerator,
      denominator,
    }));
    return { counts, counted: { at: last.countedAt, isFresh: false } };
  }
}

function keyOf(chosen: ChosenTable) {
  const { choice, area, definition } = chosen;
  return {
    area_code: area.code,
    system: choice.system,
    indicator: choice.indicator,
    year: choice.year,
    taken_by: [...countedBy(chosen)],
    definition: countedByName(definition.hash),
  };
}

/** POST /api/service-releases/counts: orders a count; it goes on when the page is left. */
export async function orderCount(
  context: CaseWriteContext,
  choice: ReleaseChoice,
  k: number,
): Promise<string> {
  const { area } = await chooseTable(context, choice, k);
  return await enqueueJob(context, { kind: countKind, areaCode: area.code, payload: choice });
}

/** The jobs of releases by their kind. Broken off, a count goes on where it stood: what was folded is kept turn by turn. */
export const releaseJobs: JobHandlers = {
  [countKind]: async ({ ground, actor, payload, report }) => {
    const host = caseHostOf(ground.config);
    const behalf = { actor, requestId: null };
    const inTurn: InTurn = (work) => readFor(ground, behalf, (context) => work({ ...context, host }));
    const choice = releaseChoice.parse(payload);
    const chosen = await inTurn((context) =>
      chooseTable(context, choice, ground.config.HALFSKY_RELEASE_LEAST),
    );
    const countedAt = ground.now().toISOString();
    const counts = await countChosen(
      {
        inTurn,
        keep: (work) => writeFor(ground, behalf, (context) => work({ ...context, host })),
        report: (done, total) => report((100 * done) / total),
      },
      chosen,
    );
    const names = countedBy(chosen);
    const kept = counts.map(({ area, at, numerator, denominator }): LastCountCell => [
      area,
      names.map((name) => at[name] ?? unknownCategory),
      numerator,
      denominator,
    ]);
    await writeFor(ground, behalf, ({ transaction }) =>
      storeLastCount(transaction, keyOf(chosen), { counts: kept, countedAt }),
    );
    return { countedAt };
  },
};
