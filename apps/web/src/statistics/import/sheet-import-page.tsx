import type { SheetImport } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Upload } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { importFigureSheet } from "../../api/statistics-api.ts";
import { useArea } from "../../shell/place-pickers.tsx";
import { useMay } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import "./sheet-import.css";
import { SheetPreview } from "./sheet-preview.tsx";

interface Sending {
  readonly file: File;
  readonly apply: boolean;
  readonly partial: boolean;
  readonly reason: string;
}

/** Takes in a filled-in sheet: first what would change and every fault, then, when the person wants it, the figures. */
export function SheetImportPage() {
  const { statistics } = useWords();
  const words = statistics.importing;
  const area = useArea();
  const mayWrite = useMay("observation.write");
  const queries = useQueryClient();
  const [progress, setProgress] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<SheetImport | null>(null);
  const send = useMutation({
    mutationFn: ({ file: sent, ...options }: Sending) =>
      importFigureSheet(sent, { ...options, onProgress: setProgress }),
    onSuccess: (answer) => {
      setPreview(answer);
      if (answer.applied)
        for (const key of ["figures", "targets", "board"])
          void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const check = (chosen: File, reason = "") => {
    setFile(chosen);
    setProgress(0);
    send.mutate({ file: chosen, apply: false, partial: false, reason });
  };
  const startOver = () => {
    setFile(null);
    setPreview(null);
    send.reset();
  };
  return (
    <Page
      title={words.title}
      trail={<Link to={`/figures?area=${area}`}>{words.trail}</Link>}
      note={file?.name}
      width={preview === null ? "form" : "read"}
    >
      {mayWrite ? null : <EmptyPage title={words.notAllowed} todo="" />}
      {mayWrite && send.error ? (
        <div className="sheet-problem">
          <ProblemNotice error={send.error} onClose={startOver} />
        </div>
      ) : null}
      {mayWrite && preview === null && !send.isPending ? (
        <section className="panel">
          <Upload.Dragger
            accept=".xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              check(chosen);
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
      {send.isPending ? (
        <section className="panel" aria-live="polite">
          <p>{progress < 1 ? words.uploading(Math.round(progress * 100)) : words.reading}</p>
          <progress className="sheet-progress" max={1} {...(progress < 1 ? { value: progress } : {})} />
        </section>
      ) : null}
      {preview !== null && file !== null && !send.isPending ? (
        <SheetPreview
          preview={preview}
          onRecheck={(reason) => check(file, reason)}
          onApply={(partial, reason) => send.mutate({ file, apply: true, partial, reason })}
          onAnother={startOver}
        />
      ) : null}
    </Page>
  );
}
