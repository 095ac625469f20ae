import type { Indicator, ListedArea, ReleaseChoice, ReleaseOptions, Words } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { canonicalJson, type IndicatorRule } from "@halfsky/cases";
import {
  type AuditedCell,
  auditRelease,
  judgeCorrection,
  type LedgerEntry,
  type ProtectedTable,
  protectRelease,
  type ReleaseTable,
} from "@halfsky/disclosure";
import { isSameUnit, unitWords } from "@halfsky/statistics";
import { createHash } from "node:crypto";
import { listAreas } from "../../access/area-tree.ts";
import { requireReach } from "../../access/context.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import { listUsableIndicators } from "../../statistics/indicator.store.ts";
import type { CaseReadContext, HashedDefinition } from "../case-host.ts";
import { definitionIn } from "../definitions.ts";
import type { AreaCount } from "./count-release.ts";
import { type CountedRules, countedRules, measureOf, releaseTableOf } from "./release-table.ts";
import { tellsTogether, viewsOf } from "./read-together.ts";
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
}

/** A release as it would be made. Nothing in it depends on what is hidden. */
export interface Proposal {
  readonly state: "new" | "correction" | "unchanged";
  readonly table: ProtectedTable;
  /** the newest release of the same indicator, area and year */
  readonly previous: ReleaseColumns | null;
  readonly audit: {
    readonly inferred: ReadonlyMap<string, { readonly lowest: number; readonly highest: number | null }>;
    readonly recovered: number;
    readonly releases: number;
  };
  readonly target: {
    readonly name: string;
    readonly known: Indicator | null;
    readonly blockedBy: Words | null;
  };
  readonly hash: string;
}

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
  return { choice, area, areas, definition, indicator, rules, k };
}

/** Protects the counts with the ledger; throws the problem "release-refused", in words that tell no figure. */
export async function proposeRelease(
  context: CaseReadContext,
  chosen: ChosenTable,
  counts: ReadonlyMap<string, AreaCount>,
): Promise<Proposal> {
  const { choice, area, areas, rules, k } = chosen;
  const ledger = await listLedger(context.transaction, choice.system, choice.year);
  const previous =
    ledger.findLast((one) => one.area_code === area.code && one.indicator === choice.indicator) ?? null;
  const id = previous === null ? "new" : `${previous.id}+`;
  const table = releaseTableOf(id, rules, { areas, areaCode: area.code, year: choice.year }, counts);
  const judged =
    previous === null ? "larger" : judgeCorrection(tableOf(previous), table, Math.max(k, previous.k));
  const target = await targetOf(context, chosen, previous);
  if (previous !== null && judged === "unchanged") {
    const standing = tableOf(previous);
    const past = entriesFor(ledger, rules, null).filter(({ table: one }) => one.id !== previous.id);
    return finish("unchanged", standing, { truth: table, k: previous.k, past, previous, target });
  }
  if (judged === "small-differences") throw refused(refusals.smallDifferences);
  const past = entriesFor(ledger, rules, previous);
  const protection = protectRelease(table, { k }, past);
  if (protection.status === "refused") throw refused(wordsOf(protection.faults.map(({ code }) => code)));
  requireHidden(ledger, chosen, previous, { truth: table, told: protection.table });
  const state = previous === null ? "new" : "correction";
  return finish(state, protection.table, { truth: table, k, past, previous, target });
}

function finish(
  state: Proposal["state"],
  table: ProtectedTable,
  basis: Pick<Proposal, "previous" | "target"> & {
    readonly truth: ReleaseTable;
    readonly k: number;
    readonly past: readonly LedgerEntry[];
  },
): Proposal {
  const { truth, k, past, previous, target } = basis;
  const audit = auditRelease([{ table, k }, ...past]);
  if (audit.status === "refused") throw refused(wordsOf(audit.faults.map(({ code }) => code)));
  const own = audit.cells.filter(({ release }) => release === table.id);
  const recovered = countRecovered(audit.cells, truth, k);
  if (state !== "unchanged" && recovered > 0) throw refused(refusals.inferable);
  return {
    state,
    table,
    previous,
    target,
    audit: {
      inferred: new Map(
        own
          .filter(({ figure }) => figure === "count")
          .map(({ at, lowest, highest }) => [at["area"] ?? "", { lowest, highest }]),
      ),
      recovered,
      releases: past.filter(({ isCorrected }) => isCorrected !== true).length,
    },
    hash: createHash("sha256")
      .update(canonicalJson({ k, cells: table.cells, measure: table.measure }))
      .digest("hex"),
  };
}

/** A release as everybody can still read it. */
export function tableOf(row: ReleaseColumns): ProtectedTable {
  return {
    id: row.id,
    measure: measureOf(rulesOf(row)),
    kind: row.kind,
    dimensions: row.dimensions,
    cells: row.cells,
  };
}

