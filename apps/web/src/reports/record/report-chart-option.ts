import type { ChartOption } from "../../ui/echarts.ts";
import type { ChartBlock } from "./report-tree.ts";

const fills = ["#0958d9", "#f9dcc6", "#237804", "#595959"];
const strokes = ["#0958d9", "#d46b08", "#237804", "#595959"];
const hatch = {
  symbol: "rect",
  dashArrayX: [1, 0],
  dashArrayY: [1, 5],
  rotation: -Math.PI / 4,
  color: "#d46b08",
};

/** Colour of a series; the second of bars is pale and hatched, so that it is told apart in grey print as well. */
export function seriesColour(form: ChartBlock["form"], index: number): string {
  const colours = form === "bar" ? fills : strokes;
  return colours[index % colours.length] ?? "#595959";
}

const font = 12;

/** A chart of a report: bars from zero, lines as they are, missing values as gaps; narrow for a telephone. */
export function reportChartOption(chart: ChartBlock, isNarrow = false): ChartOption {
  const isBar = chart.form === "bar";
  const names = {
    type: "category",
    data: chart.categories,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "#9aa1ab" } },
    axisLabel: {
      color: "#1f2329",
      fontSize: font,
      // every name is shown; long ones break
      ...(isBar ? { width: isNarrow ? 104 : 210, overflow: "break", interval: 0, lineHeight: 15 } : {}),
    },
  };
  const values = {
    type: "value",
    axisLabel: { formatter: `{value}${chart.unit === "%" ? "%" : ""}`, color: "#4a4f57" },
    splitNumber: isNarrow ? 2 : 5,
    splitLine: { lineStyle: { color: "#eceff3" } },
    ...(isBar ? { min: 0 } : { scale: true }),
    ...(isBar && isShare(chart) ? { max: 100 } : {}),
  };
  return {
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 4, right: 52, top: 6, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      axisPointer: { type: isBar ? "shadow" : "line" },
      valueFormatter: (value: unknown) => (typeof value === "number" ? `${value}${chart.unit}` : "–"),
    },
    xAxis: isBar ? values : names,
    yAxis: isBar ? { ...names, inverse: true } : values,
    series: chart.series.map((series, index) => {
      const color = seriesColour(chart.form, index);
      return {
        type: chart.form,
        name: series.name,
        // figures are drawn as binary numbers and printed from their decimal text
        data: series.values.map((value) => (value === null ? null : Number(value))),
        connectNulls: false,
        barMaxWidth: 13,
        barGap: "15%",
        itemStyle: { color, ...(isBar && index === 1 ? { decal: hatch } : {}) },
        ...(isBar ? {} : { lineStyle: { color, width: index === 0 ? 3 : 2 }, symbolSize: 8 }),
        label: {
          show: true,
          position: isBar ? "right" : "top",
          color: "#1f2329",
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => series.values[dataIndex] ?? "",
        },
      };
    }),
  };
}

function isShare(chart: ChartBlock): boolean {
  return (
    chart.unit === "%" &&
    chart.series.every(({ values }) => values.every((value) => value === null || Number(value) <= 100))
  );
}

/** Height in pixels that gives every bar its room. */
export function reportChartHeight(chart: ChartBlock): number {
  if (chart.form === "line") return 260;
  const bars = 16 * chart.series.length;
  return 34 + chart.categories.length * (10 + Math.max(bars, 32));
}
