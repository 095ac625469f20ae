import type { Correction } from "@halfsky/api-contract";
import {
  applyCorrections,
  carryCorrections,
  type CarriedCorrection,
  type CorrectionStep,
  type PlanContent,
  type SourceDocument,
} from "@halfsky/plan-document";
import type { ReadTransaction } from "../database/transactions.ts";
import { listCorrections, standingCorrections, type StoredCorrection } from "./correction.store.ts";
import { findSource, listReadings, type PlanKey, type StoredReading } from "./plan.store.ts";

/** A reading of a plan with what people made of it. */
export interface PlanReview {
  readonly reading: StoredReading;
  /** As the machine read it. */
  readonly machine: PlanContent;
  /** With the corrections that apply. */
  readonly content: PlanContent;
  readonly corrections: readonly Correction[];
  readonly stored: readonly StoredCorrection[];
  readonly carried: readonly CarriedCorrection[];
}

/**
 * Puts a reading and the corrections of people together. `until` (ISO 8601) shows them as they stood at that moment;
 * throws when the plan has no such reading.
 */
export async function loadReview(
  transaction: ReadTransaction,
  plan: PlanKey,
  number: number,
  until?: string,
): Promise<PlanReview> {
  const all = await listCorrections(transaction, plan);
  const stored = until === undefined ? all : asOf(all, until);
  const standing = standingCorrections(stored);
  const readings = await listReadings(transaction, plan, [
    ...new Set([number, ...standing.map(({ reading }) => reading)]),
  ]);
  const reading = readings.find((one) => one.number === number);
  if (reading === undefined) throw new Error(`plan ${plan.id} has no reading ${number}`);
  const carried = carryCorrections(standing, readings, reading);
  const steps = carried.flatMap(({ step }) => (step === null ? [] : [step]));
  const placed = await placeAddedParts(transaction, plan.areaCode, reading, steps, standing);
  const verdicts = new Map(carried.map((verdict) => [verdict.number, verdict]));
  return {
    reading,
    machine: reading.content,
    content: applyCorrections(reading.content, placed),
    corrections: stored.map((correction) => shownCorrection(correction, verdicts.get(correction.number))),
    stored,
    carried,
  };
}

function asOf(corrections: readonly StoredCorrection[], moment: string): readonly StoredCorrection[] {
  return corrections
    .filter(({ made }) => made.at <= moment)
    .map((correction) =>
      correction.withdrawn !== null && correction.withdrawn.at > moment
        ? { ...correction, withdrawn: null }
        : correction,
    );
}

function shownCorrection(correction: StoredCorrection, verdict: CarriedCorrection | undefined): Correction {
  const { number, kind, part, partId, field, before, after, reason, made, withdrawn } = correction;
  const applies = verdict !== undefined && verdict.step !== null;
  return {
    number,
    kind,
    part,
    partId: verdict?.step?.partId ?? partId,
    field,
    before,
    after,
    reason,
    made,
    withdrawn,
    applies,
    whyNot: verdict !== undefined && verdict.step === null ? verdict.whyNot : null,
  };
}

/** An added part stands on words of the document; in another reading those words stand on another line. */
async function placeAddedParts(
  transaction: ReadTransaction,
  areaCode: string,
  reading: StoredReading,
  steps: readonly CorrectionStep[],
  standing: readonly { readonly partId: string; readonly reading: number }[],
): Promise<readonly CorrectionStep[]> {
  const readingOf = new Map(standing.map((correction) => [correction.partId, correction.reading]));
  const isElsewhere = (step: CorrectionStep): boolean =>
    step.kind === "add" && step.words !== "" && readingOf.get(step.partId) !== reading.number;
  if (!steps.some(isElsewhere)) return steps;
  const source = await findSource(transaction, areaCode, reading.documentId);
  return steps.map((step) =>
    isElsewhere(step) ? { ...step, fields: { ...step.fields, line: nearestLine(source, step) } } : step,
  );
}

/** The line with the same words that is nearest to where they stood; 0 where no line has them. */
function nearestLine(source: SourceDocument | undefined, step: CorrectionStep): number {
  const was = step.fields.line ?? 0;
  let nearest = 0;
  for (const [index, line] of (source?.lines ?? []).entries()) {
    if (line.text.trim() !== step.words) continue;
    if (nearest === 0 || Math.abs(index + 1 - was) < Math.abs(nearest - was)) nearest = index + 1;
  }
  return nearest;
}
