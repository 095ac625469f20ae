import type { OutsideLinkDetail, OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { Alert, Select } from "antd";
import { useId } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";
import { meaningOf, valuesOf, wordsToMap } from "./mapping-words.ts";

interface MappingFieldsProps {
  readonly sheets: OutsideSheets["sheets"];
  readonly sheet: OutsideSheets["sheets"][number];
  readonly mapping: OutsideMapping;
  readonly states: OutsideLinkDetail["states"];
  /** the columns that are read here; no other is offered */
  readonly read: OutsideLinkDetail["columns"];
  readonly onChange: (mapping: OutsideMapping) => void;
}

/** Which column is what, and what their words of states stand for here. */
export function MappingFields({ sheets, sheet, mapping, states, read, onChange }: MappingFieldsProps) {
  const { outside } = useWords();
  const said = outside.form;
  const id = useId();
  const { columns } = mapping;
  const choose = (name: keyof OutsideMapping["columns"], label: string) => (
    <div key={name}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Select
        id={`${id}-${name}`}
        style={{ width: "100%" }}
        value={columns[name] ?? 0}
        options={[
          { value: 0, label: said.notThere },
          ...sheet.heads.map(({ column, letter, title }) => ({ value: column, label: `${letter} ${title}` })),
        ]}
        onChange={(next: number) =>
          onChange({ ...mapping, columns: { ...columns, [name]: next === 0 ? null : next } })
        }
      />
    </div>
  );
  return (
    <>
      {sheet.isRemembered ? <Alert type="success" showIcon title={said.remembered} /> : null}
      <section className="outside-part">
        <h3>{said.columns}</h3>
        <div className="faint">{read.includes("idNumber") ? said.needKey : said.needNumber}</div>
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
                  if (chosen !== undefined) onChange(chosen.mapping);
                }}
              />
            </div>
          )}
          {read.map((name) => choose(name, said[name === "day" ? "stateDay" : name]))}
        </div>
      </section>
      <WordFields sheet={sheet} mapping={mapping} states={states} onChange={onChange} />
    </>
  );
}

function WordFields({ sheet, mapping, states, onChange }: Omit<MappingFieldsProps, "sheets" | "read">) {
  const { outside } = useWords();
  const said = outside.form;
  const speak = useBilingual();
  const id = useId();
  const { words } = wordsToMap(sheet, mapping);
  const options = [
    ...states.map((state) => ({ value: state.id, label: speak(state.title) })),
    ...(["open", "waiting", "closed"] as const)
      .filter((phase) => states.some((state) => state.phase === phase))
      .map((phase) => ({ value: `phase:${phase}`, label: said.phases[phase] })),
    { value: "none", label: said.notCompared },
  ];
  const set = (word: string, values: readonly string[]) => {
    const meaning = meaningOf(values);
    const { [word]: _before, ...others } = mapping.words;
    onChange({ ...mapping, words: meaning === undefined ? others : { ...others, [word]: meaning } });
  };
  return (
    <section className="outside-part">
      <h3>{said.words}</h3>
      {words === null ? (
        <Alert type="warning" showIcon title={said.badWords} />
      ) : words.length === 0 ? (
        <div className="faint">{said.noWords}</div>
      ) : (
        <div className="outside-words">
          {words.map((word, index) => (
            <WordField
              key={word}
              id={`${id}-${index}`}
              word={word}
              values={valuesOf(mapping.words[word])}
              options={options}
              placeholder={said.choose}
              onChange={(values) => set(word, values)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface WordFieldProps {
  readonly id: string;
  readonly word: string;
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder: string;
  readonly onChange: (values: readonly string[]) => void;
}

function WordField({ id, word, values, options, placeholder, onChange }: WordFieldProps) {
  return (
    <>
      <label htmlFor={id}>{word}</label>
      <Select
        id={id}
        mode="multiple"
        style={{ width: "100%" }}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={placeholder}
        status={values.length === 0 ? "warning" : ""}
        value={[...values]}
        options={[...options]}
        onChange={(next: string[]) => onChange(next)}
      />
    </>
  );
}
