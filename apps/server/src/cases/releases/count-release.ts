import {
  cellsOfCase,
  type CountedCase,
  countIndicator,
  type CountRule,
  type IndicatorCell,
  type IndicatorRule,
  type SystemDefinition,
  unknownCategory,
} from "@halfsky/cases";
import type { Expression, SqlBool } from "kysely";
import {
  type CaseReadContext,
  type CaseWriteContext,
  clockBasisIn,
  type HashedDefinition,
} from "../case-host.ts";
import { foldMany } from "../fold-many.ts";
import type { InTurn } from "../in-case-transaction.ts";
import { countReachingUnits } from "../travel/travel-coverage.ts";
import type { CountedEntry } from "../../database/tables/service-cases.ts";
import {
  type CountedBy,
  type CountedSum,
  countUncounted,
  listUncounted,
  storeCounted,
  sumCounted,
  type UncountedRow,
} from "./counted-cases.store.ts";
import {
  countActions,
  countOpened,
  type CountScope,
  countStanding,
  type FoldedRow,
  listCandidates,
} from "./counted-rows.store.ts";

/** True counts of an area: they never leave the service that protects them. */
export interface AreaCount {
  readonly numerator: number;
  readonly denominator: number;
}

/** Cases that are folded in one turn. */
const turnCases = 500;

type Side = keyof AreaCount;

/** A year of an area's cases, in moments. */
export function scopeOf(system: string, areas: readonly string[], year: number): CountScope {
  const begins = (one: number): string => new Date(Date.parse(`${one}-01-01T00:00:00+08:00`)).toISOString();
  return { system, areas, from: begins(year), before: begins(year + 1) };
}

/** How somebody counts: in turns, and what she does with what was folded. */
export interface Counting {
  readonly inTurn: InTurn;
  /** keeps what was folded, so that it is folded once; a request that only reads has none */
  readonly keep?: (work: (context: CaseWriteContext) => Promise<void>) => Promise<void>;
  /** so many cases are folded at most; more are refused with `TooManyUncounted` */
  readonly most?: number;
  /** how many are folded of how many */
  readonly report?: (done: number, total: number) => Promise<void>;
}

/** More cases have to be folded than a request waits for. */
export class TooManyUncounted extends Error {
  override readonly name = "TooManyUncounted";
}

/** Grows whenever the fold, or what counts as an event, changes: what was counted before is then counted anew. */
const countMethod = 3;

/** The name of a way of counting: that of this program, by a definition. */
export function countedByName(definitionHash: string): string {
  return `${countMethod}:${definitionHash}`;
}

/** True counts of a cell: an area, and the category of each dimension that was counted by. */
export interface CountedCell extends AreaCount {
  readonly area: string;
  /** dimension → category */
  readonly at: Readonly<Record<string, string>>;
}

/**
 * Counts an indicator by area and by some of its own dimensions, like `countByArea`; what columns do not tell, the categories,
 * is folded.
 */
export async function countCells(
  counting: Counting,
  definition: HashedDefinition,
  name: string,
  scope: CountScope,
  dimensions: readonly string[],
): Promise<readonly CountedCell[]> {
  if (dimensions.length === 0) {
    const counts = await countByArea(counting, definition, name, scope);
    return [...counts].map(([area, count]) => ({ area, at: {}, ...count }));
  }
  const indicator = definition.definition.indicators[name];
  if (indicator === undefined) throw new Error(`${definition.definition.id} has no indicator ${name}`);
  const folded = new Map<Side, CountRule>(rulesOf(indicator));
  const sums = await sumFolded(counting, definition, name, { scope, folded, dimensions });
  return sums.map(({ area, categories, numerator, denominator }) => ({
    area,
    at: Object.fromEntries(dimensions.map((one, index) => [one, categories[index] ?? unknownCategory])),
    numerator,
    denominator,
  }));
}

/**
 * Counts an indicator by the areas that cases stand in, over all cases, sealed ones too, whoever asks. What columns tell is
 * counted by the database. The rest is folded in turns, each case once: what it adds is kept beside the version of the case,
 * so that from then on only cases whose log grew are folded again.
 */
