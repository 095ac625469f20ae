import type { Indicator } from "@halfsky/api-contract";
import type { FormDefinition, FormFault, FormRow, IndicatorRow } from "@halfsky/statistics";
import { Button, Checkbox, Input, Select } from "antd";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useWords } from "../../words/language.tsx";
import { freeId, moved, placeId, replaced, rowName } from "./form-draft.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { PlaceFaults } from "./place-faults.tsx";

interface RowFieldsProps {
  readonly definition: FormDefinition;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly faults: readonly FormFault[];
  readonly onChange: (rows: readonly FormRow[]) => void;
}

const deepest = 3;

/** The rows of a form: indicators found by search, headings, their order and how they are moved in. */
export function RowFields({ definition, indicators, faults, onChange }: RowFieldsProps) {
  const { forms, shell } = useWords();
  const { designer: words } = forms;
  const { rows } = definition;
  const [dragged, setDragged] = useState<number | null>(null);
  const id = freeId("r", rows);
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) onChange(moved(rows, dragged, to));
    setDragged(null);
  };
  const press = (event: KeyboardEvent, at: number) => {
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || way === 0) return;
    event.preventDefault();
    onChange(moved(rows, at, at + way));
  };
  return (
    <section className="panel fields" aria-labelledby={placeId("rows")}>
      <h2 id={placeId("rows")} tabIndex={-1}>
        {words.rows}
      </h2>
      <p className="faint">{words.rowsHelp}</p>
      {rows.map((row, at) => {
        const name = rowName(row, indicators);
        return (
          // The keys of the line move it wherever inside it the focus stands.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
          <div
            key={row.id}
            id={placeId(`rows[${at}]`)}
            tabIndex={-1}
            className={dragged === at ? "part-line is-dragged" : "part-line"}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, at)}
            onKeyDown={(event) => press(event, at)}
          >
            <span
              className="part-handle"
              draggable
              aria-hidden="true"
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
            >
              ⠿
            </span>
            {row.kind === "heading" ? (
              <Input
                aria-label={`${words.heading} ${at + 1}`}
                value={row.label}
                maxLength={120}
                className="part-content part-heading"
                onChange={(event) => onChange(replaced(rows, at, { ...row, label: event.target.value }))}
              />
            ) : (
              <IndicatorFields
                row={row}
                name={name}
                definition={definition}
                indicator={indicators.get(row.indicatorId)}
                onChange={(next) => onChange(replaced(rows, at, next))}
              />
            )}
            <MoveButtons
              name={name}
              at={at}
              count={rows.length}
              onMove={(to) => onChange(moved(rows, at, to))}
              onRemove={() => onChange(rows.toSpliced(at, 1))}
            />
            <div className="part-faults">
              <PlaceFaults faults={faults} place={`rows[${at}]`} />
            </div>
          </div>
        );
      })}
      <PlaceFaults faults={faults.filter(({ where }) => where === "rows")} place="rows" />
      <div className="fields-row">
        <Select
          aria-label={words.addIndicator}
          placeholder={words.addIndicator}
          style={{ width: 360 }}
          value={null}
          showSearch={{ optionFilterProp: "label" }}
          options={[...indicators.values()]
            .filter(({ formula }) => formula === null)
            .map((indicator) => ({
              value: indicator.id,
              label: indicator.name + shell.bracketed(indicator.unit),
            }))}
          onChange={(indicatorId: string | null) => {
            if (indicatorId === null) return;
            onChange([
              ...rows,
              {
                id,
                kind: "indicator",
                indicatorId,
                label: null,
                indent: 0,
                isOfWhich: false,
                isRequired: true,
                columns: null,
              },
            ]);
          }}
        />
        <Button onClick={() => onChange([...rows, { id, kind: "heading", label: words.heading }])}>
          {words.addHeading}
        </Button>
      </div>
    </section>
  );
}

interface IndicatorFieldsProps {
  readonly row: IndicatorRow;
  readonly name: string;
  readonly definition: FormDefinition;
  readonly indicator: Indicator | undefined;
  readonly onChange: (row: IndicatorRow) => void;
}

function IndicatorFields({ row, name, definition, indicator, onChange }: IndicatorFieldsProps) {
  const { designer: words } = useWords().forms;
  return (
    <>
      <div className="part-content" style={{ paddingLeft: row.indent * 20 }}>
        <Input
          aria-label={`${words.rowLabel}: ${name}`}
          value={row.label ?? ""}
          placeholder={indicator?.name ?? row.indicatorId}
          maxLength={120}
          suffix={<span className="faint">{indicator?.unit}</span>}
          onChange={(event) =>
            onChange({ ...row, label: event.target.value === "" ? null : event.target.value })
          }
        />
      </div>
      <Button
        type="text"
        size="small"
        aria-label={`${words.outdent}: ${name}`}
        disabled={row.indent === 0}
        onClick={() => onChange({ ...row, indent: row.indent - 1 })}
      >
        ⇤
      </Button>
      <Button
        type="text"
        size="small"
        aria-label={`${words.indent}: ${name}`}
        disabled={row.indent === deepest}
        onClick={() => onChange({ ...row, indent: row.indent + 1 })}
      >
        ⇥
      </Button>
      <Checkbox
        checked={row.isOfWhich}
        onChange={(event) => onChange({ ...row, isOfWhich: event.target.checked })}
      >
        {words.ofWhich}
      </Checkbox>
      <Checkbox
        checked={row.isRequired}
        onChange={(event) => onChange({ ...row, isRequired: event.target.checked })}
      >
        {words.required}
      </Checkbox>
      <Select
        aria-label={`${words.rowColumns}: ${name}`}
        mode="multiple"
        maxTagCount={1}
        placeholder={words.allColumns}
        style={{ width: 170 }}
        value={row.columns === null ? [] : [...row.columns]}
        options={definition.columns.map(({ id, label }) => ({ value: id, label }))}
        onChange={(columns: string[]) => onChange({ ...row, columns: columns.length === 0 ? null : columns })}
      />
    </>
  );
}
