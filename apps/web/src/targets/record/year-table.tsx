import { useLanguage } from "../../words/language.tsx";
import type { ChartWords } from "./indicator-chart-option.ts";
import type { ChartYear } from "./indicator-series.ts";

/** The numbers behind an indicator's chart, the forecast's among them. */
export function YearTable({
  years,
  words,
}: {
  readonly years: readonly ChartYear[];
  readonly words: ChartWords;
}) {
  const { chart: said } = useLanguage().words.targets.indicator;
  const { forecast } = useLanguage().words.lights;
  const isForetold = years.some((year) => year.forecast !== null);
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
          {isForetold
            ? [forecast.name, forecast.band80, forecast.band95].map((name) => (
                <th scope="col" className="number" key={name}>
                  {name}
                </th>
              ))
            : null}
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
            {isForetold ? <ForetoldCells year={year} words={words} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ForetoldCells({ year, words }: { readonly year: ChartYear; readonly words: ChartWords }) {
  const { forecast: said } = useLanguage().words.lights;
  const { forecast } = year;
  const range = (low: string, high: string) => said.range(words.foretold(low), words.foretold(high));
  return (
    <>
      <td className="number">{forecast === null ? "" : words.foretold(forecast.value)}</td>
      <td className="number">{forecast === null ? "" : range(forecast.lower80, forecast.upper80)}</td>
      <td className="number">{forecast === null ? "" : range(forecast.lower95, forecast.upper95)}</td>
    </>
  );
}
