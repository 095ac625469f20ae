import { Alert } from "antd";
import { useWords } from "../../words/language.tsx";
import type { Lacking } from "./mapping-words.ts";

interface LackingNoticeProps {
  readonly lacking: readonly Lacking[];
}

/** Says in words why a list cannot be compared yet: what is missing, and what would do. */
export function LackingNotice({ lacking }: LackingNoticeProps) {
  const said = useWords().outside.lacking;
  return (
    <Alert
      className="outside-lacking"
      type="warning"
      showIcon
      title={said.title}
      description={
        <ul>
          {lacking.map((one) => (
            <li key={one.kind}>{one.kind === "words" ? said.words(one.words) : said[one.kind]}</li>
          ))}
        </ul>
      }
    />
  );
}
