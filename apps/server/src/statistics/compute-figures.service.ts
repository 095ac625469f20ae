import {
  canonicalDecimal,
  evaluate,
  type ExpressionReference,
  listReferences,
  type LookedUp,
  type ParsedExpression,
  parseExpression,
  shortenDecimal,
} from "@halfsky/statistics";
import { areaTreeOf, type WriteContext } from "../access/context.ts";
import { listIndicatorsById } from "./indicator.store.ts";
import { countsFor, listComputedVersions, type StoredVersion } from "./indicator-version.store.ts";
import type { CellKey, JudgedFigure } from "./observation.store.ts";
import { cellText, listJudgedFigures, listObservations } from "./observation.store.ts";
import { recordFigures } from "./record-figures.ts";
import type { FigureInput } from "./screen-figures.ts";

type IndicatorReference = Extract<ExpressionReference, { readonly kind: "indicator" }>;

/** A version of an indicator that is computed, with its formula as read. */
interface Formula {
  readonly version: StoredVersion;
  readonly expression: ParsedExpression;
  readonly references: readonly IndicatorReference[];
  /** Whether it is the one that counts for the figures of a year. */
  readonly counts: (year: number) => boolean;
}

/** Formulas by indicator, each after those that it needs. */
export type FormulaBook = ReadonlyMap<string, readonly Formula[]>;

function formulaOf(version: StoredVersion): Formula | undefined {
  if (version.formula === null) return undefined;
  const expression = parseExpression(version.formula);
  // Saved formulas were checked; one that a later release reads otherwise computes nothing rather than something wrong.
  if (expression.faults.length > 0) return undefined;
  const references = listReferences(expression.node).flatMap((one) =>
    one.kind === "indicator" ? [one] : [],
  );
  return { version, expression, references, counts: (year) => countsFor(version, year) };
}

/** The formulas of all indicators that are or were computed, in the order in which they have to be worked out. */
export async function readFormulaBook(context: WriteContext): Promise<FormulaBook> {
  const versions = await listComputedVersions(context.transaction);
  const formulas = new Map(
    [...versions].map(([id, list]) => [id, list.flatMap((version) => formulaOf(version) ?? [])]),
  );
  const ordered = new Map<string, readonly Formula[]>();
  const visit = (id: string, above: ReadonlySet<string>): void => {
    const own = formulas.get(id);
    // A circle cannot be saved; where one stands all the same, nothing turns in it.
    if (own === undefined || ordered.has(id) || above.has(id)) return;
    for (const { references } of own)
      for (const { indicatorId } of references) visit(indicatorId, new Set([...above, id]));
    ordered.set(id, own);
  };
  for (const id of formulas.keys()) visit(id, new Set());
  return ordered;
}

/** The figures of the whole that a formula makes from these cells, in the areas that use its indicator. */
export function listComputedFrom(
  formulas: readonly Formula[],
  changed: readonly CellKey[],
  isUsedIn: (areaCode: string) => boolean,
): readonly CellKey[] {
  const cells = new Map<string, CellKey>();
  for (const { version, references, counts } of formulas) {
    for (const { areaCode, indicatorId, year, breakdown = "" } of changed) {
      const isPart = references.some((one) => one.indicatorId === indicatorId && one.breakdown === breakdown);
      if (!isPart || !counts(year) || !isUsedIn(areaCode)) continue;
      const cell = { areaCode, indicatorId: version.indicatorId, year };
      cells.set(cellText(cell), cell);
    }
  }
  return [...cells.values()];
}

/** Computes the figures that depend on these, each indicator after those that its formula needs. */
export async function computeDependents(context: WriteContext, saved: readonly CellKey[]): Promise<void> {
  if (saved.length === 0) return;
  const book = await readFormulaBook(context);
  if (book.size === 0) return;
  const changed = [...saved];
  const tree = await areaTreeOf(context);
  const indicators = await listIndicatorsById(context.transaction, [...book.keys()]);
  for (const [id, formulas] of book) {
    const indicator = indicators.find((one) => one.id === id);
    if (indicator === undefined) continue;
    const users = tree.areaAndBelow(indicator.areaCode);
    const cells = listComputedFrom(formulas, changed, (areaCode) => users.has(areaCode));
    const parts = [...new Set(changed.map(({ indicatorId }) => indicatorId))].filter((part) =>
      formulas.some(({ references }) => references.some((one) => one.indicatorId === part)),
    );
    const names = (await listIndicatorsById(context.transaction, parts)).map(({ name }) => name);
    changed.push(...(await computeCells(context, formulas, cells, `“${names.join("”“")}”变动，重新计算`)));
  }
}

