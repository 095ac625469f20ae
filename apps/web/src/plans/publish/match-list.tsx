import type { IndicatorMatch } from "@halfsky/api-contract";
import { Radio } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { askedMatches, type Choices, makeNew } from "./publication-choices.ts";

interface MatchListProps {
  readonly matches: readonly IndicatorMatch[];
  readonly choices: Choices;
  readonly onChoose: (partId: string, choice: string) => void;
}

/** Asks for each indicator that resembles an existing one whether it is the same. */
export function MatchList({ matches, choices, onChoose }: MatchListProps) {
  const { planPublish: words } = useWords();
  const speak = useBilingual();
  const asked = askedMatches(matches);
  const linked = matches.filter((match) => match.linked !== null).length;
  return (
    <>
      {linked > 0 ? (
        <p className="faint">
          {words.linked} {linked}
        </p>
      ) : null}
      <p className="faint">{asked.length === 0 ? words.noMatches : words.matchNote}</p>
      {asked.map((match) => (
        <fieldset key={match.partId} className="publish-match">
          <legend>
            {match.name} {match.unit === "" ? null : <span className="faint">{match.unit}</span>}
          </legend>
          <Radio.Group
            value={choices[match.partId]}
            onChange={(event) => onChoose(match.partId, String(event.target.value))}
            vertical
            options={[
              ...match.proposals.map((proposal) => ({
                value: proposal.indicatorId,
                label: (
                  <>
                    {words.continueWith(proposal.name, proposal.unit)}{" "}
                    <span className="faint">
                      {words.score(Math.round(proposal.score * 100))} · {speak(proposal.reason)}
                    </span>
                  </>
                ),
              })),
              { value: makeNew, label: words.create },
            ]}
          />
        </fieldset>
      ))}
    </>
  );
}
