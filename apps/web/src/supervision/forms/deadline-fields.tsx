import type { MatterRecord } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { addDays } from "@halfsky/calendar";
import { Checkbox, Form, Select } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";
import { dayWords } from "../due-words.ts";
import { useToday } from "../use-today.ts";
import { dueFieldName } from "./action-input.ts";
import { DayField } from "./day-field.tsx";
import { LongText } from "./long-text.tsx";

interface RecordProps {
  readonly record: MatterRecord;
}

/** What the unit still owes on a matter. */
function owedByUnit(record: MatterRecord) {
  return record.duties.filter(({ state, owedBy }) => state === "open" && owedBy === "addressee");
}

/** Moves one deadline to a later day, with the reason. */
export function ExtensionFields({ record }: RecordProps) {
  const colon = useColon();
  const { matterForms: words, supervision } = useWords();
  const speak = useBilingual();
  const today = useToday();
  const chosen = Form.useWatch<string | undefined>("dutyId");
  const owed = owedByUnit(record);
  const before = owed.find(({ id }) => id === chosen)?.due ?? today;
  const from = before > today ? before : today;
  return (
    <>
      <Form.Item
        name="dutyId"
        label={words.fields.duty}
        rules={[{ required: true, message: `${words.chooseOne}${colon}${words.fields.duty}` }]}
      >
        <Select
          popupMatchSelectWidth={false}
          options={owed.map((duty) => ({
            value: duty.id,
            label: `${speak(duty.words)} · ${dayWords(duty.due, today, supervision)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="due"
        label={words.fields.newDue}
        dependencies={["dutyId"]}
        rules={[
          { required: true, message: `${words.chooseDay}${colon}${words.fields.newDue}` },
          {
            validator: (_rule, day: string | undefined) =>
              day === undefined || day > from
                ? Promise.resolve()
                : Promise.reject(new Error(words.dayBefore(dayWords(addDays(from, 1), today, supervision)))),
          },
        ]}
      >
        <DayField label={words.fields.newDue} min={addDays(from, 1)} />
      </Form.Item>
      <LongText name="reason" label={words.fields.reason} help={words.help.extendReason} />
    </>
  );
}

/** What a supervision letter urges, and what it asks beyond the standard words. */
export function UrgingFields({ record }: RecordProps) {
  const { matterForms: words } = useWords();
  const speak = useBilingual();
  return (
    <>
      <p>{words.help.urging}</p>
      <Form.Item name="dutyIds" label={words.fields.duties} extra={words.help.duties}>
        <Checkbox.Group className="duty-choices">
          {owedByUnit(record).map((duty) => (
            <Checkbox key={duty.id} value={duty.id}>
              {speak(duty.words)} <DueTag duty={duty} />
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <LongText name="remark" label={words.fields.remarkOptional} isOptional />
    </>
  );
}

/** When a special meeting was held, what it decided, and which deadlines it moved. */
export function MeetingFields({ record }: RecordProps) {
  const colon = useColon();
  const { matterForms: words } = useWords();
  const speak = useBilingual();
  const today = useToday();
  const owed = owedByUnit(record);
  return (
    <>
      <Form.Item
        name="heldOn"
        label={words.fields.heldOn}
        initialValue={today}
        rules={[
          { required: true, message: `${words.chooseDay}${colon}${words.fields.heldOn}` },
          {
            validator: (_rule, day: string | undefined) =>
              day === undefined || day <= today
                ? Promise.resolve()
                : Promise.reject(new Error(words.dayFuture)),
          },
        ]}
      >
        <DayField label={words.fields.heldOn} max={today} isPast />
      </Form.Item>
      <LongText
        name="decision"
        label={words.fields.decision}
        help={words.help.decision}
        rows={6}
        max={4000}
      />
      {owed.length === 0 ? null : (
        <fieldset className="meeting-dues">
          <legend>{words.fields.newDues}</legend>
          {owed.map((duty) => (
            <Form.Item
              key={duty.id}
              name={["dues", dueFieldName(duty.id)]}
              label={
                <>
                  {speak(duty.words)} &nbsp;
                  <DueTag duty={duty} />
                </>
              }
            >
              <DayField
                label={`${words.fields.newDue}${colon}${speak(duty.words)}`}
                min={addDays(today, 1)}
              />
            </Form.Item>
          ))}
        </fieldset>
      )}
    </>
  );
}
