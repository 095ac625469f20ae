import type { OutsideImport } from "@halfsky/api-contract";
import { casePlaces, rowPlaces } from "@halfsky/cases";
import { Alert } from "antd";
import { useWords } from "../../words/language.tsx";

/** What a list says beside our cases, before it is taken in. */
export function ImportPreview({ preview }: { readonly preview: OutsideImport }) {
  const { outside } = useWords();
  const said = outside.preview;
  const { counts, differences } = preview;
  const told = [
    said.opened(differences.opened),
    said.kept(differences.kept),
    ...(differences.reopened > 0 ? [said.reopened(differences.reopened)] : []),
    said.settled(differences.settled),
  ];
  return (
    <>
      {preview.isSame ? <Alert type="info" showIcon title={outside.same} /> : null}
      <p>{said.rows(preview.rows)}</p>
      {preview.skipped.length === 0 ? null : <p className="faint">{said.skipped(preview.skipped)}</p>}
      <section className="outside-part">
        <h3>{said.theirs}</h3>
        <dl className="outside-counts">
          {rowPlaces
            .filter((place) => counts.rows[place] > 0)
            .map((place) => (
              <Count key={place} label={outside.places[place]} count={counts.rows[place]} />
            ))}
        </dl>
      </section>
      <section className="outside-part">
        <h3>{said.ours}</h3>
        <dl className="outside-counts">
          {casePlaces
            .filter((place) => counts.cases[place] > 0)
            .map((place) => (
              <Count key={place} label={outside.places[place]} count={counts.cases[place]} />
            ))}
        </dl>
      </section>
      {preview.isSame ? null : (
        <section className="outside-part">
          <h3>{said.differences}</h3>
          <ul className="outside-entries">
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </>
  );
}
