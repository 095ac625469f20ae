import type { ChangedFigure, ReviewFigure } from "@halfsky/api-contract";
import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import type { ReviewMark } from "./review-marks.ts";
import { shownFigureText } from "./shown-figure.ts";

interface ReviewDetailProps {
  readonly figure: ReviewFigure;
  readonly mark: ReviewMark | undefined;
  readonly isReturning: boolean;
  readonly onLooked: () => void;
  readonly onReturning: (isReturning: boolean) => void;
  readonly onReturn: (reason: string) => void;
  readonly onUnmark: () => void;
  readonly onOpen: () => void;
  readonly pass: { readonly label: string; readonly isReady: boolean; readonly onPass: () => void } | null;
}

/** One figure with everything that speaks for and against it, and what the reviewer says to it. */
export function ReviewDetail(props: ReviewDetailProps) {
  const { figure: one, mark, isReturning, pass } = props;
  const { language, words } = useLanguage();
  const said = words.review;
  const speak = useBilingual();
  const { figure } = one;
  return (
    <div className="review-detail">
      <h2>
        {one.rowLabel} · {one.columnLabel} <span className="faint">{one.unit}</span>
      </h2>
      <p className="faint">
        {one.submission.organisation.name} · {one.submission.area.name} · {one.submission.form.title}
      </p>
      <p className="review-value">
        {shownFigureText(figure.value ?? figure.missing, language)}
        {figure.numerator === null && figure.denominator === null ? null : (
          <span className="faint">
            {" "}
            {figure.numerator ?? "–"} / {figure.denominator ?? "–"}
          </span>
        )}
        <span className="faint">
          {" "}
          {said.columns.last} {shownFigureText(one.lastYear, language)}
        </span>
      </p>
      {one.changed === null ? null : <ChangedLines changed={one.changed} />}
      {one.history.length === 0 ? null : (
        <p>
          {said.detail.history}{" "}
          {one.history.map(({ year, shown }) => (
            <span key={year} className="review-year">
              <span className="faint">{year}</span> {shownFigureText(shown, language)}
            </span>
          ))}
        </p>
      )}
      {figure.note === null ? null : <p>{figure.note}</p>}
      <ul className="review-findings">
        {one.findings.map((finding) => {
          const answer = one.answers.find(({ code }) => code === finding.code);
          return (
            <li key={finding.code}>
              {speak(finding.words)}
              {finding.likely === null ? null : <b> {said.detail.likely(finding.likely)}</b>}
              <div className={answer === undefined ? "faint" : ""}>
                {answer === undefined
                  ? said.detail.unanswered
                  : said.detail.answer(answer.reason, answer.answered.by)}
              </div>
            </li>
          );
        })}
      </ul>
      {mark?.kind === "looked" ? <p>{said.detail.accepted}</p> : null}
      {mark?.kind === "return" ? <p className="review-return">{said.detail.marked(mark.reason)}</p> : null}
      {isReturning ? (
        <ReasonForm
          initial={mark?.kind === "return" ? mark.reason : ""}
          onSave={props.onReturn}
          onCancel={() => props.onReturning(false)}
        />
      ) : (
        <div className="review-buttons">
          <Button onClick={props.onLooked}>{said.detail.accept}</Button>
          <Button danger onClick={() => props.onReturning(true)}>
            {said.detail.mark}
          </Button>
          {mark === undefined ? null : (
            <Button type="text" onClick={props.onUnmark}>
              {said.detail.unmark}
            </Button>
          )}
          <Button type="link" onClick={props.onOpen}>
            {said.open}
          </Button>
        </div>
      )}
      {pass === null ? null : (
        <div className="review-pass">
          <Button
            type="primary"
            disabled={!pass.isReady}
            title={pass.isReady ? "" : said.notAllLooked}
            onClick={pass.onPass}
          >
            {pass.label}
          </Button>
          {pass.isReady ? null : <span className="faint"> {said.notAllLooked}</span>}
        </div>
      )}
    </div>
  );
}

/** What was signed, by whom, and why it was changed. */
function ChangedLines({ changed }: { readonly changed: ChangedFigure }) {
  const { language, words } = useLanguage();
  const said = words.review;
  const { signed, now } = changed;
  return (
    <div className="review-changed">
      <Tag tone="orange" mark="△">
        {said.marks.changed}
      </Tag>{" "}
      <s className="changed-before" aria-label={said.before}>
        {shownFigureText(signed.shown, language)}
      </s>
      {" → "}
      <b>{shownFigureText(now.shown, language)}</b>
      <div>{now.reason === null ? null : said.changedReason(now.reason)}</div>
      <div className="faint">
        {said.signedBy(signed.stamp.by)} <Moment at={signed.stamp.at} /> · {said.changedBy(now.stamp.by)}{" "}
        <Moment at={now.stamp.at} />
      </div>
    </div>
  );
}

interface ReasonFormProps {
  readonly initial: string;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

function ReasonForm({ initial, onSave, onCancel }: ReasonFormProps) {
  const { detail: said } = useLanguage().words.review;
  const [reason, setReason] = useState(initial);
  const isEmpty = reason.trim() === "";
  const input = useRef<InputRef>(null);
  // The form opened by a key goes on by the keyboard.
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className="review-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave(reason.trim());
      }}
    >
      <label htmlFor="review-reason">{said.reason}</label>
      <Input
        id="review-reason"
        ref={input}
        value={reason}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
      />
      <div className="review-reasons">
        {said.reasons.map((usual) => (
          <Button
            key={usual}
            size="small"
            onClick={() => {
              setReason(usual);
              input.current?.focus();
            }}
          >
            {usual}
          </Button>
        ))}
      </div>
      <div className="review-buttons">
        <Button onClick={onCancel}>{said.cancel}</Button>
        <Button type="primary" htmlType="submit" disabled={isEmpty}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}
