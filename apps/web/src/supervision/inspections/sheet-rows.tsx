import type { InspectionChoices } from "@halfsky/api-contract";
import { checkScoreSheet, scoreKinds, scoreKindWords, totalScores } from "@halfsky/supervision";
import { Button, Form, Input, Select } from "antd";
import { useLanguage } from "../../words/language.tsx";
import type { PlanValues } from "./inspection-form.tsx";

interface SheetRowsProps {
  /** The sheet that is offered to start from. */
  readonly usual: InspectionChoices["sheet"];
  readonly isFixed: boolean;
}

/** The rows of the score sheet inside the form of a plan, with full marks added up. */
export function SheetRows({ usual, isFixed }: SheetRowsProps) {
  const { language, words: all } = useLanguage();
  const { form: words } = all.inspections;
  const form = Form.useFormInstance<PlanValues>();
  const sheet = Form.useWatch("sheet", form) ?? [];
  const columns = ["group", "name", "kind", "maximum", "criterion"] as const;
  return (
    <Form.List name="sheet">
      {(fields, { add, remove }) => (
        <>
          {fields.length === 0 ? (
            <p className="faint">{words.sheetEmpty}</p>
          ) : (
            <table className="sheet-rows">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {words.columns[column]}
                    </th>
                  ))}
                  <td aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {fields.map(({ key, name }) => (
                  <tr key={key}>
                    {columns.map((column) => (
                      <td key={column} style={{ width: widths[column] }}>
                        <Form.Item name={[name, column]} noStyle>
                          {column === "kind" ? (
                            <Select
                              aria-label={`${words.columns.kind} ${name + 1}`}
                              disabled={isFixed}
                              popupMatchSelectWidth={false}
                              style={{ width: "100%" }}
                              options={scoreKinds.map((kind) => ({
                                value: kind,
                                label: scoreKindWords[kind][language],
                                title: scoreKindWords[kind].meaning[language],
                              }))}
                            />
                          ) : (
                            <Input
                              aria-label={`${words.columns[column]} ${name + 1}`}
                              disabled={isFixed}
                              maxLength={column === "criterion" ? 500 : 60}
                            />
                          )}
                        </Form.Item>
                      </td>
                    ))}
                    <td>
                      <Button
                        type="text"
                        disabled={isFixed}
                        aria-label={words.removeOf(words.row(name + 1))}
                        onClick={() => remove(name)}
                      >
                        ✕
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className="plan-row">
            <Button
              disabled={isFixed}
              onClick={() =>
                add({ group: "", name: "", kind: "points", maximum: "", criterion: "" } satisfies Row)
              }
            >
              {words.addItem}
            </Button>
            {fields.length === 0 ? (
              <Button onClick={() => form.setFieldValue("sheet", usual)}>{words.usualSheet}</Button>
            ) : (
              <span className="faint">{words.full(fullOf(sheet))}</span>
            )}
          </div>
        </>
      )}
    </Form.List>
  );
}

type Row = InspectionChoices["sheet"][number];

const widths = { group: "20%", name: "22%", kind: 104, maximum: 68, criterion: "auto" } as const;

/** Full marks of the rows as far as they are right. */
function fullOf(sheet: readonly Row[]): string {
  const right = sheet.filter((item) => checkScoreSheet([item]).length === 0);
  return totalScores(
    right.map((item, index) => ({ id: `${index}`, ...item })),
    [],
  ).full;
}
