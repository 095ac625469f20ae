import type { SubmissionRow } from "@halfsky/api-contract";
import { Link } from "react-router";
import { useWords } from "../../words/language.tsx";
import { filledPercent, heatOf, ofCount } from "./progress-counts.ts";
import { submissionAddress } from "./round-words.tsx";

const marks = ["!", "○", "◔", "●", "✔\uFE0E"];

/** Organisations by areas: how complete each is and where it stands, in numbers, words and colour; each cell is a link. */
export function ProgressMap({ submissions }: { readonly submissions: readonly SubmissionRow[] }) {
  const { heat } = useWords().rounds;
  const areas = new Map(submissions.map(({ area }) => [area.code, area.name]));
  const organisations = new Map(submissions.map(({ organisation }) => [organisation.id, organisation]));
  const cells = new Map<string, SubmissionRow[]>();
  for (const row of submissions) {
    const key = `${row.organisation.id} ${row.area.code}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const columns = [...areas].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return (
    <section className="panel heat-panel" aria-labelledby="heat">
      <h2 id="heat">{heat.title}</h2>
      <p className="faint">
        {heat.help}{" "}
        {heat.legend.map((words, at) => (
          <span key={words} className={`heat-key heat-${at}`}>
            <span aria-hidden="true">{marks[at]}</span> {words}
          </span>
        ))}
      </p>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="heat-box" tabIndex={0} aria-label={heat.label}>
        <table className="heat">
          <caption className="visually-hidden">{heat.label}</caption>
          <thead>
            <tr>
              <th scope="col">{heat.unit}</th>
              {columns.map(([code, name]) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...organisations.values()].map(({ id, name, shortName }) => (
              <tr key={id}>
                <th scope="row" title={name}>
                  {shortName}
                </th>
                {columns.map(([code, area]) => (
                  <HeatCell key={code} rows={cells.get(`${id} ${code}`) ?? []} unit={name} area={area} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface HeatCellProps {
  readonly rows: readonly SubmissionRow[];
  readonly unit: string;
  readonly area: string;
}

function HeatCell({ rows, unit, area }: HeatCellProps) {
  const { rounds, submission } = useWords();
  const [first] = rows;
  if (first === undefined) {
    return (
      <td className="heat-none" title={rounds.heat.nothing}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{rounds.heat.nothing}</span>
      </td>
    );
  }
  const heat = heatOf(rows);
  const state =
    rows.length > 1
      ? rounds.heat.several(rows.length)
      : ofCount(first, "late")
        ? rounds.list.late
        : submission.states[first.state];
  const words = `${filledPercent(rows)}% ${state}`;
  const to =
    rows.length === 1
      ? submissionAddress(first.id)
      : `?unit=${encodeURIComponent(first.organisation.id)}&place=${first.area.code}#submissions`;
  return (
    <td className={`heat-${heat}`}>
      <Link to={to} aria-label={rounds.heat.cell(unit, area, words)}>
        <span aria-hidden="true">{marks[heat]}</span> {words}
      </Link>
    </td>
  );
}
