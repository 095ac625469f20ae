import { Form, Input } from "antd";
import { useColon } from "../../words/use-colon.ts";
import { useWords } from "../../words/language.tsx";

interface LongTextProps {
  readonly name: "text" | "reason" | "remark" | "decision";
  readonly label: string;
  readonly help?: string;
  readonly rows?: number;
  /** Most characters that the server takes. */
  readonly max?: number;
  readonly isOptional?: boolean;
}

/** A text of several lines under its label, with its help below. */
export function LongText({ name, label, help, rows = 4, max = 1000, isOptional = false }: LongTextProps) {
  const colon = useColon();
  const { matterForms: words } = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      {...(help === undefined ? {} : { extra: help })}
      rules={
        isOptional ? [] : [{ required: true, whitespace: true, message: `${words.required}${colon}${label}` }]
      }
    >
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 20 }} maxLength={max} showCount />
    </Form.Item>
  );
}
