import { isDay } from "@halfsky/calendar";
import { type EvidenceKind, evidenceKinds, type Rung, rungs } from "./matter-words.ts";
import type { PlannedStep } from "./matter.ts";

/** What an action says, read from stored JSON that an older or newer program may have written. */
export interface ActionDetails {
  readonly text: string | null;
  readonly reason: string | null;
  readonly decision: string | null;
  readonly remark: string | null;
  readonly attachmentIds: readonly string[];
  /** null where there are none; undefined where they cannot be read */
  readonly steps: readonly PlannedStep[] | null | undefined;
  readonly step: number | null;
  readonly dutyId: string | null;
  readonly dutyIds: readonly string[] | null;
  /** "explain/1/remind-3", for what the clock did */
  readonly clockStep: string | null;
  /** the rung that was reached; null where nobody holds a role on any */
  readonly reached: Rung | null;
}

/** Reads the details of an action; whatever has another form counts as not said. */
export function readDetails(details: unknown): ActionDetails {
  const fields = isRecord(details) ? details : {};
  return {
    text: textOf(fields["text"]),
    reason: textOf(fields["reason"]),
    decision: textOf(fields["decision"]),
    remark: textOf(fields["remark"]),
    attachmentIds: textsOf(fields["attachmentIds"]) ?? [],
    steps: stepsOf(fields["steps"]),
    step: numberOf(fields["step"]),
    dutyId: textOf(fields["dutyId"]),
    dutyIds: textsOf(fields["dutyIds"]),
    clockStep: textOf(fields["clockStep"]),
    reached: rungs.find((one) => one === fields["reached"]) ?? null,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

function textsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : null;
}

function stepsOf(value: unknown): readonly PlannedStep[] | null | undefined {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return undefined;
  const steps = value.map(stepOf);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function stepOf(value: unknown): PlannedStep | undefined {
  if (!isRecord(value)) return undefined;
  const { what, due, evidence } = value;
  if (typeof what !== "string" || typeof due !== "string" || !isDay(due)) return undefined;
  return { what, due, evidence: evidenceOf(evidence) };
}

function evidenceOf(value: unknown): EvidenceKind {
  return evidenceKinds.find((one) => one === value) ?? "other";
}
