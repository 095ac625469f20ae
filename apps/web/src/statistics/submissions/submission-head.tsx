import type { SubmissionRecord } from "@halfsky/api-contract";
import { daysBetween } from "@halfsky/calendar";
import { bureauWords, nextStep, submissionActionWords } from "@halfsky/statistics";
import { Button } from "antd";
import type { ReactNode } from "react";
import { submissionSheetAddress } from "../../api/submissions-api.ts";
import { useToday } from "../../supervision/use-today.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

const tones: Readonly<Record<SubmissionRecord["state"], Tone>> = {
  draft: "blue",
  submitted: "teal",
  confirmed: "teal",
  reviewed: "teal",
  signed: "green",
  returned: "orange",
  locked: "grey",
};
const marks: Readonly<Record<SubmissionRecord["state"], string>> = {
  draft: "…",
  submitted: "→",
  confirmed: "→",
  reviewed: "→",
  signed: "✔\uFE0E",
  returned: "↩",
  locked: "■",
};

/** A deadline in a person's words with its urgency. */
function DueTag({ record }: { readonly record: SubmissionRecord }) {
  const words = useWords().submission.due;
  const days = daysBetween(useToday(), record.dueOn);
  if (record.submittedAt !== null && record.state !== "returned")
    return <span className="faint">{words.done(record.dueOn)}</span>;
  const tone: Tone = days < 0 ? "red" : days <= 3 ? "orange" : "grey";
  return (
    <Tag tone={tone} mark={days < 0 ? "!" : "◷"} title={words.on(record.dueOn)} isFilled={days < 0}>
      {days < 0 ? words.late(-days) : words.left(days)}
    </Tag>
  );
}

/** Whom it waits for, and what for. */
function NextStep({ record }: { readonly record: SubmissionRecord }) {
  const words = useWords().submission;
  const speak = useBilingual();
  const step = nextStep(record);
  if (step === null) return words.nothingNext;
  const isOfUnit = step.action === "submit" || step.action === "confirm";
  return words.next(
    isOfUnit ? record.organisation.name : speak(bureauWords[step.level]),
    speak(submissionActionWords[step.action]),
  );
}

interface SubmissionHeadProps {
  readonly record: SubmissionRecord;
  /** The next action, with what it leads to. */
  readonly actions: ReactNode;
}

/** What the form is, whose it is, where it stands, who is next, and the ways in and out of the page. */
export function SubmissionHead({ record, actions }: SubmissionHeadProps) {
  const { submission: words, shell } = useWords();
  const { head, state } = record;
  const mayFill = record.mayDo.includes("fill");
  return (
    <header className="submission-head">
      <div className="submission-head-words">
        <h1>{words.title(record.form.title, record.year)}</h1>
        <span className="page-head-state">
          <Tag tone={tones[state]} mark={marks[state]} isFilled={state === "signed" || state === "locked"}>
            {words.states[state]}
          </Tag>
          {record.isCorrection ? (
            <Tag tone="blue" mark="△">
              {words.isCorrection}
            </Tag>
          ) : null}
          <DueTag record={record} />
        </span>
        <div className="submission-head-note">
          {record.organisation.name} · {record.area.name}
          {head.code === null ? "" : ` · ${words.missingMarks(head.code)}`} · {record.roundTitle} ·{" "}
          <b>
            <NextStep record={record} />
          </b>
          {record.message === null || record.message === "" ? null : (
            <span title={record.message}>
              {" "}
              · {words.message}
              {shell.colon}
              {record.message}
            </span>
          )}
        </div>
      </div>
      <div className="submission-head-actions">
        <LinkButton size="small" to={`/submissions/${encodeURIComponent(record.id)}/print`}>
          {words.print}
        </LinkButton>
        <Button size="small" href={submissionSheetAddress(record.id)}>
          {words.template}
        </Button>
        {mayFill ? (
          <LinkButton size="small" to={`/submissions/${encodeURIComponent(record.id)}/import`}>
            {words.upload}
          </LinkButton>
        ) : null}
        {actions}
      </div>
    </header>
  );
}
