import type { PlanTarget } from "@halfsky/api-contract";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { OriginTag } from "../origin-tag.tsx";
import { PartButton } from "./part-button.tsx";

interface TargetRowsProps {
  readonly targets: readonly PlanTarget[];
  readonly selected: string | null;
  readonly onPick: (id: string) => void;
}

/** Targets that stand in prose, each with its rule and whether it is judged every year. */
export function TargetRows({ targets, selected, onPick }: TargetRowsProps) {
  const { planReview: words } = useWords();
  const speak = useBilingual();
  const isAnySelected = targets.some(({ id }) => id === selected);
  if (targets.length === 0) return <p className="outline-none">{words.noTargets}</p>;
  return (
    <table className="review-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.columns.line}
          </th>
          <th scope="col">{words.columns.subject}</th>
          <th scope="col">{words.columns.rule}</th>
          <th scope="col" className="number">
            {words.columns.byYear}
          </th>
          <th scope="col">{words.columns.monitored}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map((target, index) => (
          <tr
            key={target.id}
            className={`${target.id === selected ? "is-selected" : ""}${target.struck ? " is-struck" : ""}`}
          >
            <td className="number faint">{target.line > 0 ? target.line : "–"}</td>
            <td>
              <PartButton
                id={target.id}
                isSelected={target.id === selected}
                isEntry={!isAnySelected && index === 0}
                onPick={() => onPick(target.id)}
              >
                {target.subject}
              </PartButton>
              <OriginTag part={target} />
            </td>
            <td>{speak(target.ruleWords)}</td>
            <td className="number">{target.byYear ?? ""}</td>
            <td>
              {target.monitored ? (
                <Tag tone="blue" mark="✓">
                  {words.monitoredYes}
                </Tag>
              ) : (
                <span className="faint">
                  {target.sameAs === null ? words.monitoredNo : words.monitoredInTable}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
