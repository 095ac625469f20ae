import {
  type CountedCase,
  countIndicator,
  type CountRule,
  type IndicatorCell,
  type IndicatorRule,
  type SystemDefinition,
} from "@halfsky/cases";
import type { Expression, SqlBool } from "kysely";
import type { CaseReadContext } from "../case-host.ts";
import { foldMany } from "../fold-many.ts";
import type { InTurn } from "../in-case-transaction.ts";
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

/**
 * Counts an indicator by the areas that cases stand in, over all cases, sealed ones too, whoever asks. What columns tell is
 * counted by the database; the rest is folded in turns, so that 100,000 cases keep nobody waiting.
 */
export async function countByArea(
  inTurn: InTurn,
  definition: SystemDefinition,
  indicator: IndicatorRule,
  scope: CountScope,
): Promise<ReadonlyMap<string, AreaCount>> {
  const counts = new Map<string, AreaCount>();
  const add = (area: string, side: Side, count: number): void => {
    const known = counts.get(area) ?? { numerator: 0, denominator: 0 };
    counts.set(area, { ...known, [side]: known[side] + count });
  };
  const rules = rulesOf(indicator);
  const folded: Partial<Record<Side, CountRule>> = {};
  // a state is counted by columns only where nothing else has to be folded: no case may count twice
  const isStandingCounted = rules.every(([, rule]) => tellerOf(definition, rule) !== "fold");
  for (const [side, rule] of rules) {
    const teller = tellerOf(definition, rule);
    if (teller === "fold" || (teller === "state" && !isStandingCounted)) folded[side] = rule;
    else {
      const told = await inTurn((context) => countByColumns(context, rule, scope));
      for (const [area, count] of told) add(area, side, count);
      if (teller === "state") folded[side] = rule;
    }
  }
  const rest = { ...scope, isStandingCounted };
  for await (const { cells } of foldInTurns(inTurn, definition, indicator, folded, rest)) {
    for (const { at, numerator, denominator } of cells) {
      const area = at["area"] ?? "";
      if (folded.numerator !== undefined) add(area, "numerator", Number(numerator));
      if (folded.denominator !== undefined) add(area, "denominator", Number(denominator ?? 0));
    }
  }
  return counts;
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
      return { cells: count.cells, cases };
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
  cases: readonly FoldedRow[],
  before: string,
): Promise<readonly CountedCase[]> {
  const folded = await foldMany(context, cases, before);
  return folded.map(({ areaCode, id, actions, state }) => ({ caseId: id, areaCode, actions, state }));
}
