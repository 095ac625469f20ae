import { useWords } from "../words/language.tsx";
import { exactTime, timeInWords } from "./time-words.ts";
import { useNow } from "./use-now.ts";

/** A time as a person says it, with the exact one on hover. */
export function Moment({ at }: { readonly at: string }) {
  const words = useWords();
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactTime(date)}>
      {timeInWords(date, now, words.shell.time)}
    </time>
  );
}
