import type { ChartYear } from "./indicator-series.ts";

/** A corner of the fan: place of the year on the axis, and value. */
type Corner = readonly [number, number];

/** The years that are foretold, with the newest figure as the point that the fan opens from. */
export interface Fan {
  /** Null where there is no figure to open from. */
  readonly apex: Corner | null;
  readonly middle: readonly Corner[];
  readonly band80: readonly Corner[];
  readonly band95: readonly Corner[];
}

/** The corners of both bands, once around: up along the upper bounds, back along the lower ones. */
export function findFan(years: readonly ChartYear[]): Fan | null {
  const foretold = years.flatMap(({ forecast }, place) => (forecast === null ? [] : [{ place, forecast }]));
  const [first] = foretold;
  if (!first) return null;
  const at = years.findLastIndex(({ value }, place) => value !== null && place < first.place);
  const newest = years[at]?.value ?? null;
  const apex: Corner | null = newest === null ? null : [at, Number(newest)];
  const around = (lower: "lower80" | "lower95", upper: "upper80" | "upper95"): readonly Corner[] => [
    ...(apex ? [apex] : []),
    ...foretold.map(({ place, forecast }): Corner => [place, Number(forecast[upper])]),
    ...foretold.map(({ place, forecast }): Corner => [place, Number(forecast[lower])]).toReversed(),
  ];
  return {
    apex,
    middle: foretold.map(({ place, forecast }): Corner => [place, Number(forecast.value)]),
    band80: around("lower80", "upper80"),
    band95: around("lower95", "upper95"),
  };
}

const shade = { band95: "rgba(9, 88, 217, 0.13)", band80: "rgba(9, 88, 217, 0.22)", middle: "#2f6bd8" };

interface CustomApi {
  coord(point: Corner): Corner;
}

/** The fan of a forecast: the 95 % band, the 80 % band over it, and its middle as a dotted line. */
export function fanSeries(
  years: readonly ChartYear[],
  words: { readonly name: string; readonly label: (value: string) => string },
): readonly object[] {
  const fan = findFan(years);
  if (!fan) return [];
  const band = (corners: readonly Corner[], fill: string) => ({
    type: "custom",
    name: words.name,
    silent: true,
    clip: true,
    z: 1,
    data: [[corners[0]?.[0] ?? 0, corners[0]?.[1] ?? 0]],
    renderItem: (_: unknown, api: CustomApi) => ({
      type: "polygon",
      shape: { points: corners.map((corner) => api.coord(corner)) },
      style: { fill },
    }),
  });
  const line = years.map(({ forecast }, place) =>
    place === fan.apex?.[0] ? fan.apex[1] : forecast === null ? null : Number(forecast.value),
  );
  const last = years.findLastIndex(({ forecast }) => forecast !== null);
  return [
    band(fan.band95, shade.band95),
    band(fan.band80, shade.band80),
    {
      type: "line",
      name: words.name,
      data: line,
      connectNulls: false,
      symbol: "circle",
      symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === fan.apex?.[0] ? 0 : 5),
      lineStyle: { width: 2, type: "dotted", color: shade.middle },
      itemStyle: { color: shade.middle },
      label: {
        show: true,
        position: "bottom",
        distance: 6,
        color: "#1d4fa8",
        fontSize: 12,
        backgroundColor: "rgba(255,255,255,0.85)",
        padding: [1, 3],
        borderRadius: 2,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const foretold = dataIndex === last ? years[dataIndex]?.forecast : null;
          return foretold ? `${words.name} ${words.label(foretold.value)}` : "";
        },
      },
      labelLayout: { hideOverlap: true },
      z: 3,
    },
  ];
}