/** Computes an indicator anew wherever its parts have figures for which its newest version counts; for a formula that was changed. */
export async function computeIndicator(
  context: WriteContext,
  indicatorId: string,
  reason: string,
): Promise<void> {
  const [indicator] = await listIndicatorsById(context.transaction, [indicatorId]);
  const formulas = (await readFormulaBook(context)).get(indicatorId) ?? [];
  if (indicator === undefined || formulas.length === 0) return;
  const users = (await areaTreeOf(context)).areaAndBelow(indicator.areaCode);
  const parts = await listJudgedFigures(context.transaction, {
    areaCodes: [...users],
    indicatorIds: partsOf(formulas),
    breakdowns: "all",
  });
  const cells = listComputedFrom(formulas, parts, () => true);
  await computeDependents(context, await computeCells(context, formulas, cells, reason));
}

/** The indicators that formulas ask for. */
export function partsOf(formulas: readonly Formula[]): readonly string[] {
  return [...new Set(formulas.flatMap(({ references }) => references.map(({ indicatorId }) => indicatorId)))];
}

/** Works these cells out and keeps what came out differently; a cell that never held anything is not begun with a gap. */
async function computeCells(
  context: WriteContext,
  formulas: readonly Formula[],
  cells: readonly CellKey[],
  reason: string,
): Promise<readonly CellKey[]> {
  const [first] = cells;
  if (first === undefined) return [];
  const { transaction } = context;
  const years = cells.map(({ year }) => year);
  const areaCodes = [...new Set(cells.map(({ areaCode }) => areaCode))];
  const range = { from: Math.min(...years), to: Math.max(...years) };
  const parts = partsOf(formulas);
  const found = new Map(
    (
      await listJudgedFigures(transaction, { areaCodes, indicatorIds: parts, breakdowns: "all", ...range })
    ).map((figure) => [cellText(figure), figure]),
  );
  const stored = new Map(
    (await listObservations(transaction, { areaCodes, indicatorIds: [first.indicatorId], ...range })).map(
      (cell) => [cellText(cell), cell],
    ),
  );
  const inputs = cells.flatMap((cell): FigureInput[] => {
    const formula = formulas.find(({ counts }) => counts(cell.year));
    if (formula === undefined) return [];
    const current = stored.get(cellText(cell));
    const figure = workOut(formula, cell, found);
    if (figure.value === null && current === undefined) return [];
    return [
      {
        areaCode: cell.areaCode,
        indicatorId: cell.indicatorId,
        year: cell.year,
        baseRevision: current?.revision ?? 0,
        ...figure,
        note: null,
        reason: current === undefined ? null : reason,
      },
    ];
  });
  const names = (await listIndicatorsById(transaction, parts)).map(({ name }) => name);
  const source = { kind: "computed", name: names.join("、").slice(0, 500), permission: null } as const;
  return (await recordFigures(context, inputs, source)).saved;
}

/** The figure that a formula makes in a cell, with numerator and denominator where it divides one figure by another. */
function workOut(
  { expression, version }: Formula,
  cell: CellKey,
  found: ReadonlyMap<string, JudgedFigure>,
): Pick<FigureInput, "value" | "missing" | "numerator" | "denominator"> {
  const lookUp = (reference: ExpressionReference): LookedUp | undefined => {
    if (reference.kind !== "indicator") return undefined;
    const { indicatorId, breakdown, part } = reference;
    const figure = found.get(cellText({ areaCode: cell.areaCode, indicatorId, year: cell.year, breakdown }));
    if (figure === undefined) return undefined;
    return part === "value" ? figure : { value: figure[part], missing: figure.missing };
  };
  const result = evaluate(expression, lookUp, version.decimals);
  if (result.status === "missing")
    return { value: null, missing: result.reason, numerator: null, denominator: null };
  const { node } = expression;
  const isDivision = node.kind === "call" && ["share", "permille", "per10wan"].includes(node.name);
  const [above, below] = isDivision
    ? node.operands.map((operand) => evaluate({ ...expression, node: operand }, lookUp, null))
    : [];
  const plain = (part: typeof above) =>
    part?.status === "value" ? shortenDecimal(canonicalDecimal(part.value) ?? part.value) : null;
  return { value: result.value, missing: null, numerator: plain(above), denominator: plain(below) };
}
