import type { MatterRecord, PlanStep } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { evidenceKindWords } from "@halfsky/supervision";
import { Button } from "antd";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";
import { dayWords } from "../due-words.ts";
import { MatterFiles } from "../matter-files.tsx";
import { useToday } from "../use-today.ts";
import { AnswerState } from "./answer-state.tsx";

type StepAction = "report-step" | "accept-step" | "return-step";

interface MatterPlanProps {
  readonly record: MatterRecord;
  readonly onAct: (kind: StepAction, step: number) => void;
}

/** The rectification plan: each step with its deadline, what was reported, its evidence, and what can be done to it. */
export function MatterPlan({ record, onAct }: MatterPlanProps) {
  const colon = useColon();
  const { plan: said, explanation } = useLanguage().words.matter;
  const { plan } = record;
  const done = plan?.steps.filter(({ state }) => state === "accepted").length ?? 0;
  return (
    <section className="panel" aria-labelledby="matter-plan">
      <h2 id="matter-plan">
        {said.title} {plan === null ? null : <AnswerState state={plan.state} words={said.states} />}
      </h2>
      {plan === null ? (
        <p className="faint">{said.none}</p>
      ) : (
        <>
          <p className="faint">
            {plan.submitted.by} · <Moment at={plan.submitted.at} />
            {plan.state === "accepted" ? ` · ${said.progress(done, plan.steps.length)}` : ""}
          </p>
          {plan.remark === null ? null : <p className="matter-words">{plan.remark}</p>}
          {plan.returnReason === null ? null : (
            <blockquote>
              <b>
                {explanation.returnReason}
                {colon}
              </b>
              {plan.returnReason}
            </blockquote>
          )}
          <ol className="matter-steps">
            {plan.steps.map((step) => (
              <Step key={step.number} step={step} record={record} onAct={onAct} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface StepProps extends MatterPlanProps {
  readonly step: PlanStep;
}

const looks = {
  open: { tone: "blue", mark: "○" },
  reported: { tone: "orange", mark: "◑" },
  accepted: { tone: "green", mark: "✔\uFE0E" },
} as const;

function Step({ step, record, onAct }: StepProps) {
  const colon = useColon();
  const { language, words } = useLanguage();
  const { plan: said, explanation } = words.matter;
  const today = useToday();
  const duty = record.duties.find((one) => one.step === step.number && one.state === "open");
  const isTaken = record.plan?.state === "accepted";
  const fits: readonly StepAction[] =
    step.state === "open" ? ["report-step"] : step.state === "reported" ? ["accept-step", "return-step"] : [];
  const labels: Readonly<Record<StepAction, string>> = {
    "report-step": said.reportStep,
    "accept-step": said.acceptStep,
    "return-step": said.returnStep,
  };
  const offered = fits.filter((kind) => record.may.includes(kind));
  return (
    <li className="matter-step">
      <div className="matter-step-head">
        <b>{said.number(step.number)}</b>
        {isTaken ? (
          <Tag {...looks[step.state]} isFilled={step.state === "accepted"}>
            {step.state === "open" && step.returnReason !== null
              ? said.returned
              : said.stepStates[step.state]}
          </Tag>
        ) : null}
        {duty !== undefined && step.state === "open" ? (
          <DueTag duty={duty} />
        ) : (
          <span className="faint">
            {said.due}
            {colon}
            {dayWords(step.due, today, words.supervision)}
          </span>
        )}
        <span className="matter-step-actions no-print">
          {offered.map((kind) => (
            <Button
              key={kind}
              size="small"
              type={kind === "return-step" ? "default" : "primary"}
              ghost={kind !== "return-step"}
              aria-label={said.stepAction(labels[kind], step.number)}
              onClick={() => onAct(kind, step.number)}
            >
              {labels[kind]}
            </Button>
          ))}
        </span>
      </div>
      <div className="matter-words">{step.what}</div>
      <div className="faint">
        {said.evidence}
        {colon}
        {evidenceKindWords[step.evidence][language]}
      </div>
      {step.report === null ? null : (
        <blockquote>
          {step.report}
          <MatterFiles
            matter={record.id}
            files={record.attachments.filter(({ id }) => step.attachmentIds.includes(id))}
          />
          {step.reported === null ? null : (
            <div className="faint">
              {step.reported.by} · <Moment at={step.reported.at} />
            </div>
          )}
        </blockquote>
      )}
      {step.returnReason === null ? null : (
        <div className="matter-returned">
          ↩ {explanation.returnReason}
          {colon}
          {step.returnReason}
        </div>
      )}
    </li>
  );
}
