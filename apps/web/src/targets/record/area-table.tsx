import type { IndicatorRecord } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { Link } from "react-router";
import { ChangedTag } from "../../statistics/changed-tag.tsx";
import { figureText, unitText } from "../../statistics/figure-text.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { indicatorAddress } from "../target-words.ts";
import { rankAreas } from "./area-ranking.ts";

/** The areas below (or beside) in the year, ranked, with the year before and the interval of small counts. */
export function AreaTable({ record }: { readonly record: IndicatorRecord }) {
  const { language, words } = useLanguage();
  const { areas: said, chart } = words.targets.indicator;
  const speak = useBilingual();
  const { indicator, year } = record;
  const ranked = rankAreas(record.areas, year, indicator.direction);
  const shown = (cell: IndicatorRecord["series"][number] | undefined) =>
    cell === undefined ? (
      <span className="faint">{chart.nothing}</span>
    ) : cell.value === null ? (
      <span className="faint">{missingReasonWords[cell.missing ?? "not-yet-reported"][language]}</span>
    ) : (
      figureText(cell.value, indicator, language)
    );
  const before = (area: IndicatorRecord["areas"][number]) => area.cells.find((one) => one.year === year - 1);
  return (
    <>
      <h2 className="panel-title">{said.title(year)}</h2>
      {ranked.length === 0 ? (
        <p className="faint">{said.empty}</p>
      ) : (
        <>
          <p className="faint indicator-note">
            {indicator.direction === "none" ? said.noteNoDirection : said.note}
          </p>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {said.rank}
                </th>
                <th scope="col">{said.area}</th>
                <th scope="col" className="number">
                  {said.before(year)}
                </th>
                <th scope="col" className="number">
                  {said.before(year - 1)}
                </th>
                <th scope="col" className="number">
                  {said.interval}
                  {indicator.unit === "" ? "" : ` (${unitText(indicator.unit, language)})`}
                </th>
                <th scope="col">{said.status}</th>
              </tr>
            </thead>
            <tbody>
              {ranked.map(({ area, cell, rank }) => (
                <tr key={area.code}>
                  <td className="number">{rank ?? "–"}</td>
                  <th scope="row">
                    <Link to={indicatorAddress(indicator.id, { area: area.code, year })}>{area.name}</Link>{" "}
                    <ChangedTag
                      area={area.code}
                      indicator={indicator}
                      years={[before(area), cell].flatMap((one) =>
                        one?.changedSinceSigning === true ? [one.year] : [],
                      )}
                    />
                  </th>
                  <td className="number">{shown(cell)}</td>
                  <td className="number">{shown(before(area))}</td>
                  <td className="number">
                    {area.interval ? `${area.interval.low} – ${area.interval.high}` : ""}
                  </td>
                  <td>
                    {area.status === null ? null : (
                      <StatusTag
                        status={area.status}
                        {...(area.reason ? { title: speak(area.reason) } : {})}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
