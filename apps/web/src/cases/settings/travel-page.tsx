import type { TravelImport } from "@halfsky/api-contract";
import { travelModeWords } from "@halfsky/cases";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Upload } from "antd";
import { useState } from "react";
import { bringTravelSheet, travelTemplateAddress, travelTimesQuery } from "../../api/travel-api.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import "../../supervision/forms/action-drawer.css";
import "../record/case-page.css";

/** Minutes of travel of the area: what is there, and the sheet that brings more. */
export function TravelPage() {
  const { language, words } = useLanguage();
  const said = words.travel.settings;
  return (
    <Page
      title={said.title}
      note={said.note}
      actions={
        <Button href={travelTemplateAddress(language)} download>
          {said.template}
        </Button>
      }
    >
      <BringSheet />
      <Measured />
    </Page>
  );
}

function BringSheet() {
  const { travel, shell } = useWords();
  const said = travel.settings;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<TravelImport | null>(null);
  const startOver = () => {
    setFile(null);
    setPreview(null);
  };
  const send = useMutation({
    mutationFn: bringTravelSheet,
    onSuccess: (answer) => {
      if (!answer.applied) {
        setPreview(answer);
        return;
      }
      void message.success(said.brought(answer.added, answer.corrected));
      startOver();
      void queries.invalidateQueries({ queryKey: ["travel-times"] });
      void queries.invalidateQueries({ queryKey: ["cases", "travel"] });
    },
    onError: startOver,
  });
  return (
    <section className="panel">
      <h2>{said.bring}</h2>
      {send.error === null ? null : <ProblemNotice error={send.error} onClose={send.reset} />}
      {file === null || preview === null ? (
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          disabled={send.isPending}
          beforeUpload={(chosen) => {
            setFile(chosen);
            send.mutate({ file: chosen, apply: false });
            return false;
          }}
        >
          <p>{said.drop}</p>
          <p className="faint">{said.dropNote}</p>
        </Upload.Dragger>
      ) : (
        <>
          <p>{file.name}</p>
          <p>
            {preview.added + preview.corrected === 0
              ? said.same(preview.rows)
              : said.preview(preview.rows, preview.added, preview.corrected, preview.unchanged)}
          </p>
          <div className="action-footer">
            <Button onClick={startOver}>{shell.cancel}</Button>
            <Button
              type="primary"
              disabled={preview.added + preview.corrected === 0}
              loading={send.isPending}
              onClick={() => send.mutate({ file, apply: true })}
            >
              {said.apply}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Measured() {
  const { travel } = useWords();
  const said = travel.settings;
  const speak = useBilingual();
  const { data, error, isPending, refetch } = useQuery(travelTimesQuery);
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending || data === undefined) return <Waiting />;
  if (data.modes.length === 0) return <EmptyPage title={said.empty} todo={said.emptyTodo} />;
  return (
    <section className="panel">
      <h2>{said.measured}</h2>
      <table className="case-group">
        <thead>
          <tr>
            <th scope="col">{said.mode}</th>
            <th scope="col">{said.ways}</th>
            <th scope="col">{said.units}</th>
            <th scope="col">{said.newest}</th>
          </tr>
        </thead>
        <tbody>
          {data.modes.map(({ mode, ways, units, newest }) => (
            <tr key={mode}>
              <th scope="row">{speak(travelModeWords[mode])}</th>
              <td>{ways}</td>
              <td>{units}</td>
              <td>{newest}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
