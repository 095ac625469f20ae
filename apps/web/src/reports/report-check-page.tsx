import { InboxOutlined } from "@ant-design/icons";
import type { ReportCheck } from "@halfsky/api-contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Progress, Spin, Upload } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { checkReportFile, reportQuery } from "../api/reports-api.ts";
import { useAddress } from "../shell/address.ts";
import { useArea } from "../shell/place-pickers.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useWords } from "../words/language.tsx";
import { CheckFaults } from "./check-faults.tsx";
import "./report-form.css";

/** Proves every number of a Word report against the database. */
export function ReportCheckPage() {
  const { reports } = useWords();
  const words = reports.check;
  const area = useArea();
  const expected = useAddress().get("report");
  const [sent, setSent] = useState(0);
  const check = useMutation({ mutationFn: (file: File) => checkReportFile(file, setSent) });
  const fileName = check.variables?.name ?? "";
  const start = (file: File) => {
    setSent(0);
    check.mutate(file);
  };
  return (
    <Page
      title={words.title}
      trail={
        expected === undefined ? (
          <Link to={`/reports?area=${area}`}>{reports.record.trail}</Link>
        ) : (
          <ExpectedReport id={expected} />
        )
      }
      width={check.data && !check.data.passed ? "read" : "form"}
    >
      <div aria-live="polite">
        {check.isPending ? (
          <section className="panel">
            <p>{words.file(fileName)}</p>
            {sent < 1 ? (
              <>
                {words.uploading(Math.round(sent * 100))}
                <Progress percent={Math.round(sent * 100)} showInfo={false} aria-label={words.title} />
              </>
            ) : (
              <div className="check-wait">
                <Spin size="small" /> {words.reading}
              </div>
            )}
          </section>
        ) : check.data ? (
          <Outcome check={check.data} fileName={fileName} expected={expected} onAnother={check.reset} />
        ) : null}
      </div>
      {check.data && check.data.faults.length > 0 ? <CheckFaults faults={check.data.faults} /> : null}
      {check.isPending || check.data ? null : (
        <>
          {check.error ? (
            <div className="check-problem">
              <p>{words.file(fileName)}</p>
              <ProblemNotice error={check.error} onClose={check.reset} />
            </div>
          ) : null}
          <p className="check-note">{words.note}</p>
          <FileDrop onFile={start} />
        </>
      )}
    </Page>
  );
}

function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { check: words } = useWords().reports;
  return (
    <Upload.Dragger
      accept=".docx"
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">{words.drop}</p>
      <p className="ant-upload-hint">{words.dropHint}</p>
    </Upload.Dragger>
  );
}

/** The report whose page the reader came from. */
function ExpectedReport({ id }: { readonly id: string }) {
  const { reports } = useWords();
  const { data } = useQuery(reportQuery(id));
  return <Link to={`/reports/${encodeURIComponent(id)}`}>{data?.report.title ?? reports.record.trail}</Link>;
}

interface OutcomeProps {
  readonly check: ReportCheck;
  readonly fileName: string;
  readonly expected: string | undefined;
  readonly onAnother: () => void;
}

function Outcome({ check, fileName, expected, onAnother }: OutcomeProps) {
  const { check: words } = useWords().reports;
  return (
    <section className={`panel check-outcome ${check.passed ? "is-passed" : "is-failed"}`}>
      <span className="check-outcome-mark" aria-hidden="true">
        {check.passed ? "✓" : "✗"}
      </span>
      <div className="check-outcome-words">
        <h2>
          {check.passed ? words.passed(check.figures) : words.failed(check.faults.length, check.figures)}
        </h2>
        {check.passed ? null : <p>{words.failedTodo}</p>}
        <p className="faint">{words.file(fileName)}</p>
        {check.reportId === null ? null : (
          <p>
            {words.report}{" "}
            <Link to={`/reports/${encodeURIComponent(check.reportId)}`}>{check.title ?? check.reportId}</Link>
          </p>
        )}
        {expected !== undefined && check.reportId !== expected ? <p>{words.otherReport}</p> : null}
      </div>
      <Button onClick={onAnother}>{words.another}</Button>
    </section>
  );
}
