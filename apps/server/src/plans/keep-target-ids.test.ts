import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepTargetIds } from "./keep-target-ids.ts";
import type { PublishablePart } from "./publishable-parts.ts";

const plan = "990100-women-2021-2025";

function buildPart(given: Partial<PublishablePart> & { readonly partId: string }): PublishablePart {
  return {
    name: "婚前医学检查率",
    domain: "妇女与健康",
    unit: "%",
    direction: "up",
    nature: null,
    rule: { kind: "gte", value: "85", value2: null, unit: "%", per: null },
    words: "",
    line: 1,
    origin: "table",
    baseline: { status: "none" },
    targetYear: 2025,
    monitored: true,
    decimals: 1,
    sameAs: null,
    ...given,
  };
}

type Known = Parameters<typeof keepTargetIds>[2][number];

/** What stands in the database after a list of parts was published. */
function published(parts: readonly PublishablePart[], before: Known[] = []): Known[] {
  const kept = keepTargetIds(plan, parts, before);
  const now = kept.map(({ id, part }) => {
    const { name, domain, origin, rule, unit } = part;
    return { id, name, domain, origin, rule, unit, indicatorId: null };
  });
  return [...now, ...before.filter(({ id }) => !now.some((one) => one.id === id))];
}

const idOf = (parts: readonly PublishablePart[], before: Known[]) =>
  keepTargetIds(plan, parts, before).map(({ id }) => id.slice(plan.length + 1));

describe("the id of a target", () => {
  const first = published([buildPart({ partId: "i0" }), buildPart({ partId: "i1", name: "孕产妇死亡率" })]);

  test("stays with its name when rows change places", () => {
    const parts = [buildPart({ partId: "i0", name: "孕产妇死亡率" }), buildPart({ partId: "i1" })];
    expect(idOf(parts, first)).toEqual(["2", "1"]);
  });

  test("is not given to another target after its own is gone, and comes back with it", () => {
    const second = published([buildPart({ partId: "i0", name: "结案率" })], first);
    expect(second.map(({ id }) => id)).toEqual([`${plan}.3`, `${plan}.1`, `${plan}.2`]);
    expect(idOf([buildPart({ partId: "i0" }), buildPart({ partId: "i1", name: "新指标" })], second)).toEqual([
      "1",
      "4",
    ]);
  });

  test("of namesakes goes by domain and rule before it goes by order", () => {
    const rule = { kind: "gte", value: "60", value2: null, unit: "%", per: null } as const;
    const twins = [buildPart({ partId: "i0" }), buildPart({ partId: "i1", rule })];
    expect(idOf(twins.toReversed(), published(twins))).toEqual(["2", "1"]);
  });

  test("passes from a row that a person added to the same row when the machine reads it, but never from prose to table", () => {
    const added = published([
      buildPart({ partId: "a1", origin: "person" }),
      buildPart({ partId: "t", name: "乙", origin: "prose" }),
    ]);
    expect(idOf([buildPart({ partId: "i0" }), buildPart({ partId: "i1", name: "乙" })], added)).toEqual([
      "1",
      "3",
    ]);
  });

  test("is never given twice, whatever is published after whatever", () => {
    const parts = fc
      .array(
        fc.record({
          name: fc.constantFrom("甲", "乙", "丙"),
          origin: fc.constantFrom("table" as const, "prose" as const, "person" as const),
        }),
        { maxLength: 6 },
      )
      .map((list) => list.map((one, index) => buildPart({ partId: `i${index}`, ...one })));
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 5 }), (versions) => {
        let stored: Known[] = [];
        for (const version of versions) {
          const ids = idOf(version, stored);
          expect(new Set(ids).size).toBe(version.length);
          stored = published(version, stored);
          expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
        }
      }),
    );
  });
});
