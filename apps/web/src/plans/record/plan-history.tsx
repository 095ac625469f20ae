import type { PlanRecord } from "@halfsky/api-contract";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { Link } from "react-router";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { CorrectionRows } from "../review/correction-rows.tsx";
import "../review/review.css";
import "../review/review-outline.css";
import { useCorrections } from "../review/use-corrections.tsx";

const shownDigits = 16;

/** Versions, readings and corrections of a plan: nothing is ever overwritten. */
export function PlanHistory({ record }: { readonly record: PlanRecord }) {
  const { planRecord: words, plans, planReview } = useWords();
  const speak = useBilingual();
  const { takeBack } = useCorrections(record);
  const { plan, versions, readings, content } = record;
  return (
    <>
      <section className="panel">
        <h2>{words.versions}</h2>
        {versions.length === 0 ? (
          <p className="faint">{words.noVersions}</p>
        ) : (
          <table className="plan-table">
            <ColumnHeads
              titles={[
                words.columns.version,
                words.columns.published,
                words.columns.basedOn,
                words.columns.noticed,
                words.columns.fingerprint,
              ]}
            />
            <tbody>
              {versions
                .toSorted((one, other) => other.number - one.number)
                .map((version) => (
                  <tr key={version.number}>
                    <td>
                      <Link to={`/plans/${plan.id}?version=${version.number}`}>
                        {words.publishedVersion(version.number, version.number === plan.version)}
                      </Link>
                    </td>
                    <td>
                      {version.published.by} · <Moment at={version.published.at} />
                    </td>
                    <td>{plans.reading(version.reading)}</td>
                    <td>
                      {version.findings.length === 0 ? (
                        <span className="faint">–</span>
                      ) : (
                        <ul className="plan-noticed">
                          {version.findings.map((finding) => (
                            <li key={`${finding.code}-${finding.line}-${finding.words}`}>
                              {finding.words} {speak(finding.message)}
                            </li>
                          ))}
                        </ul>
                      )}
                    </td>
                    <td>
                      <code title={version.sha256}>{version.sha256.slice(0, shownDigits)}…</code>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="panel">
        <h2>{words.readings}</h2>
        <table className="plan-table">
          <ColumnHeads
            titles={[words.columns.reading, words.columns.file, words.columns.read, words.difference]}
          />
          <tbody>
            {readings
              .toSorted((one, other) => other.number - one.number)
              .map((reading) => (
                <tr key={reading.number}>
                  <td>{plans.reading(reading.number)}</td>
                  <td>
                    <a href={`/api/plan-documents/${encodeURIComponent(reading.documentId)}/file`} download>
                      {reading.fileName}
                    </a>
                  </td>
                  <td>
                    {reading.read.by} · <Moment at={reading.read.at} />
                  </td>
                  <td>
                    {reading.number > 1 ? (
                      <Link
                        to={`/plans/${plan.id}/difference?from=${reading.number - 1}&to=${reading.number}`}
                      >
                        {words.open}
                      </Link>
                    ) : (
                      <span className="faint">–</span>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <section className="panel">
        <h2>{words.corrections}</h2>
        <CorrectionRows
          corrections={record.corrections}
          nameOf={(id) =>
            content.indicators.find((row) => row.id === id)?.name ??
            content.targets.find((target) => target.id === id)?.subject ??
            planReview.goneParts(id)
          }
          mayTakeBack={record.may.correct}
          isBusy={takeBack.isPending}
          onTakeBack={(number) => takeBack.mutate([number])}
        />
      </section>
    </>
  );
}
