import type { ObservationCell } from "@halfsky/api-contract";

/** A stored figure for tests, with what a test cares about put in. */
export function exampleCell(given: Partial<ObservationCell> = {}): ObservationCell {
  return {
    areaCode: "990100",
    indicatorId: "i-one",
    year: 2024,
    breakdown: "",
    revision: 1,
    signedRevision: null,
    changedSinceSigning: false,
    value: "93.20",
    missing: null,
    numerator: null,
    denominator: null,
    note: null,
    source: { kind: "entry", name: null },
    recorded: { by: "陈若溪", at: "2025-03-01T00:00:00.000Z" },
    ...given,
  };
}
