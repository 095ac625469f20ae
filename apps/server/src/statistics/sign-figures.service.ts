import { type ReviewLevel, reviewLevels } from "@halfsky/statistics";
import { areaTreeOf, type WriteContext } from "../access/context.ts";
import { listComputedFrom, partsOf, readFormulaBook } from "./compute-figures.service.ts";
import { listIndicatorsById } from "./indicator.store.ts";
import { cellText, listObservations, lockFiguresOf } from "./observation.store.ts";
import { keepSignatures, listSignedLevels, type SignedCell } from "./observation-signature.store.ts";

/** Figures that are signed together, of one submission or of many that are passed at once. */
export interface SignedFigures {
  /** The level of the office that signs. */
  readonly level: ReviewLevel;
  readonly figures: readonly SignedCell[];
}

interface Signature {
  readonly level: ReviewLevel;
  readonly by: string;
  readonly at: string;
}

/**
 * Signs the figures that now stand in these cells, and with them what is computed of nothing but signed figures. The step
 * of the submission, which the caller has checked and writes into the audit log, is what is decided; this only says so of
 * each figure.
 */
export async function signFigures(
  context: WriteContext,
  { level, figures }: SignedFigures,
): Promise<{ readonly signed: number }> {
  await lockFiguresOf(context.transaction, [...new Set(figures.map(({ areaCode }) => areaCode))]);
  const signature = { level, by: context.actor.accountId, at: context.now };
  const signed = await keepSignatures(context.transaction, figures, signature);
  await signDependents(context, figures, signature);
  return { signed };
}

async function signDependents(
  context: WriteContext,
  figures: readonly SignedCell[],
  signature: Signature,
): Promise<void> {
  const book = await readFormulaBook(context);
  if (book.size === 0 || figures.length === 0) return;
  const { transaction } = context;
  const tree = await areaTreeOf(context);
  const indicators = await listIndicatorsById(transaction, [...book.keys()]);
  const signed = [...figures];
  // What is computed is signed with the submission that signed the last of its parts.
  const submissions = new Map(figures.map((one) => [`${one.areaCode}|${one.year}`, one.submissionId]));
  for (const [id, formulas] of book) {
    const indicator = indicators.find((one) => one.id === id);
    if (indicator === undefined) continue;
    const users = tree.areaAndBelow(indicator.areaCode);
    const cells = listComputedFrom(formulas, signed, (areaCode) => users.has(areaCode));
    if (cells.length === 0) continue;
    const years = cells.map(({ year }) => year);
    const held = new Map(
      (
        await listObservations(transaction, {
          areaCodes: [...new Set(cells.map(({ areaCode }) => areaCode))],
          indicatorIds: [id, ...partsOf(formulas)],
          breakdowns: "all",
          from: Math.min(...years),
          to: Math.max(...years),
        })
      ).map((cell) => [cellText(cell), cell]),
    );
    const ready = cells
      .map((cell) => ({ ...cell, submissionId: submissions.get(`${cell.areaCode}|${cell.year}`) ?? "" }))
      .filter((cell) => {
        const formula = formulas.find(({ counts }) => counts(cell.year));
        const isComputed = held.get(cellText(cell))?.source.kind === "computed";
        return (
          isComputed &&
          formula?.references.every(({ indicatorId, breakdown }) => {
            const part = held.get(cellText({ ...cell, indicatorId, breakdown }));
            return part !== undefined && part.signedRevision === part.revision;
          }) === true
        );
      });
    await signComputed(context, ready, signature);
    signed.push(...ready);
  }
}

/** Nobody signs a computed figure by itself: once all it is made of stands signed, it does at every level at which it did before. */
async function signComputed(
  { transaction }: WriteContext,
  cells: readonly SignedCell[],
  signature: Signature,
): Promise<void> {
  const levels = await listSignedLevels(transaction, cells);
  for (const level of reviewLevels) {
    const atLevel = cells.filter(
      (cell) => level === signature.level || levels.get(cellText(cell))?.has(level) === true,
    );
    await keepSignatures(transaction, atLevel, { ...signature, level });
  }
}
