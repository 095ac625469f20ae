import type { FormAnswers, PartyRule, Person, PersonPart } from "@halfsky/cases";
import { personParts, personPartWords } from "@halfsky/cases";
import { Button, Input, Radio } from "antd";
import { newId } from "../new-id.ts";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { isUnknown, personsOf, withPart, withPersons } from "./form-answers.ts";
import { DayInput } from "./day-input.tsx";
import { PrivacyMark } from "./privacy-mark.tsx";

interface PersonInputsProps {
  readonly idPrefix: string;
  readonly party: string;
  readonly rule: PartyRule;
  readonly answers: FormAnswers;
  /** fault of a place such as "parties.victim.<id>.phone" */
  readonly faultOf: (where: string) => string | undefined;
  readonly onChange: (answers: FormAnswers) => void;
}

/** The people of a party, each with what is asked of her. */
export function PersonInputs({ idPrefix, party, rule, answers, faultOf, onChange }: PersonInputsProps) {
  const { language, words } = useLanguage();
  const { form: said } = words.cases;
  const persons = personsOf(answers, party);
  const title = rule.title[language];
  const add = () => onChange(withPersons(answers, party, [...persons, { id: newId(), parts: {} }]));
  const fault = faultOf(`parties.${party}`);
  return (
    <fieldset
      className={persons.length === 0 ? "case-party is-empty" : "case-party"}
      id={`${idPrefix}-party-${party}`}
    >
      <legend>
        {title}
        {rule.mayBeNameless === true ? <span className="faint"> {said.nameless}</span> : null}
      </legend>
      {persons.map((person, index) => (
        <div className="case-person" key={person.id}>
          {persons.length > 1 ? (
            <span className="case-person-number">{said.personNumber(title, index + 1)}</span>
          ) : null}
          {personParts
            .filter((part) => rule.parts[part] !== undefined)
            .map((part) => (
              <PartInput
                key={part}
                id={`${idPrefix}-${party}-${person.id}-${part}`}
                part={part}
                rule={rule}
                person={person}
                fault={faultOf(`parties.${party}.${person.id}.${part}`)}
                onChange={(value) => onChange(withPart(answers, party, person.id, part, value))}
              />
            ))}
          {persons.length > rule.min ? (
            <Button
              type="text"
              size="small"
              onClick={() =>
                onChange(
                  withPersons(
                    answers,
                    party,
                    persons.filter(({ id }) => id !== person.id),
                  ),
                )
              }
            >
              {said.removePerson(title)}
            </Button>
          ) : null}
        </div>
      ))}
      {persons.length < rule.max ? (
        <Button size="small" onClick={add}>
          {said.addPerson(title)}
        </Button>
      ) : null}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </fieldset>
  );
}

interface PartInputProps {
  readonly id: string;
  readonly part: PersonPart;
  readonly rule: PartyRule;
  readonly person: Person;
  readonly fault: string | undefined;
  readonly onChange: (value: string | null) => void;
}

const widths: Readonly<Record<PersonPart, number>> = {
  name: 140,
  sex: 120,
  birthDate: 150,
  idNumber: 190,
  phone: 150,
  address: 300,
  relation: 140,
};

function PartInput({ id, part, rule, person, fault, onChange }: PartInputProps) {
  const { form: said } = useLanguage().words.cases;
  const speak = useBilingual();
  const given = person.parts[part];
  const value = typeof given === "string" && !isUnknown(given) ? given : "";
  const privacy = rule.parts[part];
  return (
    <label className={`case-part is-${part}`} htmlFor={id}>
      <span className="case-label">
        <span className="case-part-name">{speak(personPartWords[part])}</span>
        {privacy === undefined ? null : <PrivacyMark privacy={privacy} />}
      </span>
      {part === "sex" ? (
        <Radio.Group
          id={id}
          optionType="button"
          value={value === "" ? null : value}
          options={[
            { value: "female", label: said.sex.female },
            { value: "male", label: said.sex.male },
          ]}
          onChange={(event) => onChange(String(event.target.value))}
        />
      ) : part === "birthDate" ? (
        <DayInput
          kind="date"
          width={widths[part]}
          value={value}
          isInvalid={fault !== undefined}
          shared={{ id, autoComplete: "off" }}
          onChange={(typed) => onChange(typed === "" ? null : typed)}
        />
      ) : (
        <Input
          id={id}
          type={part === "phone" ? "tel" : "text"}
          style={{ width: widths[part], maxWidth: "100%" }}
          autoComplete="off"
          maxLength={200}
          value={value}
          {...(fault === undefined ? {} : { status: "error" as const })}
          onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
        />
      )}
      {fault === undefined ? null : <span className="case-fault">{fault}</span>}
    </label>
  );
}
