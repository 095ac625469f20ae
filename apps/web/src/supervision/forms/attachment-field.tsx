import type { Attachment } from "@halfsky/api-contract";
import { Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { addMatterAttachment } from "../../api/supervision-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { EmptyFiles } from "../inspections/empty-files.tsx";
import { FileButtons } from "../inspections/file-buttons.tsx";
import "../inspections/inspections.css";
import { shrinkPhotograph } from "../inspections/shrink-photograph.ts";
import { MatterFiles } from "../matter-files.tsx";

interface AttachmentFieldProps {
  readonly matter: string;
  readonly value?: readonly Attachment[] | undefined;
  readonly onChange?: (files: readonly Attachment[]) => void;
  /** Told while files are on their way, so that nothing is submitted without them. */
  readonly onBusy: (isBusy: boolean) => void;
}

const nothing: readonly Attachment[] = [];

interface Refused {
  readonly file: File;
  readonly error: unknown;
}

/** Files that go along: each is sent as soon as it is chosen; one that is refused says why and stops no other. */
export function AttachmentField({ matter, value: chosen, onChange, onBusy }: AttachmentFieldProps) {
  const { files: words } = useWords().matter;
  const value = chosen ?? nothing;
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [empty, setEmpty] = useState<readonly string[]>([]);

  // a file may be left out again while another is on its way
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const send = async (files: readonly File[]) => {
    setRefused([]);
    onBusy(true);
    for (const file of files) {
      setSending({ name: file.name, share: 0 });
      try {
        const added = await addMatterAttachment(matter, await shrinkPhotograph(file), (share) =>
          setSending({ name: file.name, share }),
        );
        latest.current = [...latest.current.filter(({ id }) => id !== added.id), added];
        onChange?.(latest.current);
      } catch (error) {
        setRefused((before) => [...before, { file, error }]);
      }
    }
    setSending(null);
    onBusy(false);
  };
  return (
    <div className="attachment-field">
      <FileButtons
        disabled={sending !== null}
        onFiles={(files, emptyNames) => {
          setEmpty(emptyNames);
          void send(files);
        }}
      />
      <output className="attachment-progress">
        {sending === null ? null : (
          <>
            {sending.share >= 1
              ? words.reading(sending.name)
              : words.sending(sending.name, Math.round(sending.share * 100))}
            <Progress percent={Math.round(sending.share * 100)} size="small" showInfo={false} />
          </>
        )}
      </output>
      <EmptyFiles names={empty} onClose={() => setEmpty([])} />
      {refused.map(({ file, error }) => (
        <div key={`${file.name} ${file.size} ${file.lastModified}`} className="attachment-refused">
          <b>{words.refused(file.name)}</b>
          <ProblemNotice
            error={error}
            onRetry={() => void send([file])}
            onClose={() => setRefused((before) => before.filter((one) => one.file !== file))}
          />
        </div>
      ))}
      <MatterFiles
        matter={matter}
        files={value}
        onRemove={(id) => onChange?.(value.filter((file) => file.id !== id))}
      />
    </div>
  );
}
