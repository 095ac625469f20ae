import type { Progress, RoundRecord } from "@halfsky/api-contract";
import { completeness, timeliness } from "@halfsky/statistics";
import { useWords } from "../../words/language.tsx";

/** Completeness and timeliness by organisation, the slowest first. */
export function OrganisationRanks({ record }: { readonly record: RoundRecord }) {
  const { ranks } = useWords().rounds;
  return (
    <Ranks
      title={ranks.organisations}
      rows={record.byOrganisation.map(({ organisation, progress }) => ({
        key: organisation.id,
        name: organisation.name,
        progress,
      }))}
    />
  );
}

/** Completeness and timeliness by area, the slowest first. */
export function AreaRanks({ record }: { readonly record: RoundRecord }) {
  const { ranks } = useWords().rounds;
  return (
    <Ranks
      title={ranks.areas}
      rows={record.byArea.map(({ area, progress }) => ({ key: area.code, name: area.name, progress }))}
    />
  );
}

interface RankRow {
  readonly key: string;
  readonly name: string;
  readonly progress: Progress;
}

function shareOf({ filledCells, owedCells }: Progress): number {
  return owedCells === 0 ? 1 : filledCells / owedCells;
}

function Ranks({ title, rows }: { readonly title: string; readonly rows: readonly RankRow[] }) {
  const { rounds: words } = useWords();
  const percent = (text: string | null) => (text === null ? words.none : `${text}%`);
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="rank-box">
        <table className="ranks">
          <thead>
            <tr>
              <th scope="col">{words.ranks.name}</th>
              <th scope="col" className="number">
                {words.complete}
              </th>
              <th scope="col" className="number">
                {words.timely}
              </th>
              <th scope="col" className="number">
                {words.ranks.submitted}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows
              .toSorted((one, other) => shareOf(one.progress) - shareOf(other.progress))
              .map(({ key, name, progress }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td className="number">{percent(completeness(progress))}</td>
                  <td className="number">{percent(timeliness(progress))}</td>
                  <td className="number">
                    {progress.submitted}/{progress.submissions}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
