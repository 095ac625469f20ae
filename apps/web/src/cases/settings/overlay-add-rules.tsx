import { personPartWords, serviceRoles, type SystemDefinition } from "@halfsky/cases";
import { Button, Checkbox, Input, Select } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import {
  Buttons,
  ChoiceField,
  ChoicesField,
  Field,
  PeriodInputs,
  WordFields,
} from "./overlay-add-fields.tsx";
import { type AddFormProps, ownChoice, useAddition } from "./overlay-add-forms.tsx";
import {
  agenciesOf,
  comparisons,
  emptyItem,
  emptyPart,
  emptyRule,
  missingOfItem,
  missingOfRule,
  type NewPart,
  waysToAsk,
  withItem,
  withRule,
} from "./overlay-new-rules.ts";
import { SourceInputs } from "./overlay-rows.tsx";

interface PartFieldsProps {
  readonly definition: SystemDefinition;
  readonly part: NewPart;
  /** how the inputs are told from those of other lines */
  readonly name: string;
  readonly fault: string | undefined;
  readonly onChange: (part: NewPart) => void;
}

/** What a condition looks at, and which answers hold. */
function PartFields({ definition, part, name, fault, onChange }: PartFieldsProps) {
  const { serviceOverlays, cases } = useWords();
  const said = serviceOverlays.add;
  const speak = useBilingual();
  const questions = Object.entries(definition.fields).filter(
    ([field]) => waysToAsk(definition, field) !== null,
  );
  const type = part.field === null ? undefined : definition.fields[part.field]?.type;
  const way = waysToAsk(definition, part.field);
  const answers =
    type?.kind === "code" || type?.kind === "codes"
      ? Object.entries(type.options).map(([value, title]) => ({ value, label: speak(title) }))
      : [
          { value: "true", label: cases.form.yes },
          { value: "false", label: cases.form.no },
        ];
  return (
    <div>
      <div className="overlay-inputs">
        <Select
          aria-label={`${name}${serviceOverlays.colon}${said.question}`}
          placeholder={said.choose}
          style={{ width: 260 }}
          showSearch={{ optionFilterProp: "label" }}
          value={part.field}
          options={questions.map(([value, { title }]) => ({ value, label: speak(title) }))}
          onChange={(field) => onChange({ ...emptyPart, field })}
        />
        {way === "answers" ? (
          <Select
            aria-label={`${name}${serviceOverlays.colon}${said.answers}`}
            mode="multiple"
            placeholder={said.answers}
            style={{ minWidth: 240 }}
            showSearch={{ optionFilterProp: "label" }}
            value={[...part.values]}
            options={answers}
            onChange={(values: string[]) => onChange({ ...part, values })}
          />
        ) : way === "compare" ? (
          <>
            <Select
              aria-label={`${name}${serviceOverlays.colon}${said.operator}`}
              style={{ width: 70 }}
              value={part.operator}
              options={comparisons.map((value) => ({ value, label: value }))}
              onChange={(operator) => onChange({ ...part, operator })}
            />
            <Input
              aria-label={`${name}${serviceOverlays.colon}${said.than}`}
              placeholder={type?.kind === "number" ? said.than : "2026-01-31"}
              style={{ width: 140 }}
              value={part.than}
              onChange={({ target }) => onChange({ ...part, than: target.value })}
            />
          </>
        ) : null}
      </div>
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </div>
  );
}

