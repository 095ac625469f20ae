import type { Indicator, ListedArea, ReleaseChoice, ReleaseOptions, Words } from "@halfsky/api-contract";
import { mostTakenDimensions, takenDimensions } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  type DimensionCategory,
  type IndicatorDimension,
  indicatorDimensions,
  type IndicatorRule,
} from "@halfsky/cases";
import type { ProtectedTable } from "@halfsky/disclosure";
import { isSameUnit, unitWords } from "@halfsky/statistics";
import { listAreas } from "../../access/area-tree.ts";
import { requireReach } from "../../access/context.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import { listUsableIndicators } from "../../statistics/indicator.store.ts";
import type { CaseReadContext, HashedDefinition } from "../case-host.ts";
import { definitionIn } from "../definitions.ts";
import type { CountedCell } from "./count-release.ts";
import {
  judgeRelease,
  previousOf,
  type ReleaseAudit,
  type ReleaseJudgement,
  type ReleaseOrder,
} from "./judge-release.ts";
import type { LedgerRow } from "./release-ledger.ts";
import {
  areaCategories,
  type CountedRules,
  countedRules,
  releaseTableOf,
  type TablePlace,
  type TakenDimension,
} from "./release-table.ts";
import { listLedger, type ReleaseColumns } from "./release.store.ts";

/** The table that somebody chose, with all that it is made of. */
export interface ChosenTable {
  readonly choice: ReleaseChoice;
  readonly area: ListedArea;
  readonly areas: readonly ListedArea[];
  readonly definition: HashedDefinition;
  readonly indicator: IndicatorRule;
  readonly rules: CountedRules;
  readonly k: number;
  /** all releases of the system and the year, the oldest first */
  readonly ledger: readonly ReleaseColumns[];
  /** dimensions of the indicator beside the area */
  readonly offered: readonly IndicatorDimension[];
  readonly taken: readonly IndicatorDimension[];
  readonly place: TablePlace;
}

/** A release as it would be made. Nothing in it depends on what is hidden. */
export interface Proposal {
  readonly state: "new" | "correction" | "unchanged";
  readonly table: ProtectedTable;
  /** the newest release of the same indicator, area, year and dimensions */
  readonly previous: ReleaseColumns | null;
  readonly audit: ReleaseAudit;
  readonly target: {
    readonly name: string;
    readonly known: Indicator | null;
    readonly blockedBy: Words | null;
  };
  readonly hash: string;
}

/** More cells than this are not looked at: the audit would not end in a minute. */
const mostCells = 2000;

/** Why an indicator cannot be published at all; null where it can. */
function blockedBy({ numerator, denominator }: IndicatorRule): Words | null {
  const isSum = "sum" in numerator || (denominator !== undefined && "sum" in denominator);
  return isSum
    ? {
        zh: "合计数值的指标不经个案发布：一件大额个案即可推断。",
        en: "Sums of amounts are not released from cases: one large case would show.",
      }
    : null;
}

/** The years that are over, the newest first. */
function yearsOver(now: string): readonly number[] {
  const current = Number(beijingDate(now).slice(0, 4));
  return Array.from({ length: 8 }, (_, index) => current - 1 - index);
}

/** Finds what somebody chose; throws problems for what is unknown, out of reach, or cannot be published. */
export async function chooseTable(
  context: CaseReadContext,
  choice: ReleaseChoice,
  k: number,
): Promise<ChosenTable> {
  const areaCode = choice.areaCode ?? context.actor.areaCode;
  await requireReach(context, "release.publish", { areaCode });
  const areas = await listAreas(context.transaction);
  const area = areas.find(({ code }) => code === areaCode);
  if (area === undefined) throw notFound({ zh: "地区", en: "area" }, areaCode);
  const definition = await definitionIn(context, choice.system, areaCode);
  const indicator = definition.definition.indicators[choice.indicator];
  if (indicator === undefined) throw notFound({ zh: "指标", en: "indicator" }, choice.indicator);
  const blocked = blockedBy(indicator);
  if (blocked !== null) throw refused(blocked);
  if (choice.year >= Number(beijingDate(context.now).slice(0, 4))) {
    throw refused({
      zh: `${choice.year}年尚未结束：逐日变化的数会透露单个个案，年度结束后再发布。`,
      en: `${choice.year} is not over: figures that change from day to day would tell of single cases.`,
    });
  }
  const rules = countedRules(choice.system, indicator);
  const ledger = await listLedger(context.transaction, choice.system, choice.year);
  const offered = indicatorDimensions(definition.definition, choice.indicator, choice.year);
  const taken = takenOf(definition, indicator, offered, choice);
  const place = { areas: areaCategories(areas, areaCode), areaCode, year: choice.year };
  const shown = 1 + (place.areas.find(({ code }) => code === areaCode)?.parts ?? []).length;
  const cells = taken.reduce((product, { categories }) => product * (categories.length + 1), shown);
  if (cells > mostCells) throw refused(tooLarge(cells));
  return { choice, area, areas, definition, indicator, rules, k, ledger, offered, taken, place };
}

