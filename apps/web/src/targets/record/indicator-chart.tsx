import type { IndicatorRecord, TargetRow } from "@halfsky/api-contract";
import { useMemo } from "react";
import { exactText, figureText, numberText } from "../../statistics/figure-text.ts";
import { ChartPanel } from "../../ui/chart-panel.tsx";
import { useLanguage } from "../../words/language.tsx";
import { type ChartWords, indicatorChartOption } from "./indicator-chart-option.ts";
import { chartSentence, type ChartYear, chartYears, gapWords } from "./indicator-series.ts";

/** Past, path and target of an indicator in one chart, with the years behind it as a table. */
export function IndicatorChart({ record }: { readonly record: IndicatorRecord }) {
  const { language, words } = useLanguage();
  const { chart: said } = words.targets.indicator;
  const { indicator } = record;
  const target = record.targets[0];
  const years = useMemo(() => chartYears(record, target), [record, target]);
  const chartWords: ChartWords = useMemo(
    () => ({
      ...said,
      figure: (value) => figureText(value, indicator, language),
      number: (value) => numberText(value, indicator, language),
      exact: (value) => exactText(value, indicator, language),
      gap: ({ gap }) => (gap === null ? "" : gapWords(gap, language, said)),
    }),
    [said, indicator, language],
  );
  const bounds = useMemo(() => boundsOf(target), [target]);
  const option = useMemo(
    () => indicatorChartOption(years, { bounds }, chartWords),
    [years, bounds, chartWords],
  );
  if (years.every(({ value }) => value === null)) return <p className="faint">{said.noData}</p>;
  const name = language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
  const title = chartSentence(years, record.year, indicator, language, (year, figure, change) =>
    said.latest(name, year, figure, change),
  );
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
          </ul>
          {note.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </>
      }
    />
  );
}

/** The values of the target lines: both ends of a range, else what counts as reached. */
function boundsOf(target: TargetRow | undefined): readonly string[] {
  if (!target) return [];
  const { rule, judgement } = target;
  if (rule.kind === "range") return [rule.value, rule.value2].filter((value) => value !== null);
  return judgement.targetValue === null ? [] : [judgement.targetValue];
}

function YearTable({ years, words }: { readonly years: readonly ChartYear[]; readonly words: ChartWords }) {
  const { chart: said } = useLanguage().words.targets.indicator;
  const hasInterval = years.some(({ interval }) => interval !== null);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{said.year}</th>
          <th scope="col" className="number">
            {said.actual}
          </th>
          <th scope="col" className="number">
            {said.path}
          </th>
          {hasInterval ? (
            <th scope="col" className="number">
              {said.interval}
            </th>
          ) : null}
          <th scope="col" className="number">
            {said.counts}
          </th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year.year}>
            <th scope="row">{year.year}</th>
            <td className="number">{year.value === null ? words.gap(year) : words.figure(year.value)}</td>
            <td className="number">{year.required === null ? "" : words.exact(year.required)}</td>
            {hasInterval ? (
              <td className="number">
                {year.interval === null
                  ? ""
                  : `${words.exact(year.interval.low)} – ${words.exact(year.interval.high)}`}
              </td>
            ) : null}
            <td className="number">
              {year.cell?.numerator && year.cell.denominator
                ? `${year.cell.numerator} / ${year.cell.denominator}`
                : ""}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
