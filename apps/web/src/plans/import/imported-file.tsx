import { FileTextOutlined } from "@ant-design/icons";
import type { ImportedDocument } from "@halfsky/api-contract";
import { Button, Progress } from "antd";
import { Link } from "react-router";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";
import type { ImportState, QueuedFile } from "./import-queue.ts";
import { LinkButton } from "../../ui/link-button.tsx";

interface ImportedFileProps {
  readonly entry: QueuedFile;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

const tones: Readonly<Record<ImportState["step"], { tone: Tone; mark: string }>> = {
  waiting: { tone: "grey", mark: "…" },
  uploading: { tone: "blue", mark: "↑" },
  reading: { tone: "blue", mark: "○" },
  done: { tone: "green", mark: "✓" },
  refused: { tone: "red", mark: "✕" },
};

function sizeInWords(byteCount: number): string {
  if (byteCount < 1024) return `${byteCount} B`;
  return byteCount < 1024 * 1024
    ? `${Math.round(byteCount / 1024)} KB`
    : `${(byteCount / 1024 / 1024).toFixed(1)} MB`;
}

/** One dropped file: how far it is, then its plans with counts, or the words of its refusal. */
export function ImportedFile({ entry, onRetry, onDismiss }: ImportedFileProps) {
  const { planImport: words } = useWords();
  const { state } = entry;
  const isOver = state.step === "done" || state.step === "refused";
  const look = tones[state.step];
  return (
    <li className="panel import-file" data-step={state.step}>
      <div className="import-file-head">
        <FileTextOutlined />
        <strong>{entry.name}</strong>
        <span className="faint">{sizeInWords(entry.byteCount)}</span>
        <Tag tone={look.tone} mark={look.mark}>
          {words.step[state.step]}
        </Tag>
        {isOver ? (
          <span className="import-file-tools">
            {state.step === "refused" && entry.wishes !== null ? (
              <Button size="small" onClick={onRetry}>
                {words.again}
              </Button>
            ) : null}
            <Button type="text" size="small" onClick={onDismiss}>
              {words.dismiss}
            </Button>
          </span>
        ) : null}
      </div>
      {state.step === "uploading" ? <Progress percent={Math.round(state.share * 100)} size="small" /> : null}
      {state.step === "reading" ? (
        <>
          <Progress
            percent={state.percent ?? 100}
            size="small"
            status="active"
            showInfo={state.percent !== null}
          />
          {entry.jobId === null ? null : <p className="import-read faint">{words.mayLeave}</p>}
        </>
      ) : null}
      {state.step === "refused" ? <ProblemNotice error={state.error} /> : null}
      {state.step === "done" ? <ReadPlans answer={state.answer} /> : null}
    </li>
  );
}

function ReadPlans({ answer }: { readonly answer: ImportedDocument }) {
  const { planImport: words, plans } = useWords();
  return (
    <>
      <p className="import-read">
        {words.read(answer.lines, answer.plans.length)}
        {answer.already ? ` ${words.already}` : ""}
      </p>
      {answer.plans.map((plan) => (
        <div key={plan.id} className="import-plan">
          <div>
            <Link to={`/plans/${plan.id}/review`}>
              <strong>{plan.title}</strong>
            </Link>{" "}
            <span className="faint">{words.outcome[plan.outcome]}</span>
            <div className="figures">
              {[
                plans.counts.domains(plan.counts.domains),
                plans.counts.indicators(plan.counts.indicators),
                plans.counts.objectives(plan.counts.objectives),
                plans.counts.measures(plan.counts.measures),
                plans.counts.projects(plan.counts.projects),
                plans.counts.proseTargets(plan.counts.proseTargets),
                plans.counts.findings(plan.counts.findings),
              ].join(" · ")}
            </div>
          </div>
          <div className="import-plan-actions">
            {plan.outcome === "new-reading" && plan.reading > 1 ? (
              <LinkButton to={`/plans/${plan.id}/difference?from=${plan.reading - 1}&to=${plan.reading}`}>
                {words.seeDifference}
              </LinkButton>
            ) : null}
            <LinkButton to={`/plans/${plan.id}/review`} type="primary">
              {words.review}
            </LinkButton>
          </div>
        </div>
      ))}
    </>
  );
}