export async function countByArea(
  counting: Counting,
  { hash, definition }: HashedDefinition,
  name: string,
  scope: CountScope,
): Promise<ReadonlyMap<string, AreaCount>> {
  const indicator = definition.indicators[name];
  if (indicator === undefined) throw new Error(`${definition.id} has no indicator ${name}`);
  // units are no cases, and nothing of them is kept
  const { numerator } = indicator;
  if ("units" in numerator && numerator.units !== "all") {
    const { units } = numerator;
    return await counting.inTurn((context) => countReachingUnits(context, definition, units, scope));
  }
  const counts = new Map<string, AreaCount>();
  const add = (area: string, side: Side, count: number): void => {
    const known = counts.get(area) ?? { numerator: 0, denominator: 0 };
    counts.set(area, { ...known, [side]: known[side] + count });
  };
  const rules = rulesOf(indicator);
  const folded = new Map<Side, CountRule>();
  // a state is counted by columns only where nothing else has to be folded: no case may count twice
  const isStandingCounted = rules.every(([, rule]) => tellerOf(definition, rule) !== "fold");
  for (const [side, rule] of rules) {
    const teller = tellerOf(definition, rule);
    if (teller === "fold" || (teller === "state" && !isStandingCounted)) folded.set(side, rule);
    else {
      const told = await counting.inTurn((context) => countByColumns(context, rule, scope));
      for (const [area, count] of told) add(area, side, count);
      if (teller === "state") folded.set(side, rule);
    }
  }
  if (folded.size === 0) return counts;
  const rest = { ...scope, isStandingCounted };
  const sums = await sumFolded(counting, { hash, definition }, name, { scope: rest, folded, dimensions: [] });
  for (const one of sums) {
    for (const side of folded.keys()) add(one.area, side, one[side]);
  }
  return counts;
}

/** Sums over the cases of some rules, those folded before and those folded now. */
async function sumFolded(
  counting: Counting,
  { hash, definition }: HashedDefinition,
  name: string,
  {
    scope,
    folded,
    dimensions,
  }: {
    readonly scope: CountScope;
    readonly folded: ReadonlyMap<Side, CountRule>;
    readonly dimensions: readonly string[];
  },
): Promise<readonly CountedSum[]> {
  const by = await counting.inTurn(async (context) => ({
    year: yearOfScope(scope),
    definition: countedByName(hash),
    calendarVersion: (await clockBasisIn(context)).calendarVersion,
  }));
  const rules = [...folded.values()];
  const own = ownDimensions(definition.indicators[name]?.by ?? []);
  const places = dimensions.map((one) => own.indexOf(one));
  const fresh = await foldUncounted(counting, definition, { scope, rules, by });
  const known = await counting.inTurn(({ transaction }) =>
    sumCounted(transaction, scope, rules, by, { indicator: name, dimensions: places }),
  );
  const added = fresh.flatMap(({ counted }) =>
    (counted[name] ?? []).map(([numerator, denominator, area, ...categories]): CountedSum => ({
      area,
      categories: places.map((place) => categories[place] ?? unknownCategory),
      numerator,
      denominator,
    })),
  );
  return [...known, ...added.filter(({ area }) => scope.areas.includes(area))];
}

/** The dimensions of an indicator beside the area, in the order in which counts keep them. */
function ownDimensions(by: readonly string[]): readonly string[] {
  return by.filter((one) => one !== "area");
}

/** Folds the cases that have no count, and keeps what they add; returns what could not be kept. */
async function foldUncounted(
  { inTurn, keep, most, report }: Counting,
  definition: SystemDefinition,
  {
    scope,
    rules,
    by,
  }: { readonly scope: CountScope; readonly rules: readonly CountRule[]; readonly by: CountedBy },
): Promise<readonly CountedRow[]> {
  const total = await inTurn(({ transaction }) => countUncounted(transaction, scope, rules, by));
  if (most !== undefined && total > most) throw new TooManyUncounted();
  if (total === 0) return [];
  const left: CountedRow[] = [];
  let done = 0;
  for (let after = ""; ;) {
    const page = { after, limit: turnCases };
    const { rows, last } = await inTurn(async (context) => {
      const cases = await listUncounted(context.transaction, scope, rules, by, page);
      const added = await countCases(context, definition, cases, scope);
      return { rows: added, last: cases.length < turnCases ? null : (cases.at(-1)?.id ?? null) };
    });
    if (keep === undefined) left.push(...rows);
    else await keep(({ transaction }) => storeCounted(transaction, by, rows));
    done += rows.length;
    await report?.(Math.min(done, total), total);
    if (last === null) break;
    after = last;
  }
  return left;
}

interface CountedRow {
  readonly area_code: string;
  readonly case_id: string;
  readonly version: number;
  readonly counted: Readonly<Record<string, readonly CountedEntry[]>>;
}

