import type { PlanIndicator } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";
import { OriginTag } from "../origin-tag.tsx";
import { PartButton } from "./part-button.tsx";

interface IndicatorRowsProps {
  readonly indicators: readonly PlanIndicator[];
  readonly selected: string | null;
  readonly onPick: (id: string) => void;
}

/** The indicator table as it was read, corrections applied. */
export function IndicatorRows({ indicators, selected, onPick }: IndicatorRowsProps) {
  const { planReview: words } = useWords();
  const speak = useBilingual();
  const isAnySelected = indicators.some(({ id }) => id === selected);
  if (indicators.length === 0) return <p className="outline-none">{words.noIndicators}</p>;
  return (
    <table className="review-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.columns.no}
          </th>
          <th scope="col">{words.columns.name}</th>
          <th scope="col">{words.columns.unit}</th>
          <th scope="col" className="number">
            {words.columns.baseline}
          </th>
          <th scope="col">{words.columns.target}</th>
          <th scope="col">{words.columns.rule}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((row, index) => {
          const isNewDomain = row.domain !== (index === 0 ? null : (indicators[index - 1]?.domain ?? null));
          return [
            isNewDomain && row.domain !== null ? (
              <tr key={`domain-${row.id}`} className="review-group">
                <th colSpan={6} scope="colgroup">
                  {row.domain}
                </th>
              </tr>
            ) : null,
            <tr
              key={row.id}
              className={`${row.id === selected ? "is-selected" : ""}${row.struck ? " is-struck" : ""}`}
            >
              <td className="number">{row.no ?? ""}</td>
              <td>
                <PartButton
                  id={row.id}
                  isSelected={row.id === selected}
                  isEntry={!isAnySelected && index === 0}
                  onPick={() => onPick(row.id)}
                >
                  {row.name}
                </PartButton>
                <OriginTag part={row} />
              </td>
              <td className="nowrap">{row.unit}</td>
              <td className="number">{row.baseline ?? <span className="faint">–</span>}</td>
              <td>{row.target ?? <span className="faint">–</span>}</td>
              <td>{speak(row.ruleWords)}</td>
            </tr>,
          ];
        })}
      </tbody>
    </table>
  );
}
