import type { CaseRecord } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import type { PairJudgement } from "@halfsky/cases";
import { Link } from "react-router";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { useDoer } from "./use-doer.ts";

interface CaseMatchesProps {
  readonly record: CaseRecord;
  readonly onJudge: (match: { readonly caseId: string; readonly judgement: PairJudgement }) => void;
}

/** Cases that may be about the same people: those to be judged, then those that were, which can be judged anew. */
export function CaseMatches({ record, onJudge }: CaseMatchesProps) {
  const { matches: said } = useWords().cases;
  const doer = useDoer();
  const { candidates, judgedMatches: judged } = record;
  const mayJudge = record.possible.some(({ action }) => action === "judge-match");
  if (candidates.length + judged.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="case-matches">
      <h2 id="case-matches">{said.title}</h2>
      {mayJudge && candidates.length > 0 ? <p className="faint">{said.note}</p> : null}
      <ul className="case-matches">
        {candidates.map((candidate) => (
          <li key={candidate.caseId}>
            <Other match={candidate} />
            {mayJudge ? (
              <Judge match={candidate} judgements={["same", "different"]} onJudge={onJudge} />
            ) : null}
          </li>
        ))}
        {judged.map((match) => (
          <li key={match.caseId}>
            <div>
              {match.judgement === "same" ? (
                <Tag tone="blue" mark="＝">
                  {said.confirmed}
                </Tag>
              ) : (
                <Tag tone="grey" mark="≠">
                  {said.told}
                </Tag>
              )}
            </div>
            <Other match={match} />
            <div className="faint">{said.by(doer(match.judgedBy), beijingDate(match.judgedAt))}</div>
            {mayJudge ? (
              <Judge
                match={match}
                judgements={[match.judgement === "same" ? "different" : "same", "open"]}
                onJudge={onJudge}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ match }: { readonly match: CaseRecord["candidates"][number] }) {
  const speak = useBilingual();
  return (
    <>
      <div>
        <Link to={caseAddress(match.caseId)}>
          {match.number} {speak(match.systemTitle)}
        </Link>
      </div>
      <div className="faint">{match.because.map(speak).join(" · ")}</div>
    </>
  );
}

interface JudgeProps {
  readonly match: CaseRecord["candidates"][number];
  readonly judgements: readonly PairJudgement[];
  readonly onJudge: CaseMatchesProps["onJudge"];
}

function Judge({ match: { caseId, number }, judgements, onJudge }: JudgeProps) {
  const { matches: said } = useWords().cases;
  const titles = { same: said.same, different: said.different, open: said.again };
  return (
    <div className="case-judge">
      {judgements.map((judgement) => (
        <button
          key={judgement}
          type="button"
          className="case-inline"
          aria-label={`${titles[judgement]} ${number}`}
          onClick={() => onJudge({ caseId, judgement })}
        >
          {titles[judgement]}
        </button>
      ))}
    </div>
  );
}
