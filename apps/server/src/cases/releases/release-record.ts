import type {
  ReleaseCellView,
  ReleaseList,
  ReleasePreview,
  ReleaseRecord,
  Words,
} from "@halfsky/api-contract";
import { type IndicatorDimension, indicatorDimensions, type IndicatorRule } from "@halfsky/cases";
import type { ProtectedTable } from "@halfsky/disclosure";
import { listDisplayNames } from "../../accounts/account.store.ts";
import { listAreas } from "../../access/area-tree.ts";
import { areaTreeOf, findReach } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import { notFound } from "../../platform-error.ts";
import { listIndicatorsById } from "../../statistics/indicator.store.ts";
import type { CaseReadContext } from "../case-host.ts";
import { definitionIn } from "../definitions.ts";
import type { ChosenTable, Proposal } from "./propose-release.ts";
import { placeKey, tableOf } from "./release-ledger.ts";
import { ownCategory } from "./release-table.ts";
import { findRelease, listReleases, type ReleaseColumns } from "./release.store.ts";
import { releaseValue, usualDecimals } from "./release-value.ts";

/**
 * Areas whose releases the actor reads: those whose figures she reads or publishes, or in which she works on cases, and those
 * above them, whose releases hold the figures of hers. What is published is no secret within the platform.
 */
async function readableAreas(context: CaseReadContext): Promise<readonly string[]> {
  const reaches = await Promise.all(
    (["release.publish", "observation.read", "case.work"] as const).map((one) => findReach(context, one)),
  );
  const { codes } = await areaTreeOf(context);
  const own = codes.filter((areaCode) => reaches.some((reach) => isWithin(reach, { areaCode })));
  const parents = new Map(
    (await listAreas(context.transaction)).map(({ code, parentCode }) => [code, parentCode]),
  );
  const readable = new Set(own);
  for (const code of readable) {
    const parent = parents.get(code);
    if (parent != null) readable.add(parent);
  }
  return [...readable];
}

/** The words of an indicator; one that the program does not have any more keeps its name. */
async function titleOf(
  context: CaseReadContext,
  row: Pick<ReleaseColumns, "system" | "indicator" | "area_code" | "year" | "taken_by" | "dimensions">,
): Promise<Pick<ReleaseRecord, "systemTitle" | "title" | "unit" | "dimensions">> {
  const named = (text: string): Words => ({ zh: text, en: text });
  if (!context.host.systems.has(row.system)) {
    const dimensions = dimensionsOf(row, []);
    return { systemTitle: named(row.system), title: named(row.indicator), unit: "", dimensions };
  }
  const { definition } = await definitionIn(context, row.system, row.area_code);
  const rule: IndicatorRule | undefined = definition.indicators[row.indicator];
  return {
    systemTitle: definition.title,
    title: rule?.title ?? named(row.indicator),
    unit: rule?.unit ?? "",
    dimensions: dimensionsOf(row, indicatorDimensions(definition, row.indicator, row.year)),
  };
}

/** The dimensions of a release in words; what the definition does not have any more keeps its code. */
function dimensionsOf(
  row: Pick<ReleaseColumns, "taken_by" | "dimensions">,
  known: readonly IndicatorDimension[],
): ReleaseRecord["dimensions"] {
  return row.taken_by.map((name) => {
    const said = known.find((one) => one.name === name);
    const groups = row.dimensions.find(({ code }) => code === name)?.categories ?? [];
    return {
      name,
      title: said?.title ?? { zh: name, en: name },
      categories: groups.map(({ code }) => ({
        code,
        title: said?.categories.find((one) => one.code === code)?.title ?? { zh: code, en: code },
      })),
    };
  });
}

/** GET /api/service-releases: what was published, the newest first. */
export async function listReleasesInReach(context: CaseReadContext): Promise<ReleaseList> {
  const rows = await listReleases(context.transaction, await readableAreas(context));
  const areas = new Map((await listAreas(context.transaction)).map(({ code, name }) => [code, name]));
  const names = await listDisplayNames(
    context.transaction,
    rows.map(({ published_by }) => published_by),
  );
  const releases: ReleaseList["releases"] = [];
  for (const row of rows) {
    const { systemTitle, title, dimensions } = await titleOf(context, row);
    releases.push({
      id: row.id,
      system: row.system,
      systemTitle,
      indicator: row.indicator,
      title,
      areaName: areas.get(row.area_code) ?? row.area_code,
      year: row.year,
      dimensions: dimensions.map((one) => one.title),
      edition: row.edition,
      cells: row.cells.length,
      withheld: row.withheld,
      published: { by: names.get(row.published_by) ?? row.published_by, at: row.published_at },
      supersededBy: rows.find(({ supersedes }) => supersedes === row.id)?.id ?? null,
    });
  }
  return { releases };
}

/** A release that the actor may read; the problem "not-found" for any other. */
export async function readableRelease(context: CaseReadContext, id: string) {
  const found = await findRelease(context.transaction, id);
  if (found === undefined || !(await readableAreas(context)).includes(found.release.area_code)) {
    throw notFound({ zh: "个案数据发布", en: "release" }, id);
  }
  return found;
}

