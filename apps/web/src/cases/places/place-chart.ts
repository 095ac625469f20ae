import type { PlaceCoverage } from "@halfsky/api-contract";
import type { ChartOption } from "../../ui/echarts.ts";
import type { Words } from "../../words/zh.ts";

interface Dot {
  readonly name: string;
  readonly value: readonly [longitude: number, latitude: number];
  readonly counts: boolean;
  /** on which side its name stands: towards the middle, so that none runs out of the picture */
  readonly label: { readonly position: "left" | "right" };
}

/** Places that have a position, "longitude,latitude" in degrees; what cannot be read is left out. */
export function dotsOf(
  rows: ReadonlyArray<Pick<PlaceCoverage["rows"][number], "name" | "number" | "point" | "counts">>,
): readonly Dot[] {
  const found = rows.flatMap(({ name, number, point, counts }) => {
    const [longitude = Number.NaN, latitude = Number.NaN] = (point ?? "").split(",").map(Number);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return [];
    return [{ name: name === "" ? number : name, value: [longitude, latitude] as const, counts }];
  });
  const longitudes = found.map(({ value: [longitude] }) => longitude);
  const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
  return found.map((dot) => ({ ...dot, label: { position: dot.value[0] > middle ? "left" : "right" } }));
}

/** Where the places are: filled where they meet the standard, hollow where not; null where none has a position. */
export function placeChart(rows: PlaceCoverage["rows"], said: Words["cases"]["places"]): ChartOption | null {
  const dots = dotsOf(rows);
  if (dots.length === 0) return null;
  const series = (counts: boolean) => ({
    type: "scatter",
    name: counts ? said.meets : said.below,
    data: dots.filter((dot) => dot.counts === counts),
    symbol: counts ? "circle" : "emptyDiamond",
    symbolSize: 14,
    itemStyle: { color: counts ? "#237804" : "#ad4e00" },
    label: { show: true, position: "right", formatter: "{b}", fontSize: 11 },
    labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
  });
  return {
    grid: { left: 12, right: 12, top: 16, bottom: 16 },
    tooltip: { formatter: "{b}（{a}）" },
    xAxis: {
      type: "value",
      scale: true,
      axisLabel: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      scale: true,
      axisLabel: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    series: [series(true), series(false)],
  };
}
