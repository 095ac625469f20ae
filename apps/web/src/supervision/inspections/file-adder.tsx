import type { Attachment } from "@halfsky/api-contract";
import { useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { useState } from "react";
import type { FileOwner } from "../../api/inspections-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { EmptyFiles } from "./empty-files.tsx";
import { FileButtons } from "./file-buttons.tsx";
import { type FailedFile, sendFiles } from "./send-files.ts";

interface FileAdderProps {
  readonly owner: FileOwner;
  readonly onAdded?: (files: readonly Attachment[]) => void;
}

/** Adds files to a visit, a finding or an answer at once; each that is refused says why. */
export function FileAdder({ owner, onAdded }: FileAdderProps) {
  const { finding: words } = useWords().inspections;
  const queries = useQueryClient();
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const send = async (files: readonly File[]) => {
    setFailed([]);
    const sent = await sendFiles(owner, files, ({ name }, share) => setSending({ name, share }));
    setSending(null);
    setFailed(sent.failed);
    if (sent.added.length === 0) return;
    onAdded?.(sent.added);
    await queries.invalidateQueries({ queryKey: ["inspections"] });
  };
  return (
    <div className="file-adder">
      <FileButtons
        disabled={sending !== null}
        onFiles={(files, emptyNames) => {
          setEmpty(emptyNames);
          void send(files);
        }}
      />
      <output>
        {sending === null ? null : (
          <>
            {words.sending(sending.name)} <Progress percent={Math.round(sending.share * 100)} size="small" />
          </>
        )}
      </output>
      <EmptyFiles names={empty} onClose={() => setEmpty([])} />
      {failed.map(({ file, error }) => (
        <ProblemNotice
          key={`${file.name} ${file.size}`}
          error={error}
          onRetry={() => void send([file])}
          onClose={() => setFailed((before) => before.filter((one) => one.file !== file))}
        />
      ))}
    </div>
  );
}