/** GET /api/service-releases/:id */
export async function getRelease(context: CaseReadContext, id: string): Promise<ReleaseRecord> {
  const { release, supersededBy } = await readableRelease(context, id);
  const { transaction } = context;
  const words = await titleOf(context, release);
  const names = await listDisplayNames(transaction, [release.published_by]);
  const indicatorIds = release.indicator_id === null ? [] : [release.indicator_id];
  const [figures] = await listIndicatorsById(transaction, indicatorIds);
  const decimals = figures?.decimals ?? usualDecimals;
  const place = { areaCode: release.area_code, unit: words.unit, decimals };
  return {
    ...words,
    id: release.id,
    system: release.system,
    indicator: release.indicator,
    kind: release.kind,
    year: release.year,
    area: { code: release.area_code, name: await areaName(context, release.area_code) },
    k: release.k,
    cells: await viewCells(context, tableOf(release), place, new Map()),
    withheld: release.withheld,
    edition: release.edition,
    reason: release.reason,
    definitionHash: release.definition_hash,
    published: { by: names.get(release.published_by) ?? release.published_by, at: release.published_at },
    supersedes: release.supersedes,
    supersededBy,
    figures: figures === undefined ? null : { id: figures.id, name: figures.name },
  };
}

async function areaName({ transaction }: CaseReadContext, areaCode: string): Promise<string> {
  return (await listAreas(transaction)).find(({ code }) => code === areaCode)?.name ?? areaCode;
}

async function viewCells(
  context: CaseReadContext,
  table: ProtectedTable,
  {
    areaCode,
    unit,
    decimals,
  }: { readonly areaCode: string; readonly unit: string; readonly decimals: number },
  inferred: Proposal["audit"]["inferred"],
): Promise<ReleaseCellView[]> {
  const areas = new Map((await listAreas(context.transaction)).map(({ code, name }) => [code, name]));
  return table.cells.map((cell): ReleaseCellView => {
    const category = cell.at["area"] ?? "";
    const isOwn = category === ownCategory(areaCode);
    const place = {
      areaCode: isOwn ? null : category,
      name: areas.get(isOwn ? areaCode : category) ?? category,
      isTotal: category === areaCode,
      at: Object.fromEntries(Object.entries(cell.at).filter(([code]) => code !== "area" && code !== "year")),
    };
    if (cell.status === "withheld") {
      const bounds = inferred.get(placeKey(cell.at)) ?? null;
      return { ...place, count: null, of: null, value: null, withheld: true, inferred: bounds };
    }
    return {
      ...place,
      count: cell.count,
      of: cell.of ?? null,
      value: releaseValue(cell, { unit, decimals }),
      withheld: false,
      inferred: null,
    };
  });
}

/** The answer of GET /api/service-releases/preview. */
export async function previewOf(
  context: CaseReadContext,
  { choice, area, indicator, definition, rules, k, taken }: ChosenTable,
  { state, table, previous, audit, target, hash }: Proposal,
): Promise<Omit<ReleasePreview, "counted">> {
  const decimals = target.known?.decimals ?? usualDecimals;
  const place = { areaCode: area.code, unit: indicator.unit, decimals };
  const withheld = table.cells.filter(({ status }) => status === "withheld").length;
  return {
    system: choice.system,
    systemTitle: definition.definition.title,
    indicator: choice.indicator,
    title: indicator.title,
    unit: indicator.unit,
    kind: rules.kind,
    year: choice.year,
    area: { code: area.code, name: area.name },
    k,
    dimensions: dimensionsOf(
      { taken_by: taken.map(({ name }) => name), dimensions: [...table.dimensions] },
      taken,
    ),
    cells: await viewCells(context, table, place, audit.inferred),
    withheld,
    state,
    previous: previous?.id ?? null,
    notes: [...notesOf(rules.kind, k, withheld)],
    audit: { tried: withheld, recovered: audit.recovered, releases: audit.releases },
    target: { name: target.name, id: target.known?.id ?? null, blockedBy: target.blockedBy },
    hash,
  };
}

/** Why cells are withheld, the same words for each: which of them are small is told to nobody. */
function notesOf(kind: "count" | "rate", k: number, withheld: number): readonly Words[] {
  if (withheld === 0) {
    return [
      {
        zh: `没有需要保密的数：各格的数均不在1至${k - 1}之间，也不能推算出这样的数。`,
        en: `Nothing is withheld: no figure is from 1 to ${k - 1}, and none such can be worked out.`,
      },
    ];
  }
  const what: Words =
    kind === "count"
      ? { zh: `数在1至${k - 1}之间`, en: `from 1 to ${k - 1}` }
      : {
          zh: `分子、分母或两者之差在1至${k - 1}之间`,
          en: `with a numerator, a denominator or a difference of the two from 1 to ${k - 1}`,
        };
  return [
    {
      zh: `保密的有${withheld}格：有的${what.zh}；有的本身不小，但不隐去就能用合计或以往发布推算出别的小数。哪一格属于哪种，不作区分。`,
      en: `${withheld} cells are withheld: figures ${what.en}, and others that are not small but would tell a small one through the total or past releases. Which is which is not told.`,
    },
    {
      zh: "保密的数写入统计时记为缺失原因“保密”，不写0，也不写“少于某数”。",
      en: 'In the statistics withheld figures become the missing reason "withheld", neither 0 nor "below" anything.',
    },
  ];
}
