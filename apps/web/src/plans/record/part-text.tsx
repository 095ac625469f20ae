import type { PlanContent, PlanTarget } from "@halfsky/api-contract";
import { Button } from "antd";
import { PartFindings } from "../../supervision/inspections/indicator-findings.tsx";
import { useWords } from "../../words/language.tsx";
import { OriginTag } from "../origin-tag.tsx";
import { ruleText } from "../rule-text.ts";
import type { Place } from "./plan-tabs.ts";

interface PartTextProps {
  readonly part: PlanContent["projects"][number];
  readonly targets: readonly PlanTarget[];
  readonly isFound: boolean;
  readonly found: string | null;
  readonly onSource: (place: Place) => void;
}

const shortName = 24;

/** One objective, measure, project or item with the targets in it; its sentence is one click away. */
export function PartText({ part, targets, isFound, found, onSource }: PartTextProps) {
  const { planRecord: words, planReview } = useWords();
  const rest = part.text.startsWith(part.title) ? part.text.slice(part.title.length) : part.text;
  const name = part.title === "" ? `${part.text.slice(0, shortName)}…` : part.title;
  const place: Place = { id: part.id, name, line: part.line, endLine: part.endLine, rule: null };
  return (
    <li className={isFound ? "plan-part is-found" : "plan-part"} data-part={part.id}>
      <span className="plan-part-number">{part.no ?? "—"}</span>
      <div className="plan-part-words">
        {part.title === "" ? null : <strong>{part.title}</strong>}
        {rest}
        {targets.length === 0 ? null : (
          <ul className="plan-targets">
            {targets.map((target) => (
              <li key={target.id} data-part={target.id} className={found === target.id ? "is-found" : ""}>
                <button
                  type="button"
                  className="plan-target"
                  aria-label={words.seeSourceOf(target.subject)}
                  onClick={() =>
                    onSource({
                      id: target.id,
                      name: target.subject,
                      line: target.line,
                      endLine: target.endLine,
                      rule: target.ruleWords,
                    })
                  }
                >
                  {target.subject} <b>{ruleText(target.rule, planReview.ruleKinds)}</b>
                  {target.byYear === null ? null : <span className="faint"> {target.byYear}</span>}
                </button>
                <OriginTag part={target} />
              </li>
            ))}
          </ul>
        )}
        <PartFindings partId={part.id} />
      </div>
      <Button
        type="link"
        size="small"
        className="no-print"
        aria-label={words.seeSourceOf(name)}
        onClick={() => onSource(place)}
      >
        {words.seeSource}
      </Button>
    </li>
  );
}
