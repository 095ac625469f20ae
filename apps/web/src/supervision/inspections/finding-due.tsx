import type { InspectionFinding } from "@halfsky/api-contract";
import { Tag } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";
import { dayWords } from "../due-words.ts";
import { useToday } from "../use-today.ts";

/** The deadline of a finding, and how it stands against it while the owner has to act. */
export function FindingDue({
  finding,
}: {
  readonly finding: Pick<InspectionFinding, "dueOn" | "daysLeft" | "overdue">;
}) {
  const { inspections, supervision } = useWords();
  const { finding: words } = inspections;
  const today = useToday();
  const { dueOn, daysLeft, overdue } = finding;
  return (
    <>
      <span title={dueOn}>{dayWords(dueOn, today, supervision)}</span>{" "}
      {overdue ? (
        <Tag tone="red" mark="!" isFilled>
          {words.overdue}
        </Tag>
      ) : null}
      {daysLeft === null ? null : <div className="faint">{words.daysLeft(daysLeft)}</div>}
    </>
  );
}
