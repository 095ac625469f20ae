import type { SubmissionRecord } from "@halfsky/api-contract";
import { submissionActionWords } from "@halfsky/statistics";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

/** What was done to a submission, newest first. */
export function ActionLog({ actions }: { readonly actions: SubmissionRecord["actions"] }) {
  const words = useWords().submission.log;
  const speak = useBilingual();
  if (actions.length === 0) return <p className="faint">{words.none}</p>;
  return (
    <ol className="action-log" reversed>
      {actions.toReversed().map((action) => (
        <li key={`${action.at} ${action.action}`}>
          <div>
            <b>{speak(submissionActionWords[action.action])}</b>
            {action.figures > 0 ? ` · ${words.figures(action.figures)}` : ""}
          </div>
          <div className="faint">
            {action.organisation} {action.by} · <Moment at={action.at} />
          </div>
          {action.reason === null ? null : <div>{words.remark(action.reason)}</div>}
        </li>
      ))}
    </ol>
  );
}
