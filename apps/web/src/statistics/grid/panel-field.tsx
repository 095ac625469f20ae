import { Input } from "antd";
import { useState } from "react";

interface PanelFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
}

/** A field beside the grid; what is typed counts when the field is left or Enter is pressed. */
export function PanelField({ label, value, onCommit }: PanelFieldProps) {
  const [text, setText] = useState(value);
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  return (
    <label className="cell-panel-field">
      <span className="faint">{label}</span>
      <Input
        size="small"
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onPressEnter={commit}
      />
    </label>
  );
}
