import { Button } from "antd";
import { type ChangeEvent, useRef } from "react";
import { useWords } from "../../words/language.tsx";

/** What may be chosen beside photographs; the server looks at the bytes, not at the name. */
const acceptedFiles = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.txt";

interface FileButtonsProps {
  readonly disabled?: boolean;
  /**
   * Told in the same step as the choice, so that a form sent right after it has every file: those that hold something,
   * and the names of those that hold nothing.
   */
  readonly onFiles: (files: readonly File[], emptyNames: readonly string[]) => void;
}

/** Takes a photograph with the camera of a telephone, or chooses photographs and files. */
export function FileButtons({ disabled = false, onFiles }: FileButtonsProps) {
  const { finding: words } = useWords().inspections;
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const chosen = [...(input.files ?? [])];
    // the same file can be chosen again, after it was mended
    input.value = "";
    if (chosen.length === 0) return;
    onFiles(
      chosen.filter(({ size }) => size > 0),
      chosen.filter(({ size }) => size === 0).map(({ name }) => name),
    );
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
        onChange={take}
      />
      <input
        ref={chooser}
        className="file-input"
        type="file"
        multiple
        accept={acceptedFiles}
        tabIndex={-1}
        aria-label={words.chooseFiles}
        onChange={take}
      />
      <span className="faint">{words.filesHelp}</span>
    </div>
  );
}
