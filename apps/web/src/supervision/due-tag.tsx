import type { Duty } from "@halfsky/api-contract";
import { Tag } from "../ui/tag.tsx";
import { useWords } from "../words/language.tsx";
import { dueView } from "./due-words.ts";
import { useToday } from "./use-today.ts";

interface DueTagProps {
  readonly duty: Pick<Duty, "due" | "state" | "late" | "metOn" | "workingDaysLeft" | "provisional">;
}

/** A deadline in a person's words with its colour and mark; the exact day on hover, the working days beside it. */
export function DueTag({ duty }: DueTagProps) {
  const { supervision: words } = useWords();
  const view = dueView(duty, useToday(), words);
  return (
    <span className="due">
      <Tag tone={view.tone} mark={view.mark} title={view.exact} isFilled={view.tone === "red"}>
        {view.words}
      </Tag>
      {view.workingDays === null ? null : <span className="faint due-days">{view.workingDays}</span>}
      {duty.provisional && duty.state === "open" ? (
        <span className="due-provisional" title={words.due.provisionalNote}>
          {words.due.provisional}
        </span>
      ) : null}
    </span>
  );
}
