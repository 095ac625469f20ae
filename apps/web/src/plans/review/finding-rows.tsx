import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { PartButton } from "./part-button.tsx";
import type { NamedFinding, PlanFinding } from "./review-findings.ts";

interface FindingRowsProps {
  readonly findings: readonly NamedFinding[];
  readonly selected: string | null;
  readonly onPick: (finding: NamedFinding) => void;
}

const looks: Readonly<Record<PlanFinding["severity"], { tone: Tone; mark: string }>> = {
  error: { tone: "red", mark: "✕" },
  warning: { tone: "orange", mark: "!" },
  note: { tone: "grey", mark: "i" },
};

/** What the machine could not read or wants looked at, worst first, with what to do. */
export function FindingRows({ findings, selected, onPick }: FindingRowsProps) {
  const { planReview: words } = useWords();
  const speak = useBilingual();
  const isAnySelected = findings.some(({ key }) => key === selected);
  if (findings.length === 0) return <p className="outline-none">{words.noFindings}</p>;
  return (
    <ul className="finding-rows">
      {findings.map((named, index) => {
        const { finding } = named;
        const look = looks[finding.severity];
        return (
          <li key={named.key}>
            <PartButton
              id={named.key}
              isSelected={named.key === selected}
              isEntry={!isAnySelected && index === 0}
              onPick={() => onPick(named)}
            >
              <span className="finding-head">
                <Tag tone={look.tone} mark={look.mark}>
                  {words.severities[finding.severity]}
                </Tag>
                <span className="faint">{words.line(finding.line)}</span>
                {finding.words === "" ? null : <q>{finding.words}</q>}
              </span>
              <span className="finding-words">{speak(finding.message)}</span>
            </PartButton>
          </li>
        );
      })}
    </ul>
  );
}
