import { array, asyncProperty, assert, integer, record, shuffledSubarray } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReleaseCellView } from "@halfsky/api-contract";
import { platformActor } from "../../access/actor.ts";
import { startTestServer, type TestServer } from "../../http/start-test-server.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { PlatformError } from "../../platform-error.ts";
import { caseHostOf, type CaseWriteContext } from "../case-host.ts";
import type { CountedCell } from "./count-release.ts";
import { addCounties } from "./made-up-counts.ts";
import { chooseTable, proposeRelease } from "./propose-release.ts";
import { publishRelease } from "./publish-release.service.ts";
import { previewOf } from "./release-record.ts";

const k = 5;
const system = "two-cancer-screening";
const places = ["990101", "990102", "990103", "990100"];
let server: TestServer;
let lastYear = 1950;

beforeAll(async () => {
  server = await startTestServer();
  await addCounties(server.database, ["990103"]);
});
afterAll(async () => {
  await server.close();
});

function within<Result>(work: (context: CaseWriteContext) => Promise<Result>): Promise<Result> {
  const { ground } = server;
  const host = caseHostOf(ground.config);
  const behalf = { actor: { ...platformActor, areaCode: "990100" }, requestId: null };
  return writeFor(ground, behalf, (context) => work({ ...context, host }));
}

type Counts = readonly CountedCell[];

/** Numerators and the rest of each place as counts of a rate, of its numerators, or of its denominators. */
function countsOf(numerators: readonly number[], rests: readonly number[], indicator: string): Counts {
  return places.map((area, index) => {
    const [numerator, rest] = [numerators[index] ?? 0, rests[index] ?? 0];
    const figures =
      indicator === "eligible"
        ? { numerator: numerator + rest, denominator: 0 }
        : { numerator, denominator: numerator + rest };
    return { area, at: {}, ...figures };
  });
}

async function previewText(indicator: string, year: number, counts: Counts): Promise<string> {
  return await within(async (context) => {
    const chosen = await chooseTable(context, { system, indicator, year, areaCode: "990100" }, k);
    return JSON.stringify(await previewOf(context, chosen, await proposeRelease(context, chosen, counts)));
  }).catch((error: unknown) => {
    if (!(error instanceof PlatformError)) throw error;
    return JSON.stringify([error.code, error.words]);
  });
}

/** Publishes what is possible; a refusal publishes nothing. */
async function publishIfPossible(
  indicator: string,
  year: number,
  counts: Counts,
): Promise<readonly ReleaseCellView[]> {
  const choice = { system, indicator, year, areaCode: "990100" };
  const text = await previewText(indicator, year, counts);
  const seen: { readonly hash?: string } = JSON.parse(text);
  const { hash } = seen;
  if (hash === undefined) return [];
  const input = { ...choice, hash, reason: "试", createIndicator: false };
  return (await within((context) => publishRelease(context, input, k, counts))).cells;
}

/** What everybody knows of the places: of each numerator and denominator the figure, null for none; and of their sums. */
interface Known {
  readonly places: readonly { readonly numerator: number | null; readonly denominator: number | null }[];
  readonly numerators: number | null;
  readonly denominators: number | null;
}

function knowledge(releases: Readonly<Record<string, readonly ReleaseCellView[]>>): Known {
  const find = (isPlace: (cell: ReleaseCellView) => boolean) => {
    const cell = (indicator: string) => releases[indicator]?.find(isPlace);
    return {
      numerator: cell("byGroup")?.count ?? cell("examined")?.count ?? null,
      denominator: cell("eligible")?.count ?? cell("examined")?.of ?? null,
    };
  };
  const total = find(({ isTotal }) => isTotal);
  return {
    places: places.map((place) =>
      find(({ areaCode, isTotal }) => !isTotal && (areaCode ?? "990100") === place),
    ),
    numerators: total.numerator,
    denominators: total.denominator,
  };
}

/**
 * Whether some whole numbers agree with all that is known and make a figure k or more: the sums that can be reached, place
 * after place. Knows nothing of how the product decides.
 */
