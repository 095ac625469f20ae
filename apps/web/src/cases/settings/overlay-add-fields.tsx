import { parsePeriod, type Period } from "@halfsky/cases";
import { Button, Input, InputNumber, Select } from "antd";
import { type ReactNode, useId } from "react";
import { useWords } from "../../words/language.tsx";
import type { NewOption } from "./overlay-new.ts";

interface FieldProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: (id: string) => ReactNode;
}

/** One thing that is asked, its label above and what is wrong with it below. */
export function Field({ label, fault, children }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly fault: string | undefined;
  readonly options: readonly Choice<Value>[];
  /** nothing chosen yet is null */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** whether long lists are searched by what is typed */
  readonly isSearched?: boolean;
}

/** Something to choose, or a group of such things under a heading. */
type Choice<Value extends string> =
  | { readonly value: Value; readonly label: string }
  | { readonly label: string; readonly options: { readonly value: Value; readonly label: string }[] };

/** One of several things, chosen. */
export function ChoiceField<Value extends string>({
  label,
  fault,
  options,
  value,
  onChange,
  isSearched = false,
}: ChoiceProps<Value>) {
  const { add: said } = useWords().serviceOverlays;
  return (
    <Field label={label} fault={fault}>
      {(id) => (
        <Select<Value>
          id={id}
          placeholder={said.choose}
          {...(isSearched ? { showSearch: { optionFilterProp: "label" } } : {})}
          value={value}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

/** Any number of several things, chosen. */
export function ChoicesField({ label, fault, options, values, onChange }: ChoicesProps) {
  const { add: said } = useWords().serviceOverlays;
  return (
    <Field label={label} fault={fault}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder={said.choose}
          showSearch={{ optionFilterProp: "label" }}
          value={[...values]}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface WordsProps {
  readonly typed: NewOption;
  readonly set: (next: Partial<NewOption>) => void;
  readonly faultOf: (field: string) => string | undefined;
}

/** The name by which a thing is known, and what it is called in both languages. */
export function WordFields({ typed, set, faultOf }: WordsProps) {
  const { add: said } = useWords().serviceOverlays;
  return (["zh", "en", "name"] as const).map((part) => (
    <Field key={part} label={said.parts[part]} fault={faultOf(part)}>
      {(id) => (
        <Input
          id={id}
          maxLength={part === "name" ? 60 : 300}
          placeholder={part === "name" ? said.nameHint : undefined}
          value={typed[part]}
          onChange={({ target }) => set({ [part]: target.value })}
        />
      )}
    </Field>
  ));
}

interface OptionFieldsProps {
  readonly options: readonly NewOption[];
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (options: readonly NewOption[]) => void;
}

/** Answers to choose from, one a line. */
export function OptionFields({ options, faultOf, onChange }: OptionFieldsProps) {
  const { add: said, addedKinds } = useWords().serviceOverlays;
  return (
    <fieldset className="overlay-options">
      <legend>{addedKinds.options}</legend>
      {options.map((option, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no other name while it is typed
        <div key={index} className="overlay-option">
          {(["zh", "en", "name"] as const).map((part) => {
            const fault = faultOf(`options.${index}.${part}`);
            return (
              <div key={part}>
                <Input
                  aria-label={said.optionPart(index + 1, said.parts[part])}
                  placeholder={said.parts[part]}
                  maxLength={part === "name" ? 60 : 300}
                  value={option[part]}
                  onChange={({ target }) =>
                    onChange(
                      options.map((one, at) => (at === index ? { ...one, [part]: target.value } : one)),
                    )
                  }
                />
                {fault === undefined ? null : <div className="case-fault">{fault}</div>}
              </div>
            );
          })}
          <Button
            type="text"
            aria-label={said.removeOption(index + 1)}
            disabled={options.length === 1}
            onClick={() => onChange(options.filter((_, at) => at !== index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...options, { name: "", zh: "", en: "" }])}>
        {said.moreOptions}
      </Button>
    </fieldset>
  );
}

interface PeriodInputsProps {
  readonly id: string;
  readonly due: Period;
  readonly onChange: (due: Period) => void;
}

const units = ["m", "h", "d", "wd", "mo"] as const;

/** How long something may take: a count and its unit. */
export function PeriodInputs({ id, due, onChange }: PeriodInputsProps) {
  const { serviceOverlays: words } = useWords();
  const { count = 1, unit = "wd" } = parsePeriod(due) ?? {};
  return (
    <div className="overlay-inputs">
      <InputNumber
        id={id}
        min={1}
        max={9999}
        precision={0}
        style={{ width: 80 }}
        value={count}
        onChange={(next) => onChange(`${next ?? 1}${unit}`)}
      />
      <Select
        aria-label={words.unitOf(words.add.due)}
        style={{ width: 140 }}
        value={unit}
        options={units.map((one) => ({ value: one, label: words.units[one] }))}
        onChange={(next) => onChange(`${count}${next}`)}
      />
    </div>
  );
}

interface ButtonsProps {
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** Takes what was typed into the draft, or gives it up. */
export function Buttons({ onAdd, onClose }: ButtonsProps) {
  const { serviceOverlays, shell } = useWords();
  return (
    <div className="overlay-inputs">
      <Button type="primary" onClick={onAdd}>
        {serviceOverlays.add.into}
      </Button>
      <Button onClick={onClose}>{shell.cancel}</Button>
    </div>
  );
}
