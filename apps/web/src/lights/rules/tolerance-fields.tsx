import { useWords } from "../../words/language.tsx";
import { NumberField } from "./number-field.tsx";
import type { RulesDraft, ToleranceName } from "./rules-draft.ts";

interface ToleranceFieldsProps {
  readonly draft: RulesDraft;
  readonly usual: RulesDraft;
  readonly faults: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: RulesDraft) => void;
}

const fields: readonly (readonly [ToleranceName, "points" | "percent" | "events" | "persons"])[] = [
  ["sharePoints", "points"],
  ["relativePercent", "percent"],
  ["aboutSharePoints", "points"],
  ["aboutRelativePercent", "percent"],
  ["smallNumerator", "events"],
  ["smallDenominator", "persons"],
];

/** How near is near, and how few is few. */
export function ToleranceFields({ draft, usual, faults, isReadOnly, onChange }: ToleranceFieldsProps) {
  const { rules: words } = useWords().lights;
  return (
    <div className="tolerances">
      {fields.map(([name, unit]) => (
        <NumberField
          key={name}
          label={words.tolerance[name]}
          unit={words.units[unit]}
          value={draft.tolerance[name]}
          usual={usual.tolerance[name]}
          fault={faults.get(`tolerance.${name}`)}
          isReadOnly={isReadOnly}
          onChange={(text) => onChange({ ...draft, tolerance: { ...draft.tolerance, [name]: text } })}
        />
      ))}
    </div>
  );
}
