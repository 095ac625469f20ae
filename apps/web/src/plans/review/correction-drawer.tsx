import type {
  Correction,
  CorrectionInput,
  PlanIndicator,
  PlanRecord,
  PlanTarget,
} from "@halfsky/api-contract";
import { App, Button, Drawer, Form, Input } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import {
  type CorrectionForm,
  changedFields,
  fieldsOfForm,
  formOfIndicator,
  formOfTarget,
} from "./correction-fields.ts";
import { CorrectionFields, type CorrectionFormValues } from "./correction-form.tsx";
import { CorrectionRows } from "./correction-rows.tsx";

/** What the drawer is open for, and the revision of the plan that the person has seen. */
export type CorrectionTask = { readonly revision: number } & (
  | { readonly kind: "correct"; readonly part: "indicator"; readonly row: PlanIndicator }
  | { readonly kind: "correct"; readonly part: "target"; readonly row: PlanTarget }
  | { readonly kind: "add"; readonly part: "indicator" | "target"; readonly line: number | null }
);

interface CorrectionDrawerProps {
  /** With the row as it stood when the drawer was opened: only what the person changes herself is sent. */
  readonly task: CorrectionTask;
  /** The row as it stands now. */
  readonly row: PlanIndicator | PlanTarget | null;
  readonly record: PlanRecord;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (input: CorrectionInput, done: () => void) => void;
  readonly onTakeBack: (number: number) => void;
  /** Something was typed that would be lost. */
  readonly onTouch: () => void;
  readonly onClose: () => void;
}

const emptyForm: CorrectionForm = {
  name: "",
  domain: "",
  unit: "",
  baseline: "",
  baselineYear: "",
  targetYear: "",
  nature: "",
  direction: "up",
  ruleKind: "gte",
  value: "",
  value2: "",
  ruleUnit: "",
  isYearly: false,
  monitored: true,
};

function formOf(task: CorrectionTask): CorrectionForm {
  if (task.kind === "add") return emptyForm;
  return task.part === "indicator" ? formOfIndicator(task.row) : formOfTarget(task.row);
}

/** Corrects, adds or strikes an indicator or a target; the source stays in sight on the left. */
export function CorrectionDrawer(props: CorrectionDrawerProps) {
  const { task, row, record, isBusy, error, onSubmit, onTakeBack, onTouch, onClose } = props;
  const { planReview: words, shell } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<CorrectionFormValues>();
  const [isTouched, setTouched] = useState(false);
  const before = formOf(task);
  const { revision } = task;
  const per = task.kind === "correct" ? task.row.rule.per : null;
  const history: Correction[] = row ? record.corrections.filter(({ partId }) => partId === row.id) : [];
  const isLocked = row?.struck === true || !record.may.correct;

  const submit = (values: CorrectionFormValues) => {
    const all = { ...before, ...values };
    const after = fieldsOfForm(task.part, all, per);
    const reason = values.reason.trim();
    if (task.kind === "add") {
      const fields = task.line === null ? after : { ...after, line: task.line };
      onSubmit({ kind: "add", part: task.part, fields, reason, revision }, onClose);
      return;
    }
    const fields = changedFields(fieldsOfForm(task.part, before, per), after);
    if (Object.keys(fields).length === 0) {
      void message.info(words.nothingChanged);
      return;
    }
    onSubmit({ kind: "correct", part: task.part, partId: task.row.id, fields, reason, revision }, onClose);
  };
  const strike = async () => {
    const { reason } = await form.validateFields(["reason"]);
    if (row) {
      onSubmit({ kind: "strike", part: task.part, partId: row.id, reason: reason.trim(), revision }, onClose);
    }
  };
  const title = task.kind === "add" ? words.addTitle[task.part] : words.correctTitle[task.part];

  return (
    <Drawer
      open
      size={560}
      mask={false}
      title={title}
      keyboard={!isTouched}
      onClose={onClose}
      footer={
        isLocked ? null : (
          <div className="drawer-foot">
            {row ? (
              <Button danger disabled={isBusy} onClick={() => void strike().catch(() => setTouched(true))}>
                {words.strike}
              </Button>
            ) : null}
            <span className="drawer-space" />
            <Button onClick={onClose}>{shell.cancel}</Button>
            <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
              {task.kind === "add" ? words.add : words.saveCorrection}
            </Button>
          </div>
        )
      }
    >
      {error === null ? null : <ProblemNotice error={error} />}
      {row && row.words !== "" ? (
        <div className="source-quote">
          <span className="faint">{words.sourceWords(row.line)}</span>
          <q>{"phrase" in row ? row.phrase : row.words.replaceAll(/\s+/gu, " ").trim()}</q>
        </div>
      ) : null}
      {task.kind === "add" ? (
        <p className="faint">{task.line === null ? words.addWithoutLine : words.addAtLine(task.line)}</p>
      ) : null}
      {row?.struck ? <p>{words.struckHelp}</p> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        size="small"
        disabled={isLocked}
        scrollToFirstError
        className="correction-form"
        initialValues={{ ...before, reason: "" }}
        onValuesChange={() => {
          setTouched(true);
          onTouch();
        }}
        onFinish={submit}
      >
        <CorrectionFields
          form={form}
          part={task.part}
          domains={record.content.domains.map((domain) => domain.title)}
          machine={row?.machine ?? {}}
        />
        {isLocked ? null : (
          <Form.Item
            name="reason"
            label={words.reason}
            extra={words.reasonHelp}
            rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
      </Form>
      {history.length === 0 ? null : (
        <>
          <h3>{words.history}</h3>
          <CorrectionRows
            corrections={history}
            nameOf={() => ""}
            mayTakeBack={record.may.correct}
            isBusy={isBusy}
            onTakeBack={onTakeBack}
          />
        </>
      )}
    </Drawer>
  );
}
