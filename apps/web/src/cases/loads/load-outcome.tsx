import type { LoadPreview } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";

/** What a list comes to, before its cases are opened. */
export function LoadOutcome({ preview }: { readonly preview: LoadPreview }) {
  const { caseLoads } = useWords();
  const said = caseLoads.preview;
  const speak = useBilingual();
  const { rows, fresh, here, elsewhere, refused, reasons, skipped } = preview;
  const counts = [
    [said.fresh, fresh],
    [said.here, here],
    [said.refused, refused],
    ...(elsewhere === null ? [] : [[said.elsewhere, elsewhere] as const]),
  ] as const;
  return (
    <>
      <p>{said.rows(rows)}</p>
      <dl className="outside-counts">
        {counts.map(([label, count]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {reasons.length === 0 ? null : (
        <section className="outside-part">
          <h3>{said.reasons}</h3>
          <ul className="outside-entries">
            {reasons.map((reason) => (
              <li key={reason.words.en}>
                {speak(reason.words)} <span className="faint">{said.count(reason.rows)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {skipped.length === 0 ? null : <p className="faint">{said.skipped(skipped)}</p>}
    </>
  );
}
