import type { MatterRecord } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";

/** Every deadline of the matter: what, by whom, until when, and the rule that it comes from. */
export function MatterDuties({ record }: { readonly record: MatterRecord }) {
  const { duties: said } = useWords().matter;
  const speak = useBilingual();
  const shown = record.duties.filter(({ state }) => state !== "lapsed");
  return (
    <section className="panel" aria-labelledby="matter-duties">
      <h2 id="matter-duties">{said.title}</h2>
      {shown.length === 0 ? <p className="faint">{said.none}</p> : null}
      <ul className="matter-duties">
        {shown.map((duty) => (
          <li key={duty.id} className={duty.state === "open" ? undefined : "is-past"}>
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
    </section>
  );
}
