import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { publicReportsQuery } from "../../api/public-reports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual } from "../../words/language.tsx";

/** What anybody may report, each kind a way to its form. */
export function ReportChoice() {
  const speak = useBilingual();
  const { data, error, refetch } = useQuery(publicReportsQuery);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <ul className="case-choice">
      {data.systems.map(({ id, title, purpose }) => (
        <li key={id}>
          <Link to={`/public/reports/${encodeURIComponent(id)}`}>
            <b>{speak(title)}</b>
            <div className="faint">{speak(purpose)}</div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
