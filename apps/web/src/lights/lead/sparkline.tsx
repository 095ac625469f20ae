import { type SparkShapes, type SparkSize, sparkShapes } from "./sparkline-shapes.ts";
import { useMemo } from "react";
import type { ChartYear } from "../../targets/record/indicator-series.ts";

interface SparklineProps {
  readonly label: string;
  readonly years: readonly ChartYear[];
  readonly bounds: readonly string[];
  readonly size: SparkSize;
}

/** Past thick, path thin, target dashed, forecast as a fan: a chart small enough to stand in a line. */
export function Sparkline({ label, years, bounds, size }: SparklineProps) {
  const shapes = useMemo(() => sparkShapes(years, bounds, size), [years, bounds, size]);
  const { width, height } = size;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn in place, so that it prints sharp
    <figure className="sparkline" role="img" aria-label={label} style={{ width, height }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {shapes ? <Shapes shapes={shapes} width={width} /> : null}
      </svg>
    </figure>
  );
}

function Shapes({ shapes, width }: { readonly shapes: SparkShapes; readonly width: number }) {
  const newest = shapes.points.at(-1);
  return (
    <>
      <path d={shapes.band95} className="sparkline-band95" />
      <path d={shapes.band80} className="sparkline-band80" />
      {shapes.targets.map((y) => (
        <line key={y} x1="0" x2={width} y1={y} y2={y} className="sparkline-target" />
      ))}
      <path d={shapes.path} className="sparkline-path" />
      <path d={shapes.forecast} className="sparkline-forecast" />
      <path d={shapes.actual} className="sparkline-actual" />
      {shapes.points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={x === newest?.x ? 3.5 : 2} className="sparkline-point" />
      ))}
    </>
  );
}
