import { beijingTime } from "@halfsky/calendar";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { publicReportsQuery, readReceipt } from "../../api/public-reports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { PublicFrame } from "./public-frame.tsx";

/** What became of a report, for whoever has its number and code; nothing else is ever told here. */
export function ReceiptPage() {
  const { publicReport: said } = useLanguage().words.cases;
  const speak = useBilingual();
  const [number, setNumber] = useState("");
  const [code, setCode] = useState("");
  const look = useMutation({ mutationFn: readReceipt });
  const systems = useQuery(publicReportsQuery).data?.systems ?? [];
  const go = () => {
    if (number.trim() !== "" && code.trim() !== "") look.mutate({ number: number.trim(), code: code.trim() });
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
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={go}
        />
        <label className="case-label" htmlFor="receipt-code" style={{ marginTop: 12 }}>
          {said.code}
        </label>
        <Input
          id="receipt-code"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onPressEnter={go}
        />
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
      {systems.length === 0 ? null : (
        <section className="panel">
          <h2>{said.reports}</h2>
          <ul className="case-choice">
            {systems.map(({ id, title, purpose }) => (
              <li key={id}>
                <Link to={`/public/reports/${encodeURIComponent(id)}`}>
                  <b>{speak(title)}</b>
                  <div className="faint">{speak(purpose)}</div>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PublicFrame>
  );
}
