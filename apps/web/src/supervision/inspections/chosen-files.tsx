import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useWords } from "../../words/language.tsx";
import { EmptyFiles } from "./empty-files.tsx";
import { FileButtons } from "./file-buttons.tsx";

interface ChosenFilesProps {
  readonly files: readonly File[];
  readonly disabled: boolean;
  /** Told how the list changes, not what it becomes: two choices may come before the list is drawn again. */
  readonly onChange: (change: (before: readonly File[]) => readonly File[]) => void;
}

/** Files that go along when the form is sent: photographs are shown, each can be left out again. */
export function ChosenFiles({ files, disabled, onChange }: ChosenFilesProps) {
  const { finding: words } = useWords().inspections;
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const pictures = useMemo(
    () => files.map((file) => (file.type.startsWith("image/") ? URL.createObjectURL(file) : null)),
    [files],
  );
  useEffect(
    () => () => {
      for (const address of pictures) if (address !== null) URL.revokeObjectURL(address);
    },
    [pictures],
  );
  return (
    <div className="file-adder">
      <FileButtons
        disabled={disabled}
        onFiles={(added, emptyNames) => {
          setEmpty(emptyNames);
          onChange((before) => [...before, ...added]);
        }}
      />
      <EmptyFiles names={empty} onClose={() => setEmpty([])} />
      <ul className="chosen-files">
        {files.map((file, index) => (
          <li key={`${file.name} ${file.lastModified} ${file.size}`}>
            {pictures[index] ? <img src={pictures[index]} alt="" /> : null}
            <span>{file.name}</span>
            <Button
              type="text"
              size="small"
              disabled={disabled}
              aria-label={words.removeFile(file.name)}
              onClick={() => onChange((before) => before.filter((one) => one !== file))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
