import type { CaseRecord } from "@halfsky/api-contract";
import { formOf, type SystemDefinition } from "@halfsky/cases";
import { useBilingual, useWords } from "../../words/language.tsx";
import { GradeTag } from "../grade-tag.tsx";
import { Fact, GroupFacts, PartyFacts } from "./case-facts.tsx";

interface PendingContentProps {
  readonly definition: SystemDefinition;
  readonly pending: CaseRecord["pending"][number];
}

/** What a second person agrees to: which grade, which state, which answers, as far as she may read them. */
export function PendingContent({ definition, pending }: PendingContentProps) {
  const { caseCourse: said } = useWords();
  const speak = useBilingual();
  const { answers, grade, assignee, reason } = pending;
  const { fields = {}, parties = {}, groups = {} } = answers ?? {};
  const to = definition.actions[pending.action]?.to;
  const state = to === undefined || to === "same" ? undefined : definition.states[to];
  const shown = [fields, parties, groups].flatMap((one) => Object.keys(one));
  const isUnseen = shown.length === 0 && formOf(definition, pending.action).length > 0;
  return (
    <div className="case-proposal">
      {grade === null ? null : (
        <p>
          {said.toGrade} <GradeTag grade={grade} />
        </p>
      )}
      {state === undefined ? null : (
        <p>
          {said.toState} <b>{speak(state.title)}</b>
        </p>
      )}
      {assignee === null ? null : <p>{said.toAssignee(assignee.name)}</p>}
      {Object.entries(parties).map(([party, persons]) => (
        <PartyFacts key={party} definition={definition} party={party} persons={persons} />
      ))}
      {Object.keys(fields).length === 0 ? null : (
        <dl className="case-facts">
          {Object.keys(definition.fields)
            .filter((name) => fields[name] !== undefined)
            .map((name) => (
              <Fact key={name} definition={definition} name={name} value={fields[name]} />
            ))}
        </dl>
      )}
      {Object.entries(groups).map(([group, rows]) => (
        <GroupFacts key={group} definition={definition} group={group} rows={rows} />
      ))}
      {isUnseen ? <p className="faint">{said.unseen}</p> : null}
      {reason === null ? null : <p>{said.because(reason)}</p>}
    </div>
  );
}
