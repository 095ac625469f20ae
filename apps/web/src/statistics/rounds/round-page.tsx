import type { RoundRecord } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { roundQuery } from "../../api/rounds-api.ts";
import { useAddress } from "../../shell/address.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { isCountName, type CountName, ofCount } from "./progress-counts.ts";
import { ProgressMap } from "./progress-map.tsx";
import { AreaRanks, OrganisationRanks } from "./progress-ranks.tsx";
import { ReminderPanel } from "./reminder-panel.tsx";
import { RoundSteps } from "./round-steps.tsx";
import { DueDay, roundAddress, RoundStateTag } from "./round-words.tsx";
import "./rounds.css";
import { SubmissionTable } from "./submission-table.tsx";

/** A round: what it asks of whom while it is a draft, how far everyone has come once it is issued. */
export function RoundPage() {
  const { rounds: words } = useWords();
  const { roundId = "" } = useParams();
  const { data, error, refetch } = useQuery(roundQuery(roundId));
  if (data) return <RoundOnPage record={data} />;
  return (
    <Page title={words.loading} trail={<Link to="/rounds">{words.trail}</Link>}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Waiting />}
    </Page>
  );
}

function RoundOnPage({ record }: { readonly record: RoundRecord }) {
  const { rounds: words } = useWords();
  return (
    <Page
      width="wide"
      title={record.title}
      trail={<Link to="/rounds">{words.trail}</Link>}
      state={
        <>
          <RoundStateTag state={record.state} />
          <DueDay dueOn={record.dueOn} isSettled={record.state === "closed"} />
        </>
      }
      note={words.note(record.areaName, record.year)}
      actions={
        record.mayManage ? (
          <>
            <LinkButton to={`/rounds/new?copy=${encodeURIComponent(record.id)}`}>{words.copy}</LinkButton>
            {record.state === "draft" ? (
              <LinkButton to={`${roundAddress(record.id)}/edit`}>{words.edit}</LinkButton>
            ) : null}
            <RoundSteps record={record} />
          </>
        ) : undefined
      }
    >
      {record.message === null ? null : (
        <section className="panel round-message" aria-label={words.message}>
          {record.message}
        </section>
      )}
      {record.state === "draft" ? <Draft record={record} /> : <Progress record={record} />}
      {record.mayManage ? <ReminderPanel record={record} /> : null}
    </Page>
  );
}

function Draft({ record }: { readonly record: RoundRecord }) {
  const { rounds: words } = useWords();
  const speak = useBilingual();
  const { faults, warnings } = record;
  return (
    <>
      {record.mayManage ? (
        <section className="panel">
          {faults.length === 0 ? (
            <p>
              ✔{"\uFE0E"} {words.ready}
            </p>
          ) : (
            <h2>{words.faults}</h2>
          )}
          <ul className="round-faults">
            {faults.map(({ where, message }) => (
              <li key={`${where} ${message.en}`}>{speak(message)}</li>
            ))}
          </ul>
          {warnings.length === 0 ? null : <h2>{words.warnings}</h2>}
          <ul className="round-faults">
            {warnings.map(({ where, message }) => (
              <li key={`${where} ${message.en}`}>{speak(message)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel">
        <h2>{words.recipientsTitle}</h2>
        {record.formList.map((form) => (
          <details key={form.formId} className="round-form">
            <summary>
              <Link to={`/forms/${encodeURIComponent(form.formId)}`}>
                {form.code === null ? form.title : `${form.code} ${form.title}`}
              </Link>{" "}
              <span className="faint">{words.recipients(form.recipients.length)}</span>
            </summary>
            <ul>
              {form.recipients.map((recipient) => (
                <li key={`${recipient.organisationId} ${recipient.areaCode}`}>
                  {recipient.organisationName} · {recipient.areaName}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  );
}

const counts = ["submissions", "opened", "begun", "submitted", "returned", "signed", "late"] as const;

function Progress({ record }: { readonly record: RoundRecord }) {
  const { rounds: words } = useWords();
  const { get, set } = useAddress();
  const wanted = get("show") ?? "";
  const show: CountName = isCountName(wanted) ? wanted : "submissions";
  const unit = get("unit");
  const place = get("place");
  const shown = record.submissions.filter(
    (row) =>
      ofCount(row, show) &&
      (unit === undefined || row.organisation.id === unit) &&
      (place === undefined || row.area.code === place),
  );
  return (
    <>
      <nav className="round-counts" aria-label={words.countsLabel}>
        {counts.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={show === name}
            className={name === "late" && record.progress.late > 0 ? "is-late" : undefined}
            onClick={() => set({ show: name === "submissions" ? null : name, unit: null, place: null })}
          >
            <strong>{record.progress[name]}</strong>
            {words.counts[name]}
          </button>
        ))}
      </nav>
      <div className="round-board">
        <div>
          <ProgressMap submissions={record.submissions} />
          <AreaRanks record={record} />
        </div>
        <OrganisationRanks record={record} />
      </div>
      <section className="panel" id="submissions">
        <h2>{words.list.title(shown.length)}</h2>
        <SubmissionTable rows={shown} />
        {shown.length < record.submissions.length ? (
          <button
            type="button"
            className="round-all"
            onClick={() => set({ show: null, unit: null, place: null })}
          >
            {words.allShown}
          </button>
        ) : null}
      </section>
    </>
  );
}
