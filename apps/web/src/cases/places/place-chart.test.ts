import { expect, test } from "vitest";
import { dotsOf } from "./place-chart.ts";

const row = (point: string | null) => ({ name: "星光儿童之家", number: "1", point, counts: true });

test("only positions that can be read become dots", () => {
  const dots = dotsOf([row("120.5,30.1"), row(null), row("不详"), row("500,30"), row("120.5")]);
  expect(dots.map(({ value }) => value)).toEqual([[120.5, 30.1]]);
});