/** What cases add to every indicator of their system in a year: one fold serves them all. */
async function countCases(
  context: CaseReadContext,
  definition: SystemDefinition,
  cases: readonly UncountedRow[],
  scope: CountScope,
): Promise<readonly CountedRow[]> {
  const folded = new Map((await foldCases(context, cases, scope.before)).map((one) => [one.caseId, one]));
  const year = yearOfScope(scope);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  return cases.map(({ area_code, id, version }) => {
    const one = folded.get(id);
    const counted = Object.entries(definition.indicators).flatMap(([name, indicator]) => {
      if (one === undefined || rulesOf(indicator).some(([, rule]) => "sum" in rule)) return [];
      const own = ownDimensions(indicator.by);
      const placed = { ...indicator, by: ["area", ...own] };
      const entries = cellsOfCase(definition, placed, one, period).map((cell): CountedEntry => [
        Number(cell.numerator),
        Number(cell.denominator ?? "0"),
        cell.at["area"] ?? one.areaCode,
        ...own.map((dimension) => cell.at[dimension] ?? unknownCategory),
      ]);
      return entries.length === 0 ? [] : [[name, entries] as const];
    });
    return { area_code, case_id: id, version, counted: Object.fromEntries(counted) };
  });
}

function rulesOf({ numerator, denominator }: IndicatorRule): readonly (readonly [Side, CountRule])[] {
  return [
    ["numerator", numerator],
    ...(denominator === undefined ? [] : ([["denominator", denominator]] as const)),
  ];
}

/** Who tells what a rule counts: columns; columns for cases untouched since the year, and the fold for others; the fold. */
function tellerOf(definition: SystemDefinition, rule: CountRule): "columns" | "state" | "fold" {
  if ("where" in rule && rule.where !== undefined) return "fold";
  if ("opened" in rule) return "columns";
  if ("state" in rule) return "state";
  const isAtOnce = "action" in rule && definition.actions[rule.action]?.secondPerson === undefined;
  return isAtOnce ? "columns" : "fold";
}

async function countByColumns(
  { transaction }: CaseReadContext,
  rule: CountRule,
  scope: CountScope,
): Promise<ReadonlyMap<string, number>> {
  if ("opened" in rule) return await countOpened(transaction, scope);
  if ("state" in rule) return await countStanding(transaction, scope, rule.state);
  return "action" in rule ? await countActions(transaction, scope, rule.action) : new Map();
}

/** What some cases add to the figures. */
interface Turn {
  readonly cells: readonly IndicatorCell[];
  readonly cases: readonly FoldedRow[];
}

/**
 * Folds the cases that rules may count, some in each turn, and counts them. `within` narrows them to what somebody sees.
 */
export async function* foldInTurns(
  inTurn: InTurn,
  definition: SystemDefinition,
  indicator: IndicatorRule,
  { numerator, denominator }: Partial<Record<Side, CountRule>>,
  scope: CountScope,
  within?: (context: CaseReadContext) => Promise<Expression<SqlBool>>,
): AsyncGenerator<Turn> {
  const rules = [numerator, denominator].filter((rule) => rule !== undefined);
  const [first] = rules;
  if (first === undefined) return;
  // of a rule that was counted already the numbers are left aside by the caller
  const narrowed: SystemDefinition = {
    ...definition,
    indicators: {
      counted: {
        ...indicator,
        numerator: numerator ?? first,
        ...(denominator === undefined ? {} : { denominator }),
        by: ["area"],
      },
    },
  };
  const period = { from: `${yearOfScope(scope)}-01-01`, to: `${yearOfScope(scope)}-12-31` };
  for (let after = ""; ;) {
    const turn = await inTurn(async (context): Promise<Turn> => {
      const condition = await within?.(context);
      const page = { after, limit: turnCases, within: condition };
      const cases = await listCandidates(context.transaction, scope, rules, page);
      const counted = await foldCases(context, cases, scope.before);
      const count = countIndicator(narrowed, "counted", counted, period);
      if ("faults" in count)
        throw new Error(`${definition.id}: ${count.faults[0]?.message.en ?? "no figure"}`);
      const cells = count.cells.filter(({ at }) => scope.areas.includes(at["area"] ?? ""));
      return { cells, cases };
    });
    yield turn;
    const last = turn.cases.at(-1);
    if (last === undefined || turn.cases.length < turnCases) return;
    after = last.id;
  }
}

function yearOfScope({ before }: CountScope): number {
  return new Date(Date.parse(before)).getUTCFullYear();
}

async function foldCases(
  context: CaseReadContext,
  cases: readonly { readonly area_code: string; readonly id: string }[],
  before: string,
): Promise<readonly CountedCase[]> {
  const folded = await foldMany(context, cases, before);
  return folded.map(({ areaCode, id, actions, state }) => ({ caseId: id, areaCode, actions, state }));
}
