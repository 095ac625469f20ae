import type { Indicator } from "@halfsky/api-contract";
import type { CellRef, FormDefinition, FormFault, FormRule } from "@halfsky/statistics";
import { Button, Input, Select } from "antd";
import { useWords } from "../../words/language.tsx";
import { cellChoices, cellOf, cellValue, freeId, placeId, replaced, ruleOfKind } from "./form-draft.ts";
import { PlaceFaults } from "./place-faults.tsx";

interface RuleFieldsProps {
  readonly definition: FormDefinition;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly faults: readonly FormFault[];
  readonly onChange: (rules: readonly FormRule[]) => void;
}

const kinds = ["part-of-whole", "sum", "bounds", "year-change", "areas-sum"] as const;
const severities = ["hard", "soft"] as const;

/** The rules of a form beside those that every form has. */
export function RuleFields({ definition, indicators, faults, onChange }: RuleFieldsProps) {
  const { designer: words } = useWords().forms;
  const { rules } = definition;
  const choices = cellChoices(definition, indicators);
  return (
    <section className="panel fields" aria-labelledby={placeId("rules")}>
      <h2 id={placeId("rules")} tabIndex={-1}>
        {words.rules}
      </h2>
      <p className="faint">{words.rulesHelp}</p>
      {rules.map((rule, at) => (
        <div key={rule.id} className="part-line" id={placeId(`rules[${at}]`)} tabIndex={-1}>
          <Select
            aria-label={`${words.ruleKind} ${at + 1}`}
            value={rule.kind}
            style={{ width: 180 }}
            options={kinds.map((kind) => ({ value: kind, label: words.ruleKinds[kind] }))}
            onChange={(kind) => onChange(replaced(rules, at, ruleOfKind(rule, kind)))}
          />
          <RuleCells rule={rule} choices={choices} onChange={(next) => onChange(replaced(rules, at, next))} />
          <Select
            aria-label={`${words.severity} ${at + 1}`}
            value={rule.severity}
            style={{ width: 140 }}
            options={severities.map((severity) => ({ value: severity, label: words.severities[severity] }))}
            onChange={(severity) => onChange(replaced(rules, at, { ...rule, severity }))}
          />
          <Input
            aria-label={`${words.mayDiffer} ${at + 1}`}
            placeholder={words.mayDiffer}
            value={rule.mayDiffer ?? ""}
            maxLength={300}
            className="part-content"
            onChange={(event) =>
              onChange(
                replaced(rules, at, {
                  ...rule,
                  mayDiffer: event.target.value === "" ? null : event.target.value,
                }),
              )
            }
          />
          <Button
            type="text"
            size="small"
            aria-label={words.remove(words.rule(at + 1))}
            onClick={() => onChange(rules.toSpliced(at, 1))}
          >
            ✕
          </Button>
          <div className="part-faults">
            <PlaceFaults faults={faults} place={`rules[${at}]`} />
          </div>
        </div>
      ))}
      <div>
        <Button
          disabled={choices.length === 0}
          onClick={() =>
            onChange([
              ...rules,
              ruleOfKind({ id: freeId("k", rules), severity: "hard", mayDiffer: null }, "part-of-whole"),
            ])
          }
        >
          {words.addRule}
        </Button>
      </div>
    </section>
  );
}

interface RuleCellsProps {
  readonly rule: FormRule;
  readonly choices: ReturnType<typeof cellChoices>;
  readonly onChange: (rule: FormRule) => void;
}

function RuleCells({ rule, choices, onChange }: RuleCellsProps) {
  const { ruleCells: words } = useWords().forms.designer;
  const one = (label: string, cell: CellRef, set: (cell: CellRef) => void) => (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: 230 }}
      value={cell.row === "" ? null : cellValue(cell)}
      showSearch={{ optionFilterProp: "label" }}
      options={[...choices]}
      onChange={(value: string | null) => {
        if (value !== null) set(cellOf(value));
      }}
    />
  );
  const number = (label: string, text: string | null, set: (text: string) => void) => (
    <Input
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      style={{ width: 110 }}
      value={text ?? ""}
      onChange={(event) => set(event.target.value.trim())}
    />
  );
  switch (rule.kind) {
    case "part-of-whole":
      return (
        <>
          {one(words.part, rule.part, (part) => onChange({ ...rule, part }))}
          {one(words.whole, rule.whole, (whole) => onChange({ ...rule, whole }))}
        </>
      );
    case "sum":
      return (
        <>
          <Select
            aria-label={words.parts}
            placeholder={words.parts}
            mode="multiple"
            style={{ width: 320 }}
            value={rule.parts.map(cellValue)}
            showSearch={{ optionFilterProp: "label" }}
            options={[...choices]}
            onChange={(values: string[]) => onChange({ ...rule, parts: values.map(cellOf) })}
          />
          {one(words.total, rule.total, (total) => onChange({ ...rule, total }))}
        </>
      );
    case "bounds":
      return (
        <>
          {one(words.cell, rule.cell, (cell) => onChange({ ...rule, cell }))}
          {number(words.least, rule.least, (text) => onChange({ ...rule, least: text === "" ? null : text }))}
          {number(words.most, rule.most, (text) => onChange({ ...rule, most: text === "" ? null : text }))}
        </>
      );
    case "year-change":
      return (
        <>
          {one(words.cell, rule.cell, (cell) => onChange({ ...rule, cell }))}
          {number(words.mostPercent, rule.mostPercent, (mostPercent) => onChange({ ...rule, mostPercent }))}
        </>
      );
    case "areas-sum":
      return one(words.cell, rule.cell, (cell) => onChange({ ...rule, cell }));
  }
}
