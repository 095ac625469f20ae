import { useMemo } from "react";
import { ChartPanel } from "../../ui/chart-panel.tsx";
import { useWords } from "../../words/language.tsx";
import { FigureLink } from "./figure-link.tsx";
import { reportChartHeight, reportChartOption, seriesColour } from "./report-chart-option.ts";
import type { ChartBlock } from "./report-tree.ts";

const narrowWidth = 560;

/** A chart of a report under its sentence, with its numbers as a table that leads to their origins. */
export function ReportChart({ chart }: { readonly chart: ChartBlock }) {
  const { record: words } = useWords().reports;
  const isNarrow = document.documentElement.clientWidth < narrowWidth;
  const option = useMemo(() => reportChartOption(chart, isNarrow), [chart, isNarrow]);
  const gaps = chart.series.flatMap(({ name, values }) => {
    const without = chart.categories.filter((_, index) => (values[index] ?? null) === null);
    return without.length === 0 ? [] : [words.noValue(name, without.join(words.separator))];
  });
  return (
    <div className="report-chart">
      <ChartPanel
        level={4}
        title={chart.title}
        option={option}
        height={reportChartHeight(chart)}
        note={
          <>
            {chart.series.length > 1 ? <Legend chart={chart} /> : null}
            {gaps.map((gap) => (
              <div key={gap}>{gap}</div>
            ))}
          </>
        }
        table={<ReportChartTable chart={chart} />}
      />
    </div>
  );
}

function Legend({ chart }: { readonly chart: ChartBlock }) {
  return (
    <ul className="report-legend">
      {chart.series.map(({ name }, index) => (
        <li key={name}>
          <span
            aria-hidden="true"
            className={
              index === 1 && chart.form === "bar" ? "report-legend-mark is-hatched" : "report-legend-mark"
            }
            style={{ backgroundColor: seriesColour(chart.form, index) }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The numbers behind a chart of a report. */
export function ReportChartTable({ chart }: { readonly chart: ChartBlock }) {
  const { record: words } = useWords().reports;
  return (
    <table className="plain-table" aria-label={chart.title}>
      <thead>
        <tr>
          <th scope="col">{words.category}</th>
          {chart.series.map(({ name }) => (
            <th key={name} scope="col" className="number">
              {name}（{chart.unit}）
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.categories.map((category, row) => (
          // oxlint-disable-next-line react/no-array-index-key -- two indicators may have the same name
          <tr key={row}>
            <th scope="row">{category}</th>
            {chart.series.map(({ name, values, references }) => {
              const value = values[row] ?? null;
              const reference = references[row] ?? null;
              return (
                <td key={name} className="number">
                  {value === null ? (
                    "–"
                  ) : reference === null ? (
                    value
                  ) : (
                    <FigureLink text={value} reference={reference} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
