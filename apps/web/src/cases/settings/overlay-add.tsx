import type { OverlayResult, SystemDefinition, SystemOverlay } from "@halfsky/cases";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../../words/language.tsx";
import { AnswersForm, ClockForm, QuestionForm } from "./overlay-add-forms.tsx";
import { ItemForm, RuleForm } from "./overlay-add-rules.tsx";
import { agenciesOf } from "./overlay-new-rules.ts";

interface AddToOverlayProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly judge: (overlay: SystemOverlay) => OverlayResult;
  readonly onChange: (overlay: SystemOverlay) => void;
}

const forms = {
  fields: QuestionForm,
  options: AnswersForm,
  deadlines: ClockForm,
  tasks: ItemForm,
  rules: RuleForm,
} as const;
const parts = ["fields", "options", "deadlines", "tasks", "rules"] as const;

/** What can be added to a system: items to a bundle, rules where there are grades. */
function partsFor(base: SystemDefinition): readonly (typeof parts)[number][] {
  return parts.filter(
    (part) =>
      (part !== "tasks" || agenciesOf(base).length > 0) && (part !== "rules" || base.grade !== undefined),
  );
}

/** Adds a question, further answers, a clock, an item or a rule of grades to the draft; what is wrong with it is said beside it, before it is in. */
export function AddToOverlay(props: AddToOverlayProps) {
  const { serviceOverlays: said } = useWords();
  const [part, setPart] = useState<(typeof parts)[number] | null>(null);
  const Form = part === null ? null : forms[part];
  return (
    <>
      <div className="overlay-inputs overlay-add">
        {partsFor(props.base).map((one) => (
          <Button
            key={one}
            size="small"
            type={one === part ? "primary" : "default"}
            aria-expanded={one === part}
            onClick={() => setPart(one === part ? null : one)}
          >
            {said.add[one]}
          </Button>
        ))}
      </div>
      {Form === null ? null : (
        <Form
          base={props.base}
          overlay={props.overlay}
          judge={props.judge}
          onAdd={(overlay) => {
            props.onChange(overlay);
            setPart(null);
          }}
          onClose={() => setPart(null)}
        />
      )}
    </>
  );
}
