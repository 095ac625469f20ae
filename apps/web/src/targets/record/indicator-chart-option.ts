import type { ChartOption } from "../../ui/echarts.ts";
import { fanSeries } from "./forecast-fan.ts";
import type { ChartYear } from "./indicator-series.ts";

/** Words and formats of an indicator's chart. */
export interface ChartWords {
  readonly actual: string;
  readonly path: string;
  readonly target: (text: string) => string;
  readonly interval: string;
  readonly forecast: string;
  readonly band80: string;
  readonly band95: string;
  /** A figure with its unit, and without. */
  readonly figure: (value: string) => string;
  readonly number: (value: string) => string;
  /** A number of the plan, of the path or of an interval: not padded. */
  readonly exact: (value: string) => string;
  /** A number that is foretold, rounded as the indicator's figures are. */
  readonly foretold: (value: string) => string;
  readonly gap: (year: ChartYear) => string;
}

/** What the chart shows beside the years. */
export interface ChartGoal {
  /** Values that count as reached: one bound, or the two of a range. */
  readonly bounds: readonly string[];
}

// Figures are drawn as binary numbers and printed from their decimal text.
const drawn = (value: string | null) => (value === null ? null : Number(value));

const ink = { past: "#0b3a82", path: "#6a7079", target: "#cf1322", interval: "#7f9bc4", gap: "#595959" };

/** Past solid with points, path thin, target dashed with its value, missing years named at the foot, intervals as bars. */
export function indicatorChartOption(
  years: readonly ChartYear[],
  goal: ChartGoal,
  words: ChartWords,
): ChartOption {
  const range = valueRange(valuesOf(years, goal));
  const hasPath = years.some(({ required }) => required !== null);
  return {
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 8, right: 96, top: 18, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", confine: true, formatter: tooltipOf(years, words) },
    xAxis: {
      type: "category",
      data: years.map(({ year }) => String(year)),
      boundaryGap: true,
      axisTick: { alignWithLabel: true },
      axisLine: { lineStyle: { color: "#9aa1ab" } },
      axisLabel: { color: "#4a4f57" },
    },
    yAxis: {
      type: "value",
      min: range.low,
      max: range.high,
      interval: range.step,
      // Steps such as 0.1 do not add up exactly in binary.
      axisLabel: { color: "#4a4f57", formatter: (value: number) => String(Number(value.toPrecision(10))) },
      splitLine: { lineStyle: { color: "#eceff3" } },
    },
    series: [
      // Without points of its own, so that the line stays under the labels.
      {
        type: "line",
        name: "target",
        data: [],
        z: 1,
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          data: goal.bounds.map((bound) => ({
            yAxis: Number(bound),
            lineStyle: { type: "dashed", width: 1.5, color: ink.target },
            label: {
              position: "end",
              formatter: words.target(words.exact(bound)),
              color: ink.target,
              fontWeight: 600,
            },
          })),
        },
      },
      ...fanSeries(years, { name: words.forecast, label: words.foretold }),
      ...intervalSeries(years, words),
      ...(hasPath
        ? [
            {
              type: "line",
              name: words.path,
              data: years.map(({ required }) => drawn(required)),
              showSymbol: false,
              lineStyle: { width: 1, color: ink.path },
              itemStyle: { color: ink.path },
              connectNulls: true,
              z: 2,
            },
          ]
        : []),
      {
        type: "line",
        name: words.actual,
        data: years.map(({ value }) => drawn(value)),
        connectNulls: false,
        symbol: "circle",
        symbolSize: 8,
        lineStyle: { width: 3, color: ink.past },
        itemStyle: { color: ink.past },
        label: {
          show: years.length <= 12,
          position: "top",
          distance: 6,
          color: "#1f2329",
          fontSize: 12,
          backgroundColor: "rgba(255,255,255,0.85)",
          padding: [1, 3],
          borderRadius: 2,
          formatter: labelOf(years, words),
        },
        labelLayout: { hideOverlap: true },
        z: 4,
      },
      {
        type: "scatter",
        name: "gap",
        data: years.map(({ gap }) => (gap === null ? null : range.low)),
        symbol: "rect",
        symbolSize: [1, 1],
        itemStyle: { color: "transparent" },
        label: {
          show: true,
          position: "top",
          color: ink.gap,
          fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const year = years[dataIndex];
            return year === undefined || year.gap === null ? "" : words.gap(year);
          },
        },
        z: 5,
      },
    ],
  };
}

