import {
  parsePeriod,
  type Period,
  periodWords,
  type PlaceClass,
  type PlacePeriod,
  type PlaceValue,
  type PrivacyClass,
  privacyClasses,
  privacyWords,
  type Source,
} from "@halfsky/cases";
import { Button, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";

/** Bases that a place may cite. */
const statuses = ["law", "plan", "unverified"] as const;
const units = ["m", "h", "d", "w", "wd", "mo"] as const;

/** Whether the text of a value was read: said with its source, marked where nobody saw it. */
function SourceMark({ source }: { readonly source: Source }) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const mark = said.marks[source.status];
  return (
    <div className="faint">
      {source.status === "unverified" ? <mark>{mark}</mark> : source.status === "default" ? null : mark}{" "}
      {speak(source.cite)}
    </div>
  );
}

interface PeriodRowProps {
  readonly row: PlacePeriod;
  readonly own: PlaceValue<Period> | undefined;
  readonly fault: string | undefined;
  readonly onChange: (value: PlaceValue<Period> | undefined) => void;
  readonly children?: ReactNode;
}

/** A period: the usual one with its source, and the place's own where it has one. */
export function PeriodRow({ row, own, fault, onChange, children }: PeriodRowProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const title = speak(row.title);
  const parsed = parsePeriod(own?.value ?? row.value);
  const set = (count: number, unit: (typeof units)[number]) => onChange({ ...own, value: `${count}${unit}` });
  return (
    <tr id={`overlay-periods.${row.path}`}>
      <th scope="row">{title}</th>
      <td>
        {speak(periodWords(row.value))}
        {row.source === null ? null : <SourceMark source={row.source} />}
      </td>
      <td>
        {own === undefined ? (
          <Button size="small" aria-label={said.setOf(title)} onClick={() => onChange({ value: row.value })}>
            {said.set}
          </Button>
        ) : (
          <div className="overlay-inputs">
            <InputNumber
              aria-label={said.count1(title)}
              min={0}
              max={999_999}
              precision={0}
              style={{ width: 80 }}
              value={parsed?.count ?? null}
              onChange={(count) => set(count ?? 0, parsed?.unit ?? "d")}
            />
            <Select
              aria-label={said.unitOf(title)}
              style={{ width: 140 }}
              value={parsed?.unit ?? null}
              options={units.map((unit) => ({ value: unit, label: said.units[unit] }))}
              onChange={(unit) => set(parsed?.count ?? 0, unit ?? "d")}
            />
            <Button
              type="text"
              size="small"
              aria-label={said.usualOf(title)}
              onClick={() => onChange(undefined)}
            >
              {said.usual}
            </Button>
            <SourceInputs
              name={title}
              source={own.source}
              onChange={(source) =>
                onChange({ value: own.value, ...(source === undefined ? {} : { source }) })
              }
            />
          </div>
        )}
        {children}
        {fault === undefined ? null : <div className="case-fault">{fault}</div>}
      </td>
    </tr>
  );
}

interface ClassRowProps {
  readonly row: PlaceClass;
  readonly own: PlaceValue<PrivacyClass> | undefined;
  readonly fault: string | undefined;
  readonly onChange: (value: PlaceValue<PrivacyClass> | undefined) => void;
}

/** A class of privacy: the usual one, and the place's own where it has one. */
export function ClassRow({ row, own, fault, onChange }: ClassRowProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const title = speak(row.title);
  return (
    <tr id={`overlay-privacy.${row.path}`}>
      <th scope="row">{title}</th>
      <td>{speak(privacyWords[row.value])}</td>
      <td>
        <div className="overlay-inputs">
          <Select
            aria-label={said.classOf(title)}
            style={{ width: 120 }}
            value={own?.value ?? row.value}
            options={privacyClasses.map((one) => ({ value: one, label: speak(privacyWords[one]) }))}
            onChange={(value) => onChange(value === row.value ? undefined : { ...own, value })}
          />
          {own === undefined ? null : (
            <SourceInputs
              name={title}
              source={own.source}
              onChange={(source) =>
                onChange({ value: own.value, ...(source === undefined ? {} : { source }) })
              }
            />
          )}
        </div>
        {fault === undefined ? null : <div className="case-fault">{fault}</div>}
      </td>
    </tr>
  );
}

interface SourceInputsProps {
  readonly name: string;
  readonly source: Source | undefined;
  readonly onChange: (source: Source | undefined) => void;
}

/** Where a value of the place comes from: its own choice, or a text that was read or not seen yet. */
export function SourceInputs({ name, source, onChange }: SourceInputsProps) {
  const { serviceOverlays: said } = useWords();
  return (
    <>
      <Select<"none" | (typeof statuses)[number]>
        aria-label={said.basisOf(name)}
        style={{ width: 190 }}
        value={source === undefined || source.status === "default" ? "none" : source.status}
        options={[
          { value: "none", label: said.basis.none },
          ...statuses.map((status) => ({ value: status, label: said.basis[status] })),
        ]}
        onChange={(status) =>
          onChange(status === "none" ? undefined : { status, cite: source?.cite ?? { zh: "", en: "" } })
        }
      />
      {source === undefined ? null : (
        <Input
          aria-label={said.citeOf(name)}
          placeholder={said.cite}
          style={{ width: 260 }}
          maxLength={400}
          value={source.cite.zh}
          onChange={({ target }) =>
            onChange({
              ...source,
              // a citation is the title of a Chinese text: English pages show it as it is, unless a translation is there
              cite: {
                zh: target.value,
                en: source.cite.en === source.cite.zh ? target.value : source.cite.en,
              },
            })
          }
        />
      )}
    </>
  );
}
