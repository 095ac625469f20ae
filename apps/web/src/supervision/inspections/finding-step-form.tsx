import type { Attachment, InspectionFinding } from "@halfsky/api-contract";
import { findingSteps } from "@halfsky/supervision";
import { Button, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { takeFindingStep } from "../../api/inspections-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { FileAdder } from "./file-adder.tsx";
import { FileStrip } from "./file-strip.tsx";
import { useInspectionChange } from "./use-inspection-change.ts";

/** A step that is taken with a form of its own. */
export type TakenStep = keyof ReturnType<typeof useWords>["inspections"]["finding"]["steps"];

/** The main step comes last and so stands at the right end. */
const order: readonly TakenStep[] = ["withdraw", "postpone", "reopen", "return", "accept", "answer"];
const mainSteps: ReadonlySet<TakenStep> = new Set(["accept", "answer"]);

/** The steps out of those that can be taken, in the order of their buttons. */
export function offeredSteps(
  may: InspectionFinding["may"],
): ReadonlyArray<{ readonly name: TakenStep; readonly isMain: boolean }> {
  return order.filter((name) => may.includes(name)).map((name) => ({ name, isMain: mainSteps.has(name) }));
}

interface FindingStepFormProps {
  readonly finding: InspectionFinding;
  readonly step: TakenStep;
  readonly onClose: () => void;
}

interface StepValues {
  readonly words: string;
  readonly dueInWorkingDays: number;
}

/** Takes a step of a finding: the answer with its evidence, the re-check, another deadline. */
export function FindingStepForm({ finding, step, onClose }: FindingStepFormProps) {
  const { inspections, shell } = useWords();
  const { finding: words, files: fileWords } = inspections;
  const said = words.steps[step];
  const { needs } = findingSteps[step];
  const [form] = Form.useForm<StepValues>();
  const handedIn = new Set(finding.actions.flatMap(({ attachments }) => attachments.map(({ id }) => id)));
  const [evidence, setEvidence] = useState<readonly Attachment[]>(() =>
    finding.evidence.filter(({ id }) => !handedIn.has(id)),
  );
  const take = useInspectionChange(
    (values: StepValues) =>
      takeFindingStep(finding.id, {
        step,
        version: finding.version,
        words: values.words.trim() === "" ? null : values.words,
        dueInWorkingDays: needs.includes("due") ? values.dueInWorkingDays : null,
        attachmentIds: step === "answer" ? evidence.map(({ id }) => id) : [],
      }),
    said.done,
  );
  return (
    <section className="panel inspection-notice" aria-label={said.do}>
      <h2>{said.do}</h2>
      {take.error === null ? null : <ProblemNotice error={take.error} onClose={take.reset} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={take.isPending}
        initialValues={{ words: "", dueInWorkingDays: finding.dueDays }}
        onFinish={(values) => take.mutate(values, { onSuccess: onClose })}
      >
        <Form.Item
          name="words"
          label={said.words}
          extra={said.help}
          rules={
            needs.includes("words") ? [{ required: true, whitespace: true, message: words.missing }] : []
          }
        >
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
        </Form.Item>
        {needs.includes("due") ? (
          <Form.Item
            name="dueInWorkingDays"
            label={words.newDue}
            rules={[{ required: true, message: words.missing }]}
          >
            <InputNumber min={1} max={250} precision={0} style={{ width: 96 }} />
          </Form.Item>
        ) : null}
        {step === "answer" ? (
          <Form.Item label={words.evidence}>
            <FileStrip owner={{ kind: "evidence", id: finding.id }} files={evidence} />
            {evidence.length === 0 ? <p className="faint">{fileWords.none}</p> : null}
            <FileAdder
              owner={{ kind: "evidence", id: finding.id }}
              onAdded={(added) =>
                setEvidence((before) => [
                  ...before.filter(({ id }) => !added.some((one) => one.id === id)),
                  ...added,
                ])
              }
            />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {said.do}
        </Button>{" "}
        <Button onClick={onClose}>{shell.cancel}</Button>
      </Form>
    </section>
  );
}
