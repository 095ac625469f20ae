import type { Attachment } from "@halfsky/api-contract";
import { Button } from "antd";
import { useState } from "react";
import { addCaseAttachment } from "../../api/cases-api.ts";
import { FileButtons } from "../../supervision/inspections/file-buttons.tsx";
import "../../supervision/inspections/inspections.css";
import { shrinkPhotograph } from "../../supervision/inspections/shrink-photograph.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

interface FileFieldProps {
  readonly caseId: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Told while files are on their way, so that nothing is sent without them. */
  readonly onBusy: (isBusy: boolean) => void;
}

/** Photographs and files of an action; each is sent as soon as it is chosen and kept closed like the case. */
export function FileField({ caseId, ids, onChange, onBusy }: FileFieldProps) {
  const { actions: said } = useWords().cases;
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (chosen: readonly File[]) => {
    setFailure(null);
    onBusy(true);
    let taken = files;
    for (const file of chosen) {
      setSending(file.name);
      try {
        const added = await addCaseAttachment(caseId, await shrinkPhotograph(file));
        taken = [...taken.filter(({ id }) => id !== added.id), added];
        setFiles(taken);
        onChange(taken.map(({ id }) => id));
      } catch (error) {
        setFailure(error);
      }
    }
    setSending(null);
    onBusy(false);
  };
  return (
    <div className="case-action-part">
      <span className="case-label">{said.files}</span>
      <FileButtons disabled={sending !== null} onFiles={(chosen) => void send(chosen)} />
      {sending === null ? null : <output>{said.sending(sending)}</output>}
      {failure === null ? null : <ProblemNotice error={failure} onClose={() => setFailure(null)} />}
      <ul>
        {files
          .filter(({ id }) => ids.includes(id))
          .map(({ id, name }) => (
            <li key={id}>
              {name}{" "}
              <Button
                type="text"
                size="small"
                onClick={() => {
                  const rest = files.filter((file) => file.id !== id);
                  setFiles(rest);
                  onChange(rest.map((file) => file.id));
                }}
              >
                {said.leaveOut(name)}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}
