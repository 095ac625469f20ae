import type { ForeignSheets, FormSheetImport, SheetMapping } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Upload } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { describeForeign, importForeign, importForms } from "../../api/form-sheets-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { submissionQuery } from "../../api/submissions-api.ts";
import { useSession } from "../../shell/session.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import "../import/sheet-import.css";
import "./form-import.css";
import { FormSheetPreview } from "./form-sheet-preview.tsx";
import { MappingForm } from "./mapping-form.tsx";

interface Sending {
  readonly file: File;
  readonly mapping: SheetMapping | null;
  readonly apply: boolean;
  readonly partial: boolean;
}

/** Takes in a filled-in form, or a table of another format after a person said what is what in it. */
export function FormImportPage() {
  const { formSheets: words, statistics } = useWords();
  const { id = "" } = useParams();
  const account = useSession().account.id;
  const record = useQuery(submissionQuery(account, id)).data?.record;
  const queries = useQueryClient();
  const [progress, setProgress] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const [foreign, setForeign] = useState<ForeignSheets | null>(null);
  const [mapping, setMapping] = useState<SheetMapping | null>(null);
  const [preview, setPreview] = useState<FormSheetImport | null>(null);
  const send = useMutation({
    mutationFn: ({ file: sent, mapping: by, apply, partial }: Sending) => {
      const options = { apply, partial, onProgress: setProgress };
      return by === null ? importForms(sent, options) : importForeign(id, sent, by, options);
    },
    onSuccess: (answer) => {
      setPreview(answer);
      if (answer.sheets.some(({ applied }) => applied))
        void queries.invalidateQueries({ queryKey: ["submissions"] });
    },
    onError: (error, { file: sent }) => {
      // Not a form of ours: perhaps the unit's own table.
      if (error instanceof RequestProblem && error.code === "unreadable-file") look.mutate(sent);
    },
  });
  const look = useMutation({
    mutationFn: (sent: File) => describeForeign(id, sent),
    onSuccess: (answer) => {
      if (answer.sheets.some(({ rows }) => rows.length > 0)) setForeign(answer);
    },
  });
  const check = (chosen: File, by: SheetMapping | null) => {
    setFile(chosen);
    setProgress(0);
    setMapping(by);
    look.reset();
    send.mutate({ file: chosen, mapping: by, apply: false, partial: false });
  };
  const startOver = () => {
    setFile(null);
    setForeign(null);
    setMapping(null);
    setPreview(null);
    send.reset();
    look.reset();
  };
  const isBusy = send.isPending || look.isPending;
  const problem = foreign === null ? (look.error ?? send.error) : mapping === null ? null : send.error;
  // After a file that cannot be read the next one is asked for at once.
  const isFileAsked = file === null || (problem !== null && foreign === null && preview === null);
  return (
    <Page
      title={words.title}
      trail={<Link to={`/submissions/${encodeURIComponent(id)}`}>{record?.head.title ?? words.back}</Link>}
      note={file?.name}
      width={preview === null && foreign === null ? "form" : "read"}
    >
      {problem === null || isBusy ? null : (
        <div className="sheet-problem">
          <ProblemNotice error={problem} onClose={startOver} />
        </div>
      )}
      {isFileAsked && !isBusy ? (
        <section className="panel">
          <Upload.Dragger
            accept=".xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              check(chosen, null);
              return false;
            }}
          >
            <p className="sheet-drop">{words.drop}</p>
            <p className="faint">{words.formats}</p>
          </Upload.Dragger>
          <ol className="sheet-steps">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      ) : null}
      {isBusy ? (
        <section className="panel" aria-live="polite">
          <p>
            {progress < 1
              ? statistics.importing.uploading(Math.round(progress * 100))
              : statistics.importing.reading}
          </p>
          <progress className="sheet-progress" max={1} {...(progress < 1 ? { value: progress } : {})} />
        </section>
      ) : null}
      {foreign !== null && file !== null && record !== undefined && preview === null && !isBusy ? (
        <MappingForm
          foreign={foreign}
          record={record}
          initial={mapping}
          onCheck={(by) => check(file, by)}
          onAnother={startOver}
        />
      ) : null}
      {preview !== null && file !== null && record !== undefined && !isBusy ? (
        <FormSheetPreview
          preview={preview}
          record={record}
          onApply={(partial) => send.mutate({ file, mapping, apply: true, partial })}
          onMapping={foreign === null ? undefined : () => setPreview(null)}
          onAnother={startOver}
        />
      ) : null}
    </Page>
  );
}
