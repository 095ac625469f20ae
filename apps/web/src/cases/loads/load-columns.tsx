import type { LoadColumnView, LoadMapping, LoadSheets } from "@halfsky/api-contract";
import { Input, InputNumber, Select } from "antd";
import { Fragment, useId } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";

interface LoadColumnsProps {
  readonly sheets: LoadSheets["sheets"];
  readonly sheet: LoadSheets["sheets"][number];
  readonly mapping: LoadMapping;
  readonly columns: readonly LoadColumnView[];
  readonly onChange: (mapping: LoadMapping) => void;
}

/** Which column is what, and what all rows say that no column does. */
export function LoadColumns({ sheets, sheet, mapping, columns, onChange }: LoadColumnsProps) {
  const { caseLoads } = useWords();
  const said = caseLoads.form;
  const speak = useBilingual();
  const id = useId();
  const setColumn = (key: string, column: number) => {
    const { [key]: _before, ...others } = mapping.columns;
    onChange({ ...mapping, columns: column === 0 ? others : { ...others, [key]: column } });
  };
  const setAnswer = (key: string, answer: LoadMapping["set"][string] | undefined) => {
    const field = fieldOf(key);
    const { [field]: _before, ...others } = mapping.set;
    onChange({ ...mapping, set: answer === undefined ? others : { ...others, [field]: answer } });
  };
  return (
    <section className="outside-part">
      <h3>{said.which}</h3>
      {sheet.isRemembered ? <p className="faint">{said.remembered}</p> : null}
      <div className="outside-fields">
        {sheets.length < 2 ? null : (
          <div>
            <label htmlFor={`${id}-sheet`}>{said.sheet}</label>
            <Select
              id={`${id}-sheet`}
              style={{ width: "100%" }}
              value={mapping.sheet}
              options={sheets.map((one) => ({ value: one.mapping.sheet, label: one.name }))}
              onChange={(next: number) => {
                const chosen = sheets.find((one) => one.mapping.sheet === next);
                if (chosen !== undefined) onChange({ ...chosen.mapping, set: mapping.set });
              }}
            />
          </div>
        )}
        <div>
          <label htmlFor={`${id}-head`}>{said.headRow}</label>
          <InputNumber
            id={`${id}-head`}
            min={0}
            max={50}
            value={mapping.headRow}
            onChange={(next) => onChange({ ...mapping, headRow: next ?? 0 })}
          />
        </div>
      </div>
      <div className="load-columns">
        <span />
        <span className="head">{said.column}</span>
        <span className="head">{said.forAll}</span>
        {columns.map((column) => (
          <Fragment key={column.key}>
            <label htmlFor={`${id}-${column.key}`}>
              {speak(column.title)}
              {column.isNeeded ? <span className="load-need"> {said.needed}</span> : null}
            </label>
            <Select
              id={`${id}-${column.key}`}
              value={mapping.columns[column.key] ?? 0}
              options={[
                { value: 0, label: said.notThere },
                ...sheet.heads.map(({ column: at, letter, title }) => ({
                  value: at,
                  label: `${letter} ${title}`,
                })),
              ]}
              onChange={(next: number) => setColumn(column.key, next)}
            />
            <ForAll
              column={column}
              answer={mapping.set[fieldOf(column.key)]}
              onChange={(answer) => setAnswer(column.key, answer)}
            />
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function fieldOf(key: string): string {
  return key.replace(/^field\./u, "");
}

interface ForAllProps {
  readonly column: LoadColumnView;
  readonly answer: LoadMapping["set"][string] | undefined;
  readonly onChange: (answer: LoadMapping["set"][string] | undefined) => void;
}

/** What all rows say; nothing where only a column can. */
function ForAll({ column, answer, onChange }: ForAllProps) {
  const { caseLoads } = useWords();
  const said = caseLoads.form;
  const speak = useBilingual();
  const label = `${said.forAll} ${speak(column.title)}`;
  if (column.settable === null) return <span />;
  if (column.settable === "code" || column.settable === "flag") {
    const options =
      column.settable === "flag"
        ? [
            { value: "true", label: said.yes },
            { value: "false", label: said.no },
          ]
        : (column.options ?? []).map((option) => ({ value: option.id, label: speak(option.title) }));
    const isUnknown = typeof answer === "object";
    const value = answer === undefined ? "" : isUnknown ? "?" : String(answer);
    return (
      <Select
        aria-label={label}
        value={value}
        options={[{ value: "", label: said.open }, ...options, { value: "?", label: said.unknown }]}
        onChange={(next: string) => {
          if (next === "") onChange(undefined);
          else if (next === "?") onChange({ unknown: true });
          else onChange(column.settable === "flag" ? next === "true" : next);
        }}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      type={column.settable === "date" ? "date" : "text"}
      inputMode={column.settable === "number" ? "decimal" : "text"}
      value={typeof answer === "string" ? answer : ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    />
  );
}
