import type { CaseLoad, LoadMapping, LoadPreview, LoadSheets } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Upload } from "antd";
import { useState } from "react";
import { bringLoad, describeLoadFile, loadQuery, loadTemplateAddress } from "../../api/loads-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { LoadColumns } from "./load-columns.tsx";
import { LoadOutcome } from "./load-outcome.tsx";

interface LoadDrawerProps {
  readonly load: CaseLoad;
  readonly onClose: () => void;
}

/** Loads a list: a file, which column is what, what it comes to, and then the opening of its cases. */
export function LoadDrawer({ load, onClose }: LoadDrawerProps) {
  const { language, words } = useLanguage();
  const { caseLoads, shell } = words;
  const said = caseLoads.form;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const detail = useQuery(loadQuery(load.system));
  const [file, setFile] = useState<File | null>(null);
  const [sheets, setSheets] = useState<LoadSheets["sheets"]>([]);
  const [mapping, setMapping] = useState<LoadMapping | null>(null);
  const [preview, setPreview] = useState<LoadPreview | null>(null);
  const look = useMutation({
    mutationFn: (chosen: File) => describeLoadFile(load.system, chosen),
    onSuccess: (answer) => {
      setSheets(answer.sheets);
      setMapping((answer.sheets.find(({ rows }) => rows > 0) ?? answer.sheets[0])?.mapping ?? null);
    },
  });
  const send = useMutation({
    mutationFn: bringLoad,
    onSuccess: (answer) => {
      if (answer.list === null) {
        setPreview(answer);
        return;
      }
      void message.success(said.accepted(answer.fresh));
      void queries.invalidateQueries({ queryKey: ["case-loads"] });
      onClose();
    },
  });
  const bring = (apply: boolean) => {
    if (file !== null && mapping !== null) send.mutate({ system: load.system, file, mapping, apply });
  };
  const startOver = () => {
    setFile(null);
    setSheets([]);
    setMapping(null);
    setPreview(null);
    look.reset();
    send.reset();
  };
  const problem = look.error ?? send.error;
  const sheet = sheets.find((one) => one.mapping.sheet === mapping?.sheet);
  return (
    <Drawer
      open
      title={said.title(speak(load.title))}
      size={780}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="action-footer">
          <Button onClick={onClose}>{shell.cancel}</Button>
          {file === null ? null : <Button onClick={startOver}>{said.another}</Button>}
          {preview === null ? (
            <Button
              type="primary"
              disabled={file === null || mapping === null}
              loading={send.isPending}
              onClick={() => bring(false)}
            >
              {said.preview}
            </Button>
          ) : (
            <>
              <Button onClick={() => setPreview(null)}>{said.back}</Button>
              <Button
                type="primary"
                disabled={preview.fresh === 0}
                loading={send.isPending}
                onClick={() => bring(true)}
              >
                {preview.fresh === 0 ? said.nothing : said.apply(preview.fresh)}
              </Button>
            </>
          )}
        </div>
      }
    >
      {problem === null ? null : (
        <ProblemNotice
          error={problem}
          onClose={() => {
            if (look.error !== null) startOver();
            else send.reset();
          }}
        />
      )}
      {preview !== null ? (
        <LoadOutcome preview={preview} />
      ) : (
        <>
          {file === null ? (
            <>
              <p>
                <Button href={loadTemplateAddress(load.system, language)}>{caseLoads.template}</Button>
              </p>
              <Upload.Dragger
                accept=".xlsx,.csv"
                height={200}
                maxCount={1}
                showUploadList={false}
                beforeUpload={(chosen) => {
                  setFile(chosen);
                  look.mutate(chosen);
                  return false;
                }}
              >
                <p>{said.drop}</p>
                <p className="faint">{said.same}</p>
              </Upload.Dragger>
            </>
          ) : (
            <p>{file.name}</p>
          )}
          {look.isPending ? <Waiting /> : null}
          {mapping === null || sheet === undefined || detail.data === undefined ? null : (
            <LoadColumns
              sheets={sheets}
              sheet={sheet}
              mapping={mapping}
              columns={detail.data.columns}
              onChange={setMapping}
            />
          )}
          {detail.error === null ? null : <ProblemNotice error={detail.error} />}
        </>
      )}
    </Drawer>
  );
}
