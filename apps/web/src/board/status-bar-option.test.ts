import { describe, expect, test } from "vitest";
import { z } from "zod";
import { statuses } from "../targets/target-words.ts";
import { statusBarOption, type StatusCounts } from "./status-bar-option.ts";

const none = Object.fromEntries(statuses.map((status) => [status, 0]));
const counts = (given: Partial<StatusCounts>): StatusCounts =>
  z.record(z.enum(["met", ...statuses]), z.number()).parse({ ...none, ...given });
const series = z.array(
  z.looseObject({
    name: z.string(),
    data: z.array(z.number()),
    label: z.looseObject({ formatter: z.string() }),
    itemStyle: z.looseObject({ color: z.string() }),
  }),
);
const drawn = (given: Partial<StatusCounts>) => series.parse(statusBarOption(counts(given), "zh")["series"]);

describe("the bar of statuses", () => {
  test("has a part for each status that occurs, in the fixed order, with its word", () => {
    const parts = drawn({ "off-track": 4, met: 3, "not-yet-reported": 3 });
    expect(parts.map(({ name, data }) => [name, ...data])).toEqual([
      ["已达标", 3],
      ["有难度", 4],
      ["未填报", 3],
    ]);
  });
  test("never tells statuses by colour alone: marks in the parts, patterns over the colours", () => {
    const option = statusBarOption(counts({ met: 5, "off-track": 5 }), "zh");
    expect(option["aria"]).toMatchObject({ enabled: true, decal: { show: true } });
    expect(drawn({ met: 5, "off-track": 5 }).map(({ label }) => label.formatter)).toEqual([
      "✔\uFE0E 5",
      "▲ 5",
    ]);
  });
  test("a narrow part has its number only", () => {
    expect(drawn({ met: 30, "off-track": 1 }).at(-1)?.label.formatter).toBe("1");
  });
});
