import type { Bilingual } from "@halfsky/statistics";
import { type Answer, checkValue, type FieldRule } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Radio, Select } from "antd";
import { areasQuery } from "../../api/areas-api.ts";
import { localitiesQuery } from "../../api/cases-api.ts";
import { DayInput } from "./day-input.tsx";
import { MomentInput } from "./moment-input.tsx";
import { useLanguage } from "../../words/language.tsx";
import { isUnknown, unknownAnswer } from "./form-answers.ts";
import { PlaceNameInput } from "./place-name-input.tsx";
import { mostButtons } from "./question-width.ts";

interface FieldInputProps {
  readonly id: string;
  readonly label: string;
  readonly rule: FieldRule;
  readonly value: Answer | undefined;
  readonly isInvalid: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: Answer | null) => void;
}

/** One question's place to answer, by its type; "not known" is an answer wherever one chooses. */
export function FieldInput({ id, label, rule, value, isInvalid, describedBy, onChange }: FieldInputProps) {
  const { language, words } = useLanguage();
  const { form: said } = words.cases;
  const text = typeof value === "string" ? value : "";
  const shared = {
    id,
    "aria-label": label,
    "aria-invalid": isInvalid,
    ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
    ...(isInvalid ? { status: "error" as const } : {}),
  };
  const take = (typed: string) => onChange(typed === "" ? null : typed);
  const { type } = rule;
  switch (type.kind) {
    case "text":
      return (
        <Input.TextArea
          {...shared}
          value={text}
          autoSize={{ minRows: 2, maxRows: 14 }}
          maxLength={20_000}
          onChange={(event) => take(event.target.value)}
        />
      );
    case "flag":
      return (
        <Radio.Group
          id={id}
          aria-label={label}
          optionType="button"
          value={isUnknown(value) ? "unknown" : typeof value === "boolean" ? String(value) : null}
          options={[
            { value: "true", label: said.yes },
            { value: "false", label: said.no },
            { value: "unknown", label: said.unknown },
          ]}
          onChange={(event) => {
            const chosen: unknown = event.target.value;
            onChange(chosen === "unknown" ? unknownAnswer : chosen === "true");
          }}
        />
      );
    case "code": {
      const options = [
        ...Object.entries(type.options).map(([key, title]) => ({ value: key, label: title[language] })),
        // where an option of its own says so, no second one stands beside it
        ...(type.unknownAs === undefined ? [{ value: "?", label: said.unknown }] : []),
      ];
      const chosen = isUnknown(value) ? "?" : text === "" ? null : text;
      const choose = (key: string | null | undefined) =>
        onChange(key === "?" ? unknownAnswer : (key ?? null));
      return options.length <= mostButtons ? (
        <Radio.Group
          id={id}
          aria-label={label}
          optionType="button"
          value={chosen}
          options={options}
          onChange={(event) => choose(String(event.target.value))}
        />
      ) : (
        <Select
          {...shared}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={said.choose}
          style={{ width: "100%", maxWidth: 420 }}
          popupMatchSelectWidth={false}
          value={chosen}
          options={options}
          onChange={choose}
        />
      );
    }
    case "codes":
      return (
        <Checkbox.Group
          aria-label={label}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          options={Object.entries(type.options).map(([key, title]) => ({
            value: key,
            label: title[language],
          }))}
          onChange={(keys) => onChange(keys.length === 0 ? null : keys.map(String))}
        />
      );
    case "date":
      return (
        <DayInput
          kind="date"
          width={160}
          value={text}
          isInvalid={isInvalid}
          check={(typed) => faultOf(type, typed)}
          shared={shared}
          onChange={take}
        />
      );
    case "moment":
      return (
        <MomentInput
          shared={shared}
          value={text}
          isInvalid={isInvalid}
          check={() => faultOf(type, text)}
          onChange={onChange}
        />
      );
    case "number":
      return (
        <Input
          {...shared}
          inputMode="decimal"
          style={{ width: 200 }}
          suffix={type.unit[language]}
          value={text}
          onChange={(event) => take(event.target.value.trim())}
        />
      );
    case "area":
      return <AreaInput shared={shared} value={text} onChange={onChange} />;
    case "locality":
      return <LocalityInput shared={shared} value={text} onChange={onChange} />;
    case "name":
      if (type.register !== undefined) {
        return <PlaceNameInput shared={shared} value={text} onChange={take} register={type.register} />;
      }
      return <PlainInput shared={shared} value={text} onChange={take} />;
    case "address":
    case "point":
    case "reference":
      return <PlainInput shared={shared} value={text} onChange={take} />;
  }
}

/** What the engine would say of a day or moment, as soon as it stands there. */
function faultOf(type: FieldRule["type"], value: string): Bilingual | null {
  const checked = checkValue(type, value, new Date().toISOString());
  return "fault" in checked ? checked.fault : null;
}

interface PlainInputProps {
  readonly shared: { readonly id: string; readonly "aria-label": string };
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

function PlainInput({ shared, value, onChange }: PlainInputProps) {
  return (
    <Input {...shared} value={value} maxLength={500} onChange={(event) => onChange(event.target.value)} />
  );
}

interface PlaceInputProps {
  readonly shared: { readonly id: string; readonly "aria-label": string };
  readonly value: string;
  readonly onChange: (value: Answer | null) => void;
}

function AreaInput(props: PlaceInputProps) {
  const areas = useQuery(areasQuery).data?.areas ?? [];
  return <CodeSelect {...props} options={areas.map(({ code, name }) => ({ value: code, label: name }))} />;
}

function LocalityInput(props: PlaceInputProps) {
  const localities = useQuery(localitiesQuery).data?.localities ?? [];
  const options = localities.map(({ code, name, level }) => ({
    value: code,
    label: level === "village" ? `　${name}` : name,
  }));
  return <CodeSelect {...props} options={options} />;
}

interface CodeSelectProps extends PlaceInputProps {
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
}

function CodeSelect({ shared, value, options, onChange }: CodeSelectProps) {
  const { form: said } = useLanguage().words.cases;
  return (
    <Select
      {...shared}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={said.choose}
      style={{ minWidth: 220 }}
      popupMatchSelectWidth={false}
      value={value === "" ? null : value}
      options={[...options]}
      onChange={(code: string | null | undefined) => onChange(code ?? null)}
    />
  );
}
