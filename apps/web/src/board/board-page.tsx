import type { Board, JudgedTarget } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { boardQuery } from "../api/board-api.ts";
import { AreaPicker, useArea, useYear, YearPicker } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { SentenceDrawer } from "../targets/sentence-drawer.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import "./board.css";
import { DomainTable } from "./domain-table.tsx";
import { BoardSide } from "./board-side.tsx";
import { PlanGlance } from "./plan-glance.tsx";
import { ProblemTable } from "./problem-table.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** How the plans of an area stand: at a glance, what will be missed and why, what is to be done. */
export function BoardPage() {
  const { board: words } = useWords();
  const maySee = useMay("judgement.read");
  return maySee ? <BoardOfArea /> : <EmptyPage title={words.notYours} todo={words.notYoursTodo} />;
}

function BoardOfArea() {
  const { board: words } = useWords();
  const area = useArea();
  const year = useYear();
  const { data, error, isPending, refetch } = useQuery(boardQuery(area, year));
  return (
    <Page
      title={data ? words.title(data.areaName, data.year) : words.loadingTitle}
      actions={
        <>
          <AreaPicker />
          {data ? <YearPicker years={data.years} year={data.year} /> : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.plans.length === 0 ? (
        <EmptyBoard area={area} />
      ) : (
        <FilledBoard board={data} />
      )}
    </Page>
  );
}

function EmptyBoard({ area }: { readonly area: string }) {
  const { board: words } = useWords();
  const mayImport = useMay("plan.import");
  return (
    <EmptyPage
      title={words.empty}
      todo={mayImport ? words.emptyTodo : words.emptyRead}
      action={
        mayImport ? (
          <LinkButton to={`/plans?area=${area}`} type="primary">
            {words.toPlans}
          </LinkButton>
        ) : null
      }
    />
  );
}

function FilledBoard({ board }: { readonly board: Board }) {
  const [sentence, setSentence] = useState<JudgedTarget | null>(null);
  return (
    <div className="board">
      <div className="board-main">
        <div className="board-plans">
          {board.plans.map((plan) => (
            <PlanGlance key={plan.id} plan={plan} area={board.areaCode} year={board.year} />
          ))}
        </div>
        <ProblemTable board={board} onSentence={setSentence} />
        {board.plans.map((plan) => (
          <DomainTable key={plan.id} plan={plan} area={board.areaCode} year={board.year} />
        ))}
      </div>
      <BoardSide board={board} />
      {sentence ? (
        <SentenceDrawer key={sentence.id} row={sentence} onClose={() => setSentence(null)} />
      ) : null}
    </div>
  );
}
