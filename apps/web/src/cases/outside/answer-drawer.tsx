import type { OutsideDifferenceRecord } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input, Radio } from "antd";
import { useId, useState } from "react";
import { Link } from "react-router";
import { answerDifference, differenceQuery } from "../../api/outside-api.ts";
import { Moment } from "../../ui/moment.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";

interface AnswerDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One difference with what became of it, and what may be said of it now. */
export function AnswerDrawer({ id, onClose }: AnswerDrawerProps) {
  const { outside, shell } = useWords();
  const said = outside.answerForm;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(differenceQuery(id));
  const [answer, setAnswer] = useState<OutsideDifferenceRecord["answers"][number] | null>(null);
  const [reason, setReason] = useState("");
  const fieldId = useId();
  const send = useMutation({
    mutationFn: answerDifference,
    onSuccess: () => {
      void message.success(isJudged ? said.judged : said.done);
      void queries.invalidateQueries({ queryKey: ["outside"] });
      onClose();
    },
  });
  const answers = data?.answers ?? [];
  const isJudged = data?.kind === "possible-match";
  const needsReason = answer === "explained" || isJudged;
  const isReady = answer !== null && (!needsReason || reason.trim() !== "");
  return (
    <Drawer
      open
      title={said.title}
      size={600}
      onClose={onClose}
      footer={
        answers.length === 0 ? null : (
          <div className="action-footer">
            <Button onClick={onClose}>{shell.cancel}</Button>
            <Button
              type="primary"
              disabled={!isReady}
              loading={send.isPending}
              onClick={() => {
                if (answer !== null) send.mutate({ id, answer, reason });
              }}
            >
              {said.send}
            </Button>
          </div>
        )
      }
    >
      {send.error === null ? null : <ProblemNotice error={send.error} onClose={send.reset} />}
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <>
          <Facts record={data} />
          {isJudged && answers.length > 0 ? <p>{said.judgeNote}</p> : null}
          {answers.length === 0 ? null : (
            <section className="outside-part">
              <h3 id={`${fieldId}-which`}>{isJudged ? said.judge : said.which}</h3>
              <Radio.Group
                aria-labelledby={`${fieldId}-which`}
                vertical
                value={answer}
                options={answers.map((value) => ({ value, label: outside.answers[value] }))}
                onChange={({ target }) => setAnswer(answers.find((one) => one === target.value) ?? null)}
              />
              <div className="outside-part">
                <label htmlFor={`${fieldId}-reason`}>{said.reason}</label>
                <Input.TextArea
                  id={`${fieldId}-reason`}
                  placeholder={isJudged ? said.judgeReason : said.reasonHint}
                  maxLength={1000}
                  autoSize={{ minRows: 2 }}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
            </section>
          )}
          <section className="outside-part">
            <h3>{said.history}</h3>
            <ol className="outside-entries">
              {data.entries.map((entry) => (
                <li key={`${entry.at} ${entry.kind}`}>
                  {said.entries[entry.kind]}
                  {entry.answer === null ? "" : ` · ${outside.answers[entry.answer]}`}{" "}
                  <span className="faint">
                    {entry.by} {entry.organisation} <Moment at={entry.at} />
                  </span>
                  {entry.reason === null ? null : <div>{entry.reason}</div>}
                </li>
              ))}
            </ol>
          </section>
        </>
      )}
    </Drawer>
  );
}

function Facts({ record }: { readonly record: OutsideDifferenceRecord }) {
  const { outside, cases } = useWords();
  const said = outside.differences;
  const speak = useBilingual();
  const { kind, theirs, ours, owner, systemTitle, title, likeness } = record;
  return (
    <dl className="outside-facts">
      <dt>{said.filter.link}</dt>
      <dd>
        {speak(systemTitle)} · {speak(title)}
      </dd>
      <dt>{said.columns.kind}</dt>
      <dd>{outside.places[kind]}</dd>
      {likeness === null ? null : (
        <>
          <dt>{said.likeness}</dt>
          <dd>
            {cases.intake.likeness[likeness.verdict]}
            <div className="faint">{likeness.reasons.map(speak).join(" · ")}</div>
          </dd>
        </>
      )}
      <dt>{said.columns.theirs}</dt>
      <dd>
        {kind === "only-ours"
          ? said.notHere
          : `${theirs.number ?? said.noNumber} ${theirs.word ?? said.unknownState}`}{" "}
        <span className="faint">
          {theirs.sheetRow === null ? "" : `${said.sheetRow(theirs.sheetRow)} · `}
          {outside.asOf(theirs.listDay)}
        </span>
        {likeness === null ? null : <div>{said.residence(likeness.theirResidence)}</div>}
      </dd>
      <dt>{said.columns.ours}</dt>
      <dd>
        {ours === null ? (
          said.notHere
        ) : (
          <>
            {ours.number} {speak(ours.stateTitle)}
            {likeness === null ? null : <div>{said.residence(likeness.ourResidence)}</div>}
            <div>
              <Link to={caseAddress(ours.caseId)}>{outside.answerForm.openCase}</Link>
            </div>
          </>
        )}
      </dd>
      <dt>{said.columns.owner}</dt>
      <dd>{owner.name}</dd>
    </dl>
  );
}
