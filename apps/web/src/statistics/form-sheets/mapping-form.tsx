import type { ForeignSheets, SheetMapping, SubmissionRecord } from "@halfsky/api-contract";
import { findMappedRow, plainName, rowNamesOf } from "@halfsky/statistics";
import { Alert, Button, InputNumber, Select } from "antd";
import { useState } from "react";
import { useWords } from "../../words/language.tsx";

interface MappingFormProps {
  readonly foreign: ForeignSheets;
  readonly record: SubmissionRecord;
  readonly initial: SheetMapping | null;
  readonly onCheck: (mapping: SheetMapping) => void;
  readonly onAnother: () => void;
}

const shownRows = 12;

/** Says what is what in a table of another format: its head, the column of names, what each column and unknown row is. */
export function MappingForm({ foreign, record, initial, onCheck, onAnother }: MappingFormProps) {
  const { formSheets: words } = useWords();
  const said = words.mapping;
  const best = foreign.sheets.toSorted(
    (one, other) => other.mapping.columns.length - one.mapping.columns.length,
  )[0];
  const [mapping, setMapping] = useState<SheetMapping | null>(initial ?? best?.mapping ?? null);
  const sheet = foreign.sheets.find(({ name }) => name === mapping?.sheet);
  if (mapping === null || sheet === undefined) return null;
  const names = rowNamesOf(
    record.definition,
    new Map(record.indicators.map((indicator) => [indicator.id, indicator])),
  );
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columnName = (at: number) => letters(at);
  const target = (at: number) => mapping.columns.find((column) => column.at === at)?.column ?? "";
  const setColumn = (at: number, column: string) =>
    setMapping({
      ...mapping,
      columns: [
        ...mapping.columns.filter((one) => one.at !== at && one.column !== column),
        ...(column === "" ? [] : [{ at, column }]),
      ].toSorted((one, other) => one.at - other.at),
    });
  const asked = [
    ...new Set(
      sheet.rows
        .slice(mapping.headRow)
        .map((row) => (row[mapping.nameColumn - 1] ?? "").trim())
        .filter((text) => plainName(text) !== "" && names.get(plainName(text)) === undefined),
    ),
  ];
  const fillable = record.definition.columns.filter(({ kind }) => kind !== "computed");
  const rows = record.definition.rows.filter((row) => row.kind === "indicator");
  const labelOf = (row: (typeof rows)[number]) =>
    row.label ?? record.indicators.find(({ id }) => id === row.indicatorId)?.name ?? row.indicatorId;
  return (
    <section className="panel mapping">
      <h2 className="panel-title">{said.title}</h2>
      <Alert type="info" showIcon title={sheet.isRemembered ? said.remembered : said.note} />
      <div className="mapping-line">
        <label>
          {said.sheet}
          <Select
            value={mapping.sheet}
            style={{ minWidth: 160 }}
            options={foreign.sheets.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) =>
              setMapping(foreign.sheets.find((one) => one.name === name)?.mapping ?? mapping)
            }
          />
        </label>
        <label>
          {said.headRow}
          <InputNumber
            min={1}
            max={Math.max(sheet.rows.length, 1)}
            precision={0}
            value={mapping.headRow}
            onChange={(headRow) => setMapping({ ...mapping, headRow: headRow ?? 1 })}
          />
        </label>
        <label>
          {said.nameColumn}
          <Select
            value={mapping.nameColumn}
            style={{ minWidth: 90 }}
            options={Array.from({ length: width }, (_, at) => ({ value: at + 1, label: columnName(at + 1) }))}
            onChange={(nameColumn) => setMapping({ ...mapping, nameColumn })}
          />
        </label>
      </div>
      <div className="mapping-table-box">
        <table className="mapping-table">
          <caption className="visually-hidden">{said.columns}</caption>
          <thead>
            <tr>
              {Array.from({ length: width }, (_, at) => (
                <th key={columnName(at + 1)} scope="col">
                  <div>{columnName(at + 1)}</div>
                  {at + 1 === mapping.nameColumn ? (
                    words.columns.indicator
                  ) : (
                    <Select
                      aria-label={said.columnOf(columnName(at + 1))}
                      value={target(at + 1)}
                      size="small"
                      popupMatchSelectWidth={false}
                      style={{ width: 110 }}
                      options={[
                        { value: "", label: said.leaveOut },
                        ...fillable.map(({ id, label }) => ({ value: id, label })),
                      ]}
                      onChange={(column) => setColumn(at + 1, column)}
                    />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.slice(0, mapping.headRow + shownRows).map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no other name
              <tr key={index} className={index + 1 === mapping.headRow ? "mapping-head" : ""}>
                {Array.from({ length: width }, (_, at) => (
                  <td key={columnName(at + 1)}>{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{said.rows}</h3>
      {asked.length === 0 ? <p className="faint">{said.allKnown}</p> : null}
      <div className="mapping-rows">
        {asked.map((text) => (
          <label key={text}>
            <span>{text}</span>
            <Select
              aria-label={text}
              value={findMappedRow(text, mapping, names) ?? ""}
              style={{ width: 320 }}
              showSearch={{ optionFilterProp: "label" }}
              options={[
                { value: "", label: said.leaveOut },
                ...rows.map((row) => ({ value: row.id, label: labelOf(row) })),
              ]}
              onChange={(row) => setMapping({ ...mapping, rows: { ...mapping.rows, [text]: row } })}
            />
          </label>
        ))}
      </div>
      {mapping.columns.length === 0 ? <p className="sheet-bad">{said.noColumns}</p> : null}
      <div className="mapping-buttons">
        <Button onClick={onAnother}>{words.another}</Button>
        <Button type="primary" disabled={mapping.columns.length === 0} onClick={() => onCheck(mapping)}>
          {said.check}
        </Button>
      </div>
    </section>
  );
}

/** A column's place as Excel writes it: 1 is A, 27 is AA. */
function letters(at: number): string {
  const [rest, last] = [Math.floor((at - 1) / 26), (at - 1) % 26];
  return `${rest > 0 ? letters(rest) : ""}${String.fromCharCode(65 + last)}`;
}
