import {
  breakdownText,
  type Dimension,
  figureParts,
  type FormColumn,
  type FormDefinition,
  type FormFault,
  parseBreakdown,
} from "@halfsky/statistics";
import { Button, Input, Select } from "antd";
import { useLanguage } from "../../words/language.tsx";
import { breakdownChoices, formulaInWords, freeId, moved, placeId, replaced } from "./form-draft.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { PlaceFaults } from "./place-faults.tsx";

interface ColumnFieldsProps {
  readonly definition: FormDefinition;
  readonly dimensions: readonly Dimension[];
  readonly faults: readonly FormFault[];
  readonly onChange: (columns: readonly FormColumn[]) => void;
}

/** The columns of a form: what each holds, by what it is broken down, or the formula that works it out. */
export function ColumnFields({ definition, dimensions, faults, onChange }: ColumnFieldsProps) {
  const { words } = useLanguage();
  const { designer } = words.forms;
  const { columns } = definition;
  const id = freeId("c", columns);
  return (
    <section className="panel fields" aria-labelledby={placeId("columns")}>
      <h2 id={placeId("columns")} tabIndex={-1}>
        {designer.columns}
      </h2>
      <p className="faint">{designer.columnsHelp}</p>
      {columns.map((column, at) => (
        <div key={column.id} className="part-line" id={placeId(`columns[${at}]`)} tabIndex={-1}>
          <code>{column.id}</code>
          <Input
            aria-label={`${designer.columnLabel} ${column.id}`}
            value={column.label}
            maxLength={120}
            style={{ width: 170 }}
            onChange={(event) => onChange(replaced(columns, at, { ...column, label: event.target.value }))}
          />
          <ColumnContent
            column={column}
            columns={columns}
            dimensions={dimensions}
            onChange={(next) => onChange(replaced(columns, at, next))}
          />
          <MoveButtons
            name={column.label}
            at={at}
            count={columns.length}
            onMove={(to) => onChange(moved(columns, at, to))}
            onRemove={() => onChange(columns.toSpliced(at, 1))}
          />
          <div className="part-faults">
            <PlaceFaults faults={faults} place={`columns[${at}]`} />
          </div>
        </div>
      ))}
      <PlaceFaults faults={faults.filter(({ where }) => where === "columns")} place="columns" />
      <div className="fields-row">
        <Button
          onClick={() => onChange([...columns, { id, label: designer.whole, kind: "value", breakdown: "" }])}
        >
          {designer.addColumn}
        </Button>
        <Button
          onClick={() =>
            onChange([
              ...columns,
              { id, label: designer.columnKinds.computed, kind: "computed", formula: "share(c2, c1)" },
            ])
          }
        >
          {designer.addComputed}
        </Button>
      </div>
    </section>
  );
}

interface ColumnContentProps {
  readonly column: FormColumn;
  readonly columns: readonly FormColumn[];
  readonly dimensions: readonly Dimension[];
  readonly onChange: (column: FormColumn) => void;
}

function ColumnContent({ column, columns, dimensions, onChange }: ColumnContentProps) {
  const { language, words } = useLanguage();
  const { designer } = words.forms;
  if (column.kind === "computed") {
    const said = formulaInWords(column.formula, columns, language);
    return (
      <div className="part-content">
        <Input
          aria-label={`${designer.formula} ${column.id}`}
          value={column.formula}
          maxLength={300}
          className="formula"
          onChange={(event) => onChange({ ...column, formula: event.target.value })}
        />
        {said === null ? null : <div className="faint">{designer.reads(said)}</div>}
      </div>
    );
  }
  return (
    <>
      <Select
        aria-label={`${designer.columnKind} ${column.id}`}
        value={column.kind}
        style={{ width: 100 }}
        options={figureParts.map((part) => ({ value: part, label: designer.columnKinds[part] }))}
        onChange={(kind) => onChange({ ...column, kind })}
      />
      <Select
        aria-label={`${designer.breakdown} ${column.id}`}
        mode="multiple"
        placeholder={designer.whole}
        className="part-content"
        value={column.breakdown === "" ? [] : column.breakdown.split(";")}
        options={breakdownChoices(dimensions, language)}
        onChange={(parts: string[]) => {
          // one category of a dimension: the one chosen last counts
          const byDimension = new Map(
            parts.flatMap((part) => parseBreakdown(part) ?? []).map((part) => [part.dimension, part]),
          );
          onChange({ ...column, breakdown: breakdownText([...byDimension.values()]) });
        }}
      />
    </>
  );
}
