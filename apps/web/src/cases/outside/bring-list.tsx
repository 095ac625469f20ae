import type { OutsideImport, OutsideLinkView, OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input, Upload } from "antd";
import { useId, useState } from "react";
import { bringOutsideList, describeOutsideFile, outsideLinkQuery } from "../../api/outside-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { useToday } from "../../supervision/use-today.ts";
import { ImportPreview } from "./import-preview.tsx";
import { LackingNotice } from "./lacking-notice.tsx";
import { MappingFields } from "./mapping-fields.tsx";
import { lackingIn } from "./mapping-words.ts";

interface BringListProps {
  readonly view: OutsideLinkView;
  readonly onClose: () => void;
}

/** Takes a list in: a file, what is what in it, what it says beside our cases, and then the taking in. */
export function BringList({ view, onClose }: BringListProps) {
  const { outside, shell } = useWords();
  const said = outside.form;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const link = { system: view.system, link: view.link };
  const detail = useQuery(outsideLinkQuery(link));
  const [file, setFile] = useState<File | null>(null);
  const [sheets, setSheets] = useState<OutsideSheets["sheets"]>([]);
  const [mapping, setMapping] = useState<OutsideMapping | null>(null);
  const today = useToday();
  const [day, setDay] = useState(today);
  const [preview, setPreview] = useState<OutsideImport | null>(null);
  const id = useId();
  const look = useMutation({
    mutationFn: (chosen: File) => describeOutsideFile(link, chosen),
    onSuccess: (answer) => {
      setSheets(answer.sheets);
      setMapping((answer.sheets.find(({ rows }) => rows > 0) ?? answer.sheets[0])?.mapping ?? null);
    },
  });
  const send = useMutation({
    mutationFn: bringOutsideList,
    onSuccess: (answer) => {
      if (answer.isSame) void message.info(outside.same);
      if (!answer.applied) {
        setPreview(answer);
        return;
      }
      void message.success(outside.brought(answer.differences.opened, answer.differences.settled));
      void queries.invalidateQueries({ queryKey: ["outside"] });
      onClose();
    },
  });
  const sheet = sheets.find((one) => one.mapping.sheet === mapping?.sheet);
  const lacking =
    mapping === null || sheet === undefined || detail.data === undefined
      ? null
      : lackingIn(sheet, mapping, day, detail.data.columns);
  const isReady = file !== null && lacking?.length === 0;
  const bring = (apply: boolean) => {
    if (file !== null && mapping !== null) send.mutate({ link, file, mapping, day, apply });
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
  return (
    <Drawer
      open
      title={said.title(speak(view.title))}
      size={780}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="action-footer">
          <Button onClick={onClose}>{shell.cancel}</Button>
          {file === null ? null : <Button onClick={startOver}>{said.another}</Button>}
          {preview === null ? (
            <Button type="primary" disabled={!isReady} loading={send.isPending} onClick={() => bring(false)}>
              {said.preview}
            </Button>
          ) : (
            <>
              <Button onClick={() => setPreview(null)}>{said.back}</Button>
              <Button
                type="primary"
                disabled={preview.isSame}
                loading={send.isPending}
                onClick={() => bring(true)}
              >
                {said.apply}
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
      {preview === null ? (
        <>
          {file === null ? (
            <Upload.Dragger
              accept=".xlsx,.csv"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(chosen) => {
                setFile(chosen);
                look.mutate(chosen);
                return false;
              }}
            >
              <p>{said.drop}</p>
              <p className="faint">{said.needKey}</p>
            </Upload.Dragger>
          ) : (
            <p>{file.name}</p>
          )}
          <div className="outside-fields">
            <div>
              <label htmlFor={`${id}-day`}>{said.day}</label>
              <Input
                id={`${id}-day`}
                type="date"
                max={today}
                value={day}
                onChange={({ target }) => setDay(target.value)}
              />
            </div>
          </div>
          {look.isPending ? <Waiting /> : null}
          {mapping === null || sheet === undefined || detail.data === undefined ? null : (
            <MappingFields
              sheets={sheets}
              sheet={sheet}
              mapping={mapping}
              states={detail.data.states}
              read={detail.data.columns}
              onChange={setMapping}
            />
          )}
          {lacking === null || lacking.length === 0 ? null : <LackingNotice lacking={lacking} />}
          {detail.error === null ? null : <ProblemNotice error={detail.error} />}
        </>
      ) : (
        <ImportPreview preview={preview} />
      )}
    </Drawer>
  );
}
