import type { MatterRecord } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { evidenceKindWords } from "@halfsky/supervision";
import { Form, Select } from "antd";
import { useLanguage } from "../../words/language.tsx";
import { dayWords } from "../due-words.ts";
import { MatterFiles } from "../matter-files.tsx";
import { useToday } from "../use-today.ts";
import { fittingSteps } from "./fitting-steps.ts";

interface StepFieldProps {
  readonly kind: "report-step" | "return-step" | "accept-step";
  readonly record: MatterRecord;
}

/** Which step is meant, and what stands of it: what was planned, what was reported, why it came back. */
export function StepField({ kind, record }: StepFieldProps) {
  const colon = useColon();
  const { language, words } = useLanguage();
  const { matterForms: said, matter, supervision } = words;
  const today = useToday();
  const number = Form.useWatch<number | undefined>("step");
  const step = record.plan?.steps.find((one) => one.number === number);
  return (
    <>
      <Form.Item
        name="step"
        label={said.fields.step}
        rules={[{ required: true, message: `${said.chooseOne}${colon}${said.fields.step}` }]}
      >
        <Select
          popupMatchSelectWidth={false}
          options={fittingSteps(kind, record).map((one) => ({
            value: one.number,
            label: `${matter.plan.number(one.number)}${colon}${one.what}`,
          }))}
        />
      </Form.Item>
      {step === undefined ? null : (
        <div className="step-known">
          <div>{said.stepsPlanned(step.what, dayWords(step.due, today, supervision))}</div>
          <div className="faint">
            {matter.plan.evidence}
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
            </blockquote>
          )}
          {step.returnReason === null ? null : (
            <div className="matter-returned">
              {matter.explanation.returnReason}
              {colon}
              {step.returnReason}
            </div>
          )}
        </div>
      )}
    </>
  );
}
