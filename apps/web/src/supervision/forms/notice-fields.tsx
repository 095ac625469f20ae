import type { MatterRecord } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { addWorkingDays } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { areasQuery } from "../../api/areas-api.ts";
import { supervisionRulesQuery } from "../../api/supervision-api.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";
import { dayWords } from "../due-words.ts";
import { previewAddress } from "../matter-address.ts";
import { useToday } from "../use-today.ts";
import { LongText } from "./long-text.tsx";
import { useWorkCalendar } from "./use-work-calendar.ts";

interface RecordProps {
  readonly record: MatterRecord;
}

/** Whom a draft goes to, and what is asked beyond the standard words. */
export function DraftFields({ record }: RecordProps) {
  const colon = useColon();
  const { matterForms: words } = useWords();
  const known = useQuery(areasQuery).data?.organisations ?? [];
  const { organisation } = record;
  const organisations = known.some(({ id }) => id === organisation.id) ? known : [organisation, ...known];
  return (
    <>
      <Form.Item
        name="organisationId"
        label={words.fields.organisation}
        rules={[{ required: true, message: `${words.chooseOne}${colon}${words.fields.organisation}` }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <LongText name="remark" label={words.fields.remark} help={words.help.remark} isOptional />
    </>
  );
}

/** What issuing starts: the deadlines as they would be counted from today. */
export function IssueNote({ record }: RecordProps) {
  const colon = useColon();
  const { notice: words } = useWords().matterForms;
  const { matterForms, supervision } = useWords();
  const today = useToday();
  const calendar = useWorkCalendar();
  const periods = useQuery(supervisionRulesQuery(record.areaCode)).data?.rules.periods;
  const within = (count: number) => {
    const { date, provisional } = addWorkingDays(calendar, today, count);
    return words.within(count, dayWords(date, today, supervision)) + (provisional ? words.provisional : "");
  };
  return (
    <>
      <p>{words.note}</p>
      <p>
        {matterForms.fields.organisation}
        {colon}
        <b>{record.organisation.name}</b>
      </p>
      {periods === undefined ? null : (
        <>
          <h3 className="form-heading">{words.deadlines}</h3>
          <dl className="issue-deadlines">
            <dt>{words.acknowledge}</dt>
            <dd>{within(periods.acknowledge)}</dd>
            <dt>{words.explain}</dt>
            <dd>{within(periods.explain)}</dd>
            <dt>{words.plan}</dt>
            <dd>{words.afterAcknowledge(periods.plan)}</dd>
          </dl>
        </>
      )}
      <p>
        <LinkButton to={previewAddress(record.id, "notice")}>{words.preview}</LinkButton>
      </p>
    </>
  );
}

/** What it means to acknowledge, and what comes next. */
export function AcknowledgeNote({ record }: RecordProps) {
  const { matterForms: words } = useWords();
  const speak = useBilingual();
  const next = record.duties.find(({ kind, state }) => kind === "explain" && state === "open");
  return (
    <>
      <p>{words.acknowledge.note}</p>
      {next === undefined ? null : (
        <p>
          {words.acknowledge.next}
          {speak(next.words)} <DueTag duty={next} />
        </p>
      )}
    </>
  );
}
