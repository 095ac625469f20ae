import { Button, Input } from "antd";
import { useState } from "react";

/** The field opens because the person pressed a button or key to write in it. */
const takeFocus = (field: { readonly focus: () => void } | null): void => field?.focus();

interface ReasonFieldProps {
  readonly label: string;
  readonly save: string;
  readonly cancel: string;
  readonly isSaving: boolean;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason in place; Enter saves, Escape gives up. */
export function ReasonField({ label, save, cancel, isSaving, onSave, onCancel }: ReasonFieldProps) {
  const [text, setText] = useState("");
  const reason = text.trim();
  const submit = () => {
    if (reason !== "" && !isSaving) onSave(reason);
  };
  return (
    <form
      className="reason-field"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Input.TextArea
        ref={takeFocus}
        aria-label={label}
        placeholder={label}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 5 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            submit();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      <div className="reason-field-buttons">
        <Button size="small" type="primary" htmlType="submit" disabled={reason === ""} loading={isSaving}>
          {save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
