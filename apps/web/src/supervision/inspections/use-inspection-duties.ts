import { useQuery } from "@tanstack/react-query";
import { inspectionDutiesQuery } from "../../api/inspections-api.ts";
import { useMay } from "../../shell/session.tsx";
import { useWords } from "../../words/language.tsx";

/** Something that waits for the reader, and where she does it. */
export interface DutyLine {
  readonly key: string;
  readonly text: string;
  readonly to: string;
  readonly label: string;
}

/** What waits for the reader in inspections, for lists of her duties. */
export function useInspectionDuties(): readonly DutyLine[] {
  const { duties: words } = useWords().inspections;
  const mayRead = useMay("inspection.read");
  const { data } = useQuery({ ...inspectionDutiesQuery, enabled: mayRead });
  if (data === undefined) return [];
  const { toAnswer, overdue, toRecheck, toClose } = data;
  const unsettled = "/inspections?rest=unsettled";
  return [
    {
      key: "inspection-answer",
      count: toAnswer,
      text: words.toAnswer(toAnswer, overdue),
      to: overdue > 0 ? "/inspections?rest=overdue" : unsettled,
      label: words.answer,
    },
    {
      key: "inspection-recheck",
      count: toRecheck,
      text: words.toRecheck(toRecheck),
      to: unsettled,
      label: words.recheck,
    },
    {
      key: "inspection-close",
      count: toClose,
      text: words.toClose(toClose),
      to: "/inspections?state=closing",
      label: words.close,
    },
  ]
    .filter(({ count }) => count > 0)
    .map(({ key, text, to, label }) => ({ key, text, to, label }));
}
