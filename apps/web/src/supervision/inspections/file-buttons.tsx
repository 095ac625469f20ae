import { Button } from "antd";
import { type ChangeEvent, useRef } from "react";
import { useWords } from "../../words/language.tsx";
import { shrinkPhotograph } from "./shrink-photograph.ts";

/** What may be chosen beside photographs; the server looks at the bytes, not at the name. */
const acceptedFiles = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.txt";

interface FileButtonsProps {
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Told in words of each file that holds nothing. */
  readonly onEmpty: (name: string) => void;
}

/** Takes a photograph with the camera of a telephone, or chooses photographs and files. */
export function FileButtons({ disabled = false, onFiles, onEmpty }: FileButtonsProps) {
  const { finding: words } = useWords().inspections;
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const chosen = [...(input.files ?? [])];
    // the same file can be chosen again, after it was mended
    input.value = "";
    for (const file of chosen) if (file.size === 0) onEmpty(file.name);
    const filled = await Promise.all(chosen.filter(({ size }) => size > 0).map(shrinkPhotograph));
    if (filled.length > 0) onFiles(filled);
  };
  return (
    <div className="file-buttons">
      <Button disabled={disabled} onClick={() => camera.current?.click()}>
        {words.takePhotograph}
      </Button>
      <Button disabled={disabled} onClick={() => chooser.current?.click()}>
        {words.chooseFiles}
      </Button>
      <input
        ref={camera}
        className="file-input"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-label={words.takePhotograph}
        onChange={(event) => void take(event)}
      />
      <input
        ref={chooser}
        className="file-input"
        type="file"
        multiple
        accept={acceptedFiles}
        tabIndex={-1}
        aria-label={words.chooseFiles}
        onChange={(event) => void take(event)}
      />
      <span className="faint">{words.filesHelp}</span>
    </div>
  );
}