/**
 * Past releases that tell something of the figures of these rules: those of the same, and every count of the numerator,
 * whether it was published alone or within a rate.
 */
function entriesFor(
  ledger: readonly ReleaseColumns[],
  rules: CountedRules,
  corrected: ReleaseColumns | null,
): readonly LedgerEntry[] {
  const measure = measureOf(rules);
  return ledger.flatMap((row): readonly LedgerEntry[] => {
    const isCorrected = row.id === corrected?.id || ledger.some(({ supersedes }) => supersedes === row.id);
    const entry = (table: ProtectedTable): LedgerEntry => ({
      table: { ...table, measure },
      k: row.k,
      isCorrected,
    });
    const table = tableOf(row);
    if (table.measure === measure) return [entry(table)];
    return viewsOf(rulesOf(row), table, row.k)
      .filter(({ rule }) => rule === rules.numerator)
      .map((view) => entry(view.table));
  });
}

/**
 * Small figures that a reader of all releases can work out, or know to be small. A withheld cell that is not small itself
 * may be worked out (the denominator of a rate that was published as a count). Of places that this table does not have,
 * whatever can be worked out counts.
 */
function countRecovered(cells: readonly AuditedCell[], truth: ReleaseTable, k: number): number {
  const known = new Map(truth.cells.map((cell) => [cell.at["area"], cell]));
  return cells.filter(({ at, figure, finding }) => {
    if (finding === "hidden") return false;
    const cell = known.get(at["area"] ?? "");
    if (cell === undefined) return true;
    const { count, of = 0 } = cell;
    const value = figure === "count" ? count : figure === "of" ? of : of - count;
    return value > 0 && value < k;
  }).length;
}

/** Refuses what would tell small figures when it is read together with releases of other measures. */
function requireHidden(
  ledger: readonly ReleaseColumns[],
  { rules, k }: Pick<ChosenTable, "rules" | "k">,
  previous: ReleaseColumns | null,
  { truth, told }: { readonly truth: ReleaseTable; readonly told: ProtectedTable },
): void {
  const standing = ledger.filter(
    ({ id }) => id !== previous?.id && !ledger.some(({ supersedes }) => supersedes === id),
  );
  const past = standing.flatMap((row) => viewsOf(rulesOf(row), tableOf(row), row.k));
  const truthBy = (figure: "count" | "of") =>
    new Map(truth.cells.map((cell) => [cell.at["area"] ?? "", cell[figure] ?? 0]));
  const truths = new Map([
    [rules.numerator, truthBy("count")],
    ...(rules.denominator === null ? [] : ([[rules.denominator, truthBy("of")]] as const)),
  ]);
  const rates = [rules, ...standing.map(rulesOf)];
  if (tellsTogether(viewsOf(rules, told, k), past, rates, truths)) throw refused(refusals.inferable);
}

function rulesOf(row: ReleaseColumns): CountedRules {
  return { kind: row.kind, numerator: row.numerator_rule, denominator: row.denominator_rule };
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

const refusals = {
  smallDifferences: {
    zh: "与上次发布相比，有的数相差不大：两次相减会透露少数个案，因此不能更正发布。",
    en: "Beside the last release some figures differ by little: subtracting the two would tell of a few cases, so it cannot be corrected.",
  },
  inferable: {
    zh: "与以往发布合在一起可以推算出保密的数（差分），因此不能发布。",
    en: "Together with past releases what is withheld could be worked out (differencing), so it cannot be published.",
  },
  contradiction: {
    zh: "与同一年度的以往发布合不上（含上级、下级或相同分母的发布），因此不能发布；请先核对口径。",
    en: "The figures do not agree with past releases of the year (of areas above or below, or of the same denominator), so they cannot be published; look at what is counted.",
  },
  notAPart: {
    zh: "分子不是分母的一部分，不能作为比率发布；请核对指标口径。",
    en: "The numerator is no part of the denominator, so it cannot be published as a rate; look at the indicator's definition.",
  },
  tooMuch: {
    zh: "无法在限定的运算量内确认小数已被保护，因此不予发布。",
    en: "It could not be made sure that small figures are protected, so nothing is published.",
  },
} as const satisfies Record<string, Words>;

/** Words for the faults of the protection; its own words name figures, which nobody here may see. */
function wordsOf(codes: readonly string[]): Words {
  if (codes.includes("contradicts-past-release")) return refusals.contradiction;
  if (codes.includes("too-large") || codes.includes("audit-unfinished")) return refusals.tooMuch;
  return refusals.notAPart;
}

function refused(words: Words): PlatformError {
  return new PlatformError("release-refused", 409, words);
}
