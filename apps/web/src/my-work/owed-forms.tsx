import type { Permission, SubmissionRow } from "@halfsky/api-contract";
import { nextStep } from "@halfsky/statistics";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { submissionsQuery } from "../api/rounds-api.ts";
import { submissionQuery } from "../api/submissions-api.ts";
import { useMay, useSession } from "../shell/session.tsx";
import {
  DueDay,
  roundAddress,
  submissionAddress,
  SubmissionStateTag,
} from "../statistics/rounds/round-words.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useWords } from "../words/language.tsx";

/** What a form asks of the reader next. */
type OwedStep = "fill" | "answer" | "confirm" | "review" | "sign";

const stepPermissions: Readonly<Record<OwedStep, Permission>> = {
  fill: "submission.fill",
  answer: "submission.fill",
  confirm: "submission.confirm",
  review: "submission.review",
  sign: "submission.sign",
};
const firstShown = 8;
const explainedReturns = 4;
const shownReasons = 3;

/** The step that a submission waits for; null where it waits for nobody. */
function stepOf(row: SubmissionRow): OwedStep | null {
  if (row.state === "draft") return "fill";
  if (row.state === "returned") return "answer";
  const next = nextStep(row)?.action;
  return next === "confirm" || next === "review" || next === "sign" ? next : null;
}

/** The reader's levels meet: steps above her own level, and those of other organisations, are not hers. */
function isHers(row: SubmissionRow, step: OwedStep, organisation: string, level: string): boolean {
  if (step === "fill" || step === "answer" || step === "confirm") return row.organisation.id === organisation;
  return nextStep(row)?.level === level;
}

interface OwedForm {
  readonly row: SubmissionRow;
  readonly step: OwedStep;
}

/** The forms that wait for the reader, the nearest due day first: to fill in, to mend, to confirm, to review, to sign. */
export function OwedForms() {
  const mayRead = useMay("submission.read");
  return mayRead ? <Owed /> : null;
}

function Owed() {
  const { owed: said } = useWords().rounds;
  const { permissions, organisation, area } = useSession();
  const { data, error, refetch } = useQuery(submissionsQuery({}));
  const [isAll, setAll] = useState(false);
  const hasPart = Object.values(stepPermissions).some((permission) => permissions.includes(permission));
  if (!hasPart) return null;
  if (error)
    return (
      <section className="panel">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </section>
    );
  if (data === undefined) return null;
  const forms: readonly OwedForm[] = data.submissions
    .flatMap((row) => {
      const step = stepOf(row);
      return step !== null &&
        permissions.includes(stepPermissions[step]) &&
        isHers(row, step, organisation.id, area.level)
        ? [{ row, step }]
        : [];
    })
    .toSorted((one, other) =>
      one.row.dueOn < other.row.dueOn ? -1 : one.row.dueOn > other.row.dueOn ? 1 : 0,
    );
  const shown = isAll ? forms : forms.slice(0, firstShown);
  const rest = forms.length - firstShown;
  return (
    <section className="panel" aria-labelledby="owed-forms">
      <h2 id="owed-forms">{said.title(forms.length)}</h2>
      {forms.length === 0 ? (
        <div className="my-nothing">
          <p>
            <b>
              ✔{"\uFE0E"} {said.none}
            </b>
          </p>
          <p className="faint">{said.noneTodo}</p>
        </div>
      ) : (
        <OwedTable forms={shown} />
      )}
      {rest > 0 ? (
        <Button type="link" className="my-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? said.less : said.more(rest)}
        </Button>
      ) : null}
    </section>
  );
}

/** What was sent back is due when it was asked for. */
function dueOf(row: SubmissionRow, open: ReadonlyArray<{ readonly dueOn: string }>): string {
  return open.map(({ dueOn }) => dueOn).toSorted()[0] ?? row.dueOn;
}

function OwedTable({ forms }: { readonly forms: readonly OwedForm[] }) {
  const { owed: said } = useWords().rounds;
  const account = useSession().account.id;
  const returned = forms.filter(({ step }) => step === "answer").slice(0, explainedReturns);
  const records = useQueries({ queries: returned.map(({ row }) => submissionQuery(account, row.id)) });
  const reasons = new Map(
    records.flatMap(({ data }) => (data === undefined ? [] : [[data.record.id, data.record] as const])),
  );
  return (
    <table className="my-duties">
      <thead>
        <tr>
          <th scope="col">{said.due}</th>
          <th scope="col">{said.what}</th>
          <th scope="col">{said.state}</th>
          <th scope="col" className="number">
            {said.filled}
          </th>
          <th scope="col">
            <span className="visually-hidden">{said.next}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {forms.map(({ row, step }) => {
          const record = reasons.get(row.id);
          const open = record?.returns.filter(({ answer }) => answer === null) ?? [];
          const names = new Map(record?.indicators.map(({ id, name }) => [id, name]));
          return (
            <tr key={row.id}>
              <td>
                <DueDay dueOn={dueOf(row, open)} isSettled={row.submittedAt !== null && step !== "answer"} />
              </td>
              <td>
                <Link to={submissionAddress(row.id)}>{row.form.title}</Link>
                <div className="faint">
                  {row.area.name} · {row.organisation.shortName} ·{" "}
                  <Link to={roundAddress(row.roundId)}>{row.roundTitle}</Link>
                </div>
                {open.slice(0, shownReasons).map((item) => (
                  <blockquote key={item.id} className="my-reason">
                    {said.reason(names.get(item.indicatorId) ?? item.indicatorId, item.reason)}
                  </blockquote>
                ))}
                {open.length > shownReasons ? (
                  <div className="faint">{said.moreReasons(open.length - shownReasons)}</div>
                ) : null}
              </td>
              <td>
                <SubmissionStateTag state={row.state} />
              </td>
              <td className="number">
                {row.filledCells}/{row.owedCells}
              </td>
              <td>
                <LinkButton
                  size="small"
                  type="primary"
                  to={submissionAddress(row.id)}
                  aria-label={said.stepOf(said.steps[step], row.form.title)}
                >
                  {said.steps[step]}
                </LinkButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
