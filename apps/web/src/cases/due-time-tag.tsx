import { beijingTime } from "@halfsky/calendar";
import { Tag } from "../ui/tag.tsx";
import { useNow } from "../ui/use-now.ts";
import { useWords } from "../words/language.tsx";
import { dueTimeOf } from "./due-time.ts";

/** The end of a clock that runs: how long is left or was overrun; the exact time on hover. */
export function DueTimeTag({ dueAt }: { readonly dueAt: string }) {
  const { cases } = useWords();
  const view = dueTimeOf(dueAt, useNow(), cases.due);
  return (
    <Tag tone={view.tone} mark={view.mark} title={beijingTime(dueAt)} isFilled={view.tone === "red"}>
      {view.words}
    </Tag>
  );
}
