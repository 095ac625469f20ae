import type { FormHead } from "@halfsky/api-contract";
import { type FormFault, formKinds } from "@halfsky/statistics";
import { Input, Radio, Select } from "antd";
import { useWords } from "../../words/language.tsx";
import { placeId } from "./form-draft.ts";
import { PlaceFaults } from "./place-faults.tsx";

interface HeadFieldsProps {
  readonly head: FormHead;
  readonly faults: readonly FormFault[];
  readonly onChange: (head: FormHead) => void;
}

const periods = ["calendar-year", "year-end", "school-year", "health-year"] as const;
const marks = {
  statutory: ["code", "authority", "approvalNumber", "validUntil"],
  administrative: ["code", "sharingBasis"],
} as const;
const longest = { code: 40, authority: 120, approvalNumber: 120, validUntil: 10, sharingBasis: 300 } as const;

/** The head of a form: the marks that the law asks for, or the basis on which a record is shared. */
export function HeadFields({ head, faults, onChange }: HeadFieldsProps) {
  const { designer: words, kinds } = useWords().forms;
  return (
    <section className="panel fields" aria-labelledby="form-head">
      <h2 id="form-head">{words.head}</h2>
      <label htmlFor={placeId("head.title")}>{words.headFields.title}</label>
      <Input
        id={placeId("head.title")}
        value={head.title}
        maxLength={120}
        onChange={(event) => onChange({ ...head, title: event.target.value })}
      />
      <PlaceFaults faults={faults} place="head.title" />
      <Radio.Group
        aria-label={words.kind}
        value={head.kind}
        options={formKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        onChange={(event) => {
          const kind = formKinds.find((each) => each === event.target.value);
          if (kind !== undefined) onChange({ ...head, kind });
        }}
      />
      <div className="faint">{words.kindHelp[head.kind]}</div>
      <div className="head-marks">
        {marks[head.kind].map((mark) => (
          <div key={mark}>
            <label htmlFor={placeId(`head.${mark}`)}>{words.headFields[mark]}</label>
            <Input
              id={placeId(`head.${mark}`)}
              type={mark === "validUntil" ? "date" : "text"}
              value={head[mark] ?? ""}
              maxLength={longest[mark]}
              onChange={(event) =>
                onChange({ ...head, [mark]: event.target.value === "" ? null : event.target.value })
              }
            />
            <PlaceFaults faults={faults} place={`head.${mark}`} />
          </div>
        ))}
        <div>
          <span>{words.period}</span>
          <Select
            aria-label={words.period}
            value={head.periodKind}
            options={periods.map((period) => ({ value: period, label: words.periods[period] }))}
            onChange={(periodKind) => onChange({ ...head, periodKind })}
          />
        </div>
      </div>
    </section>
  );
}
