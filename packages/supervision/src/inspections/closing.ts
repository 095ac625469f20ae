import { isFindingSettled } from "./inspection-steps.ts";
import { type FindingState, findingStateWords, type VisitState } from "./inspection-words.ts";
import type { InspectionFault, ScoreItem } from "./score-sheet.ts";
import { missingScores, type ScoreEntry } from "./score-unit.ts";

/** What the closing of an inspection is judged by. */
export interface ClosingBasis {
  readonly sheet: readonly ScoreItem[];
  readonly visits: ReadonlyArray<{
    readonly name: string;
    readonly unit: string;
    readonly state: VisitState;
  }>;
  readonly findings: ReadonlyArray<{ readonly number: number; readonly state: FindingState }>;
  /** rows of the sheet by unit */
  readonly scores: ReadonlyMap<string, readonly ScoreEntry[]>;
}

const shownNames = 5;

function listNames(names: readonly string[], separator: string): string {
  return names.slice(0, shownNames).join(separator) + (names.length > shownNames ? "…" : "");
}

/**
 * Everything that stands between an inspection and its closing, all at once: visits still to come, findings not settled,
 * rows of a visited unit without a score or without the name of who confirmed it. Empty: it can be closed.
 */
export function listClosingFaults(basis: ClosingBasis): readonly InspectionFault[] {
  const faults: InspectionFault[] = [];
  if (!basis.visits.some(({ state }) => state === "held")) {
    faults.push({
      where: "visits",
      message: { zh: "还没有到访过任何单位", en: "nobody has been visited yet" },
    });
  }
  for (const { name, state } of basis.visits) {
    if (state !== "planned") continue;
    faults.push({
      where: "visits",
      message: {
        zh: `到访“${name}”尚未记录，也没有取消`,
        en: `the visit to "${name}" is neither recorded nor called off`,
      },
    });
  }
  for (const { number, state } of basis.findings) {
    if (isFindingSettled(state)) continue;
    const { zh, en } = findingStateWords[state];
    faults.push({
      where: "findings",
      message: { zh: `问题 ${number} 未办结（${zh}）`, en: `finding ${number} is not settled (${en})` },
    });
  }
  const held = new Map(
    basis.visits.filter(({ state }) => state === "held").map((visit) => [visit.unit, visit.name]),
  );
  if (basis.sheet.length === 0) return faults;
  for (const [unit, name] of held) {
    const missing = missingScores(basis.sheet, basis.scores.get(unit) ?? []);
    if (missing.scores.length > 0) {
      faults.push({
        where: "scores",
        message: {
          zh: `“${name}”有 ${missing.scores.length} 项未评分：${listNames(missing.scores, "、")}`,
          en: `"${name}" has ${missing.scores.length} row(s) without a score: ${listNames(missing.scores, ", ")}`,
        },
      });
    }
    if (missing.confirmations.length > 0) {
      faults.push({
        where: "scores",
        message: {
          zh: `“${name}”有 ${missing.confirmations.length} 项没有确认人：${listNames(missing.confirmations, "、")}`,
          en: `"${name}" has ${missing.confirmations.length} row(s) that nobody confirmed: ${listNames(missing.confirmations, ", ")}`,
        },
      });
    }
  }
  return faults;
}
