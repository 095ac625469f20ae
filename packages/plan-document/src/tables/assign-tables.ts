import type { Population } from "../compiled.ts";
import type { TextLine } from "../lines/text-line.ts";
import type { IndicatorRow, IndicatorTable } from "./indicator-table.ts";

/** Where a plan stands in the document, and its domains. */
export interface PlanPlace {
  readonly from: number;
  readonly to: number;
  readonly population: Population;
  readonly domains: readonly { readonly line: number; readonly title: string }[];
}

const captionReach = 4;

/** Gives each plan the rows of its tables: by caption, by place, by what the rows are about. */
export function assignTables(
  tables: readonly IndicatorTable[],
  plans: readonly PlanPlace[],
  lines: readonly TextLine[],
): IndicatorRow[][] {
  const rows: IndicatorRow[][] = plans.map(() => []);
  for (const table of tables) {
    if (table.rows.length === 0) continue;
    const place = choosePlan(table, plans, lines);
    const plan = plans[place];
    if (plan === undefined) continue;
    for (const row of table.rows) addRow(rows[place] ?? [], row, domainAround(plan, row));
  }
  return rows;
}

/** A table carried over to the next page may repeat rows; a row counts once. */
function addRow(rows: IndicatorRow[], row: IndicatorRow, domain: string | null): void {
  const repeated = rows.some((other) => other.no !== null && other.no === row.no && other.name === row.name);
  if (!repeated) rows.push(row.domain === null ? { ...row, domain } : row);
}

function choosePlan(table: IndicatorTable, plans: readonly PlanPlace[], lines: readonly TextLine[]): number {
  if (plans.length === 1) return 0;
  const captioned = populationOf(caption(table, lines));
  const byCaption = plans.findIndex(({ population }) => population === captioned);
  if (byCaption >= 0) return byCaption;
  const last = plans.length - 1;
  const place = plans.findIndex(({ from, to }) => table.line >= from && table.line <= to);
  if (place >= 0 && !(place === last && table.line > (plans[last]?.to ?? 0))) return place;
  const names = populationOf(table.rows.map(({ name, domain }) => `${domain ?? ""}${name}`).join("\n"));
  const byNames = plans.findIndex(({ population }) => population === names);
  return byNames >= 0 ? byNames : last;
}

/** The words printed over a table. */
function caption(table: IndicatorTable, lines: readonly TextLine[]): string {
  const above: string[] = [];
  for (let index = table.line - 2; index >= 0 && above.length < captionReach; index -= 1) {
    const text = lines[index]?.text ?? "";
    if (text === "") continue;
    if (text.length > 45) break;
    above.push(text);
    if (/表|指标/.test(text)) break;
  }
  return above.filter((text) => /表|指标|目标/.test(text)).join("\n");
}

function populationOf(text: string): Population | null {
  const women = text.match(/妇女|女性|孕产妇|女职工|女干部/g)?.length ?? 0;
  const children = text.match(/儿童|婴|未成年|幼儿|学生|学前/g)?.length ?? 0;
  if (women === children) return null;
  return women > children ? "women" : "children";
}

/** The domain in whose text a table without a column for it stands. */
function domainAround(plan: PlanPlace, row: IndicatorRow): string | null {
  if (row.line > plan.to) return null;
  return plan.domains.findLast(({ line }) => line < row.line)?.title ?? null;
}
