import type { MatterRecord } from "@halfsky/api-contract";
import { Form, Switch } from "antd";
import { useWords } from "../../words/language.tsx";
import type { PersonAction } from "./action-input.ts";
import { AttachmentField } from "./attachment-field.tsx";
import { ExtensionFields, MeetingFields, UrgingFields } from "./deadline-fields.tsx";
import { LongText } from "./long-text.tsx";
import { AcknowledgeNote, DraftFields, IssueNote } from "./notice-fields.tsx";
import { PlanStepsField } from "./plan-steps-field.tsx";
import { StepField } from "./step-field.tsx";

interface ActionFieldsProps {
  readonly kind: PersonAction;
  readonly record: MatterRecord;
  readonly onBusy: (isBusy: boolean) => void;
}

/** The fields of the form of one action. */
export function ActionFieldsOf({ kind, record, onBusy }: ActionFieldsProps) {
  const { matterForms: words } = useWords();
  const { fields, help } = words;
  switch (kind) {
    case "draft-notice":
      return <DraftFields record={record} />;
    case "issue-notice":
      return <IssueNote record={record} />;
    case "acknowledge":
      return <AcknowledgeNote record={record} />;
    case "submit-explanation":
      return (
        <>
          <LongText name="text" label={fields.explanation} help={help.explanation} rows={8} max={4000} />
          <FilesItem label={fields.attachments} record={record} onBusy={onBusy} />
          <PlanWithIt />
        </>
      );
    case "submit-plan":
      return (
        <>
          <PlanStepsField />
          <LongText name="text" label={fields.planRemark} rows={3} max={4000} isOptional />
        </>
      );
    case "report-step":
      return (
        <>
          <StepField kind={kind} record={record} />
          <LongText name="text" label={fields.stepReport} help={help.stepReport} rows={5} max={4000} />
          <FilesItem label={fields.evidence} help={help.evidence} record={record} onBusy={onBusy} />
        </>
      );
    case "return-step":
      return (
        <>
          <StepField kind={kind} record={record} />
          <LongText name="reason" label={fields.reason} help={help.returnReason} />
        </>
      );
    case "accept-step":
      return (
        <>
          <StepField kind={kind} record={record} />
          <LongText name="text" label={fields.remarkOptional} isOptional />
        </>
      );
    case "return-explanation":
    case "return-plan":
    case "refuse-closing":
      return <LongText name="reason" label={fields.reason} help={help.returnReason} />;
    case "accept-explanation":
    case "accept-plan":
      return <LongText name="text" label={fields.remarkOptional} isOptional />;
    case "confirm-closing":
      return (
        <>
          <p>{help.confirmClosing}</p>
          {record.closing === null ? null : <blockquote>{record.closing.reason}</blockquote>}
          <LongText name="text" label={fields.remarkOptional} isOptional />
        </>
      );
    case "extend-deadline":
      return <ExtensionFields record={record} />;
    case "issue-urging":
      return <UrgingFields record={record} />;
    case "hold-meeting":
      return (
        <>
          <MeetingFields record={record} />
          <FilesItem label={fields.attachments} record={record} onBusy={onBusy} />
        </>
      );
    case "propose-closing":
      return <LongText name="reason" label={fields.closingReason} help={help.closingReason} />;
    case "reopen":
      return <LongText name="reason" label={fields.reopenReason} />;
    case "withdraw":
      return <LongText name="reason" label={fields.withdrawReason} help={help.withdraw} />;
  }
}

interface FilesItemProps {
  readonly label: string;
  readonly help?: string;
  readonly record: MatterRecord;
  readonly onBusy: (isBusy: boolean) => void;
}

function FilesItem({ label, help, record, onBusy }: FilesItemProps) {
  return (
    <Form.Item name="files" label={label} {...(help === undefined ? {} : { extra: help })}>
      <AttachmentField matter={record.id} onBusy={onBusy} />
    </Form.Item>
  );
}

/** The plan may come with the explanation, so that both are checked at once. */
function PlanWithIt() {
  const { matterForms: words } = useWords();
  const withPlan = Form.useWatch<boolean | undefined>("withPlan");
  return (
    <>
      <Form.Item name="withPlan" label={words.fields.withPlan} valuePropName="checked" layout="horizontal">
        <Switch aria-label={words.fields.withPlan} />
      </Form.Item>
      {withPlan === true ? <PlanStepsField /> : null}
    </>
  );
}
