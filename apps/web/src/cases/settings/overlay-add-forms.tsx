import {
  type OverlayResult,
  privacyClasses,
  privacyWords,
  type Source,
  type SystemDefinition,
  type SystemOverlay,
} from "@halfsky/cases";
import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";
import {
  Buttons,
  ChoiceField,
  ChoicesField,
  Field,
  OptionFields,
  PeriodInputs,
  WordFields,
} from "./overlay-add-fields.tsx";
import {
  emptyAnswers,
  emptyClock,
  emptyQuestion,
  faultsOfAddition,
  missingOfAnswers,
  missingOfClock,
  missingOfQuestion,
  type NewFault,
  newKinds,
  withAnswers,
  withClock,
  withQuestion,
} from "./overlay-new.ts";
import { SourceInputs } from "./overlay-rows.tsx";

/** What a form of an addition is given. */
export interface AddFormProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly judge: (overlay: SystemOverlay) => OverlayResult;
  readonly onAdd: (overlay: SystemOverlay) => void;
  readonly onClose: () => void;
}

type Missing<Typed> = (typed: Typed) => readonly NewFault[];
type Put<Typed> = (overlay: SystemOverlay, typed: Typed) => SystemOverlay;

/** What is typed, and after the first try every fault of it, anew with each key. */
export function useAddition<Typed>(
  { base, overlay, judge, onAdd }: AddFormProps,
  empty: Typed,
  missingOf: Missing<Typed>,
  put: Put<Typed>,
) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const [typed, setTyped] = useState(empty);
  const [isTried, setTried] = useState(false);
  const faultsNow = () =>
    faultsOfAddition(base.id, missingOf(typed), {
      before: judge(overlay),
      after: judge(put(overlay, typed)),
    });
  const faults = isTried ? faultsNow() : [];
  return {
    typed,
    set: (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next })),
    add: () => {
      setTried(true);
      if (faultsNow().length === 0) onAdd(put(overlay, typed));
    },
    faultOf: (field: string): string | undefined => {
      const fault = faults.find((one) => one.field === field);
      if (fault === undefined) return undefined;
      if (fault.message !== undefined) return speak(fault.message);
      return field.endsWith("name") ? said.add.nameForm : said.add.missing;
    },
  };
}

/** A question that only the place asks. Its class has to be chosen. */
export function QuestionForm(props: AddFormProps) {
  const { base, onClose } = props;
  const { add: said } = useWords().serviceOverlays;
  const speak = useBilingual();
  const { typed, set, add, faultOf } = useAddition(props, emptyQuestion, missingOfQuestion, withQuestion);
  const forms = Object.keys(base.forms).map((form) => ({
    value: form,
    // a form has no title of its own: it is that of what it is filled in for
    label:
      Object.values(base.actions)
        .filter((action) => action.form === form)
        .map(({ title }) => speak(title))
        .join(" · ") || form,
  }));
  return (
    <section className="overlay-form" aria-label={said.fields}>
      <div className="overlay-fields">
        <WordFields typed={typed} set={set} faultOf={faultOf} />
        <ChoiceField
          label={said.kind}
          fault={undefined}
          value={typed.kind}
          options={newKinds.map((value) => ({ value, label: said.kinds[value] }))}
          onChange={(kind) => set({ kind })}
        />
        <ChoiceField
          label={said.privacy}
          fault={faultOf("privacy")}
          value={typed.privacy}
          options={privacyClasses.map((value) => ({ value, label: speak(privacyWords[value]) }))}
          onChange={(privacy) => set({ privacy })}
        />
        <ChoicesField
          label={said.forms}
          fault={faultOf("forms")}
          values={typed.forms}
          options={forms}
          onChange={(chosen) => set({ forms: chosen })}
        />
        {typed.kind === "number" ? (
          <Field label={said.unit} fault={faultOf("unit")}>
            {(id) => (
              <div className="overlay-inputs">
                <Input
                  id={id}
                  style={{ width: 90 }}
                  value={typed.unitZh}
                  onChange={({ target }) => set({ unitZh: target.value })}
                />
                <Input
                  aria-label={said.unitEn}
                  placeholder={said.unitEn}
                  style={{ width: 130 }}
                  value={typed.unitEn}
                  onChange={({ target }) => set({ unitEn: target.value })}
                />
              </div>
            )}
          </Field>
        ) : null}
      </div>
      {typed.kind === "code" || typed.kind === "codes" ? (
        <OptionFields options={typed.options} faultOf={faultOf} onChange={(options) => set({ options })} />
      ) : null}
      <Checkbox checked={typed.isRequired} onChange={({ target }) => set({ isRequired: target.checked })}>
        {said.isRequired}
      </Checkbox>
      <Buttons onAdd={add} onClose={onClose} />
    </section>
  );
}

