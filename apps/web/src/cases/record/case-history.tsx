import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Link } from "react-router";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { useDoer } from "./use-doer.ts";
import { caseAddress } from "../case-address.ts";

interface CaseHistoryProps {
  readonly definition: SystemDefinition;
  readonly record: Pick<CaseRecord, "history">;
}

type Step = NonNullable<CaseRecord["history"][number]["step"]>;

/** What happened, newest first: who did what as whom, and which answers it changed. */
export function CaseHistory({ definition, record }: CaseHistoryProps) {
  const { language, words } = useLanguage();
  const { record: said } = words.cases;
  const speak = useBilingual();
  const { caseCourse: course } = words;
  const doer = useDoer();
  const stepWords = ({ clock, kind, told, asked }: Step): string =>
    [
      kind === null ? speak(clock) : course.kinds[kind](speak(clock)),
      told === null ? course.toldNobody : course.told(speak(told)),
      ...(asked.length === 0 ? [] : [course.asked(asked.join(course.and))]),
    ].join(course.comma);
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
            {entry.assignee === null ? null : <div>{course.assignedTo(entry.assignee.name)}</div>}
            {entry.step === null ? null : <div>{stepWords(entry.step)}</div>}
            {entry.changed.length === 0 ? null : (
              <div className="faint">
                {said.changed(entry.changed.map(titleOf).join(language === "zh" ? "、" : ", "))}
              </div>
            )}
            {entry.files.length === 0 ? null : (
              <div className="faint">{course.files(entry.files.join(course.and))}</div>
            )}
            {entry.reason === null ? null : <div>{entry.reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
