import type { Indicator } from "@halfsky/api-contract";
import { parseUnit, withUnit } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { comparableSeriesQuery } from "../../api/area-changes-api.ts";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import "./areas.css";

interface ComparablePanelProps {
  readonly area: string;
  readonly indicator: Pick<Indicator, "id" | "unit">;
}

/** The series within today's boundaries, shown where boundaries ever changed: each figure says what it is made of. */
export function ComparablePanel({ area, indicator }: ComparablePanelProps) {
  const { language, words } = useLanguage();
  const { series: said } = words.areas;
  const speak = useBilingual();
  const { data } = useQuery(comparableSeriesQuery(area, indicator.id));
  if (data === undefined || data.changes.length === 0) return null;
  const unit = parseUnit(indicator.unit);
  return (
    <section className="panel" aria-labelledby="comparable">
      <h2 id="comparable" className="panel-title">
        {said.title} <span className="faint">{said.note(data.on)}</span>
      </h2>
      <table className="comparable-table">
        <thead>
          <tr>
            <th scope="col">{said.year}</th>
            <th scope="col" className="number">
              {said.value}
            </th>
            <th scope="col">{said.how}</th>
            <th scope="col">{said.parts}</th>
          </tr>
        </thead>
        <tbody>
          {data.figures.map((figure) => (
            <tr key={figure.year}>
              <th scope="row">{figure.year}</th>
              <td className="number">
                {figure.value === null ? "–" : withUnit(figure.value, unit, language)}
              </td>
              <td>
                {said.means[figure.means]}
                {figure.words === null ? null : <div className="faint">{speak(figure.words)}</div>}
              </td>
              <td>{figure.parts.map(({ name }) => name).join("、")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link to="/areas">{words.areas.title}</Link>
      </p>
    </section>
  );
}
