import type { Dimension, Indicator } from "@halfsky/api-contract";
import { checkFormDefinition, checkFormHead, type FormDefinition } from "@halfsky/statistics";
import { Alert, Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useToday } from "../../supervision/use-today.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import "../rounds/rounds.css";
import { ColumnFields } from "./column-fields.tsx";
import { type FormDraft, goToPlace, placeId } from "./form-draft.ts";
import { FormPaper } from "./form-paper.tsx";
import "./forms.css";
import { HeadFields } from "./head-fields.tsx";
import { RowFields } from "./row-fields.tsx";
import { RuleFields } from "./rule-fields.tsx";

interface FormDesignerProps {
  readonly initial: FormDraft;
  readonly isNew: boolean;
  readonly indicators: readonly Indicator[];
  readonly dimensions: readonly Dimension[];
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: (draft: FormDraft, reason: string | null) => void;
}

/** Designs a form: head, columns, rows, rules and notes, with every fault at once and the paper as it will be. */
export function FormDesigner(props: FormDesignerProps) {
  const { initial, isNew, indicators, dimensions, isSaving, error, onSave } = props;
  const { forms: ofForms, shell } = useWords();
  const { designer: words } = ofForms;
  const speak = useBilingual();
  const today = useToday();
  const [draft, setDraft] = useState(initial);
  const [reason, setReason] = useState("");
  const { head, definition } = draft;
  const known = useMemo(() => new Map(indicators.map((one) => [one.id, one])), [indicators]);
  const faults = useMemo(
    () => [...checkFormHead(head, today), ...checkFormDefinition(definition, indicators, dimensions)],
    [head, definition, indicators, dimensions, today],
  );
  const set = (part: Partial<FormDefinition>) =>
    setDraft({ ...draft, definition: { ...definition, ...part } });
  const isSound = faults.length === 0;
  return (
    <>
      {error === null || error === undefined ? null : <ProblemNotice error={error} />}
      {isSound ? (
        <Alert className="form-notice" type="success" showIcon title={words.sound} />
      ) : (
        <Alert
          className="form-notice"
          type="warning"
          showIcon
          title={words.faults(faults.length)}
          description={
            <ul className="form-faults">
              {faults.map(({ where, message }) => (
                <li key={`${where} ${message.en}`}>
                  <button type="button" className="fault-jump" onClick={() => goToPlace(where)}>
                    {speak(message)}
                  </button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <HeadFields head={head} faults={faults} onChange={(next) => setDraft({ ...draft, head: next })} />
      <ColumnFields
        definition={definition}
        dimensions={dimensions}
        faults={faults}
        onChange={(columns) => set({ columns })}
      />
      <RowFields
        definition={definition}
        indicators={known}
        faults={faults}
        onChange={(rows) => set({ rows })}
      />
      <RuleFields
        definition={definition}
        indicators={known}
        faults={faults}
        onChange={(rules) => set({ rules })}
      />
      <section className="panel fields">
        <h2>{words.notes}</h2>
        <Input.TextArea
          id={placeId("notes")}
          aria-label={words.notes}
          value={definition.notes.join("\n")}
          autoSize={{ minRows: 2 }}
          onChange={(event) =>
            set({ notes: event.target.value === "" ? [] : event.target.value.split("\n") })
          }
        />
        <div className="faint">{words.notesHelp}</div>
      </section>
      <section className="panel">
        <h2>{words.preview}</h2>
        <FormPaper head={head} definition={definition} indicators={indicators} />
      </section>
      <div className="designer-end">
        {isNew ? null : (
          <Input
            aria-label={words.reason}
            placeholder={`${words.reason}${shell.colon}${words.reasonHelp}`}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Button
          type="primary"
          size="large"
          loading={isSaving}
          disabled={
            head.title.trim() === "" || definition.columns.length === 0 || definition.rows.length === 0
          }
          onClick={() => onSave(draft, reason.trim() === "" ? null : reason.trim())}
        >
          {isSound ? words.save : words.saveDraft}
        </Button>
      </div>
    </>
  );
}
