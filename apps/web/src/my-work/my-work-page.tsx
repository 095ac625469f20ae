import type { MyWork } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { myWorkQuery } from "../api/my-work-api.ts";
import { useMay } from "../shell/session.tsx";
import { dayWords } from "../supervision/due-words.ts";
import "../supervision/supervision.css";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { DutyTable } from "./duty-table.tsx";
import { FigureDuties } from "./figure-duties.tsx";
import { InspectionWork } from "./inspection-work.tsx";
import { LitTargets } from "./lit-targets.tsx";
import "./my-work.css";
import { Notifications } from "./notifications.tsx";
import { OwedForms } from "./owed-forms.tsx";
import { ReturnedList } from "./returned-list.tsx";

/** What the reader has to do and by when, what came back, what goes wrong, what she is told. */
export function MyWorkPage() {
  const { myWork: said, supervision } = useWords();
  const { data, error, isPending, refetch } = useQuery(myWorkQuery);
  return (
    <Page
      title={said.title}
      note={
        data ? said.today(dayWords(data.today, data.today, supervision), data.organisation.name) : undefined
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <FilledWork work={data} />
      )}
    </Page>
  );
}

function FilledWork({ work }: { readonly work: MyWork }) {
  const readsJudgements = useMay("judgement.read");
  return (
    <div className="my-work">
      <div className="my-work-main">
        <OwedForms />
        <ReturnedList returned={work.returned} />
        <DutyTable work={work} />
        {readsJudgements && work.year !== null ? <LitTargets work={work} year={work.year} /> : null}
      </div>
      <aside className="my-work-side">
        <FigureDuties />
        <InspectionWork />
        <Notifications work={work} />
      </aside>
    </div>
  );
}
