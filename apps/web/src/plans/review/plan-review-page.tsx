import type { PlanRecord } from "@halfsky/api-contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popover, Splitter } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { planQuery, planSourceQuery } from "../../api/plans-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { useDocumentTitle } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { neighbour, outlineParts } from "../outline-parts.ts";
import { PlanStateTag } from "../plan-state-tag.tsx";
import { CorrectionDrawer, type CorrectionTask } from "./correction-drawer.tsx";
import { Legend } from "./legend.tsx";
import { OutlinePane } from "./outline-pane.tsx";
import { PartCard } from "./part-card.tsx";
import { type NamedFinding, nameFindings } from "./review-findings.ts";
import "./review.css";
import "./review-outline.css";
import { SourcePane } from "./source-pane.tsx";
import { useCorrections } from "./use-corrections.tsx";
import { useReviewKeys } from "./use-review-keys.ts";
import { type Side, useSelection, viewFor } from "./use-selection.ts";
import { LinkButton } from "../../ui/link-button.tsx";

/** The source on the left with every read part marked, what was read on the right. */
export function PlanReviewPage() {
  const id = useParams()["planId"] ?? "";
  const { data, error, refetch } = useQuery(planQuery(id));
  if (error && !data) {
    return (
      <div className="page page-form">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return data ? <Review key={`${id}-${data.plan.reading}`} record={data} /> : <Waiting />;
}

function Review({ record }: { readonly record: PlanRecord }) {
  const { planReview: words, plans, shell } = useWords();
  const { plan, content } = record;
  const { revision } = plan;
  const source = useQuery(planSourceQuery(plan.id, plan.reading));
  const { selection, view, select, setView, side } = useSelection();
  const { correct, takeBack } = useCorrections(record);
  const [task, setTask] = useState<CorrectionTask | null>(null);
  const isTouched = useRef(false);
  const queries = useQueryClient();
  const open = (next: CorrectionTask) => {
    correct.reset();
    isTouched.current = false;
    setTask(next);
  };
  // What was typed is never lost by looking elsewhere; an added part takes the line that is chosen.
  const lookElsewhere = useCallback((line: number | null) => {
    setTask((present) => {
      if (present?.kind === "add") return line === null ? present : { ...present, line };
      return isTouched.current ? present : null;
    });
  }, []);
  const parts = useMemo(() => outlineParts(content), [content]);
  const partById = useMemo(() => new Map(parts.map((part) => [part.id, part])), [parts]);
  const findings = useMemo(() => nameFindings(content.findings), [content.findings]);
  useDocumentTitle(`${words.title} · ${plan.title}`);

  const pickPart = useCallback(
    (from: Side, id: string, line: number | null = null) => {
      const part = partById.get(id);
      const next = from === "outline" || !part ? undefined : viewFor(part.kind, view);
      select(from, { part: id, line }, next);
      lookElsewhere(line ?? (part && part.line > 0 ? part.line : null));
    },
    [lookElsewhere, partById, select, view],
  );
  const pickFinding = useCallback(
    (from: Side, { key, finding }: NamedFinding) => {
      const part = finding.path !== undefined && partById.has(finding.path) ? finding.path : null;
      select(from, { part, line: finding.line, finding: key }, "findings");
      lookElsewhere(finding.line);
    },
    [lookElsewhere, partById, select],
  );
  const pickFromSource = useCallback((id: string, line: number) => pickPart("source", id, line), [pickPart]);
  const pickLine = useCallback(
    (line: number) => {
      select("source", { line });
      lookElsewhere(line);
    },
    [lookElsewhere, select],
  );

  const part = selection.part === null ? undefined : partById.get(selection.part);
  const indicator = content.indicators.find(({ id }) => id === selection.part);
  const target = content.targets.find(({ id }) => id === selection.part);
  const openCorrection = () => {
    if (!record.may.correct) return;
    if (indicator) open({ kind: "correct", part: "indicator", row: indicator, revision });
    else if (target) open({ kind: "correct", part: "target", row: target, revision });
  };
  const stepFinding = (step: 1 | -1) => {
    const next = neighbour(findings, ({ key }) => key === selection.finding, step);
    if (next) pickFinding("keyboard", next);
  };
  const stepIndicator = (step: 1 | -1) => {
    const next = neighbour(content.indicators, ({ id }) => id === selection.part, step);
    if (next) pickPart("keyboard", next.id);
  };
  useReviewKeys({
    n: () => stepFinding(1),
    p: () => stepFinding(-1),
    j: () => stepIndicator(1),
    k: () => stepIndicator(-1),
    e: openCorrection,
  });
  // A colleague was faster: what holds now is shown, and a second try says that she has seen it.
  const learnWhatHolds = async (error: Error) => {
    if (!(error instanceof RequestProblem) || error.status !== 409) return;
    const newest = await queries.fetchQuery({ ...planQuery(plan.id), staleTime: 0 });
    setTask((present) => (present === null ? null : { ...present, revision: newest.plan.revision }));
  };
  const isBusy = correct.isPending || takeBack.isPending;

  return (
    <div className="review">
      <header className="review-head">
        <div className="review-title">
          <Link to="/plans">{plans.list.title}</Link>
          <h1>{plan.title}</h1>
          <PlanStateTag plan={plan} />
          <span className="faint">{plans.reading(plan.reading)}</span>
        </div>
        <div className="review-actions">
          <Popover
            trigger="click"
            title={words.keysTitle}
            content={
              <table className="keys-table">
                <tbody>
                  {words.keys.map(([key, meaning]) => (
                    <tr key={key}>
                      <td>
                        <kbd>{key}</kbd>
                      </td>
                      <td>{meaning}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            }
          >
            <Button type="text">{words.keysTitle}</Button>
          </Popover>
          <LinkButton to={`/plans/${plan.id}`}>{words.toPlan}</LinkButton>
          {record.may.publish && (plan.state !== "published" || plan.unpublished) ? (
            <LinkButton to={`/plans/${plan.id}/publish`} type="primary">
              {words.toPublish}
            </LinkButton>
          ) : null}
        </div>
      </header>
      {takeBack.error ? <ProblemNotice error={takeBack.error} onClose={() => takeBack.reset()} /> : null}
      <Splitter className="review-split">
        <Splitter.Panel defaultSize="48%" min="25%" max="75%">
          <div className="review-side">
            <div className="review-side-head">
              <strong>{record.fileName}</strong>
              <a href={`/api/plan-documents/${encodeURIComponent(record.documentId)}/file`} download>
                {words.original}
              </a>
              <Popover trigger="click" content={<Legend />} title={words.legend} placement="bottomRight">
                <Button type="text" size="small" className="legend-button">
                  {words.legend}
                </Button>
              </Popover>
            </div>
            {source.data ? (
              <SourcePane
                content={content}
                parts={parts}
                source={source.data}
                selection={selection}
                side={side}
                onPickPart={pickFromSource}
                onPickLine={pickLine}
              />
            ) : source.error ? (
              <ProblemNotice error={source.error} onRetry={() => void source.refetch()} />
            ) : (
              <Waiting />
            )}
          </div>
        </Splitter.Panel>
        <Splitter.Panel>
          <div className="review-side">
            <OutlinePane
              record={record}
              findings={findings}
              selection={selection}
              view={view}
              side={side}
              isBusy={isBusy}
              onView={setView}
              onPickPart={(id) => pickPart("outline", id)}
              onPickFinding={(finding) => pickFinding("outline", finding)}
              onPickNumber={(line) => select("outline", { line })}
              onTakeBack={(number) => takeBack.mutate([number])}
            />
            <PartCard
              part={part}
              row={indicator ?? target}
              line={selection.line}
              mayCorrect={record.may.correct}
              onCorrect={openCorrection}
              onAdd={(kind, line) => open({ kind: "add", part: kind, line, revision })}
            />
          </div>
        </Splitter.Panel>
      </Splitter>
      {task === null ? null : (
        <CorrectionDrawer
          key={task.kind === "add" ? `add-${task.part}` : task.row.id}
          task={task}
          row={task.kind === "add" ? null : rowNow(task.row.id, record)}
          record={record}
          isBusy={isBusy}
          error={correct.error}
          onSubmit={(input, done) => correct.mutate(input, { onSuccess: done, onError: learnWhatHolds })}
          onTakeBack={(number) => takeBack.mutate([number], { onSuccess: () => setTask(null) })}
          onTouch={() => {
            isTouched.current = true;
          }}
          onClose={() => setTask(null)}
        />
      )}
      <span className="visually-hidden" aria-live="polite">
        {isBusy ? shell.loading : ""}
      </span>
    </div>
  );
}

function rowNow(id: string, { content }: PlanRecord) {
  return (
    content.indicators.find((row) => row.id === id) ?? content.targets.find((row) => row.id === id) ?? null
  );
}
