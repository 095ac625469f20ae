import { beijingTime } from "@halfsky/calendar";
import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { readReceipt } from "../../api/public-reports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { ReportChoice } from "./report-choice.tsx";

/** What became of a report, for whoever has its number and code; nothing else is ever told here. */
export function ReceiptPage() {
  const { publicReport: said } = useLanguage().words.cases;
  const speak = useBilingual();
  const [number, setNumber] = useState("");
  const [code, setCode] = useState("");
  const look = useMutation({ mutationFn: readReceipt });
  const [isAsked, setAsked] = useState(false);
  const lacksNumber = isAsked && number.trim() === "";
  const lacksCode = isAsked && code.trim() === "";
  const go = () => {
    setAsked(true);
    const first = number.trim() === "" ? "receipt-number" : code.trim() === "" ? "receipt-code" : null;
    if (first === null) look.mutate({ number: number.trim(), code: code.trim() });
    else document.getElementById(first)?.focus();
  };
  return (
    <PublicFrame title={said.receipts}>
      <section className="panel">
        <label className="case-label" htmlFor="receipt-number">
          {said.number}
        </label>
        <Input
          id="receipt-number"
          autoComplete="off"
          aria-invalid={lacksNumber}
          aria-describedby={lacksNumber ? "receipt-number-fault" : undefined}
          {...(lacksNumber ? { status: "error" as const } : {})}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={go}
        />
        {lacksNumber ? (
          <div className="case-fault" id="receipt-number-fault">
            {said.numberMissing}
          </div>
        ) : null}
        <label className="case-label" htmlFor="receipt-code" style={{ marginTop: 12 }}>
          {said.code}
        </label>
        <Input
          id="receipt-code"
          autoComplete="off"
          aria-invalid={lacksCode}
          aria-describedby={lacksCode ? "receipt-code-fault" : undefined}
          {...(lacksCode ? { status: "error" as const } : {})}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onPressEnter={go}
        />
        {lacksCode ? (
          <div className="case-fault" id="receipt-code-fault">
            {said.codeMissing}
          </div>
        ) : null}
        <div className="public-send">
          <Button type="primary" loading={look.isPending} onClick={go}>
            {said.look}
          </Button>
        </div>
        {look.error === null ? null : <ProblemNotice error={look.error} />}
        {look.data === undefined ? null : (
          <output className="public-answer">
            <b>{speak(look.data.state)}</b> <span className="faint">{beijingTime(look.data.at)}</span>
            {look.data.known.map(({ question, answer }) => (
              <p key={question.zh}>
                {speak(question)} · <b>{speak(answer)}</b>
              </p>
            ))}
            {look.data.told === null ? null : <p>{speak(look.data.told)}</p>}
          </output>
        )}
      </section>
      <section className="panel">
        <h2>{said.reports}</h2>
        <ReportChoice />
      </section>
    </PublicFrame>
  );
}
