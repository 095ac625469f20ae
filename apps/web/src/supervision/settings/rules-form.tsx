import type { SupervisionRulesShown } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { rungs, rungWords } from "@halfsky/supervision";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useLanguage } from "../../words/language.tsx";
import { readReminders } from "./reminder-text.ts";
import { ladderNames, periodNames } from "./rules-view.tsx";

interface RulesFields {
  readonly periods: SupervisionRulesShown["periods"];
  readonly reminders: string;
  readonly urgingAfter: number | null;
  readonly ladders: SupervisionRulesShown["ladders"];
  readonly reason: string;
}

interface RulesFormProps {
  readonly rules: SupervisionRulesShown;
  readonly isSaving: boolean;
  readonly onSave: (rules: SupervisionRulesShown, reason: string) => void;
  readonly onCancel: () => void;
}

/** Other periods, reminders and ladders, set as a new version with its reason. */
export function RulesForm({ rules, isSaving, onSave, onCancel }: RulesFormProps) {
  const colon = useColon();
  const { words } = useLanguage();
  const { supervisionRules: said, matterForms } = words;
  const [form] = Form.useForm<RulesFields>();
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ block: "center", focus: true }}
      className="rules-form"
      initialValues={{ ...rules, reminders: rules.reminders.join(","), reason: "" }}
      onFinish={({ reason, reminders, urgingAfter, ladders, periods }) =>
        onSave(
          {
            periods,
            reminders: [...(readReminders(reminders) ?? [])],
            urgingAfter: urgingAfter ?? null,
            ladders,
          },
          reason.trim(),
        )
      }
    >
      <h3>{said.periods.title}</h3>
      <div className="rules-periods">
        {periodNames.map((name) => (
          <Form.Item
            key={name}
            name={["periods", name]}
            label={said.periods[name]}
            rules={[{ required: true, message: `${matterForms.required}${colon}${said.periods[name]}` }]}
          >
            <InputNumber min={1} max={250} precision={0} suffix={said.workingDays} style={{ width: 170 }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item
        name="reminders"
        label={said.reminders.field}
        extra={said.reminders.help}
        rules={[
          {
            validator: (_rule, text: string | undefined) =>
              readReminders(text ?? "") === null
                ? Promise.reject(new Error(said.reminders.wrong))
                : Promise.resolve(),
          },
        ]}
      >
        <Input style={{ width: 170 }} maxLength={40} />
      </Form.Item>
      <Form.Item name="urgingAfter" label={said.urging.field} extra={said.urging.help}>
        <InputNumber min={1} max={250} precision={0} suffix={said.workingDays} style={{ width: 170 }} />
      </Form.Item>
      <h3>{said.ladders.title}</h3>
      {ladderNames.map((name) => (
        <LadderField key={name} name={name} />
      ))}
      <Form.Item
        name="reason"
        label={said.reason}
        extra={said.reasonHelp}
        rules={[
          { required: true, whitespace: true, message: `${matterForms.required}${colon}${said.reason}` },
        ]}
      >
        <Input.TextArea rows={2} maxLength={1000} showCount />
      </Form.Item>
      <div className="rules-buttons">
        <Button onClick={onCancel}>{words.shell.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {said.save}
        </Button>
      </div>
    </Form>
  );
}

function LadderField({ name }: { readonly name: (typeof ladderNames)[number] }) {
  const { language, words } = useLanguage();
  const { supervisionRules: said, matterForms } = words;
  const ladder = said.ladders[name];
  return (
    <fieldset className="rules-ladder">
      <legend>{ladder}</legend>
      <Form.List name={["ladders", name]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="rules-rung">
                <Form.Item
                  name={[row.name, "after"]}
                  rules={[{ required: true, message: matterForms.required }]}
                >
                  <InputNumber
                    aria-label={said.ladders.afterOf(ladder, row.name + 1)}
                    min={1}
                    max={250}
                    precision={0}
                    suffix={said.workingDays}
                    style={{ width: 170 }}
                  />
                </Form.Item>
                <Form.Item
                  name={[row.name, "rung"]}
                  rules={[{ required: true, message: matterForms.chooseOne }]}
                >
                  <Select
                    aria-label={said.ladders.rungOf(ladder, row.name + 1)}
                    style={{ width: 180 }}
                    options={rungs.map((rung) => ({ value: rung, label: rungWords[rung][language] }))}
                  />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={said.ladders.remove(row.name + 1)}
                  onClick={() => remove(row.name)}
                >
                  ✕
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ rung: "office" })} disabled={rows.length >= 10}>
              {said.ladders.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
