import { expect, test } from "vitest";
import { dotsOf } from "./place-chart.ts";

const row = (point: string | null) => ({ name: "星光儿童之家", number: "1", point, counts: true });

test("only positions that can be read become dots", () => {
  const dots = dotsOf([row("120.5,30.1"), row(null), row("不详"), row("500,30"), row("120.5")]);
  expect(dots.map(({ value }) => value)).toEqual([[120.5, 30.1]]);
});

test("names stand towards the middle: left of the places in the east, right of those in the west", () => {
  const dots = dotsOf([row("119.2,30.1"), row("121.1,30.1"), row("120,30.1")]);
  expect(dots.map(({ label }) => label.position)).toEqual(["right", "left", "right"]);
  expect(dotsOf([row("120,30")]).map(({ label }) => label.position)).toEqual(["right"]);
});
