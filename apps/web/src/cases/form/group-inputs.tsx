import type { FormAnswers, FormItem, SystemDefinition } from "@halfsky/cases";
import { Button } from "antd";
import { newId } from "../new-id.ts";
import { useLanguage } from "../../words/language.tsx";
import { FieldInput } from "./field-input.tsx";
import { rowsOf, withRowField, withRows } from "./form-answers.ts";

type Group = Extract<FormItem, { readonly group: string }>;

interface GroupInputsProps {
  readonly idPrefix: string;
  readonly definition: SystemDefinition;
  readonly group: Group;
  readonly answers: FormAnswers;
  readonly faultOf: (where: string) => string | undefined;
  readonly onChange: (answers: FormAnswers) => void;
}

/** A part of a form that repeats; each row keeps its own answers under an id that never changes. */
export function GroupInputs({ idPrefix, definition, group, answers, faultOf, onChange }: GroupInputsProps) {
  const { language, words } = useLanguage();
  const { form: said } = words.cases;
  const rows = rowsOf(answers, group.group);
  const title = group.title[language];
  const fault = faultOf(`groups.${group.group}`);
  return (
    <fieldset className={rows.length === 0 ? "case-party is-empty" : "case-party"}>
      <legend>{title}</legend>
      {rows.map((row, index) => (
        <div className="case-person" key={row.id}>
          <span className="case-person-number">{said.rowNumber(title, index + 1)}</span>
          {group.items.map((field) => {
            const rule = definition.fields[field];
            if (rule === undefined) return null;
            const id = `${idPrefix}-${group.group}-${row.id}-${field}`;
            const where = `groups.${group.group}.${row.id}.${field}`;
            return (
              <div className="case-part" key={field}>
                <label className="case-label" htmlFor={id}>
                  {rule.title[language]}
                </label>
                <FieldInput
                  id={id}
                  label={rule.title[language]}
                  rule={rule}
                  value={row.fields[field]}
                  isInvalid={faultOf(where) !== undefined}
                  onChange={(value) => onChange(withRowField(answers, group.group, row.id, field, value))}
                />
                {faultOf(where) === undefined ? null : <div className="case-fault">{faultOf(where)}</div>}
              </div>
            );
          })}
          <Button
            type="text"
            size="small"
            onClick={() =>
              onChange(
                withRows(
                  answers,
                  group.group,
                  rows.filter(({ id }) => id !== row.id),
                ),
              )
            }
          >
            {said.removeRow}
          </Button>
        </div>
      ))}
      {group.max !== undefined && rows.length >= group.max ? null : (
        <Button
          size="small"
          onClick={() => onChange(withRows(answers, group.group, [...rows, { id: newId(), fields: {} }]))}
        >
          {said.addRow}
        </Button>
      )}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </fieldset>
  );
}
