import { Input } from "antd";
import { useId } from "react";
import { useWords } from "../../words/language.tsx";

interface NumberFieldProps {
  readonly label: string;
  /** The label stands elsewhere on the page already. */
  readonly isLabelHidden?: boolean;
  readonly unit?: string;
  readonly value: string;
  /** The built-in number, shown where it differs. */
  readonly usual: string;
  readonly fault: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** A number as text with its unit, what is built in, and what is wrong with it. */
export function NumberField(props: NumberFieldProps) {
  const { label, isLabelHidden = false, unit, value, usual, fault, isReadOnly, onChange } = props;
  const { rules: words } = useWords().lights;
  const id = useId();
  return (
    <div className="number-field">
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : undefined}>
        {label}
      </label>
      <span className="number-field-line">
        <Input
          id={id}
          style={{ width: 72, textAlign: "right" }}
          inputMode="decimal"
          value={value}
          readOnly={isReadOnly}
          variant={isReadOnly ? "borderless" : "outlined"}
          status={fault === undefined ? "" : "error"}
          aria-invalid={fault !== undefined}
          {...(fault === undefined ? {} : { "aria-describedby": `${id}-fault` })}
          onChange={({ target }) => onChange(target.value)}
        />
        {unit === undefined ? null : <span>{unit}</span>}
        {value.trim() === usual ? null : (
          <span className="faint">
            {words.usual} {usual}
          </span>
        )}
      </span>
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}