/** A rule that proposes a grade, beside those of the definition. */
export function RuleForm(props: AddFormProps) {
  const { base, overlay, judge, onClose } = props;
  const { add: said } = useWords().serviceOverlays;
  const speak = useBilingual();
  // questions and answers that the draft adds may be asked, too
  const { definition } = judge(overlay);
  const { typed, set, add, faultOf } = useAddition(
    props,
    emptyRule,
    (rule) => missingOfRule(definition, rule),
    (before, rule) => withRule(before, base, definition, rule),
  );
  const grades = Object.entries(definition.grade?.values ?? {}).toReversed();
  const setPart = (at: number, part: NewPart) =>
    set({ parts: typed.parts.map((one, index) => (index === at ? part : one)) });
  return (
    <section className="overlay-form" aria-label={said.rules}>
      <div className="overlay-fields">
        <ChoiceField
          label={said.proposes}
          fault={faultOf("is") ?? faultOf("name")}
          value={typed.is}
          options={grades.map(([value, { title }]) => ({ value, label: speak(title) }))}
          onChange={(is) => set({ is })}
        />
        <ChoiceField
          label={said.join}
          fault={undefined}
          value={typed.join}
          options={(["all", "any"] as const).map((value) => ({ value, label: said.joins[value] }))}
          onChange={(join) => set({ join })}
        />
      </div>
      <fieldset className="overlay-options">
        <legend>{said.conditions}</legend>
        {typed.parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no other name while it is typed
          <div key={index} className="overlay-inputs">
            <PartFields
              definition={definition}
              part={part}
              name={said.condition(index + 1)}
              fault={faultOf(`parts.${index}.field`) ?? faultOf(`parts.${index}.values`)}
              onChange={(next) => setPart(index, next)}
            />
            <Button
              type="text"
              aria-label={said.removeCondition(index + 1)}
              disabled={typed.parts.length === 1}
              onClick={() => set({ parts: typed.parts.filter((_, at) => at !== index) })}
            >
              ✕
            </Button>
          </div>
        ))}
        <Button size="small" onClick={() => set({ parts: [...typed.parts, emptyPart] })}>
          {said.moreConditions}
        </Button>
      </fieldset>
      <Buttons onAdd={add} onClose={onClose} />
    </section>
  );
}

/** An item of a bundle that only the place offers: which office, within what time, after which others, seeing and bringing what. */
export function ItemForm(props: AddFormProps) {
  const { overlay, judge, onClose } = props;
  const { serviceOverlays } = useWords();
  const said = serviceOverlays.add;
  const speak = useBilingual();
  const { definition } = judge(overlay);
  const { typed, set, add, faultOf } = useAddition(
    props,
    emptyItem,
    (item) => missingOfItem(definition, item),
    (before, item) => withItem(before, definition, item, ownChoice),
  );
  const fields = Object.entries(definition.fields).map(([value, { title }]) => ({
    value,
    label: speak(title),
  }));
  const parts = Object.entries(definition.parties).flatMap(([party, { title, parts: asked }]) =>
    Object.keys(asked).map((part) => ({
      value: `${party}.${part}`,
      label: `${speak(title)}${serviceOverlays.colon}${speak(Object.entries(personPartWords).find(([key]) => key === part)?.[1] ?? title)}`,
    })),
  );
  const items = Object.entries(definition.tasks ?? {}).map(([value, { title }]) => ({
    value,
    label: speak(title),
  }));
  return (
    <section className="overlay-form" aria-label={said.tasks}>
      <div className="overlay-fields">
        <WordFields typed={typed} set={set} faultOf={faultOf} />
        <ChoiceField
          label={said.agency}
          fault={faultOf("agency")}
          value={typed.agency}
          options={agenciesOf(definition).map((value) => ({
            value,
            label: speak(
              Object.entries(serviceRoles).find(([role]) => role === value)?.[1] ?? {
                zh: value,
                en: value,
              },
            ),
          }))}
          onChange={(agency) => set({ agency })}
        />
        <Field label={said.due} fault={faultOf("due")}>
          {(id) => <PeriodInputs id={id} due={typed.due} onChange={(due) => set({ due })} />}
        </Field>
        {(
          [
            ["after", items],
            ["shares", [...fields, ...parts]],
            ["brings", fields],
          ] as const
        ).map(([part, options]) => (
          <ChoicesField
            key={part}
            label={said[part]}
            fault={faultOf(part)}
            values={typed[part]}
            options={options}
            onChange={(chosen) => set({ [part]: chosen })}
          />
        ))}
      </div>
      <Checkbox
        checked={typed.when !== null}
        onChange={({ target }) => set({ when: target.checked ? emptyPart : null })}
      >
        {said.forSome}
      </Checkbox>
      {typed.when === null ? null : (
        <PartFields
          definition={definition}
          part={typed.when}
          name={said.forSome}
          fault={faultOf("when.field") ?? faultOf("when.values") ?? faultOf("when")}
          onChange={(when) => set({ when })}
        />
      )}
      <div className="overlay-inputs">
        <SourceInputs name={said.tasks} source={typed.source} onChange={(source) => set({ source })} />
      </div>
      {faultOf("source") === undefined ? null : <div className="case-fault">{faultOf("source")}</div>}
      <Buttons onAdd={add} onClose={onClose} />
    </section>
  );
}
