import type { WriteContext } from "../access/context.ts";
import { computeDependents } from "./compute-figures.service.ts";
import type { RecordedFigures } from "./record-figures.ts";
import { type FigureSource, recordFigures } from "./record-figures.ts";
import type { FigureInput } from "./screen-figures.ts";

export type { FigureSource, RecordedFigures } from "./record-figures.ts";
export type { FigureInput } from "./screen-figures.ts";

/**
 * The one way by which figures are written: checks each, keeps those whose cell nobody changed since the writer saw it,
 * writes the revision and the audit entry with them, and computes what other indicators make of them. Bulk loads go
 * through the same door in portions.
 */
export async function recordObservations(
  context: WriteContext,
  inputs: readonly FigureInput[],
  source: FigureSource,
): Promise<RecordedFigures> {
  const outcome = await recordFigures(context, inputs, source);
  await computeDependents(context, outcome.saved);
  return outcome;
}