function tooLarge(cells: number): Words {
  return {
    zh: `这张表有${cells}格，超过可核查的${mostCells}格，不予发布。请少选一个分组。`,
    en: `This table has ${cells} cells, more than the ${mostCells} that can be audited, so it is not published. Leave a dimension out.`,
  };
}

/** The dimensions that a choice takes, in the order of the definition; throws the problem "invalid-input" for others. */
function takenOf(
  definition: HashedDefinition,
  indicator: IndicatorRule,
  offered: readonly IndicatorDimension[],
  choice: ReleaseChoice,
): readonly IndicatorDimension[] {
  const names = takenDimensions(choice);
  const unknown = names.find((name) => !offered.some((one) => one.name === name));
  const all = { zh: offered.map(({ title }) => title.zh), en: offered.map(({ title }) => title.en) };
  if (unknown !== undefined) {
    throw badDimensions({
      zh: `“${definition.definition.title.zh}”的这个指标没有分组“${unknown}”；可用的有：${all.zh.join("、") || "无"}。`,
      en: `This indicator of ${definition.definition.title.en} has no dimension "${unknown}"; there are: ${all.en.join(", ") || "none"}.`,
    });
  }
  if (names.length > mostTakenDimensions || new Set(names).size < names.length) {
    throw badDimensions({
      zh: `分组至多${mostTakenDimensions}项，不得重复。`,
      en: `A release takes ${mostTakenDimensions} dimensions at most, each once.`,
    });
  }
  const taken = offered.filter(({ name }) => names.includes(name));
  const blocked = taken.map((one) => dimensionBlockedBy(indicator, one)).find((one) => one !== null);
  if (blocked != null) throw refused(blocked);
  return taken;
}

function badDimensions(words: Words): PlatformError {
  return new PlatformError("invalid-input", 422, words, [{ where: "by", message: words }]);
}

/** Why nothing is told apart by a dimension; null where it can be. */
function dimensionBlockedBy({ numerator }: IndicatorRule, { categories }: IndicatorDimension): Words | null {
  if ("units" in numerator) {
    return {
      zh: "按单元是否可达计数，不按其他分组。",
      en: "Units within reach are counted by area alone.",
    };
  }
  if (categories.length > 0) return null;
  return {
    zh: "分组没有固定的名单（如乡镇、村），组太小、太多，不能发布。",
    en: "Its groups are no fixed list (townships, villages): too many and too small to be published.",
  };
}

/** Everything that the release is judged by, from its counts; see `countedBy` for what those have to be by. */
export function orderOf(
  { choice, area, rules, k, ledger, offered, taken, place }: ChosenTable,
  counted: readonly CountedCell[],
): ReleaseOrder {
  const dimensionOf = (name: string): TakenDimension => ({
    code: name,
    categories: groupsOf(offered.find((one) => one.name === name)?.categories ?? [], ledger, name),
  });
  const names = countedBy({ ledger, offered, taken, rules });
  const counts = { cells: counted, dimensions: names.map(dimensionOf) };
  const takenBy = taken.map(({ name }) => name);
  const chosen = { areaCode: area.code, indicator: choice.indicator, takenBy };
  const previous = previousOf(ledger, chosen);
  const id = previous === null ? "new" : `${previous.id}+`;
  const table = releaseTableOf(id, rules, place, counts, takenBy.map(dimensionOf));
  const rows = ledger.map((row): LedgerRow => ({
    id: row.id,
    area_code: row.area_code,
    indicator: row.indicator,
    taken_by: row.taken_by,
    kind: row.kind,
    numerator_rule: row.numerator_rule,
    denominator_rule: row.denominator_rule,
    k: row.k,
    dimensions: row.dimensions,
    cells: row.cells,
    supersedes: row.supersedes,
  }));
  return { ...chosen, rules, k, table, counts, ledger: rows };
}