/** Further answers to a question of the definition. */
export function AnswersForm(props: AddFormProps) {
  const { base, onClose } = props;
  const { add: said } = useWords().serviceOverlays;
  const speak = useBilingual();
  const { typed, set, add, faultOf } = useAddition(props, emptyAnswers, missingOfAnswers, withAnswers);
  const questions = Object.entries(base.fields).filter(
    ([, { type }]) => type.kind === "code" || type.kind === "codes",
  );
  return (
    <section className="overlay-form" aria-label={said.options}>
      <ChoiceField
        label={said.question}
        fault={faultOf("field") ?? faultOf("name")}
        isSearched
        value={typed.field}
        options={questions.map(([value, { title }]) => ({ value, label: speak(title) }))}
        onChange={(field) => set({ field })}
      />
      <OptionFields options={typed.options} faultOf={faultOf} onChange={(options) => set({ options })} />
      <Buttons onAdd={add} onClose={onClose} />
    </section>
  );
}

/** Where a clock that a place adds without a text comes from. */
export const ownChoice: Source = { cite: { zh: "本地自定", en: "set locally" }, status: "default" };
/** A clock that only the place has: what starts and meets it, and who is told at its end. */
export function ClockForm(props: AddFormProps) {
  const { base, onClose } = props;
  const { add: said } = useWords().serviceOverlays;
  const speak = useBilingual();
  const { typed, set, add, faultOf } = useAddition(props, emptyClock, missingOfClock, (overlay, clock) =>
    withClock(overlay, clock, ownChoice),
  );
  const triggers = [
    {
      label: said.triggers.action,
      options: Object.entries(base.actions).map(([name, { title }]) => ({
        value: `action.${name}`,
        label: speak(title),
      })),
    },
    {
      label: said.triggers.state,
      options: Object.entries(base.states).map(([name, { title }]) => ({
        value: `state.${name}`,
        label: speak(title),
      })),
    },
    {
      label: said.triggers.field,
      options: Object.entries(base.fields)
        .filter(([, { type }]) => type.kind === "date" || type.kind === "moment")
        .map(([name, { title }]) => ({ value: `field.${name}`, label: speak(title) })),
    },
  ].filter(({ options }) => options.length > 0);
  const told = Object.entries(base.actors).filter(([, { relation }]) => relation !== "anyone");
  return (
    <section className="overlay-form" aria-label={said.deadlines}>
      <div className="overlay-fields">
        <WordFields typed={typed} set={set} faultOf={faultOf} />
        {(["starts", "meets"] as const).map((part) => (
          <ChoiceField
            key={part}
            label={said[part]}
            fault={faultOf(part)}
            isSearched
            value={typed[part]}
            options={triggers}
            onChange={(next) => set({ [part]: next })}
          />
        ))}
        <Field label={said.due} fault={faultOf("due")}>
          {(id) => <PeriodInputs id={id} due={typed.due} onChange={(due) => set({ due })} />}
        </Field>
        <ChoiceField
          label={said.to}
          fault={faultOf("to")}
          value={typed.to}
          options={told.map(([value, { title }]) => ({ value, label: speak(title) }))}
          onChange={(to) => set({ to })}
        />
      </div>
      <Checkbox
        checked={typed.warn !== null}
        onChange={({ target }) => set({ warn: target.checked ? emptyClock.warn : null })}
      >
        {said.warn}
      </Checkbox>
      <div className="overlay-inputs">
        <SourceInputs name={said.deadlines} source={typed.source} onChange={(source) => set({ source })} />
      </div>
      {faultOf("source") === undefined ? null : <div className="case-fault">{faultOf("source")}</div>}
      <Buttons onAdd={add} onClose={onClose} />
    </section>
  );
}
