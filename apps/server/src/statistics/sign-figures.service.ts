import type { ReviewLevel } from "@halfsky/statistics";
import type { WriteContext } from "../access/context.ts";
import type { CellKey } from "./observation.store.ts";
import { lockFiguresOf } from "./observation.store.ts";
import { keepSignatures } from "./observation-signature.store.ts";

/** Figures that are signed together, as the submission holds them. */
export interface SignedFigures {
  readonly submissionId: string;
  /** The level of the office that signs. */
  readonly level: ReviewLevel;
  readonly figures: readonly CellKey[];
}

/**
 * Signs the figures that now stand in these cells. The step of the submission, which the caller has checked and writes
 * into the audit log, is what is decided; this only says so of each figure.
 */
export async function signFigures(
  context: WriteContext,
  { submissionId, level, figures }: SignedFigures,
): Promise<{ readonly signed: number }> {
  await lockFiguresOf(context.transaction, [...new Set(figures.map(({ areaCode }) => areaCode))]);
  const signature = { level, submissionId, by: context.actor.accountId, at: context.now };
  return { signed: await keepSignatures(context.transaction, figures, signature) };
}