/** The groups of a dimension, with those that a past release had and the definition has no more. */
function groupsOf(
  known: readonly DimensionCategory[],
  ledger: readonly ReleaseColumns[],
  name: string,
): readonly string[] {
  const past = ledger.flatMap(({ dimensions }) =>
    dimensions.filter(({ code }) => code === name).flatMap(({ categories }) => categories),
  );
  return [...new Set([...known, ...past].map(({ code }) => code))];
}

/**
 * The dimensions that cases are counted by: those taken, and those that releases of the same figures took, so that what is
 * withheld there can be audited with its true figures.
 */
export function countedBy({
  ledger,
  offered,
  taken,
  rules,
}: Pick<ChosenTable, "ledger" | "offered" | "taken" | "rules">): readonly string[] {
  const own = new Set([rules.numerator, rules.denominator]);
  const related = ledger.filter((row) => own.has(row.numerator_rule) || own.has(row.denominator_rule));
  const wanted = new Set([...taken.map(({ name }) => name), ...related.flatMap((row) => row.taken_by)]);
  return offered
    .filter(({ name, categories }) => wanted.has(name) && categories.length > 0)
    .map(({ name }) => name);
}

/** Judges the counts beside the ledger here and now; throws the problem "release-refused", in words that tell no figure. */
export async function proposeRelease(
  context: CaseReadContext,
  chosen: ChosenTable,
  counts: readonly CountedCell[],
): Promise<Proposal> {
  return await proposalOf(context, chosen, judgeRelease(orderOf(chosen, counts)));
}

/** The proposal of what was judged; throws the problem "release-refused". */
export async function proposalOf(
  context: CaseReadContext,
  chosen: ChosenTable,
  judgement: ReleaseJudgement,
): Promise<Proposal> {
  if (judgement.status === "refused") throw refused(judgement.words);
  const previous = chosen.ledger.find(({ id }) => id === judgement.previous) ?? null;
  return { ...judgement, previous, target: await targetOf(context, chosen, previous) };
}

async function targetOf(
  context: CaseReadContext,
  { area, indicator, definition }: ChosenTable,
  previous: ReleaseColumns | null,
): Promise<Proposal["target"]> {
  // "calls" and "on time" are counted by many systems: what no plan names is called by its system too
  const name = indicator.feeds ?? `${definition.definition.title.zh}：${indicator.title.zh}`;
  const usable = await listUsableIndicators(context.transaction, area.code);
  // a correction goes where the release before it went
  const known =
    usable.find(({ id }) => id === previous?.indicator_id) ?? usable.find((one) => one.name === name) ?? null;
  if (known === null) return { name, known, blockedBy: null };
  if (known.formula !== null) {
    return {
      name,
      known,
      blockedBy: {
        zh: "该指标由公式计算，不接收个案数据。",
        en: "That indicator is computed by its formula and takes no figures of cases.",
      },
    };
  }
  if (isSameUnit(known.unit, indicator.unit)) return { name, known, blockedBy: null };
  return {
    name,
    known,
    blockedBy: {
      zh: `该指标的单位是“${known.unit}”，这里是“${indicator.unit}”：需由分母换算，数据不写入。`,
      en: `That indicator is in ${unitWords(known.unit).en}, these are in ${unitWords(indicator.unit).en}: it needs a denominator, so its figures are not written.`,
    },
  };
}

/** GET /api/service-releases/options: systems and indicators that can be published, and the years that are over. */
export async function listReleaseOptions(context: CaseReadContext, k: number): Promise<ReleaseOptions> {
  const { areaCode } = context.actor;
  const area = (await listAreas(context.transaction)).find(({ code }) => code === areaCode);
  const systems: ReleaseOptions["systems"] = [];
  const [lastYear = 0] = yearsOver(context.now);
  for (const id of context.host.systems.keys()) {
    const { definition } = await definitionIn(context, id, areaCode);
    systems.push({
      id,
      title: definition.title,
      indicators: Object.entries(definition.indicators).map(([name, rule]) => ({
        name,
        title: rule.title,
        unit: rule.unit,
        kind: rule.denominator === undefined ? "count" : "rate",
        feeds: rule.feeds ?? null,
        blockedBy: blockedBy(rule),
        dimensions: indicatorDimensions(definition, name, lastYear).map((one) => ({
          name: one.name,
          title: one.title,
          groups: one.categories.length,
          blockedBy: dimensionBlockedBy(rule, one),
        })),
      })),
    });
  }
  return {
    area: { code: areaCode, name: area?.name ?? areaCode },
    k,
    years: [...yearsOver(context.now)],
    systems,
  };
}

function refused(words: Words): PlatformError {
  return new PlatformError("release-refused", 409, words);
}
