import type { InspectionRecord } from "@halfsky/api-contract";
import { inspectionSteps } from "@halfsky/supervision";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { takeInspectionStep } from "../../api/inspections-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { useInspectionChange } from "./use-inspection-change.ts";

type Step = keyof ReturnType<typeof useWords>["inspections"]["record"]["steps"];

/** The steps that are taken most are offered filled, last and so at the right end. */
const order: readonly Step[] = ["call-off", "reopen", "send-back", "propose-closing", "close"];
const mainSteps: ReadonlySet<Step> = new Set(["propose-closing", "close"]);

/** The next steps of an inspection that the reader can take. */
export function InspectionStepButtons({ record }: { readonly record: InspectionRecord }) {
  const { record: words } = useWords().inspections;
  const [step, setStep] = useState<Step | null>(null);
  const offered = order.filter((each) => record.may.steps.includes(each));
  return (
    <>
      {offered.map((each) => (
        <Button
          key={each}
          type={mainSteps.has(each) ? "primary" : "default"}
          disabled={each === "propose-closing" && record.closingFaults.length > 0}
          title={each === "propose-closing" && record.closingFaults.length > 0 ? words.left : undefined}
          onClick={() => setStep(each)}
        >
          {words.steps[each].do}
        </Button>
      ))}
      {step === null ? null : <StepDialog record={record} step={step} onClose={() => setStep(null)} />}
    </>
  );
}

interface StepDialogProps {
  readonly record: InspectionRecord;
  readonly step: Step;
  readonly onClose: () => void;
}

function StepDialog({ record, step, onClose }: StepDialogProps) {
  const { inspections, shell } = useWords();
  const words = inspections.record.steps[step];
  const [form] = Form.useForm<{ readonly words: string }>();
  const { id, version } = record.inspection;
  const take = useInspectionChange(
    (said: string) => takeInspectionStep(id, { step, version, words: said.trim() === "" ? null : said }),
    words.title,
  );
  return (
    <Modal
      open
      title={words.title}
      okText={words.do}
      cancelText={shell.cancel}
      confirmLoading={take.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="faint">{words.note}</p>
      {take.error === null ? null : <ProblemNotice error={take.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ words: "" }}
        onFinish={(fields) => take.mutate(fields.words, { onSuccess: onClose })}
      >
        <Form.Item
          name="words"
          label={words.words}
          rules={
            inspectionSteps[step].needs.includes("words")
              ? [{ required: true, whitespace: true, message: inspections.form.missing }]
              : []
          }
        >
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
