import type { FormAnswers, FormItem, SystemDefinition } from "@halfsky/cases";
import { Checkbox } from "antd";
import { useLanguage } from "../../words/language.tsx";
import { FieldInput } from "./field-input.tsx";
import { asksUnknown, isUnknown, unknownAnswer, withField } from "./form-answers.ts";
import { GroupInputs } from "./group-inputs.tsx";
import { PersonInputs } from "./person-inputs.tsx";
import { PrivacyMark } from "./privacy-mark.tsx";
import { questionColumns } from "./question-width.ts";
import "./answer-form.css";

interface AnswerFormProps {
  readonly idPrefix: string;
  readonly definition: SystemDefinition;
  /** the items of the form that are asked now: those whose condition does not hold are left out */
  readonly items: readonly FormItem[];
  readonly answers: FormAnswers;
  /** the fault of a place of the answers, e.g. "fields.injury" */
  readonly faultOf: (where: string) => string | undefined;
  readonly onChange: (answers: FormAnswers) => void;
}

/** A form of a definition: questions in their order, people and repeating groups in between. */
export function AnswerForm({ idPrefix, definition, items, answers, faultOf, onChange }: AnswerFormProps) {
  return (
    <div className="case-form">
      {items.map((item) => {
        const shared = { idPrefix, definition, answers, faultOf, onChange };
        if (typeof item === "string")
          return <Question key={item} {...shared} field={item} isRequired={false} />;
        if ("field" in item)
          return (
            <Question key={item.field} {...shared} field={item.field} isRequired={item.required === true} />
          );
        if ("party" in item) {
          const rule = definition.parties[item.party];
          return rule === undefined ? null : (
            <PersonInputs key={`party ${item.party}`} {...shared} party={item.party} rule={rule} />
          );
        }
        return <GroupInputs key={`group ${item.group}`} {...shared} group={item} />;
      })}
    </div>
  );
}

interface QuestionProps extends Omit<AnswerFormProps, "items"> {
  readonly field: string;
  readonly isRequired: boolean;
}

function Question({ idPrefix, definition, answers, faultOf, onChange, field, isRequired }: QuestionProps) {
  const { language, words } = useLanguage();
  const { form: said } = words.cases;
  const rule = definition.fields[field];
  if (rule === undefined) return null;
  const id = `${idPrefix}-${field}`;
  const fault = faultOf(`fields.${field}`);
  const isWide = rule.type.kind === "text" || rule.type.kind === "address" || rule.type.kind === "codes";
  const columns = questionColumns({ rule, language, ...said, required: isRequired ? said.required : "" });
  return (
    <div className={`case-question takes-${columns}${isWide ? " is-wide" : ""}`}>
      <label className="case-label" id={`${id}-label`} htmlFor={id}>
        {rule.title[language]}
        {isRequired ? <span className="case-required"> {said.required}</span> : null}
        <PrivacyMark privacy={rule.privacy} />
      </label>
      <FieldInput
        id={id}
        label={rule.title[language]}
        rule={rule}
        value={answers.fields[field]}
        isInvalid={fault !== undefined}
        describedBy={fault === undefined ? undefined : `${id}-fault`}
        onChange={(value) => onChange(withField(answers, field, value))}
      />
      {asksUnknown(rule.type, isRequired) ? (
        <Checkbox
          className="case-unknown"
          aria-describedby={`${id}-label`}
          checked={isUnknown(answers.fields[field])}
          onChange={(event) =>
            onChange(withField(answers, field, event.target.checked ? unknownAnswer : null))
          }
        >
          {said.unknown}
        </Checkbox>
      ) : null}
      {rule.hint === undefined ? null : <div className="faint">{rule.hint[language]}</div>}
      {fault === undefined ? null : (
        <div className="case-fault" id={`${id}-fault`}>
          {fault}
        </div>
      )}
    </div>
  );
}
