import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fanSeries, findFan } from "./forecast-fan.ts";
import type { ChartYear } from "./indicator-series.ts";

function chartYear(year: number, value: string | null, foretold?: readonly number[]): ChartYear {
  const [middle, lower80, upper80, lower95, upper95] = foretold?.map(String) ?? [];
  return {
    year,
    value,
    gap: null,
    required: null,
    interval: null,
    cell: undefined,
    forecast:
      middle === undefined
        ? null
        : {
            year,
            value: middle,
            lower80: lower80 ?? "",
            upper80: upper80 ?? "",
            lower95: lower95 ?? "",
            upper95: upper95 ?? "",
          },
  };
}

const years = [
  chartYear(2022, "50"),
  chartYear(2023, "52"),
  chartYear(2024, null),
  chartYear(2025, null, [54, 53, 55, 52.5, 56]),
  chartYear(2026, null, [55, 53, 57, 52, 58]),
];
const drawn = z.array(
  z.looseObject({ type: z.string(), data: z.array(z.unknown()), connectNulls: z.boolean().optional() }),
);
const draw = () => drawn.parse(fanSeries(years, { name: "预测", label: (value) => `${value}%` }));

describe("the fan of a forecast", () => {
  test("opens from the newest figure, also over a year without one", () => {
    expect(findFan(years)?.apex).toEqual([1, 52]);
  });
  test("goes up along the upper bounds and back along the lower ones", () => {
    expect(findFan(years)?.band80).toEqual([
      [1, 52],
      [3, 55],
      [4, 57],
      [4, 53],
      [3, 53],
    ]);
    expect(findFan(years)?.band95).toContainEqual([4, 52]);
  });
  test("is drawn as two bands and a line that never stands on a year without forecast", () => {
    const [band95, band80, line] = draw();
    expect([band95?.type, band80?.type, line?.type]).toEqual(["custom", "custom", "line"]);
    expect(line?.data).toEqual([null, 52, null, 54, 55]);
  });
  test("names the value of its last year only", () => {
    const line = draw().at(-1);
    const { label } = z
      .looseObject({ label: z.looseObject({ formatter: z.custom<(at: { dataIndex: number }) => string>() }) })
      .parse(line);
    const { formatter } = label;
    expect(formatter({ dataIndex: 4 })).toBe("预测 55%");
    expect(formatter({ dataIndex: 3 })).toBe("");
  });
  test("is not drawn where nothing is foretold, and has no point to open from where there is no figure", () => {
    expect(fanSeries([chartYear(2023, "52")], { name: "", label: String })).toEqual([]);
    expect(findFan([chartYear(2025, null, [1, 1, 1, 1, 1])])?.apex).toBeNull();
  });
});
