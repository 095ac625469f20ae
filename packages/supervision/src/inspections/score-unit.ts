import { type Bilingual, compareDecimal, type Decimal, minus, plus, shortText } from "@halfsky/statistics";
import { type InspectionFault, readScore, type ScoreItem } from "./score-sheet.ts";

/** What stands in one row of the sheet of a visited unit; scores are decimal text. */
export interface ScoreEntry {
  readonly itemId: string;
  /** 自评分 */
  readonly selfScore: string | null;
  /** 督导组评分 */
  readonly teamScore: string | null;
  /** 扣分原因, or what a bonus is given for */
  readonly reason: string | null;
  /** 确认人 */
  readonly confirmedBy: string | null;
}

const zero: Decimal = { digits: 0n, scale: 0 };

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

/** Whether a team score is one that has to be explained: points lost, added or taken off, or a veto. */
function needsReason(item: ScoreItem, score: Decimal): boolean {
  const maximum = readScore(item.maximum) ?? zero;
  return item.kind === "points" ? compareDecimal(score, maximum) < 0 : score.digits !== 0n;
}

const reasonWords: Readonly<Record<ScoreItem["kind"], (name: string) => Bilingual>> = {
  points: (name) => ({ zh: `“${name}”扣了分，请写扣分原因`, en: `"${name}" lost points: say why` }),
  bonus: (name) => ({ zh: `“${name}”加了分，请写加分依据`, en: `"${name}" gained points: say for what` }),
  deduction: (name) => ({ zh: `“${name}”扣了分，请写扣分原因`, en: `"${name}" takes points off: say why` }),
  veto: (name) => ({ zh: `“${name}”触发否决，请写依据`, en: `"${name}" is a veto: say on what ground` }),
};

/** All faults of the rows of one unit: unknown rows, scores that are none or above their maximum, missing reasons. */
export function checkScoreEntries(
  items: readonly ScoreItem[],
  entries: readonly ScoreEntry[],
): readonly InspectionFault[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const faults: InspectionFault[] = [];
    const add = (field: string, message: Bilingual) =>
      faults.push({ where: `rows[${index}].${field}`, message });
    const item = byId.get(entry.itemId);
    if (item === undefined) {
      add("itemId", {
        zh: `评分表没有“${entry.itemId}”这一行`,
        en: `the sheet has no row "${entry.itemId}"`,
      });
      return faults;
    }
    if (seen.has(item.id)) add("itemId", { zh: `“${item.name}”重复`, en: `"${item.name}" comes twice` });
    seen.add(item.id);
    for (const field of ["selfScore", "teamScore"] as const) {
      const fault = scoreFault(item, entry[field]);
      if (fault !== null) add(field, fault);
    }
    const team = isBlank(entry.teamScore) ? null : readScore(entry.teamScore ?? "");
    if (team !== null && needsReason(item, team) && isBlank(entry.reason)) {
      add("reason", reasonWords[item.kind](item.name));
    }
    return faults;
  });
}

function scoreFault(item: ScoreItem, text: string | null): Bilingual | null {
  if (isBlank(text)) return null;
  const score = readScore(text ?? "");
  if (score === null) {
    return {
      zh: `“${item.name}”的“${text}”不是分数，应为不超过两位小数、不小于 0 的数`,
      en: `"${text}" of "${item.name}" is no score: a number of 0 or more with at most two decimals is`,
    };
  }
  if (item.kind === "veto" && score.digits !== 0n && compareDecimal(score, { digits: 1n, scale: 0 }) !== 0) {
    return { zh: `“${item.name}”是否决项，只能填 0 或 1`, en: `"${item.name}" is a veto: only 0 or 1` };
  }
  if (compareDecimal(score, readScore(item.maximum) ?? zero) > 0) {
    return {
      zh: `“${item.name}”的 ${text} 分高于分值 ${item.maximum} 分`,
      en: `${text} of "${item.name}" is above its maximum of ${item.maximum}`,
    };
  }
  return null;
}

/** What is still missing in the sheet of a unit before its inspection can be closed. */
export function missingScores(
  items: readonly ScoreItem[],
  entries: readonly ScoreEntry[],
): { readonly scores: readonly string[]; readonly confirmations: readonly string[] } {
  const byItem = new Map(entries.map((entry) => [entry.itemId, entry]));
  const entryOf = (item: ScoreItem) => byItem.get(item.id);
  return {
    scores: items.filter((item) => isBlank(entryOf(item)?.teamScore ?? null)).map(({ name }) => name),
    confirmations: items
      .filter(
        (item) => !isBlank(entryOf(item)?.teamScore ?? null) && isBlank(entryOf(item)?.confirmedBy ?? null),
      )
      .map(({ name }) => name),
  };
}

/** The sums of some rows as exact decimal text; a sum over no score at all is null, never 0. */
export interface ScoreSums {
  /** sum of the maxima of rows that count as points */
  readonly full: string;
  readonly self: string | null;
  readonly team: string | null;
}

/** What a unit scored: points + bonus − deductions, as a whole and by group 一级指标, and the vetoes that hold. */
export interface ScoreTotal extends ScoreSums {
  readonly groups: ReadonlyArray<ScoreSums & { readonly group: string }>;
  readonly vetoes: readonly string[];
  /** rows without a team score: as long as there are any, the total is only what has been given so far */
  readonly missing: number;
}

function sumUp(items: readonly ScoreItem[], scoreOf: (item: ScoreItem) => string | null): string | null {
  let sum = zero;
  let count = 0;
  for (const item of items) {
    const text = scoreOf(item);
    const score = text === null ? null : readScore(text);
    if (score === null || item.kind === "veto") continue;
    count += 1;
    sum = item.kind === "deduction" ? minus(sum, score) : plus(sum, score);
  }
  return count === 0 ? null : shortText(sum);
}

/** Adds up the sheet of one unit, exactly: no binary fraction, no rounding, and nothing is cut off at 0. */
export function totalScores(items: readonly ScoreItem[], entries: readonly ScoreEntry[]): ScoreTotal {
  const byItem = new Map(entries.map((entry) => [entry.itemId, entry]));
  const sums = (some: readonly ScoreItem[]): ScoreSums => ({
    full:
      sumUp(
        some.filter(({ kind }) => kind === "points"),
        ({ maximum }) => maximum,
      ) ?? "0",
    self: sumUp(some, ({ id }) => byItem.get(id)?.selfScore ?? null),
    team: sumUp(some, ({ id }) => byItem.get(id)?.teamScore ?? null),
  });
  const groups = [...new Set(items.map(({ group }) => group))];
  return {
    ...sums(items),
    groups: groups.map((group) => ({ group, ...sums(items.filter((item) => item.group === group)) })),
    vetoes: items
      .filter(
        ({ id, kind }) =>
          kind === "veto" && (readScore(byItem.get(id)?.teamScore ?? "0")?.digits ?? 0n) !== 0n,
      )
      .map(({ name }) => name),
    missing: missingScores(items, entries).scores.length,
  };
}
