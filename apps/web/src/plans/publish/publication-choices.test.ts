import type { IndicatorMatch } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { acceptNearest, askedMatches, choicesInput, makeNew, pendingMatches } from "./publication-choices.ts";

const proposal = (indicatorId: string, score: number) => ({
  indicatorId,
  name: indicatorId,
  unit: "%",
  score,
  reason: { zh: "名称相近", en: "similar name" },
});
const match = (
  partId: string,
  proposals: IndicatorMatch["proposals"],
  linked: string | null = null,
): IndicatorMatch => ({ partId, name: partId, unit: "%", linked, proposals });

describe("choosing indicators when a plan is published", () => {
  const matches = [
    match("i0", [proposal("far", 0.7), proposal("near", 0.9)]),
    match("i1", [proposal("near", 0.95)]),
    match("i2", [proposal("old", 1)], "old"),
    match("i3", []),
  ];

  test("a person is asked only where something is proposed and nothing was linked before", () => {
    expect(askedMatches(matches).map(({ partId }) => partId)).toEqual(["i0", "i1"]);
  });

  test("taking the nearest uses no indicator twice and keeps what was chosen by hand", () => {
    expect(acceptNearest(matches, {})).toEqual({ i0: "near", i1: makeNew });
    expect(acceptNearest(matches, { i0: "far" })).toEqual({ i0: "far", i1: "near" });
    expect(pendingMatches(matches, acceptNearest(matches, {}))).toEqual([]);
  });

  test("a new indicator and an existing one are told apart for the server", () => {
    expect(choicesInput({ i0: "near", i1: makeNew })).toEqual({ i0: { use: "near" }, i1: { create: true } });
  });
});
