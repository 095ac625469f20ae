import type { InspectionRecord } from "@halfsky/api-contract";
import { inspectionSteps } from "@halfsky/supervision";
import { Link } from "react-router";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";

/** Beside an inspection: what is left before it can be closed, its plan, its course. */
export function InspectionSide({ record }: { readonly record: InspectionRecord }) {
  const { language, words: all } = useLanguage();
  const { record: words } = all.inspections;
  const speak = useBilingual();
  const { inspection, history, closingFaults, may } = record;
  const stepWords = (step: (typeof history)[number]["step"]) =>
    step === "plan" || step === "change" ? words.historySteps[step] : inspectionSteps[step][language];
  return (
    <aside className="inspection-side">
      {may.manage && inspection.state === "under-way" ? (
        <section className="panel">
          <h2>{words.left}</h2>
          {closingFaults.length === 0 ? (
            <p className="faint">{words.leftNone}</p>
          ) : (
            <ul className="inspection-left">
              {closingFaults.map(({ message }) => (
                <li key={message.en}>{speak(message)}</li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      <section className="panel">
        <h2>{words.facts}</h2>
        <dl className="inspection-facts">
          <div>
            <dt>{words.purpose}</dt>
            <dd>{inspection.purpose === "" ? words.nobody : inspection.purpose}</dd>
          </div>
          <div>
            <dt>{words.team}</dt>
            <dd>
              {inspection.team.length === 0
                ? words.nobody
                : inspection.team
                    .map(({ name, organisation }) => `${name} ${organisation}`.trim())
                    .join("\n")}
            </dd>
          </div>
          <div>
            <dt>{words.plans}</dt>
            <dd>
              {inspection.plans.length === 0 ? words.none : null}
              {inspection.plans.map(({ id, title }) => (
                <div key={id}>
                  <Link to={`/plans/${encodeURIComponent(id)}`}>{title}</Link>
                </div>
              ))}
            </dd>
          </div>
        </dl>
      </section>
      <section className="panel">
        <h2>{words.history}</h2>
        <ol className="inspection-course">
          {history.toReversed().map(({ number, step, words: said, taken }) => (
            <li key={number}>
              <strong>{stepWords(step)}</strong>{" "}
              <span className="faint">
                {taken.by} · <Moment at={taken.at} />
              </span>
              {said === null ? null : <p>{said}</p>}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
