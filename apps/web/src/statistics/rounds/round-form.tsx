import type { RoundInput } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { areasQuery } from "../../api/areas-api.ts";
import { formsQuery } from "../../api/forms-api.ts";
import { hasEnded } from "../../shell/place-pickers.tsx";
import { useToday } from "../../supervision/use-today.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RecipientMatrix } from "./recipient-matrix.tsx";

interface RoundFormProps {
  readonly initial: RoundInput;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: (input: RoundInput) => void;
}

/** The form of a round: what is asked, by when, of whom. */
export function RoundForm({ initial, isSaving, error, onSave }: RoundFormProps) {
  const { rounds } = useWords();
  const { form: words } = rounds;
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const today = useToday();
  const forms = useQuery(formsQuery);
  const areas = useQuery(areasQuery);
  const failed = forms.error ?? areas.error;
  if (failed) return <ProblemNotice error={failed} onRetry={() => void forms.refetch()} />;
  if (!forms.data || !areas.data) return <Waiting />;
  const set = (part: Partial<RoundInput>) => setDraft({ ...draft, ...part });
  const own = forms.data.forms.filter(({ areaCode }) => areaCode === draft.areaCode);
  const unused = own.filter(({ id }) => !draft.forms.some(({ formId }) => formId === id));
  const gaps = [
    ...(draft.title.trim() === "" ? ["round-title"] : []),
    ...(draft.dueOn === "" ? ["round-due"] : []),
    ...(draft.forms.length === 0 ? ["round-add-form"] : []),
  ];
  const submit = () => {
    setTried(true);
    const [first] = gaps;
    if (first === undefined) onSave({ ...draft, title: draft.title.trim() });
    else document.getElementById(first)?.focus();
  };
  const fault = (id: string) =>
    isTried && gaps.includes(id) ? <div className="field-fault">{words.fieldMissing}</div> : null;
  return (
    <div className="panel fields">
      {isTried && gaps.length > 0 ? <Alert type="error" showIcon title={words.missing} /> : null}
      {error === null || error === undefined ? null : <ProblemNotice error={error} />}
      <label htmlFor="round-title">{words.title}</label>
      <Input
        id="round-title"
        value={draft.title}
        placeholder={words.titleHint}
        maxLength={120}
        onChange={(event) => set({ title: event.target.value })}
      />
      {fault("round-title")}
      <div className="fields-row">
        <div className="field">
          <label htmlFor="round-year">{words.year}</label>
          <InputNumber
            id="round-year"
            value={draft.year}
            min={1949}
            max={2200}
            onChange={(year) => set({ year: year ?? draft.year })}
          />
        </div>
        <div className="field">
          <label htmlFor="round-due">{words.due}</label>
          <Input
            id="round-due"
            type="date"
            value={draft.dueOn}
            style={{ width: 180 }}
            onChange={(event) => set({ dueOn: event.target.value })}
          />
          {fault("round-due")}
        </div>
      </div>
      <label htmlFor="round-message">{words.message}</label>
      <Input.TextArea
        id="round-message"
        value={draft.message ?? ""}
        maxLength={2000}
        autoSize={{ minRows: 2 }}
        onChange={(event) => set({ message: event.target.value === "" ? null : event.target.value })}
      />
      <div className="faint">{words.messageHelp}</div>
      <h2>{words.forms}</h2>
      <p className="faint">{own.length === 0 ? words.noForms : words.formsHelp}</p>
      {draft.forms.map((form) => {
        const known = own.find(({ id }) => id === form.formId);
        const title = known?.title ?? form.formId;
        return (
          <section key={form.formId} className="matrix-form" aria-label={title}>
            <div className="matrix-head">
              <strong>
                {known?.code === null || known === undefined ? title : `${known.code} ${title}`}
              </strong>
              {known?.isIssuable === false ? <span className="field-fault">{words.notIssuable}</span> : null}
              <Button
                type="text"
                aria-label={words.removeForm(title)}
                onClick={() => set({ forms: draft.forms.filter(({ formId }) => formId !== form.formId) })}
              >
                ✕
              </Button>
            </div>
            <RecipientMatrix
              areas={areas.data.areas.filter(
                (area) =>
                  !hasEnded(area, today) || form.recipients.some(({ areaCode }) => areaCode === area.code),
              )}
              organisations={areas.data.organisations}
              recipients={form.recipients}
              onChange={(recipients) =>
                set({
                  forms: draft.forms.map((each) =>
                    each.formId === form.formId ? { ...each, recipients } : each,
                  ),
                })
              }
            />
          </section>
        );
      })}
      {unused.length === 0 ? null : (
        <Select
          id="round-add-form"
          aria-label={words.addForm}
          placeholder={words.chooseForm}
          value={null}
          style={{ width: 360 }}
          showSearch={{ optionFilterProp: "label" }}
          options={unused.map(({ id, code, title }) => ({
            value: id,
            label: code === null ? title : `${code} ${title}`,
          }))}
          onChange={(formId: string | null) => {
            if (formId !== null) set({ forms: [...draft.forms, { formId, recipients: [] }] });
          }}
        />
      )}
      {fault("round-add-form")}
      <div className="fields-end">
        <Button type="primary" size="large" loading={isSaving} onClick={submit}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
