import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { caseQueueQuery } from "../../api/cases-api.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import "../cases.css";

/** Which kind of case is to be opened: only those that the reader's role opens. */
export function ChooseSystemPage() {
  const { intake: said, tabs } = useWords().cases;
  const speak = useBilingual();
  const { data, error, refetch } = useQuery(caseQueueQuery);
  return (
    <Page title={said.choose} trail={<Link to="/cases">{tabs.queue}</Link>} width="form">
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : data.mayOpen.length === 0 ? (
        <EmptyPage title={said.notYours} todo={said.notYoursTodo} />
      ) : (
        <ul className="case-choice">
          {data.mayOpen.map(({ system, title, actionTitle }) => (
            <li key={system}>
              <Link to={`/cases/new/${encodeURIComponent(system)}`}>
                <b>{speak(title)}</b> <span className="faint">{speak(actionTitle)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
