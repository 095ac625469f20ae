import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Light } from "./light.ts";
import {
  deviationOf,
  type LightCase,
  makeCountyCases,
  makeLightCases,
  movedCase,
  type PastSeries,
  twoPointStatus,
} from "./light-cases.ts";
import { defaultLightRules } from "./light-rules.ts";
import { proposeLight } from "./propose-light.ts";

// The same bars with their figures: npm run bench -- --only lights-stability,lights-warnings,lights-small-counts
const patience = 240_000;
const file = new URL("../../../../../shared/forecast/m1-yearly.json", import.meta.url);
const hasShared = existsSync(file);
if (!hasShared)
  process.stderr.write("The folder ../shared is missing: the backtest of the lights is skipped.\n");

function readReal(): PastSeries[] {
  if (!hasShared) return [];
  const lists: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(lists)) throw new TypeError("m1-yearly.json is no list");
  return lists.map((item: { x: number[]; actual: number[] }) => ({
    unit: null,
    values: [...item.x, ...item.actual],
  }));
}

const lightOf = ({ input }: Pick<LightCase, "input">): Light | null =>
  proposeLight(input, defaultLightRules).light;
const isWarning = (light: Light | null): boolean => light === "red" || light === "orange";
const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
  items.filter(holds).length / items.length;

describe.skipIf(!hasShared)(
  "on 181 real series cut to 5 to 10 values, with targets as plans set them",
  () => {
    const cases = makeLightCases(readReal(), { seed: 7, each: 2, making: "planned" });

    test(
      "at least 70 of 100 later misses are red or orange two years ahead, at 20 of 100 false alarms at most",
      () => {
        const missed = cases.filter(({ isMet }) => !isMet);
        const met = cases.filter(({ isMet }) => isMet);
        expect(missed.length).toBeGreaterThan(100);
        expect(met.length).toBeGreaterThan(50);
        expect(share(missed, (one) => isWarning(lightOf(one)))).toBeGreaterThanOrEqual(0.7);
        expect(share(met, (one) => isWarning(lightOf(one)))).toBeLessThanOrEqual(0.2);
      },
      patience,
    );

    test.each(["middle", "last"] as const)(
      "the %s figure moved by a standard deviation of the yearly changes turns fewer than 10 of 100 lights",
      (place) => {
        const moved = cases.flatMap((one) => {
          const deviation = deviationOf(one.values, "changes");
          return [1, -1].map((sign) => ({ one, other: movedCase(one, place, sign * deviation) }));
        });
        const lights = new Map(cases.map((one) => [one, lightOf(one)]));
        const flips = share(moved, ({ one, other }) => lightOf(other) !== lights.get(one));
        expect(flips).toBeLessThan(0.1);
      },
      patience,
    );

    test("the last figure moved so turns the two-point rule at least twice as often", () => {
      const moved = cases.flatMap((one) => {
        const deviation = deviationOf(one.values, "changes");
        return [1, -1].map((sign) => ({ one, other: movedCase(one, "last", sign * deviation) }));
      });
      const flips = share(moved, ({ one, other }) => twoPointStatus(other) !== twoPointStatus(one));
      expect(flips).toBeGreaterThan(0.2);
    });
  },
);

describe("a county whose true rate never changes", { timeout: patience }, () => {
  const maternal = { unit: "1/10万", target: 12, births: [1500, 5000], hasCounts: true } as const;
  const infant = { unit: "‰", target: 5, births: [1500, 5000], hasCounts: true } as const;
  test.each([
    ["maternal deaths, a little better than the target", { ...maternal, trueShare: [0.8, 1] }, 0.02],
    ["maternal deaths, just at the target", { ...maternal, trueShare: [1, 1] }, 0.02],
    ["infant deaths, a little better than the target", { ...infant, trueShare: [0.8, 1] }, 0.05],
    ["infant deaths, just at the target", { ...infant, trueShare: [1, 1] }, 0.1],
  ] as const)("%s: hardly ever red or orange", (_, kind, mostWarnings) => {
    const cases = makeCountyCases(kind, 400, 5);
    const lights = cases.map(lightOf);
    expect(share(lights, (light) => light === "red")).toBeLessThanOrEqual(0.05);
    expect(share(lights, isWarning)).toBeLessThanOrEqual(mostWarnings);
    // A rule of the last value lights a fifth and more of them.
    expect(share(cases, ({ isLastValueWorse }) => isLastValueWorse)).toBeGreaterThan(0.2);
  });

  test("infant deaths at twice the target are said nearly always", () => {
    const lights = makeCountyCases({ ...infant, trueShare: [2, 2] }, 300, 5).map(lightOf);
    expect(share(lights, isWarning)).toBeGreaterThan(0.9);
  });
});
