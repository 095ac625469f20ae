import { describe, expect, test } from "vitest";
import type { ReferralState } from "../log/case-state.ts";
import { nextAbove } from "./next-above.ts";

/** Who serves an area, from its own agency to the top. */
const ladder = ["district", "city", "province"];
const aboveOf = (organisationId: string | null) =>
  ladder.slice(organisationId === null ? 0 : ladder.indexOf(organisationId) + 1);

const sent = (number: number, organisationId: string | null, more: Partial<ReferralState> = {}) =>
  ({
    name: "police",
    number,
    organisationId,
    state: "sent",
    sentAt: `2026-03-02T${String(number).padStart(2, "0")}:00:00.000Z`,
    sentBy: number,
    acknowledgedAt: null,
    answeredAt: null,
    reason: null,
    ...more,
  }) satisfies ReferralState;

/** The same numbers for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let at = seed * 2_654_435_761 + 1;
  return (below) => {
    at = (Math.imul(at ^ (at >>> 15), 1 | at) + 0x6d_2b_79_f5) >>> 0;
    return Math.floor((at / 4_294_967_296) * below);
  };
}

describe("a referral that is not heard", () => {
  test("goes from the silent agency to the one above it, and stops at the top", () => {
    const first = sent(1, "district");
    const second = sent(2, "city");
    const third = sent(3, "province");
    expect(nextAbove([first], first, aboveOf("district"))).toBe("city");
    expect(nextAbove([first, second], second, aboveOf("city"))).toBe("province");
    expect(nextAbove([first, second, third], third, aboveOf("province"))).toBeNull();
    expect(nextAbove([sent(1, null)], sent(1, null), aboveOf(null))).toBe("district");
  });

  test("passes over an agency that serves the areas above as well", () => {
    const first = sent(1, "district");
    expect(nextAbove([first], first, ["district", "city"])).toBe("city");
    expect(nextAbove([first], first, ["district"])).toBeNull();
  });

  test("is asked of nobody else once one has answered, however late", () => {
    const answered = sent(1, "district", { state: "answered", answeredAt: "2026-03-02T02:30:00.000Z" });
    const second = sent(2, "city");
    expect(nextAbove([answered, second], second, aboveOf("city"))).toBeNull();
  });

  test("is asked anew when somebody sends it again long after another one was answered", () => {
    const old = sent(1, "city", { state: "answered", answeredAt: "2026-03-02T01:30:00.000Z" });
    const again = sent(2, "district");
    expect(nextAbove([old, again], again, aboveOf("district"))).toBe("city");
    expect(nextAbove([{ ...old, name: "court" }, again], again, aboveOf("district"))).toBe("city");
  });

  test("asks each agency at most once, whatever agencies do and in whatever order their clocks run out", () => {
    const lengths = new Set<number>();
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = randomOf(seed);
      let referrals: readonly ReferralState[] = [sent(1, "district")];
      const silences = new Map<number, number>();
      for (let turn = 0; turn < 12; turn += 1) {
        const number = 1 + random(referrals.length);
        const one = referrals.find((referral) => referral.number === number);
        if (one === undefined) throw new Error(`no ${number}`);
        const set = (more: Partial<ReferralState>) => {
          referrals = referrals.map((referral) => (referral === one ? { ...one, ...more } : referral));
        };
        const does = random(8);
        if (does === 0) set({ state: "acknowledged" });
        else if (does === 1) set({ state: "returned", reason: "not ours" });
        else if (does === 2 && seed % 3 === 0)
          set({ state: "answered", answeredAt: `2026-03-03T00:${String(turn).padStart(2, "0")}:00.000Z` });
        // the clock of its acknowledgement runs out, and later that of its answer
        else if ((silences.get(number) ?? 0) < 2 && one.state !== "answered" && one.state !== "returned") {
          silences.set(number, (silences.get(number) ?? 0) + 1);
          const next = nextAbove(referrals, one, aboveOf(one.organisationId));
          if (next !== null) referrals = [...referrals, sent(referrals.length + 1, next)];
        }
      }
      const asked = referrals.map(({ organisationId }) => organisationId);
      expect(asked).toEqual(ladder.slice(0, asked.length));
      lengths.add(asked.length);
    }
    expect(lengths).toEqual(new Set([1, 2, 3]));
  });
});
