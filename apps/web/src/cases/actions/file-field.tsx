import type { Attachment } from "@halfsky/api-contract";
import { Button } from "antd";
import { useState } from "react";
import { addCaseAttachment } from "../../api/cases-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { FileButtons } from "../../supervision/inspections/file-buttons.tsx";
import "../../supervision/inspections/inspections.css";
import { shrinkPhotograph } from "../../supervision/inspections/shrink-photograph.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

interface FileFieldProps {
  readonly caseId: string;
  readonly ids: readonly string[];
  /** files of the case, by which those that were sent before are known by name */
  readonly known: readonly Pick<Attachment, "id" | "name">[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Told while files are on their way, so that nothing is sent without them. */
  readonly onBusy: (isBusy: boolean) => void;
}

/** A file that was not taken. */
interface Refused {
  readonly name: string;
  /** null: it holds nothing */
  readonly error: unknown;
}

/** Photographs and files of an action; each is sent as soon as it is chosen and kept closed like the case. */
export function FileField({ caseId, ids, known, onChange, onBusy }: FileFieldProps) {
  const { actions: said } = useWords().cases;
  const [added, setAdded] = useState<readonly Pick<Attachment, "id" | "name">[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const send = async (chosen: readonly File[], emptyNames: readonly string[]) => {
    setRefused(emptyNames.map((name) => ({ name, error: null })));
    onBusy(true);
    let taken = ids;
    for (const file of chosen) {
      setSending(file.name);
      try {
        const sent = await addCaseAttachment(caseId, await shrinkPhotograph(file));
        taken = [...taken.filter((id) => id !== sent.id), sent.id];
        setAdded((before) => [...before, sent]);
        onChange(taken);
      } catch (error) {
        setRefused((before) => [...before, { name: file.name, error }]);
      }
    }
    setSending(null);
    onBusy(false);
  };
  const nameOf = (id: string) => [...added, ...known].find((file) => file.id === id)?.name;
  return (
    <div className="case-action-part">
      <span className="case-label">{said.files}</span>
      <FileButtons disabled={sending !== null} onFiles={(chosen, empty) => void send(chosen, empty)} />
      {sending === null ? null : <output>{said.sending(sending)}</output>}
      {refused.map(({ name, error }) => (
        <RefusedFile
          key={name}
          name={name}
          error={error}
          onClose={() => setRefused((before) => before.filter((one) => one.name !== name))}
        />
      ))}
      <ul>
        {ids.map((id) => {
          const name = nameOf(id) ?? said.files;
          return (
            <li key={id}>
              {name}{" "}
              <Button type="text" size="small" onClick={() => onChange(ids.filter((other) => other !== id))}>
                {said.leaveOut(name)}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RefusedFileProps extends Refused {
  readonly onClose: () => void;
}

/** One file that was not taken, by its name, and why. */
function RefusedFile({ name, error, onClose }: RefusedFileProps) {
  const { caseCourse: said } = useWords();
  const speak = useBilingual();
  const saysName =
    error instanceof RequestProblem && error.detail !== null && speak(error.detail).includes(name);
  return (
    <>
      {error === null || saysName ? null : <div className="case-fault">{said.fileNotTaken(name)}</div>}
      {error === null ? (
        <div className="case-fault" role="alert">
          {said.emptyFile(name)}
        </div>
      ) : (
        <ProblemNotice error={error} onClose={onClose} />
      )}
    </>
  );
}
