import { ownerReceiver, type SystemDefinition } from "@halfsky/cases";
import { Select } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { idOfPlace } from "./fault-places.ts";
import type { Receivers } from "./use-receivers.ts";

interface ReceiverChoicesProps {
  readonly idPrefix: string;
  readonly definition: SystemDefinition;
  readonly receivers: Receivers;
  readonly faultOf: (where: string) => string | undefined;
}

/** One question for each thing that could go to several organisations. */
export function ReceiverChoices({ idPrefix, definition, receivers, faultOf }: ReceiverChoicesProps) {
  const words = useWords();
  const speak = useBilingual();
  const { localAgencies: said } = words;
  const labelOf = (name: string): string => {
    const title = definition.referrals?.[name]?.title ?? definition.tasks?.[name]?.title;
    if (name === ownerReceiver || title === undefined) return said.chooseOwner;
    return said.choose(speak(title));
  };
  return receivers.asked.map(({ name, choices }) => {
    const where = `receivers.${name}`;
    const label = labelOf(name);
    const chosen = receivers.chosen[name];
    const fault = chosen === undefined ? faultOf(where) : undefined;
    return (
      <div key={name} className="case-action-part" id={idOfPlace(idPrefix, where)}>
        <span className="case-label">
          {label}
          <span className="case-required"> {words.cases.form.required}</span>
        </span>
        <Select
          aria-label={label}
          style={{ minWidth: 260 }}
          popupMatchSelectWidth={false}
          placeholder={words.cases.form.choose}
          showSearch={{ optionFilterProp: "label" }}
          value={chosen ?? null}
          options={choices.map(({ id, name: title }) => ({ value: id, label: title }))}
          onChange={(organisationId: string | null) => {
            if (organisationId !== null) receivers.choose(name, organisationId);
          }}
        />
        {fault === undefined ? null : <div className="case-fault">{fault}</div>}
      </div>
    );
  });
}
