import type { Words } from "@halfsky/api-contract";
import { canonicalJson } from "@halfsky/cases";
import {
  type AuditedCell,
  auditRelease,
  type CellPlace,
  judgeCorrection,
  type LedgerEntry,
  type ProtectedTable,
  protectRelease,
  type ReleaseCategory,
  type ReleaseTable,
} from "@halfsky/disclosure";
import { createHash } from "node:crypto";
import { auditEffort, tellsTogether, type Truth, viewsOf } from "./read-together.ts";
import {
  correctedIds,
  differ,
  entriesFor,
  isOfOneIndicator,
  type LedgerRow,
  placeKey,
  rulesOf,
  tableOf,
  withAllGroups,
} from "./release-ledger.ts";
import { type CountedRules, measureOf, summing, type TrueCounts } from "./release-table.ts";

/** All that a release is judged by: plain data, so that it can be judged in a thread of its own. */
export interface ReleaseOrder {
  readonly areaCode: string;
  readonly indicator: string;
  readonly takenBy: readonly string[];
  readonly rules: CountedRules;
  readonly k: number;
  /** the table with its true figures */
  readonly table: ReleaseTable;
  readonly counts: TrueCounts;
  /** all releases of the system and the year, the oldest first */
  readonly ledger: readonly LedgerRow[];
}

/** Names all that a release is judged by: equal orders have equal judgements. */
export function nameOfOrder(order: ReleaseOrder): string {
  return createHash("sha256").update(JSON.stringify(order)).digest("hex");
}

/** What came of it. Nothing in it depends on what is hidden. */
export type ReleaseJudgement =
  | { readonly status: "refused"; readonly words: Words }
  | {
      readonly status: "judged";
      readonly state: "new" | "correction" | "unchanged";
      readonly table: ProtectedTable;
      /** the newest release of the same indicator, area, year and dimensions */
      readonly previous: string | null;
      readonly audit: ReleaseAudit;
      /** names the protected table */
      readonly hash: string;
    };

/** What readers of all releases can work out. */
export interface ReleaseAudit {
  /** of withheld counts, by `placeKey` */
  readonly inferred: ReadonlyMap<string, { readonly lowest: number; readonly highest: number | null }>;
  readonly recovered: number;
  readonly releases: number;
}

/** The newest release of the same indicator, area, year and dimensions. */
export function previousOf<Row extends LedgerRow>(
  ledger: readonly Row[],
  { areaCode, indicator, takenBy }: Pick<ReleaseOrder, "areaCode" | "indicator" | "takenBy">,
): Row | null {
  const own = { area_code: areaCode, indicator };
  const key = takenBy.join();
  return ledger.findLast((row) => isOfOneIndicator(row, own) && row.taken_by.join() === key) ?? null;
}

/** Protects the counts with the ledger; refuses in words that tell no figure. Pure, and slow for large tables. */
export function judgeRelease(order: ReleaseOrder): ReleaseJudgement {
  const { rules, k, table } = order;
  const ledger = withAllGroups(order.ledger, table.dimensions);
  const previous = previousOf(ledger, order);
  const corrected = correctedIds(ledger);
  const judged =
    previous === null ? "larger" : judgeCorrection(tableOf(previous), table, Math.max(k, previous.k));
  if (previous !== null && judged === "unchanged") {
    const past = entriesFor(ledger, rules, corrected).filter(({ table: one }) => one.id !== previous.id);
    const stands = { ...order, k: previous.k };
    return finish(stands, "unchanged", { table: tableOf(previous), previous, past });
  }
  if (judged === "small-differences") return refused(releaseRefusals.smallDifferences);
  const replaced = new Set(previous === null ? corrected : [...corrected, previous.id]);
  for (const row of previous === null ? [] : siblingsOf(ledger, order, replaced)) {
    // its margins say what is corrected now: it does not stand beside the correction
    if (!differ(row.cells, table.cells)) continue;
    const beside = judgeCorrection(tableOf(row), table, Math.max(k, row.k));
    if (beside !== "larger") return refused(releaseRefusals.smallDifferences);
    replaced.add(row.id);
  }
  const past = entriesFor(ledger, rules, replaced);
  const protection = protectRelease(table, { k }, past);
  if (protection.status === "refused") return refused(wordsOf(protection.faults.map(({ code }) => code)));
  if (isTold(order, ledger, replaced, protection.table)) return refused(releaseRefusals.inferable);
  return finish(order, previous === null ? "new" : "correction", {
    table: protection.table,
    previous,
    past,
  });
}

function siblingsOf(
  ledger: readonly LedgerRow[],
  { areaCode, indicator, rules }: ReleaseOrder,
  replaced: ReadonlySet<string>,
): readonly LedgerRow[] {
  const own = { area_code: areaCode, indicator };
  return ledger.filter(
    (row) =>
      isOfOneIndicator(row, own) && measureOf(rulesOf(row)) === measureOf(rules) && !replaced.has(row.id),
  );
}

