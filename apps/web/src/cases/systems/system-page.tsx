import type { ServiceSystem } from "@halfsky/api-contract";
import { privacyWords, type Source, type SystemDefinition } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { Link, useParams } from "react-router";
import { serviceSystemQuery } from "../../api/cases-api.ts";
import { unitText } from "../../statistics/figure-text.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { PrivacyMark } from "../form/privacy-mark.tsx";
import { isDefinition } from "../use-system.ts";
import { StateDiagram } from "./state-diagram.tsx";
import { SheetText } from "./sheet-text.tsx";
import "../cases.css";
import "../record/case-page.css";

/** A system as a lawyer reads it: who may do and see what, the states, the clocks with their source, what is counted. */
export function SystemPage() {
  const { system: id = "" } = useParams();
  const { systems: said } = useLanguage().words.cases;
  const speak = useBilingual();
  const { data, error, refetch } = useQuery(serviceSystemQuery(id));
  const definition = isDefinition(data?.definition) ? data.definition : undefined;
  return (
    <Page
      title={definition === undefined ? said.title : speak(definition.title)}
      trail={<Link to="/service-systems">{said.title}</Link>}
      note={
        definition === undefined
          ? undefined
          : `${speak(definition.purpose)} · ${said.version(data?.hash.slice(0, 12) ?? "")}`
      }
      width="wide"
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined || definition === undefined ? (
        <Waiting />
      ) : (
        <SystemParts system={data} definition={definition} />
      )}
    </Page>
  );
}

function SystemParts({
  system,
  definition,
}: {
  readonly system: ServiceSystem;
  readonly definition: SystemDefinition;
}) {
  const { language, words } = useLanguage();
  const { systems: said } = words.cases;
  return (
    <>
      <section className="panel">
        <h2>{said.diagram}</h2>
        <StateDiagram definition={definition} />
        <CopyDiagram text={system.stateDiagram} />
      </section>
      <div className="case-page">
        <div className="case-main">
          <section className="panel">
            <h2>{said.sheet}</h2>
            <SheetText markdown={system.permissionSheet[language]} />
          </section>
        </div>
        <aside className="case-side">
          <Clocks definition={definition} />
          <Indicators definition={definition} />
          <Fields definition={definition} />
        </aside>
      </div>
    </>
  );
}

/** The diagram as text, for documents that draw Mermaid. */
function CopyDiagram({ text }: { readonly text: string }) {
  const { systems: said } = useLanguage().words.cases;
  const { message } = App.useApp();
  return (
    <Button
      size="small"
      onClick={() => {
        void copyText(text).then(() => message.success(said.copied));
      }}
    >
      {said.copyDiagram}
    </Button>
  );
}

function Clocks({ definition }: { readonly definition: SystemDefinition }) {
  const { language, words } = useLanguage();
  const { cases } = words;
  const speak = useBilingual();
  const deadlines = Object.entries(definition.deadlines ?? {});
  if (deadlines.length === 0) return null;
  return (
    <section className="panel">
      <h2>{cases.systems.clocks}</h2>
      <ul className="case-clocks">
        {deadlines.map(([name, { title, due, escalate, source }]) => (
          <li key={name}>
            <b>{speak(title)}</b>{" "}
            {typeof due === "string"
              ? cases.intake.period(due)
              : Object.entries(due)
                  .map(
                    ([grade, period]) =>
                      `${speak(definition.grade?.values[grade]?.title ?? { zh: grade, en: grade })} ${cases.intake.period(period)}`,
                  )
                  .join(language === "zh" ? "；" : "; ")}
            {escalate.map(({ after, open, off }) =>
              open === undefined || off === true ? null : (
                <div key={open}>
                  {cases.systems.opens(
                    cases.intake.period(after),
                    speak(definition.links?.[open]?.title ?? { zh: open, en: open }),
                  )}
                </div>
              ),
            )}
            <div className="faint">
              <SourceWords source={source} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SourceWords({ source }: { readonly source: Source }) {
  const { record: said } = useLanguage().words.cases;
  const speak = useBilingual();
  return (
    <>
      {source.status === "unverified" ? (
        <mark>{said.unverified}</mark>
      ) : source.status === "default" ? null : (
        // of a usual practice the citation says just that
        said.sources[source.status]
      )}{" "}
      {speak(source.cite)}
    </>
  );
}

function Indicators({ definition }: { readonly definition: SystemDefinition }) {
  const { language, words } = useLanguage();
  const { systems: said } = words.cases;
  const speak = useBilingual();
  const indicators = Object.entries(definition.indicators);
  if (indicators.length === 0) return null;
  return (
    <section className="panel">
      <h2>{said.indicatorsOf}</h2>
      <ul className="case-clocks">
        {indicators.map(([name, { title, unit, feeds }]) => (
          <li key={name}>
            {speak(title)} <span className="faint">{unitText(unit, language)}</span>
            {feeds === undefined ? null : <div className="faint">{said.feeds(feeds)}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fields({ definition }: { readonly definition: SystemDefinition }) {
  const { form, systems: said } = useLanguage().words.cases;
  const speak = useBilingual();
  return (
    <section className="panel">
      <h2>{said.fields}</h2>
      <table className="case-group">
        <tbody>
          {Object.entries(definition.fields).map(([name, { title, privacy }]) => (
            <tr key={name}>
              <td>{speak(title)}</td>
              <td title={form.privacyNote[privacy]}>
                <PrivacyMark privacy={privacy} />{" "}
                {privacy === "sensitive" || privacy === "sealed" ? null : speak(privacyWords[privacy])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
