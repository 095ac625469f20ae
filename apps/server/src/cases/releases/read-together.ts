import {
  type AuditedCell,
  auditRelease,
  type CellPlace,
  type LedgerEntry,
  type ProtectedCell,
  type ProtectedTable,
} from "@halfsky/disclosure";
import type { CountedRules } from "./release-table.ts";

/** What a release says of one rule: a table of counts. A rate says something of two. */
export interface RuleView {
  readonly rule: string;
  readonly table: ProtectedTable;
  readonly k: number;
}

/** The true count of a place, where it is known to the server. */
export type Truth = (at: CellPlace) => number | undefined;

/** The views of a release. */
export function viewsOf(rules: CountedRules, table: ProtectedTable, k: number): readonly RuleView[] {
  const view = (rule: string, part: "count" | "of"): RuleView => ({
    rule,
    k,
    table: { ...table, id: `${table.id} ${part}`, kind: "count", cells: countCells(table, part) },
  });
  const { numerator, denominator } = rules;
  return [view(numerator, "count"), ...(denominator === null ? [] : [view(denominator, "of")])];
}

function countCells({ cells }: ProtectedTable, part: "count" | "of"): readonly ProtectedCell[] {
  return cells.map((cell) =>
    cell.status === "withheld"
      ? cell
      : { at: cell.at, status: "published", count: part === "count" ? cell.count : (cell.of ?? 0) },
  );
}

/**
 * Whether somebody who reads releases together can work out a small figure of a new one, or of what stands between two: of
 * the same cases counted elsewhere, of all cases beside some of them (those with a condition, those in time), of a
 * numerator beside its denominator. `protectRelease` compares equal measures; this looks across them.
 */
export function tellsTogether(
  fresh: readonly RuleView[],
  past: readonly RuleView[],
  rates: readonly CountedRules[],
  truths: ReadonlyMap<string, Truth>,
): boolean {
  const isWithin = (inner: string, outer: string): boolean =>
    isPart(inner, outer) ||
    rates.some(({ numerator, denominator }) => numerator === inner && denominator === outer);
  const all = [...fresh, ...past];
  const rules = [...new Set(all.map(({ rule }) => rule))];
  return fresh.some(({ rule }) =>
    rules.some((other) => {
      const views = (one: string) => all.filter((view) => view.rule === one);
      if (other === rule) return views(rule).length > 1 && tells(views(rule), [], truths);
      if (isWithin(rule, other)) return tells(views(other), views(rule), truths);
      return isWithin(other, rule) && tells(views(rule), views(other), truths);
    }),
  );
}

/** Whether a rule counts some of what another counts, by how they are written: with a condition, or in time. */
function isPart(inner: string, outer: string): boolean {
  if (inner === outer) return false;
  const [innerSystem, innerRule] = split(inner);
  const [outerSystem, outerRule] = split(outer);
  if (innerSystem !== outerSystem) return false;
  const { where: _where, ...base } = innerRule;
  const wholes = [
    base,
    ...("onTime" in innerRule ? [{ due: innerRule["onTime"] }] : []),
    ...("referral" in innerRule ? [{ ...base, status: "sent" }] : []),
  ];
  return wholes.some((whole) => isSameRule(whole, outerRule));
}

type Rule = Readonly<Record<string, unknown>>;

function split(text: string): readonly [string, Rule] {
  const at = text.indexOf(" ");
  const rule: Rule = JSON.parse(text.slice(at + 1));
  return [text.slice(0, at), rule];
}

function isSameRule(one: Rule, other: Rule): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  );
}

const part = "part";

/** More cells than an area's own table has: by dimensions. */
const manyCells = 200;

/** Branches that one search of an audit may take: of large tables few, and what is open then counts as told. */
export function auditEffort(entries: readonly LedgerEntry[]): { readonly effort?: number } {
  const cells = entries.reduce((sum, { table }) => sum + table.cells.length, 0);
  return cells > manyCells ? { effort: 50 } : {};
}

/** Reads views of all cases and of some of them together; what is between the two is looked at as a cell of its own. */
function tells(
  outer: readonly RuleView[],
  inner: readonly RuleView[],
  truths: ReadonlyMap<string, Truth>,
): boolean {
  const measure = "together";
  const dimension = { code: part, categories: [{ code: "in" }, { code: "rest" }] };
  const entries = [
    ...outer.map(({ table, k }): LedgerEntry => ({ k, table: { ...table, measure } })),
    ...inner.map(({ table, k }, index): LedgerEntry => {
      const cells = table.cells.map((cell) => ({ ...cell, at: { ...cell.at, [part]: "in" } }));
      const rests = table.cells.map(({ at }): ProtectedCell => ({
        at: { ...at, [part]: "rest" },
        status: "withheld",
      }));
      return {
        k,
        table: {
          ...table,
          measure,
          dimensions: [...table.dimensions, dimension],
          cells: index === 0 ? [...cells, ...rests] : cells,
        },
      };
    }),
  ];
  const audit = auditRelease(entries, auditEffort(entries));
  if (audit.status === "refused") return true;
  const [whole, some] = [outer[0]?.rule ?? "", inner[0]?.rule ?? ""];
  const truthOf = (at: CellPlace): number | undefined => {
    const { [part]: side, ...place } = at;
    const all = truths.get(whole)?.(place);
    const own = truths.get(some)?.(place);
    if (side === undefined) return all;
    return side === "in" ? own : all === undefined || own === undefined ? undefined : all - own;
  };
  const least = Math.max(...entries.map(({ k }) => k));
  return audit.cells.some((cell) => isTold(cell, truthOf(cell.at), least));
}

/** Zeros are told anyway, and figures from k on harm nobody; of places whose truth is not at hand the stretch decides. */
function isTold({ finding, highest }: AuditedCell, truth: number | undefined, k: number): boolean {
  if (finding === "hidden") return false;
  if (truth !== undefined) return truth > 0 && truth < k;
  return finding === "unfinished" || (highest !== null && highest > 0 && highest < k);
}
