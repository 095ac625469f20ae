import type { CaseLoad, LoadMapping, LoadSheets } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Upload } from "antd";
import { useState } from "react";
import {
  acceptLoad,
  bringLoad,
  describeLoadFile,
  giveUpLoad,
  loadQuery,
  loadTemplateAddress,
  lookQuery,
} from "../../api/loads-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { LoadColumns } from "./load-columns.tsx";
import { LookThrough } from "./look-through.tsx";

interface LoadDrawerProps {
  readonly load: CaseLoad;
  /** a list that was brought before and is not taken on yet */
  readonly list: string | null;
  readonly onClose: () => void;
}

/** Loads a list: a file, which column is what, what it comes to, and then the opening of its cases. */
export function LoadDrawer({ load, list: broughtBefore, onClose }: LoadDrawerProps) {
  const { language, words } = useLanguage();
  const { caseLoads, shell } = words;
  const said = caseLoads.form;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { system } = load;
  const detail = useQuery(loadQuery(system));
  const [file, setFile] = useState<File | null>(null);
  const [sheets, setSheets] = useState<LoadSheets["sheets"]>([]);
  const [mapping, setMapping] = useState<LoadMapping | null>(null);
  const [list, setList] = useState(broughtBefore);
  const look = useQuery({ ...lookQuery(system, list ?? ""), enabled: list !== null });
  const refresh = () => void queries.invalidateQueries({ queryKey: ["case-loads"], exact: true });
  const describe = useMutation({
    mutationFn: (chosen: File) => describeLoadFile(system, chosen),
    onSuccess: (answer) => {
      setSheets(answer.sheets);
      setMapping((answer.sheets.find(({ rows }) => rows > 0) ?? answer.sheets[0])?.mapping ?? null);
    },
  });
  const bring = useMutation({
    mutationFn: bringLoad,
    onSuccess: (answer) => {
      queries.setQueryData(lookQuery(system, answer.id).queryKey, answer);
      setList(answer.id);
      refresh();
    },
  });
  const accept = useMutation({
    mutationFn: acceptLoad,
    onSuccess: ({ fresh }) => {
      void message.success(said.accepted(fresh));
      refresh();
      onClose();
    },
  });
  const giveUp = useMutation({ mutationFn: giveUpLoad, onSettled: refresh });
  /** Back to the columns, or to another file: what was looked through is let go. */
  const letGo = () => {
    if (list !== null) giveUp.mutate({ system, list });
    setList(null);
    accept.reset();
  };
  const startOver = () => {
    letGo();
    setFile(null);
    setSheets([]);
    setMapping(null);
    describe.reset();
    bring.reset();
  };
  const problem = describe.error ?? bring.error ?? accept.error ?? look.error;
  const sheet = sheets.find((one) => one.mapping.sheet === mapping?.sheet);
  const fresh = look.data?.preview?.fresh ?? 0;
  return (
    <Drawer
      open
      title={said.title(speak(load.title))}
      size={780}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="action-footer">
          <Button onClick={onClose}>
            {list === null ? shell.cancel : look.data?.state === "faulty" ? shell.close : said.later}
          </Button>
          {file === null && list === null ? null : <Button onClick={startOver}>{said.another}</Button>}
          {list === null ? (
            <Button
              type="primary"
              disabled={file === null || mapping === null}
              loading={bring.isPending}
              onClick={() => {
                if (file !== null && mapping !== null) bring.mutate({ system, file, mapping });
              }}
            >
              {said.preview}
            </Button>
          ) : (
            <>
              {file === null ? null : <Button onClick={letGo}>{said.back}</Button>}
              {look.data?.state === "looked" ? (
                <Button
                  type="primary"
                  disabled={fresh === 0}
                  loading={accept.isPending}
                  onClick={() => accept.mutate({ system, list })}
                >
                  {fresh === 0 ? said.nothing : said.apply(fresh)}
                </Button>
              ) : null}
            </>
          )}
        </div>
      }
    >
      {problem === null ? null : (
        <ProblemNotice
          error={problem}
          onClose={() => {
            if (describe.error !== null || look.error !== null) startOver();
            else {
              bring.reset();
              accept.reset();
            }
          }}
        />
      )}
      {list !== null ? (
        look.data === undefined ? (
          look.error === null ? (
            <Waiting />
          ) : null
        ) : (
          <LookThrough look={look.data} />
        )
      ) : (
        <>
          {file === null ? (
            <>
              <p>
                <Button href={loadTemplateAddress(system, language)}>{caseLoads.template}</Button>
              </p>
              <Upload.Dragger
                accept=".xlsx,.csv"
                height={200}
                maxCount={1}
                showUploadList={false}
                beforeUpload={(chosen) => {
                  setFile(chosen);
                  describe.mutate(chosen);
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
          {describe.isPending ? <Waiting /> : null}
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
