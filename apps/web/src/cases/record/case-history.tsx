import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Link } from "react-router";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { useDoer } from "./use-doer.ts";
import { caseAddress } from "../case-address.ts";

interface CaseHistoryProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
}

/** What happened, newest first: who did what as whom, and which answers it changed. */
export function CaseHistory({ definition, record }: CaseHistoryProps) {
  const { language, words } = useLanguage();
  const { record: said } = words.cases;
  const speak = useBilingual();
  const doer = useDoer();
  const titleOf = (name: string) =>
    definition.fields[name]?.title[language] ?? definition.parties[name]?.title[language] ?? name;
  return (
    <section className="panel" aria-labelledby="case-history">
      <h2 id="case-history">{said.history}</h2>
      <ol className="case-history">
        {record.history.map((entry) => (
          <li key={entry.number}>
            <div>
              <b>{speak(entry.title)}</b> <Moment at={entry.at} />
            </div>
            <div className="faint">
              {doer(entry.by)}
              {entry.actedAs === null || speak(entry.actedAs) === doer(entry.by)
                ? ""
                : ` · ${speak(entry.actedAs)}`}
            </div>
            {entry.match ? (
              <div>
                {words.cases.matches.judged[entry.match.judgement]}{" "}
                <Link to={caseAddress(entry.match.caseId)}>
                  {entry.match.number} {speak(entry.match.systemTitle)}
                </Link>
              </div>
            ) : null}
            {entry.changed.length === 0 ? null : (
              <div className="faint">
                {said.changed(entry.changed.map(titleOf).join(language === "zh" ? "、" : ", "))}
              </div>
            )}
            {entry.reason === null ? null : <div>{entry.reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
