import type { targetStatus } from "@halfsky/api-contract";
import { statusWords } from "@halfsky/targets";
import { useLanguage } from "../words/language.tsx";
import { Tag } from "./tag.tsx";

/** A status of the contract. */
export type TargetStatus = (typeof targetStatus)["options"][number];

interface StatusTagProps {
  readonly status: TargetStatus;
  /** Signed by a person: filled. The machine's proposal stays outlined. */
  readonly isSigned?: boolean;
  readonly title?: string;
}

// The text form of the mark: without it some systems draw a coloured picture.
const asText = (mark: string) => mark.replaceAll("✔", "✔\uFE0E");

/** Status of a target: icon, word and colour; filled once a person has signed it. */
export function StatusTag({ status, isSigned = false, title }: StatusTagProps) {
  const { language } = useLanguage();
  const entry = statusWords[status];
  return (
    <Tag tone={entry.tone} mark={asText(entry.mark)} isFilled={isSigned} title={title}>
      {entry[language]}
    </Tag>
  );
}
