import type { AtomSpace } from "./atom-space.ts";
import { type AtomFigures, findTableWith, totalOf, type WorkCounter } from "./whole-number-search.ts";

/** Cells that are published or withheld together: one cell, or those that are the same sum. */
export interface HidingUnit {
  readonly sums: readonly number[];
  /** small itself, and so withheld in any case */
  readonly isSmall: boolean;
  /** known to everybody already; withholding it would help nobody */
  readonly isKnown: boolean;
  /** how many dimensions it sums over: 0 for the interior */
  readonly level: number;
  /** its largest figure */
  readonly size: number;
}

/** A sum that must possibly be `least` or more for all that anybody can see. */
export interface ProtectedSum {
  readonly sum: number;
  readonly least: number;
  /** also for somebody who has the task's assumed sums from elsewhere */
  readonly withAssumed: boolean;
}

export interface HidingTask {
  readonly space: AtomSpace;
  /** the true table, or one that has the same totals everywhere */
  readonly base: AtomFigures;
  /** sums known to everybody whatever is withheld now */
  readonly known: ReadonlySet<number>;
  /** sums that somebody may have from elsewhere: denominators */
  readonly assumed: ReadonlySet<number>;
  readonly units: readonly HidingUnit[];
  readonly goals: readonly ProtectedSum[];
  readonly effort: number;
}

/**
 * Work after which no more is tried to withhold less, in cells of programmes: some seconds. What safety needs is done
 * however long it takes.
 */
const workOfImprovement = 40_000_000;

interface WorkedTask extends HidingTask {
  readonly work: WorkCounter;
}

/** A table that could be the true one, with the units in which it differs from it. */
interface Witness {
  readonly figures: AtomFigures;
  readonly differs: ReadonlySet<number>;
}

/**
 * The units to withhold so that each goal has a witness: a table of whole numbers that differs from the true one only in
 * what is withheld, and in which the goal's sum is large enough. First the small units alone; then, for each goal
 * without a witness, what the cheapest witness differs in is withheld too; then each of those is published again, the
 * interior before margins and large before small, where all goals keep or find a witness. Undefined where a goal finds
 * none within the effort even if all is withheld.
 */
export function chooseHidden(task: HidingTask): ReadonlySet<number> | undefined {
  const work = { done: 0 };
  let best: ReadonlySet<number> | undefined;
  for (const [attempt, prices] of pricings.entries()) {
    if (attempt > 0 && work.done > workOfImprovement / 4) break;
    const hidden = chooseOnce({ ...task, work }, prices);
    if (!best || (hidden && missed(task, hidden) < missed(task, best))) best = hidden;
    if (!hidden) break;
  }
  return best;
}

function chooseOnce(task: WorkedTask, prices: Prices): ReadonlySet<number> | undefined {
  const hidden = new Set([...task.units.keys()].filter((unit) => task.units[unit]?.isSmall));
  const witnesses: Witness[] = [];
  const lackOf = ({ sum, least }: ProtectedSum): number => least - totalOf(task.space, task.base, sum);
  const goals = task.goals.filter((goal) => lackOf(goal) > 0).toSorted((a, b) => lackOf(b) - lackOf(a));
  for (const goal of goals) {
    if (hasWitness(task, witnesses, goal, hidden)) continue;
    const found = searchWitness(task, goal, hidden, prices) ?? searchWitness(task, goal, everything(task));
    if (!found) return undefined;
    witnesses.push(found);
    for (const unit of found.differs) hidden.add(unit);
  }
  const secondary = [...hidden].filter((unit) => !task.units[unit]?.isSmall);
  for (const unit of secondary.toSorted(byWishToPublish(task))) {
    if (task.work.done > workOfImprovement) break;
    publishAgain(task, goals, witnesses, hidden, unit);
  }
  return hidden;
}

function publishAgain(
  task: WorkedTask,
  goals: readonly ProtectedSum[],
  witnesses: Witness[],
  hidden: Set<number>,
  unit: number,
): void {
  hidden.delete(unit);
  for (const goal of goals) {
    if (hasWitness(task, witnesses, goal, hidden)) continue;
    const found = searchWitness(task, goal, hidden);
    if (!found) {
      hidden.add(unit);
      return;
    }
    witnesses.push(found);
  }
}

