import { bulkColumns, bulkProvenance, type BulkReadQuery } from "@halfsky/api-contract";
import { type ReadContext, findReach } from "../../access/context.ts";
import { listAreas } from "../../access/area-tree.ts";
import type { ReadTransaction } from "../../database/transactions.ts";
import { PlatformError } from "../../platform-error.ts";
import { type BulkFigure, type BulkFigureQuery, listBulkFigures } from "./bulk-figure.store.ts";
import { csvField } from "./csv-line.ts";

const pageRows = 5000;
const columns = [...bulkColumns, ...bulkProvenance] as const;

/** What a bulk read asks of each area within the actor's reach; throws "out-of-reach" for an area beyond it. */
export async function planBulkRead(
  context: ReadContext,
  query: BulkReadQuery,
): Promise<readonly BulkFigureQuery[]> {
  const reach = await findReach(context, "observation.read");
  const areas = (await listAreas(context.transaction)).map(({ code }) => code);
  const reached = new Map(
    areas.flatMap((areaCode) => {
      const stretches = reach.filter(({ areaCodes }) => areaCodes === undefined || areaCodes.has(areaCode));
      if (stretches.length === 0) return [];
      const units = stretches.map(({ organisationId }) => organisationId);
      const isWhole = units.includes(undefined);
      return [[areaCode, isWhole ? undefined : units.flatMap((unit) => unit ?? [])] as const];
    }),
  );
  const beyond = (query.areas ?? []).filter((areaCode) => !reached.has(areaCode));
  if (beyond.length > 0) {
    const words = {
      zh: `这些地区不在您的查看范围内：${beyond.join("、")}。`,
      en: `These areas are not within what your account reaches: ${beyond.join(", ")}.`,
    };
    throw new PlatformError("out-of-reach", 403, words, [{ where: "query.areas", message: words }]);
  }
  const { indicators, from, to, breakdown, asOf } = query;
  return [...new Set(query.areas ?? reached.keys())].toSorted().map((areaCode) => ({
    areaCode,
    organisationIds: reached.get(areaCode),
    indicators,
    from,
    to,
    breakdown,
    asOf,
  }));
}

/**
 * The figures as text, a page at a time: each page is a statement of its own, so that a slow reader holds up nobody. With
 * `asOf` all pages show the same moment; without it, a page shows what is newest when it is read.
 */
export async function* writeFigures(
  database: ReadTransaction,
  queries: readonly BulkFigureQuery[],
  format: BulkReadQuery["format"],
): AsyncGenerator<string> {
  if (format === "csv") yield `${columns.join(",")}\n`;
  const write = format === "csv" ? csvLine : jsonLine;
  for (const query of queries) {
    let after: BulkFigure | undefined;
    for (;;) {
      const page = await listBulkFigures(database, query, after, pageRows);
      if (page.length > 0) yield page.map(write).join("");
      after = page.at(-1);
      if (page.length < pageRows) break;
    }
  }
}

function csvLine(figure: BulkFigure): string {
  return `${columns.map((column) => csvField(figure[column])).join(",")}\n`;
}

function jsonLine(figure: BulkFigure): string {
  return `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, figure[column]])))}\n`;
}
