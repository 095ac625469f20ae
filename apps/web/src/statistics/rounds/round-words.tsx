import type { RoundState, SubmissionRow } from "@halfsky/api-contract";
import { daysBetween } from "@halfsky/calendar";
import { useToday } from "../../supervision/use-today.ts";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";

const roundLooks: Readonly<Record<RoundState, { readonly tone: Tone; readonly mark: string }>> = {
  draft: { tone: "grey", mark: "✎\uFE0E" },
  open: { tone: "blue", mark: "○" },
  closed: { tone: "green", mark: "✔\uFE0E" },
};

/** The state of a round. */
export function RoundStateTag({ state }: { readonly state: RoundState }) {
  const { states } = useWords().rounds;
  return <Tag {...roundLooks[state]}>{states[state]}</Tag>;
}

const submissionLooks: Readonly<
  Record<SubmissionRow["state"], { readonly tone: Tone; readonly mark: string }>
> = {
  draft: { tone: "grey", mark: "…" },
  submitted: { tone: "blue", mark: "↗" },
  confirmed: { tone: "blue", mark: "↗" },
  reviewed: { tone: "teal", mark: "≈" },
  signed: { tone: "green", mark: "✔\uFE0E" },
  returned: { tone: "orange", mark: "↩" },
  locked: { tone: "green", mark: "✔\uFE0E" },
};

/** The state of a submission. */
export function SubmissionStateTag({ state }: Pick<SubmissionRow, "state">) {
  const { states } = useWords().submission;
  return (
    <Tag {...submissionLooks[state]} isFilled={state === "signed" || state === "locked"}>
      {states[state]}
    </Tag>
  );
}

/** A due day as a person says it, the exact day on hover; calm once nothing is owed any more. */
export function DueDay({ dueOn, isSettled }: { readonly dueOn: string; readonly isSettled: boolean }) {
  const { due, owed } = useWords().rounds;
  const days = daysBetween(useToday(), dueOn);
  const exact = owed.exact(dueOn);
  if (isSettled) return <span title={exact}>{dueOn}</span>;
  if (days < 0)
    return (
      <Tag tone="red" mark="!" title={exact} isFilled>
        {due.late(-days)}
      </Tag>
    );
  return (
    <Tag tone={days <= 3 ? "orange" : "blue"} mark={days <= 3 ? "◔" : "○"} title={exact}>
      {due.left(days)}
    </Tag>
  );
}

/** Address of a submission. */
export function submissionAddress(id: string): string {
  return `/submissions/${encodeURIComponent(id)}`;
}

/** Address of a round. */
export function roundAddress(id: string): string {
  return `/rounds/${encodeURIComponent(id)}`;
}
