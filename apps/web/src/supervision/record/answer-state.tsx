import { Tag, type Tone } from "../../ui/tag.tsx";

interface AnswerStateProps {
  readonly state: "submitted" | "returned" | "accepted";
  readonly words: Readonly<Record<AnswerStateProps["state"], string>>;
}

const looks: Readonly<Record<AnswerStateProps["state"], { readonly tone: Tone; readonly mark: string }>> = {
  submitted: { tone: "blue", mark: "◑" },
  returned: { tone: "orange", mark: "↩" },
  accepted: { tone: "green", mark: "✔\uFE0E" },
};

/** What became of something that the unit submitted. */
export function AnswerState({ state, words }: AnswerStateProps) {
  return (
    <Tag {...looks[state]} isFilled={state === "accepted"}>
      {words[state]}
    </Tag>
  );
}