function finish(
  { k, rules, table: truth, counts, takenBy }: ReleaseOrder,
  state: "new" | "correction" | "unchanged",
  {
    table,
    previous,
    past,
  }: {
    readonly table: ProtectedTable;
    readonly previous: LedgerRow | null;
    readonly past: readonly LedgerEntry[];
  },
): ReleaseJudgement {
  const entries = [{ table, k }, ...past];
  const audit = auditRelease(entries, auditEffort(entries));
  if (audit.status === "refused") return refused(wordsOf(audit.faults.map(({ code }) => code)));
  const recovered = countRecovered(audit.cells, truthOf(truth, counts, rules), k);
  if (state !== "unchanged" && recovered > 0) return refused(releaseRefusals.inferable);
  const own = audit.cells.filter(({ release, figure }) => release === table.id && figure === "count");
  return {
    status: "judged",
    state,
    table,
    previous: previous?.id ?? null,
    audit: {
      inferred: new Map(own.map(({ at, lowest, highest }) => [placeKey(at), { lowest, highest }])),
      recovered,
      releases: past.filter(({ isCorrected }) => isCorrected !== true).length,
    },
    hash: createHash("sha256")
      .update(canonicalJson({ k, takenBy, cells: table.cells, measure: table.measure }))
      .digest("hex"),
  };
}

interface Figures {
  readonly count: number;
  readonly of: number;
}

/** The true figures of a place of this or of an earlier release; undefined where the counts do not tell them. */
function truthOf(
  { dimensions }: ReleaseTable,
  counts: TrueCounts,
  { denominator }: CountedRules,
): (at: CellPlace) => Figures | undefined {
  const areas: readonly ReleaseCategory[] = dimensions.find(({ code }) => code === "area")?.categories ?? [];
  const sumAt = summing(areas, counts);
  return (at) => {
    const sum = sumAt(at);
    return sum && { count: sum.numerator, of: denominator === null ? 0 : sum.denominator };
  };
}

/**
 * Small figures that a reader of all releases can work out, or know to be small. A withheld cell that is not small itself
 * may be worked out (the denominator of a rate that was published as a count). Of places that the counts do not tell,
 * whatever can be worked out counts.
 */
function countRecovered(
  cells: readonly AuditedCell[],
  truth: (at: CellPlace) => Figures | undefined,
  k: number,
): number {
  return cells.filter(({ at, figure, finding }) => {
    if (finding === "hidden") return false;
    const figures = truth(at);
    if (figures === undefined) return true;
    const { count, of } = figures;
    const value = figure === "count" ? count : figure === "of" ? of : of - count;
    return value > 0 && value < k;
  }).length;
}

/** Whether small figures are told when the table is read together with releases of other measures. */
function isTold(
  { rules, k, table, counts }: ReleaseOrder,
  ledger: readonly LedgerRow[],
  replaced: ReadonlySet<string>,
  told: ProtectedTable,
): boolean {
  const standing = ledger.filter(({ id }) => !replaced.has(id));
  const past = standing.flatMap((row) => viewsOf(rulesOf(row), tableOf(row), row.k));
  const truth = truthOf(table, counts, rules);
  const truths = new Map<string, Truth>([
    [rules.numerator, (at) => truth(at)?.count],
    ...(rules.denominator === null ? [] : ([[rules.denominator, (at: CellPlace) => truth(at)?.of]] as const)),
  ]);
  return tellsTogether(viewsOf(rules, told, k), past, [rules, ...standing.map(rulesOf)], truths);
}

/** Why a release is refused, in words that tell no figure. */
export const releaseRefusals = {
  smallDifferences: {
    zh: "与上次发布相比，有的数相差不大：两次相减会透露少数个案，因此不能更正发布。",
    en: "Beside the last release some figures differ by little: subtracting the two would tell of a few cases, so it cannot be corrected.",
  },
  inferable: {
    zh: "与以往发布合在一起可以推算出保密的数（差分），因此不能发布。",
    en: "Together with past releases what is withheld could be worked out (differencing), so it cannot be published.",
  },
  contradiction: {
    zh: "与同一年度的以往发布合不上（含上级、下级、其他分组或相同分母的发布），因此不能发布；请先核对口径，数有变化的，先更正以往的发布。",
    en: "The figures do not agree with past releases of the year (of areas above or below, by other dimensions, or of the same denominator), so they cannot be published; look at what is counted, and where figures changed correct the past release first.",
  },
  notAPart: {
    zh: "分子不是分母的一部分，不能作为比率发布；请核对指标口径，或少选一个分组。",
    en: "The numerator is no part of the denominator, so it cannot be published as a rate; look at the indicator's definition, or leave a dimension out.",
  },
  tooMuch: {
    zh: "表太大：无法在限定的运算量内确认小数已被保护，因此不予发布。请少选一个分组。",
    en: "The table is too large: within the work allowed it could not be made sure that small figures are protected, so nothing is published. Leave a dimension out.",
  },
} as const satisfies Record<string, Words>;

/** Words for the faults of the protection; its own words name figures, which nobody here may see. */
function wordsOf(codes: readonly string[]): Words {
  if (codes.includes("contradicts-past-release")) return releaseRefusals.contradiction;
  if (codes.includes("too-large") || codes.includes("audit-unfinished")) return releaseRefusals.tooMuch;
  return releaseRefusals.notAPart;
}

function refused(words: Words): ReleaseJudgement {
  return { status: "refused", words };
}