function labelOf(years: readonly ChartYear[], words: ChartWords) {
  return ({ dataIndex }: { dataIndex: number }) => {
    const value = years[dataIndex]?.value ?? null;
    return value === null ? "" : words.number(value);
  };
}

/** The span of the axis with a little air and round steps; lines need not start at zero, but never go below it without cause. */
export function valueRange(values: readonly number[]): {
  readonly low: number;
  readonly high: number;
  readonly step: number;
} {
  if (values.length === 0) return { low: 0, high: 1, step: 0.25 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = most === least ? Math.max(Math.abs(most) * 0.1, 1) : (most - least) * 0.18;
  const low = least >= 0 ? Math.max(0, least - air) : least - air;
  const rough = (most + air - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((round) => round * power >= rough) ?? 10);
  return { low: Math.floor(low / step) * step, high: Math.ceil((most + air) / step) * step, step };
}

function valuesOf(years: readonly ChartYear[], goal: ChartGoal): readonly number[] {
  return [
    ...years.flatMap(({ value, required, interval, forecast }) => [
      value,
      required,
      interval?.low,
      interval?.high,
      forecast?.lower95,
      forecast?.upper95,
    ]),
    ...goal.bounds,
  ].flatMap((value) => (value === null || value === undefined ? [] : [Number(value)]));
}

interface CustomApi {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

function intervalSeries(years: readonly ChartYear[], words: ChartWords): readonly object[] {
  const bars = years.flatMap(({ interval }, index) =>
    interval === null ? [] : [[index, Number(interval.low), Number(interval.high)]],
  );
  if (bars.length === 0) return [];
  return [
    {
      type: "custom",
      name: words.interval,
      data: bars,
      encode: { x: 0, y: [1, 2] },
      silent: true,
      z: 3,
      renderItem: (_: unknown, api: CustomApi) => {
        const [x, top] = api.coord([api.value(0), api.value(2)]);
        const [, foot] = api.coord([api.value(0), api.value(1)]);
        const style = { stroke: ink.interval, lineWidth: 2, fill: "none" };
        const line = (x1: number, y1: number, x2: number, y2: number) => ({
          type: "line",
          shape: { x1, y1, x2, y2 },
          style,
        });
        return {
          type: "group",
          children: [line(x, top, x, foot), line(x - 6, top, x + 6, top), line(x - 6, foot, x + 6, foot)],
        };
      },
    },
  ];
}

function tooltipOf(years: readonly ChartYear[], words: ChartWords) {
  return (parameters: unknown): string => {
    const first: unknown = Array.isArray(parameters) ? parameters[0] : parameters;
    const index =
      typeof first === "object" && first !== null && "dataIndex" in first ? Number(first.dataIndex) : -1;
    const year = years[index];
    return year === undefined ? "" : tooltipLines(year, words).join("<br/>");
  };
}

/** What the tooltip says of a year; numbers and fixed words only, nothing a person typed. */
export function tooltipLines(year: ChartYear, words: ChartWords): readonly string[] {
  return [
    `<b>${year.year}</b>`,
    ...(year.value === null ? [] : [`${words.actual} <b>${words.figure(year.value)}</b>`]),
    ...(year.gap === null ? [] : [words.gap(year)]),
    ...(year.interval === null
      ? []
      : [`${words.interval} ${words.exact(year.interval.low)} – ${words.exact(year.interval.high)}`]),
    ...(year.required === null ? [] : [`${words.path} ${words.exact(year.required)}`]),
    ...(year.forecast === null
      ? []
      : [
          `${words.forecast} <b>${words.foretold(year.forecast.value)}</b>`,
          `${words.band80} ${words.foretold(year.forecast.lower80)} – ${words.foretold(year.forecast.upper80)}`,
          `${words.band95} ${words.foretold(year.forecast.lower95)} – ${words.foretold(year.forecast.upper95)}`,
        ]),
  ];
}
