import type { Duty, MatterRecord } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";

/** Every deadline of the matter: what, by whom, until when, and the rule that it comes from; the met ones folded away. */
export function MatterDuties({ record }: { readonly record: MatterRecord }) {
  const { duties: said } = useWords().matter;
  const open = record.duties.filter(({ state }) => state === "open");
  const met = record.duties.filter(({ state }) => state === "met");
  return (
    <section className="panel" aria-labelledby="matter-duties">
      <h2 id="matter-duties">{said.title}</h2>
      {open.length + met.length === 0 ? <p className="faint">{said.none}</p> : null}
      {open.length > 0 ? <DutyList duties={open} /> : null}
      {met.length > 0 ? (
        <details className="matter-past">
          <summary>{said.past(met.length)}</summary>
          <DutyList duties={met} />
        </details>
      ) : null}
    </section>
  );
}

function DutyList({ duties }: { readonly duties: readonly Duty[] }) {
  const { duties: said } = useWords().matter;
  const speak = useBilingual();
  return (
    <ul className="matter-duties">
      {duties.map((duty) => (
        <li key={duty.id}>
          <div>
            {speak(duty.words)}
            {duty.round > 1 ? <span className="faint"> · {said.round(duty.round)}</span> : null}
          </div>
          <DueTag duty={duty} />
          <div className="faint matter-duty-rule">
            {said.owedBy[duty.owedBy]} · {said.rule(duty.rulesVersion)}
          </div>
        </li>
      ))}
    </ul>
  );
}
