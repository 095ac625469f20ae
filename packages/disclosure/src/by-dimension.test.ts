import { expect, test } from "vitest";
import { auditRelease } from "./audit-release.ts";
import { protectRelease } from "./protect-release.ts";
import type { LedgerEntry, ReleaseDimension, ReleaseTable } from "./release-table.ts";
import { withMargins } from "./with-margins.ts";

/*
 * A release by area, and a later one of the same figures by area and kind: both have the totals by area, so each alone may
 * hide another county beside a small one, and their difference tells it.
 */

const k = 5;
const counties = ["a", "b", "c", "d"];
const area: ReleaseDimension = {
  code: "area",
  categories: [...counties.map((code) => ({ code })), { code: "city", parts: counties }],
};
const kinds: ReleaseDimension = { code: "kind", categories: ["x", "y", "z"].map((code) => ({ code })) };

/** Figures of a city that look like chance and are the same every time, a good part of them small. */
function figures(seed: number): readonly (readonly number[])[] {
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return counties.map(() => kinds.categories.map(() => Math.floor(Math.exp(3.2 * next()) - 1)));
}

function byKind(grid: readonly (readonly number[])[]): ReleaseTable {
  const cells = grid.flatMap((row, at) =>
    row.map((count, kind) => ({
      at: { area: counties[at] ?? "", kind: kinds.categories[kind]?.code ?? "" },
      count,
    })),
  );
  const table = { id: "by-kind", measure: "m", kind: "count", dimensions: [area, kinds], cells } as const;
  return withMargins(table, [["area", "kind"], ["area"], ["kind"], []]);
}

function byArea(table: ReleaseTable): ReleaseTable {
  const cells = table.cells.filter(({ at }) => at["area"] !== undefined && at["kind"] === undefined);
  return { ...table, id: "by-area", dimensions: [area], cells };
}

/** Small figures of the table that a reader of some releases knows, or knows to be small. */
function learnt(table: ReleaseTable, releases: readonly LedgerEntry[]): number {
  const audit = auditRelease(releases);
  if (audit.status === "refused") throw new Error(JSON.stringify(audit.faults));
  const truth = new Map(table.cells.map(({ at, count }) => [keyOf(at), count]));
  return audit.cells.filter(({ at, finding }) => {
    const count = truth.get(keyOf(at)) ?? 0;
    return finding !== "hidden" && count > 0 && count < k;
  }).length;
}

const keyOf = (at: Readonly<Record<string, string>>) => `${at["area"] ?? ""} ${at["kind"] ?? ""}`;

function release(table: ReleaseTable, past: readonly LedgerEntry[] = []): LedgerEntry {
  const done = protectRelease(table, { k }, past);
  if (done.status === "refused") throw new Error(JSON.stringify(done.faults));
  return { table: done.table, k };
}

test("a release by area and one by area and kind tell no small figure together, in either order", () => {
  let apart = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const table = byKind(figures(seed));
    const first = release(byArea(table));
    apart += learnt(table, [first, release(table)]);
    expect(learnt(table, [first, release(table, [first])]), `seed ${seed}, area first`).toBe(0);
    const kindFirst = release(table);
    expect(learnt(table, [kindFirst, release(byArea(table), [kindFirst])]), `seed ${seed}, kind first`).toBe(
      0,
    );
  }
  // two that know nothing of each other do tell some
  expect(apart).toBeGreaterThan(0);
});
