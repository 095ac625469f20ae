import type { ReactNode } from "react";

/** Colours of states: at least 4.5:1 on white, distinct for colour-blind eyes, never without a word. */
export const tones = {
  green: "#237804",
  teal: "#006d75",
  lime: "#4d7300",
  blue: "#0958d9",
  orange: "#ad4e00",
  red: "#cf1322",
  yellow: "#7c6200",
  grey: "#595959",
} as const;
export type Tone = keyof typeof tones;

interface TagProps {
  readonly tone: Tone;
  /** A sign before the word, read by the eye only. */
  readonly mark?: string | undefined;
  /** Filled: settled by a person. Outlined: proposed by the machine. */
  readonly isFilled?: boolean | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A state as a mark, a word and a colour, in this order of weight from right to left. */
export function Tag({ tone, mark, isFilled = false, title, children }: TagProps) {
  const style = isFilled
    ? { color: tones[tone], background: tones[tone], borderColor: tones[tone] }
    : { color: tones[tone], background: "#fff" };
  return (
    <span className={isFilled ? "tag tag-filled" : "tag"} style={style} title={title}>
      {mark === undefined ? null : (
        <span className="tag-mark" aria-hidden="true">
          {mark}
        </span>
      )}
      <span>{children}</span>
    </span>
  );
}
