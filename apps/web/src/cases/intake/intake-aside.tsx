import { type FormAnswers, type SystemDefinition } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { findCandidates } from "../../api/cases-api.ts";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { GradeTag } from "../grade-tag.tsx";
import { contractAnswers } from "./intake-answers.ts";
import { clocksThatStart, proposedGrade } from "./intake-outlook.ts";

interface IntakeAsideProps {
  readonly definition: SystemDefinition;
  readonly action: string;
  readonly answers: FormAnswers;
  readonly now: string;
}

/** While somebody speaks: the grade that the answers propose, what must follow, and who may be known already. */
export function IntakeAside({ definition, action, answers, now }: IntakeAsideProps) {
  const { intake: said, grades } = useWords().cases;
  const speak = useBilingual();
  const grade = proposedGrade(definition, answers, now);
  const isKnown = grade !== null && !grade.isCareful;
  const clocks = clocksThatStart(definition, action, isKnown ? grade.value : null, now, answers);
  return (
    <>
      {definition.grade === undefined ? null : (
        <section className="panel" aria-live="polite">
          <h2>{said.grade}</h2>
          {grade === null ? (
            <p className="faint">{said.gradeUnknown}</p>
          ) : (
            <p>
              <GradeTag grade={isKnown ? grade : null} careful={grade} />{" "}
              <span className="faint">{isKnown ? said.proposed : grades.carefulNote}</span>
            </p>
          )}
        </section>
      )}
      {clocks.length === 0 ? null : (
        <section className="panel">
          <h2>{said.follows}</h2>
          <ul className="intake-clocks">
            {clocks.map(({ name, title, period }) => (
              <li key={name}>
                <b>{said.period(period)}</b> {speak(title)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Candidates definition={definition} answers={answers} />
    </>
  );
}

/** The township or village that was chosen so far, where the system asks where its people live. */
function residenceIn({ match }: SystemDefinition, { fields }: FormAnswers): string | undefined {
  const answer = match?.residence === undefined ? undefined : fields[match.residence];
  return typeof answer === "string" && /^\d{9}(?:\d{3})?$/u.test(answer) ? answer : undefined;
}

function Candidates({ definition, answers }: Pick<IntakeAsideProps, "definition" | "answers">) {
  const { intake: said } = useWords().cases;
  const speak = useBilingual();
  const parties = useDeferredValue(contractAnswers(answers).parties ?? {});
  const residence = residenceIn(definition, answers);
  const isWorthAsking = Object.values(parties).some((persons) =>
    persons.some(({ parts }) =>
      Object.values(parts).some((part) => typeof part === "string" && part.length > 1),
    ),
  );
  const { data } = useQuery({
    queryKey: ["cases", "candidates", definition.id, parties, residence],
    queryFn: async ({ signal }) => {
      // People are typed letter by letter.
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
      signal.throwIfAborted();
      return findCandidates(definition.id, { parties, residence }, signal);
    },
    enabled: isWorthAsking && definition.match !== undefined,
    gcTime: 0,
    retry: false,
  });
  const candidates = data?.candidates ?? [];
  if (candidates.length === 0) return null;
  return (
    <section className="panel intake-candidates" aria-live="polite">
      <h2>{said.candidates}</h2>
      <ul className="intake-clocks">
        {candidates.map((candidate) => (
          <li key={candidate.caseId}>
            <Link to={caseAddress(candidate.caseId)} target="_blank">
              {candidate.number} {speak(candidate.systemTitle)}
            </Link>{" "}
            · {speak(candidate.state)} · <Moment at={candidate.openedAt} />
            <div className="faint">
              {said.likeness[candidate.likeness]} · {candidate.reasons.map(speak).join(" · ")}
            </div>
            {candidate.judged.map(({ number, judgement }) => (
              <div key={number}>{said.judgedBeside[judgement](number)}</div>
            ))}
          </li>
        ))}
      </ul>
      <p className="faint">{said.candidatesNote}</p>
    </section>
  );
}