function byWishToPublish({ units }: HidingTask): (one: number, other: number) => number {
  return (one, other) => {
    const [a, b] = [units[one], units[other]];
    return (a?.level ?? 0) - (b?.level ?? 0) || (b?.size ?? 0) - (a?.size ?? 0) || one - other;
  };
}

/** How much readers miss: the number of units, and where that is equal, the margins among them. */
function missed({ units }: HidingTask, hidden: ReadonlySet<number>): number {
  return [...hidden].reduce((all, unit) => all + 1 + 0.001 * (units[unit]?.level ?? 0), 0);
}

function hasWitness(
  { space, base, assumed }: HidingTask,
  witnesses: readonly Witness[],
  { sum, least, withAssumed }: ProtectedSum,
  hidden: ReadonlySet<number>,
): boolean {
  return witnesses.some(
    ({ figures, differs }) =>
      totalOf(space, figures, sum) >= least &&
      [...differs].every((unit) => hidden.has(unit)) &&
      (!withAssumed ||
        [...assumed].every((one) => totalOf(space, figures, one) === totalOf(space, base, one))),
  );
}

function everything({ units }: HidingTask): ReadonlySet<number> {
  return new Set([...units.keys()].filter((unit) => !units[unit]?.isKnown));
}

/**
 * A witness for a goal. With prices it may differ in what is still published, at those prices, and that will have to be
 * withheld; without, only in what is hidden.
 */
function searchWitness(
  task: WorkedTask,
  { sum, least, withAssumed }: ProtectedSum,
  hidden: ReadonlySet<number>,
  prices?: Prices,
): Witness | undefined {
  const { space, base, units, effort, work } = task;
  const fixed = new Set(withAssumed ? [...task.known, ...task.assumed] : task.known);
  const price = new Map<number, number>();
  for (const [index, unit] of units.entries()) {
    if (hidden.has(index)) continue;
    for (const one of unit.sums) {
      if (!prices || unit.isKnown) fixed.add(one);
      else price.set(one, priceOf(unit, index, prices));
    }
  }
  const found = findTableWith({ space, base, fixed, effort, work, ...(prices && { price }) }, sum, least);
  if (found.status !== "found") return undefined;
  const differs = [...units.keys()].filter((unit) =>
    units[unit]?.sums.some((one) => totalOf(space, found.figures, one) !== totalOf(space, base, one)),
  );
  return { figures: found.figures, differs: new Set(differs) };
}

/** What withholding costs in one attempt: how much more for each dimension summed over, and how far chance shifts it. */
interface Prices {
  readonly ofLevel: number;
  readonly chance: number;
}

/**
 * The attempts. The cheapest witness of one goal is not the cheapest beginning for all, so the same is tried with other
 * prices and the best kept: eight attempts withhold 2 to 5 % less than one, more attempts hardly any less.
 */
const pricings: readonly Prices[] = [
  { ofLevel: 0.5, chance: 0 },
  { ofLevel: 0, chance: 0 },
  { ofLevel: -0.25, chance: 0 },
  { ofLevel: 0.2, chance: 0 },
  { ofLevel: 0.5, chance: 0.6 },
  { ofLevel: 0, chance: 0.7 },
  { ofLevel: -0.25, chance: 0.8 },
  { ofLevel: 0.2, chance: 0.9 },
];

function priceOf({ level, size, sums }: HidingUnit, unit: number, { ofLevel, chance }: Prices): number {
  // Readers miss a large figure a little more than a small one.
  const plain = 1 + ofLevel * level + 0.05 * Math.log2(1 + size);
  return Math.max(0.1, plain + chance * scatter(unit, chance)) / sums.length;
}

/** A number from 0 to 1 that looks like chance and is the same every time. */
function scatter(unit: number, salt: number): number {
  const wave = Math.sin((unit + 1) * 12.9898 + salt * 78.233) * 43_758.5453;
  return wave - Math.floor(wave);
}
