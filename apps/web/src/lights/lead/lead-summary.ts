import type {
  LightList,
  MatterList,
  MatterRow,
  Progress,
  RoundRecord,
  RoundSummary,
  TargetRow,
  Words,
} from "@halfsky/api-contract";
import { standingStatus } from "../../targets/target-words.ts";

/** The red and orange targets of an area, worst first, and how many of them have no figure to judge. */
export interface AtRisk {
  readonly rows: readonly TargetRow[];
  readonly silent: number;
}

/** What needs intervention: red first, then orange, in the order of the list. */
export function findAtRisk(list: Pick<LightList, "rows">): AtRisk {
  const rows = list.rows.filter(({ light }) => light.light === "red" || light.light === "orange");
  return { rows, silent: rows.filter((row) => standingStatus(row) === "not-yet-reported").length };
}

/** How many lights turned for the worse and for the better since the year before. */
export function countTurns(changes: LightList["changes"]): {
  readonly worse: number;
  readonly better: number;
} {
  return {
    worse: changes.filter(({ better }) => better === false).length,
    better: changes.filter(({ better }) => better === true).length,
  };
}

/** Why a target is lit, in the words that say most: what a person signed is seen from the tag already. */
export function mainReason({
  light,
}: Pick<TargetRow, "light">): TargetRow["light"]["because"][number] | undefined {
  return light.because.find(({ ruleId }) => ruleId !== "signed") ?? light.because[0];
}

/** What a leader reads of a target: the chance in words, or the reason where nothing can be foretold; and what it would take. */
export function leadWords(row: Pick<TargetRow, "light" | "decision" | "judgement">): {
  readonly first: Words | null;
  readonly isChance: boolean;
  readonly need: Words | null;
} {
  const { chanceWords, need } = row.light;
  const isChance = chanceWords !== null && standingStatus(row) !== "not-yet-reported";
  return { first: isChance ? chanceWords : (mainReason(row) ?? null), isChance, need };
}

const answered: ReadonlySet<MatterRow["state"]> = new Set([
  "explanation-check",
  "planning",
  "plan-check",
  "rectifying",
  "closing",
  "closed",
]);

/** How supervision goes: notices sent, answered, overdue, closed. */
export interface SupervisionState {
  readonly sent: number;
  readonly answered: number;
  readonly overdue: number;
  readonly closed: number;
}

/** Counts every matter whose notice went out; drafts and what was taken back do not count. */
export function countSupervision({ counts }: Pick<MatterList, "counts">): SupervisionState {
  const of = (state: MatterRow["state"]) => counts.byState[state] ?? 0;
  return {
    sent: counts.total - of("draft") - of("withdrawn"),
    answered: [...answered].reduce((sum, state) => sum + of(state), 0),
    overdue: counts.overdue,
    closed: of("closed"),
  };
}

/** The open round issued last by an area, or by another where it issued none; undefined without an open one. */
export function newestRound(rounds: readonly RoundSummary[], area: string): RoundSummary | undefined {
  const open = rounds
    .filter(({ state }) => state === "open")
    .toSorted((one, other) => (other.issued?.at ?? "").localeCompare(one.issued?.at ?? ""));
  return open.find(({ areaCode }) => areaCode === area) ?? open[0];
}

/**
 * How a round comes in and how many of its figures were changed since they were signed: all of it for its issuer, for
 * any other area what that area owes, null where it owes nothing.
 */
export function progressIn(
  round: Pick<RoundRecord, "areaCode" | "progress" | "byArea" | "submissions">,
  area: string,
): { readonly progress: Progress; readonly changed: number } | null {
  const isWhole = round.areaCode === area;
  const progress = isWhole ? round.progress : round.byArea.find((one) => one.area.code === area)?.progress;
  if (progress === undefined) return null;
  const changed = round.submissions
    .filter((row) => isWhole || row.area.code === area)
    .reduce((sum, row) => sum + row.changedSinceSigning, 0);
  return { progress, changed };
}
