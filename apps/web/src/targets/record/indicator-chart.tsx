import type { IndicatorRecord } from "@halfsky/api-contract";
import { useMemo } from "react";
import { exactText, figureText, numberText, roundedText } from "../../statistics/figure-text.ts";
import { ChartPanel } from "../../ui/chart-panel.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { type ChartWords, indicatorChartOption } from "./indicator-chart-option.ts";
import { chartSentence, chartYears, gapWords, targetBounds } from "./indicator-series.ts";
import { YearTable } from "./year-table.tsx";

/** Past, path and target of an indicator in one chart, with the years behind it as a table. */
export function IndicatorChart({ record }: { readonly record: IndicatorRecord }) {
  const { language, words } = useLanguage();
  const { chart: said } = words.targets.indicator;
  const { forecast: foretelling } = words.lights;
  const speak = useBilingual();
  const { indicator } = record;
  const target = record.targets[0];
  const years = useMemo(() => chartYears(record, target), [record, target]);
  const chartWords: ChartWords = useMemo(
    () => ({
      ...said,
      forecast: foretelling.name,
      band80: foretelling.band80,
      band95: foretelling.band95,
      foretold: (value) => roundedText(value, indicator, language),
      figure: (value) => figureText(value, indicator, language),
      number: (value) => numberText(value, indicator, language),
      exact: (value) => exactText(value, indicator, language),
      gap: ({ gap }) => (gap === null ? "" : gapWords(gap, language, said)),
    }),
    [said, foretelling, indicator, language],
  );
  const bounds = useMemo(() => targetBounds(target), [target]);
  const option = useMemo(
    () => indicatorChartOption(years, { bounds }, chartWords),
    [years, bounds, chartWords],
  );
  const forecast = record.forecasts.find(({ targetId }) => targetId === target?.id);
  if (years.every(({ value }) => value === null)) {
    return (
      <>
        <p className="faint">{said.noData}</p>
        {forecast?.refusal ? <p className="faint">{foretelling.none(speak(forecast.refusal))}</p> : null}
      </>
    );
  }
  const name = language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
  const latest = chartSentence(years, record.year, indicator, language, (year, figure, change) =>
    said.latest(name, year, figure, change),
  );
  const title =
    !forecast?.chanceWords || !target
      ? latest
      : forecast.points.length === 0
        ? foretelling.decided(latest, speak(forecast.chanceWords))
        : foretelling.sentence(latest, target.targetYear, speak(forecast.chanceWords));
  const gaps = years.filter(({ gap }) => gap !== null);
  const note = [
    ...(gaps.length > 0
      ? [
          said.gaps(
            gaps
              .map((year) => said.gap(year.year, chartWords.gap(year)))
              .join(language === "zh" ? "、" : ", "),
          ),
        ]
      : []),
    ...(record.intervals.length > 0 ? [said.smallCount] : []),
    ...(forecast?.refusal ? [foretelling.none(speak(forecast.refusal))] : []),
    ...(forecast && forecast.points.length > 0 ? forecast.notes.map(speak) : []),
  ];
  return (
    <ChartPanel
      title={title}
      height={300}
      option={option}
      table={<YearTable years={years} words={chartWords} />}
      note={
        <>
          <ul className="chart-legend">
            <li>
              <span className="chart-legend-line is-actual" aria-hidden="true" />
              {said.actual}
            </li>
            {years.some(({ required }) => required !== null) ? (
              <li>
                <span className="chart-legend-line is-path" aria-hidden="true" />
                {said.path}
              </li>
            ) : null}
            {bounds.length > 0 ? (
              <li>
                <span className="chart-legend-line is-target" aria-hidden="true" />
                {said.targetLine}
              </li>
            ) : null}
            {years.some((year) => year.forecast !== null) ? (
              <li>
                <span className="chart-legend-fan" aria-hidden="true" />
                {foretelling.fan}
              </li>
            ) : null}
          </ul>
          {note.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </>
      }
    />
  );
}
