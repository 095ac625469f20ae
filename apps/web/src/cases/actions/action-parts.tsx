import type { CaseRecord } from "@halfsky/api-contract";
import { type SystemDefinition, whatFollows } from "@halfsky/cases";
import { Input, InputNumber, Radio, Select } from "antd";
import type { ReactNode } from "react";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { AnswerForm } from "../form/answer-form.tsx";
import { useAskedItems } from "../form/use-asked-items.ts";
import { PendingContent } from "../record/pending-content.tsx";
import { useDoer } from "../record/use-doer.ts";
import { FileField } from "./file-field.tsx";
import type { ActionFields, BegunAction } from "./case-action.ts";

interface ActionPartsProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
  readonly begun: BegunAction;
  readonly fields: ActionFields;
  readonly faultOf: (where: string) => string | undefined;
  readonly onChange: (fields: ActionFields) => void;
  readonly onBusy: (isBusy: boolean) => void;
}

const withFiles: ReadonlySet<string> = new Set(["attach", "answer-referral", "add-note"]);
const withReason: ReadonlySet<string> = new Set([
  "refuse",
  "raise-grade",
  "lower-grade",
  "correct",
  "add-note",
  "withdraw-consent",
  "return-referral",
  "withdraw-referral",
  "return-task",
  "explain-missed",
  "seal",
  "unseal",
  "break-glass",
  "review-break-glass",
  "judge-match",
]);

/** What one action asks for: its form, and whatever the engine wants to know beside it. */
export function ActionParts(props: ActionPartsProps) {
  const { definition, record, begun, fields, faultOf, onChange, onBusy } = props;
  const { words } = useLanguage();
  const { actions: said } = words.cases;
  const speak = useBilingual();
  const doer = useDoer();
  const items = useAskedItems(definition, record, begun, fields.answers);
  const offered = record.possible.find(({ action }) => action === begun.action);
  const waiting = record.pending.find(({ number }) => number === begun.pending);
  const follows = whatFollows(definition, begun.action);
  const needsReason = offered?.needsReason === true || withReason.has(begun.action);
  const grades = Object.entries(definition.grade?.values ?? {});
  return (
    <>
      {waiting === undefined ? null : (
        <section aria-label={words.caseCourse.agreeTo}>
          <h3 className="case-label">{words.caseCourse.agreeTo}</h3>
          <p>{words.cases.record.proposed(speak(waiting.title), doer(waiting.proposedBy))}</p>
          <PendingContent definition={definition} pending={waiting} />
        </section>
      )}
      {items.length > 0 || definition.actions[begun.action] === undefined ? null : (
        <p>{follows === null ? words.caseCourse.onlyRecorded : words.caseCourse.follows(speak(follows))}</p>
      )}
      {items.length === 0 ? null : (
        <AnswerForm
          idPrefix="act"
          definition={definition}
          items={items}
          answers={fields.answers}
          faultOf={faultOf}
          onChange={(answers) => onChange({ ...fields, answers })}
        />
      )}
      {begun.action === "raise-grade" || begun.action === "lower-grade" ? (
        <Part isRequired id="act-grade" label={said.grade} fault={faultOf("grade")}>
          <Radio.Group
            optionType="button"
            aria-label={said.grade}
            value={fields.grade}
            options={grades.map(([value, { title }]) => ({ value, label: speak(title) }))}
            onChange={(event) => onChange({ ...fields, grade: String(event.target.value) })}
          />
        </Part>
      ) : null}
      {offered?.needsAssignee === true || begun.action === "assign" ? (
        <Part isRequired id="act-assignee" label={said.assignee} fault={faultOf("assignee")}>
          <Select
            aria-label={said.assignee}
            style={{ minWidth: 220 }}
            placeholder={words.cases.form.choose}
            showSearch={{ optionFilterProp: "label" }}
            value={fields.assignee}
            options={record.assignees.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(assignee) => onChange({ ...fields, assignee })}
          />
        </Part>
      ) : null}
      {begun.action === "give-consent" || begun.action === "withdraw-consent" ? (
        <Part isRequired id="act-consent" label={said.consent} fault={faultOf("consent")}>
          <Radio.Group
            aria-label={said.consent}
            value={fields.consent}
            options={Object.entries(definition.consents ?? {}).map(([value, { title }]) => ({
              value,
              label: speak(title),
            }))}
            onChange={(event) => onChange({ ...fields, consent: String(event.target.value) })}
          />
        </Part>
      ) : null}
      {begun.action === "break-glass" ? (
        <>
          <p className="case-alarm">{said.glassNote}</p>
          <Part id="act-minutes" label={said.minutes} fault={faultOf("minutes")}>
            <InputNumber
              aria-label={said.minutes}
              min={1}
              max={480}
              precision={0}
              value={fields.minutes}
              onChange={(minutes) => onChange({ ...fields, minutes: minutes ?? 30 })}
            />
          </Part>
        </>
      ) : null}
      {begun.match === undefined ? null : <p>{words.cases.matches.means[begun.match.judgement]}</p>}
      {begun.scheduled === undefined ? null : (
        <p>
          {record.schedules
            .flatMap(({ title, steps }) =>
              steps.flatMap((one) => (one.clock === begun.scheduled ? [title, one.title] : [])),
            )
            .map(speak)
            .join(" · ")}
        </p>
      )}
      {begun.action === "seal" ? <p className="case-alarm">{said.sealNote}</p> : null}
      {needsReason ? (
        <Part
          isRequired
          id="act-reason"
          label={begun.action === "add-note" ? said.note : said.reason}
          fault={faultOf("reason")}
        >
          <Input.TextArea
            aria-label={begun.action === "add-note" ? said.note : said.reason}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={4000}
            value={fields.reason}
            onChange={(event) => onChange({ ...fields, reason: event.target.value })}
          />
        </Part>
      ) : null}
      {withFiles.has(begun.action) ? (
        <FileField
          caseId={record.row.id}
          ids={fields.attachmentIds}
          known={record.attachments}
          onChange={(attachmentIds) => onChange({ ...fields, attachmentIds })}
          onBusy={onBusy}
        />
      ) : null}
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly isRequired?: boolean;
  readonly children: ReactNode;
}

function Part({ id, label, fault, isRequired = false, children }: PartProps) {
  const { form: said } = useLanguage().words.cases;
  return (
    <div className="case-action-part" id={id}>
      <span className="case-label">
        {label}
        {isRequired ? <span className="case-required"> {said.required}</span> : null}
      </span>
      {children}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </div>
  );
}
