import type { Fault, Indicator } from "@halfsky/api-contract";
import {
  dividedBy,
  figureText,
  fixedText,
  parseDecimal,
  parseUnit,
  type ReviewLevel,
  shortText,
  times,
  wholeDecimal,
} from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import { PlatformError } from "../../platform-error.ts";
import { type FigureInput, recordObservations } from "../observation.service.ts";
import { type CellKey, cellText, listObservations, lockFiguresOf } from "../observation.store.ts";
import { signFigures } from "../sign-figures.service.ts";
import type { StoredFigure } from "./submission-figure.store.ts";
import type { VisibleSubmission } from "./visible-submission.ts";

/** Figures of a submission that are brought into the cube. */
export interface BroughtFigures {
  readonly seen: VisibleSubmission;
  /** Why a figure that stood signed is changed, by `figureText`; where given, only such figures are brought. */
  readonly reasons?: ReadonlyMap<string, string> | undefined;
}

interface CubeFigure extends CellKey {
  readonly breakdown: string;
}

function cellOf({ submission }: VisibleSubmission, figure: StoredFigure): CubeFigure {
  return {
    areaCode: submission.areaCode,
    indicatorId: figure.indicatorId,
    year: submission.year,
    breakdown: figure.breakdown,
  };
}

/** The figure that numerator and denominator make in the unit of a ratio, where a form asks for nothing but these. */
export function quotientOf(
  { numerator, denominator }: Pick<StoredFigure, "numerator" | "denominator">,
  indicator: Pick<Indicator, "unit" | "decimals">,
): string | null {
  const { scale } = parseUnit(indicator.unit);
  const over = numerator === null ? null : parseDecimal(numerator);
  const under = denominator === null ? null : parseDecimal(denominator);
  if (scale === null || !over || !under) return null;
  const quotient = dividedBy(times(over, wholeDecimal(scale)), under, indicator.decimals);
  return quotient && (fixedText(quotient).includes(".") ? shortText(quotient) : fixedText(quotient));
}

/**
 * Brings figures of submissions into the cube, all in one go: those that were filled in, and of what stood signed also
 * those that were emptied since. The permission to do so is the step of the review, which the caller has checked.
 */
export async function bringIntoCube(
  context: WriteContext,
  brought: readonly BroughtFigures[],
): Promise<void> {
  const { transaction } = context;
  const submissions = brought.map(({ seen }) => seen.submission);
  const years = submissions.map(({ year }) => year);
  const areaCodes = [...new Set(submissions.map(({ areaCode }) => areaCode))];
  await lockFiguresOf(transaction, areaCodes);
  const cells = new Map(
    (
      await listObservations(transaction, {
        areaCodes,
        indicatorIds: [...new Set(brought.flatMap(({ seen }) => seen.indicators.map(({ id }) => id)))],
        from: years.reduce((least, year) => Math.min(least, year), 9999),
        to: years.reduce((most, year) => Math.max(most, year), 0),
        breakdowns: "all",
      })
    ).map((cell) => [cellText(cell), cell]),
  );
  const inputs = brought.flatMap(({ seen, reasons }) => {
    const indicators = new Map(seen.indicators.map((indicator) => [indicator.id, indicator]));
    return seen.figures.flatMap((figure): FigureInput[] => {
      const indicator = indicators.get(figure.indicatorId);
      if (figure.revision === 0 || indicator === undefined) return [];
      const key = cellOf(seen, figure);
      const current = cells.get(cellText(key));
      const wasSigned = current !== undefined && current.signedRevision !== null;
      const reason = reasons?.get(figureText(figure));
      if (reasons !== undefined && (!wasSigned || reason === undefined)) return [];
      const value = figure.value ?? (figure.missing === null ? quotientOf(figure, indicator) : null);
      const missing = value === null ? (figure.missing ?? (wasSigned ? "not-yet-reported" : null)) : null;
      if (value === null && missing === null) return [];
      return [
        {
          ...key,
          baseRevision: current?.revision ?? 0,
          value,
          missing,
          numerator: figure.numerator,
          denominator: figure.denominator,
          note: figure.note,
          reason,
          sourceName: seen.submission.head.title,
          submissionId: seen.submission.id,
        },
      ];
    });
  });
  const { refused, conflicts } = await recordObservations(context, inputs, {
    kind: "submission",
    name: null,
    permission: null,
  });
  // The cells were read under the lock, so that nobody can stand against them.
  if (conflicts.length > 0) throw new Error(`${conflicts.length} cells of the cube changed under the lock`);
  if (refused.length > 0)
    throw impossible(refused.map(({ cell, message }) => ({ where: cellText(cell), message })));
}

function impossible(faults: readonly Fault[]): PlatformError {
  return new PlatformError(
    "invalid-input",
    422,
    {
      zh: `有${faults.length}个数不可能成立，不能签署，请退回核改。`,
      en: `${faults.length} figure(s) cannot be right and cannot be signed; send them back.`,
    },
    faults,
  );
}

/** Signs what submissions have brought into the cube, at the level of whoever signs. */
export async function signInCube(
  context: WriteContext,
  signed: readonly VisibleSubmission[],
  level: ReviewLevel,
): Promise<void> {
  await signFigures(context, {
    level,
    figures: signed.flatMap((seen) =>
      seen.figures
        .filter(({ revision }) => revision > 0)
        .map((figure) => ({ ...cellOf(seen, figure), submissionId: seen.submission.id })),
    ),
  });
}
