import { Alert } from "antd";
import { useWords } from "../../words/language.tsx";

interface EmptyFilesProps {
  readonly names: readonly string[];
  readonly onClose: () => void;
}

/** Says which of the chosen files hold nothing and were left out. */
export function EmptyFiles({ names, onClose }: EmptyFilesProps) {
  const { finding: words } = useWords().inspections;
  if (names.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={names.map((name) => words.emptyFile(name)).join(" ")}
      closable={{ onClose }}
    />
  );
}