function canBeLarge(known: Known, at: number, figure: "numerator" | "rest" | "denominator"): boolean {
  const free = k + 2;
  const [mostNumerator, mostDenominator] = [known.numerators ?? free, known.denominators ?? 2 * free];
  let reached = new Set(["0 0"]);
  for (const [index, place] of known.places.entries()) {
    const next = new Set<string>();
    const denominators = place.denominator === null ? range(mostDenominator) : [place.denominator];
    for (const denominator of denominators) {
      const numerators =
        place.numerator === null ? range(Math.min(mostNumerator, denominator)) : [place.numerator];
      for (const numerator of numerators) {
        if (numerator > denominator) continue;
        const value = { numerator, denominator, rest: denominator - numerator }[figure];
        if (index === at && value < k) continue;
        for (const text of reached) {
          const [first = 0, second = 0] = text.split(" ").map(Number);
          const sums = [
            known.numerators === null ? 0 : first + numerator,
            known.denominators === null ? 0 : second + denominator,
          ];
          if ((sums[0] ?? 0) <= mostNumerator && (sums[1] ?? 0) <= mostDenominator) next.add(sums.join(" "));
        }
      }
    }
    reached = next;
  }
  return reached.has(`${known.numerators ?? 0} ${known.denominators ?? 0}`);
}

function range(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, index) => index);
}

const few = array(integer({ min: 0, max: 9 }), { minLength: places.length, maxLength: places.length });
const indicators = ["eligible", "byGroup", "examined"] as const;
const orders = shuffledSubarray([...indicators], { minLength: 1, maxLength: 3 });

describe("what is hidden", () => {
  test("in a county can never be worked out from published cells, totals and earlier releases", async () => {
    let published = 0;
    await assert(
      asyncProperty(few, few, orders, async (numerators, rests, order) => {
        lastYear += 1;
        const releases: Record<string, readonly ReleaseCellView[]> = {};
        for (const indicator of order) {
          releases[indicator] = await publishIfPossible(
            indicator,
            lastYear,
            countsOf(numerators, rests, indicator),
          );
          published += releases[indicator].length > 0 ? 1 : 0;
        }
        const known = knowledge(releases);
        for (const [index] of places.entries()) {
          const [numerator = 0, rest = 0] = [numerators[index], rests[index]];
          const truth = { numerator, rest, denominator: numerator + rest };
          for (const figure of ["numerator", "rest", "denominator"] as const) {
            const isSmall = truth[figure] > 0 && truth[figure] < k;
            if (!isSmall) continue;
            if (!canBeLarge(known, index, figure)) {
              throw new Error(
                `${figure} of ${places[index]} is known: ${JSON.stringify({ known, truth, order })}`,
              );
            }
          }
        }
      }),
      { numRuns: 40, seed: 20_260_301 },
    );
    expect(published).toBeGreaterThan(40);
  });

  test("below k changes no byte of an answer", async () => {
    const small = integer({ min: 1, max: k - 1 });
    const large = integer({ min: 20, max: 60 });
    const moved = record({ first: small, second: small, other: small, big: large, own: large });
    await assert(
      asyncProperty(moved, async ({ first, second, other, big, own }) => {
        lastYear += 1;
        const sum = first + second;
        const moves = [other, sum - other];
        if (moves.some((one) => one < 1 || one >= k)) return;
        for (const indicator of indicators) {
          const rests = (numerators: readonly number[]) => numerators.map((one) => 40 - one);
          const one = [first, second, big, own];
          const another = [...moves, big, own];
          const wholes = (numerators: readonly number[]) =>
            indicator === "eligible" ? [0, 0, 0, 0] : [...rests(numerators).slice(0, 2), big, own];
          const text = await previewText(indicator, lastYear, countsOf(one, wholes(one), indicator));
          expect(text).toContain("withheld");
          expect(await previewText(indicator, lastYear, countsOf(another, wholes(another), indicator))).toBe(
            text,
          );
        }
      }),
      { numRuns: 25, seed: 20_260_302 },
    );
  });
});
