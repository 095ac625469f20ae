import type { light as lightOfContract } from "@halfsky/api-contract";
import { lightWords } from "@halfsky/targets";
import { useLanguage } from "../words/language.tsx";
import { Tag } from "./tag.tsx";

/** A light of the contract. */
export type LightName = (typeof lightOfContract)["options"][number];

interface LightTagProps {
  /** Null: there is nothing to light. */
  readonly light: LightName | null;
  /** A person signed what it rests on: filled. The machine's own stays outlined. */
  readonly isSigned?: boolean;
  readonly title?: string | undefined;
}

// The text form of the mark: without it some systems draw a coloured picture.
const asText = (mark: string) => mark.replaceAll(/[■▲◆●✔]/gu, "$&\uFE0E");

/** Light of a target: mark, word and colour; filled once a person has signed what it rests on. */
export function LightTag({ light, isSigned = false, title }: LightTagProps) {
  const { language, words } = useLanguage();
  if (light === null) {
    return (
      <Tag tone="grey" mark="–" title={title ?? words.lights.unlitNote}>
        {words.lights.unlit}
      </Tag>
    );
  }
  const entry = lightWords[light];
  return (
    <Tag tone={light} mark={asText(entry.mark)} isFilled={isSigned} title={title ?? entry.meaning[language]}>
      {entry[language]}
    </Tag>
  );
}
