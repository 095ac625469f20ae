import { compareDecimalText } from "@halfsky/statistics";
import { isFindingOverdue, isFindingSettled } from "./inspection-steps.ts";
import type { FindingState, Seriousness, VisitState } from "./inspection-words.ts";
import type { ScoreItem } from "./score-sheet.ts";
import { type ScoreEntry, type ScoreTotal, totalScores } from "./score-unit.ts";

/** What the result of an inspection is worked out from; days are YYYY-MM-DD. */
export interface ResultBasis {
  readonly sheet: readonly ScoreItem[];
  readonly visits: ReadonlyArray<{
    readonly id: string;
    readonly unit: string;
    readonly name: string;
    readonly state: VisitState;
  }>;
  readonly findings: ReadonlyArray<{
    readonly visitId: string;
    readonly state: FindingState;
    readonly seriousness: Seriousness;
    readonly dueOn: string;
    /** day of the answer that was accepted; null while none is */
    readonly putRightOn: string | null;
  }>;
  readonly scores: ReadonlyMap<string, readonly ScoreEntry[]>;
}

/** How one visited unit came out. */
export interface UnitResult {
  readonly unit: string;
  readonly name: string;
  readonly total: ScoreTotal;
  /** Place by the team's score, 1 the best; equal scores share a place. Null: not scored, or a veto holds. */
  readonly place: number | null;
  readonly findings: number;
  readonly unsettled: number;
}

/** What came out of an inspection, in numbers; withdrawn findings are counted nowhere. */
export interface InspectionResult {
  readonly visits: Readonly<Record<VisitState, number>>;
  readonly findings: {
    readonly all: number;
    readonly settled: number;
    /** put right on the day of the deadline or before */
    readonly settledInTime: number;
    readonly unsettled: number;
    readonly overdue: number;
    readonly bySeriousness: Readonly<Record<Seriousness, number>>;
  };
  /** The units that were visited: by place, those without one last. */
  readonly units: readonly UnitResult[];
}

/** Works out the result of an inspection as of a day. */
export function summariseInspection(basis: ResultBasis, today: string): InspectionResult {
  const standing = basis.findings.filter(({ state }) => state !== "withdrawn");
  const countVisits = (state: VisitState) => basis.visits.filter((visit) => visit.state === state).length;
  const countSeriousness = (degree: Seriousness) =>
    standing.filter(({ seriousness }) => seriousness === degree).length;
  return {
    visits: {
      planned: countVisits("planned"),
      held: countVisits("held"),
      "called-off": countVisits("called-off"),
    },
    findings: {
      all: standing.length,
      settled: standing.filter(({ state }) => state === "settled").length,
      settledInTime: standing.filter(
        ({ state, dueOn, putRightOn }) => state === "settled" && putRightOn !== null && putRightOn <= dueOn,
      ).length,
      unsettled: standing.filter(({ state }) => !isFindingSettled(state)).length,
      overdue: standing.filter((finding) => isFindingOverdue(finding, today)).length,
      bySeriousness: {
        minor: countSeriousness("minor"),
        serious: countSeriousness("serious"),
        grave: countSeriousness("grave"),
      },
    },
    units: listUnits(basis, standing),
  };
}

function listUnits(basis: ResultBasis, standing: ResultBasis["findings"]): readonly UnitResult[] {
  const held = basis.visits.filter(({ state }) => state === "held");
  const names = new Map(held.map(({ unit, name }) => [unit, name]));
  const units = [...names].map(([unit, name]) => {
    const visitIds = new Set(held.filter((visit) => visit.unit === unit).map(({ id }) => id));
    const own = standing.filter(({ visitId }) => visitIds.has(visitId));
    return {
      unit,
      name,
      total: totalScores(basis.sheet, basis.scores.get(unit) ?? []),
      findings: own.length,
      unsettled: own.filter(({ state }) => !isFindingSettled(state)).length,
    };
  });
  const rank = (one: (typeof units)[number]): string | null =>
    one.total.vetoes.length > 0 ? null : one.total.team;
  const ranked = units.flatMap((one) => rank(one) ?? []);
  return units
    .map((one) => {
      const score = rank(one);
      const better =
        score === null ? null : ranked.filter((other) => compareDecimalText(other, score) > 0).length;
      return { ...one, place: better === null ? null : better + 1 };
    })
    .toSorted(
      (one, other) =>
        (one.place ?? Number.POSITIVE_INFINITY) - (other.place ?? Number.POSITIVE_INFINITY) || 0,
    );
}
