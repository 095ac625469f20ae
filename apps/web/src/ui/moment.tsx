import { beijingTime } from "@halfsky/calendar";
import { useWords } from "../words/language.tsx";
import { timeInWords } from "./time-words.ts";
import { useNow } from "./use-now.ts";

/** A time as a person says it, with the exact one on hover and on paper. */
export function Moment({ at }: { readonly at: string }) {
  const words = useWords();
  const now = useNow();
  return (
    <time className="moment" dateTime={at} title={beijingTime(at)}>
      <span>{timeInWords(new Date(at), now, words.shell.time)}</span>
    </time>
  );
}
