import { addDays } from "@halfsky/calendar";
import { useColon } from "../../words/use-colon.ts";
import { evidenceKinds, evidenceKindWords } from "@halfsky/supervision";
import { Button, Form, Input, Select } from "antd";
import type { KeyboardEvent } from "react";
import { useLanguage } from "../../words/language.tsx";
import { useToday } from "../use-today.ts";
import type { StepFields } from "./action-input.ts";
import { DayField } from "./day-field.tsx";

/** The steps of a plan as rows: what, until when, proved by what. Ctrl+Enter anywhere in them adds a row. */
export function PlanStepsField() {
  const colon = useColon();
  const { language, words } = useLanguage();
  const { matterForms: said, matter } = words;
  const form = Form.useFormInstance();
  const today = useToday();
  const addOnKey = (add: (step: StepFields) => void, count: number) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    add({ evidence: "document" });
    // the row exists after the next drawing only
    requestAnimationFrame(() => form.getFieldInstance(["steps", count, "what"])?.focus());
  };
  return (
    <Form.List
      name="steps"
      rules={[
        {
          validator: (_rule, steps: readonly StepFields[] | undefined) =>
            (steps?.length ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(said.plan.atLeastOne)),
        },
      ]}
    >
      {(rows, { add, remove }, { errors }) => (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a short cut beside the button below
        <div className="plan-steps-field" onKeyDown={addOnKey(add, rows.length)}>
          <p className="faint">{said.help.planOrder}</p>
          <ol>
            {rows.map(({ key, name }) => {
              const label = matter.plan.number(name + 1);
              return (
                <li key={key} aria-label={label}>
                  <div className="plan-step-head">
                    <b>{label}</b>
                    <Button
                      type="text"
                      size="small"
                      aria-label={said.plan.remove(name + 1)}
                      disabled={rows.length === 1}
                      onClick={() => remove(name)}
                    >
                      ✕
                    </Button>
                  </div>
                  <Form.Item
                    name={[name, "what"]}
                    messageVariables={{ label }}
                    rules={[
                      { required: true, whitespace: true, message: `${label}${colon}${said.fields.what}` },
                    ]}
                  >
                    <Input.TextArea
                      aria-label={`${label}${colon}${said.fields.what}`}
                      placeholder={said.fields.what}
                      autoSize={{ minRows: 2, maxRows: 6 }}
                      maxLength={500}
                    />
                  </Form.Item>
                  <div className="plan-step-line">
                    <Form.Item
                      name={[name, "due"]}
                      rules={[
                        { required: true, message: `${label}${colon}${said.chooseDay}` },
                        {
                          validator: (_rule, day: string | undefined) =>
                            day === undefined || day > today
                              ? Promise.resolve()
                              : Promise.reject(new Error(`${label}${colon}${said.dayPast}`)),
                        },
                      ]}
                    >
                      <DayField label={`${label}${colon}${said.fields.due}`} min={addDays(today, 1)} />
                    </Form.Item>
                    <Form.Item name={[name, "evidence"]} initialValue="document">
                      <Select
                        aria-label={`${label}${colon}${said.fields.evidenceKind}`}
                        style={{ width: 150 }}
                        options={evidenceKinds.map((kind) => ({
                          value: kind,
                          label: evidenceKindWords[kind][language],
                        }))}
                      />
                    </Form.Item>
                  </div>
                </li>
              );
            })}
          </ol>
          <Form.ErrorList errors={errors} />
          <Button onClick={() => add({ evidence: "document" })}>{said.plan.add}</Button>
        </div>
      )}
    </Form.List>
  );
}
