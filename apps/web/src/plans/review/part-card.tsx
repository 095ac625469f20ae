import type { PlanIndicator, PlanTarget } from "@halfsky/api-contract";
import { Button } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { OriginTag } from "../origin-tag.tsx";
import type { OutlinePart } from "../outline-parts.ts";

interface PartCardProps {
  readonly part: OutlinePart | undefined;
  readonly row: PlanIndicator | PlanTarget | undefined;
  readonly line: number | null;
  readonly mayCorrect: boolean;
  readonly onCorrect: () => void;
  readonly onAdd: (part: "indicator" | "target", line: number | null) => void;
}

/** What is chosen, and what can be done with it. */
export function PartCard({ part, row, line, mayCorrect, onCorrect, onAdd }: PartCardProps) {
  const { planReview: words } = useWords();
  const speak = useBilingual();
  const place = part && part.line > 0 ? part.line : line;
  return (
    <div className="part-card">
      <div className="part-card-words">
        {part ? (
          <>
            <span className={`legend-sample is-${part.kind}`} aria-hidden="true" /> {words.kinds[part.kind]}{" "}
            {place === null ? null : <span className="faint">{words.line(place)}</span>}{" "}
            {row ? (
              <>
                <b>{speak(row.ruleWords)}</b> <OriginTag part={row} />
              </>
            ) : null}
          </>
        ) : (
          <span className="faint">{place === null ? words.pickHint : words.unreadLine(place)}</span>
        )}
      </div>
      {mayCorrect ? (
        <div className="part-card-actions">
          {row ? (
            <Button size="small" type="primary" onClick={onCorrect}>
              {row.struck ? words.open : words.correct}
            </Button>
          ) : null}
          <Button size="small" onClick={() => onAdd("indicator", place)}>
            {words.addIndicator}
          </Button>
          <Button size="small" onClick={() => onAdd("target", place)}>
            {words.addTarget}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
