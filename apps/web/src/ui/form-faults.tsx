import { Alert, Button } from "antd";
import { useWords } from "../words/language.tsx";
import "./form-faults.css";

/** A fault of a form and the field that it stands beside. */
export interface FormFault {
  readonly field: readonly (string | number)[];
  readonly message: string;
}

interface FormFaultsProps {
  readonly faults: readonly FormFault[];
  readonly onJump: (field: FormFault["field"]) => void;
}

/** All faults of a form on top, each a jump to its field. */
export function FormFaults({ faults, onJump }: FormFaultsProps) {
  const { matterForms: words } = useWords();
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-faults"
      title={words.faultsTitle(faults.length)}
      description={
        <ul>
          {faults.map(({ field, message }) => (
            <li key={`${field.join(".")} ${message}`}>
              <Button type="link" size="small" onClick={() => onJump(field)}>
                {message}
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
