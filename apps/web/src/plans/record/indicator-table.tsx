import type { PlanContent, PlanIndicator } from "@halfsky/api-contract";
import { Button } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { OriginTag } from "../origin-tag.tsx";
import type { Place } from "./plan-tabs.ts";
import { useScrollTo } from "./use-scroll-to.ts";

interface IndicatorTableProps {
  readonly content: PlanContent;
  readonly part: string | null;
  readonly onSource: (place: Place) => void;
}

/** The only year that a column can name; undefined where rows differ. */
function sharedYear(years: ReadonlyArray<number | null>): number | undefined {
  const [first] = years;
  return first !== null && first !== undefined && years.every((year) => year === first) ? first : undefined;
}

/** The plan's indicators: baseline, target as printed and as a rule, and the row of the source one click away. */
export function IndicatorTable({ content, part, onSource }: IndicatorTableProps) {
  const { planRecord: words, planReview } = useWords();
  const box = useScrollTo(part);
  const rows = content.indicators.filter(({ struck }) => !struck);
  if (rows.length === 0) return <p className="faint">{words.noIndicators}</p>;
  const baselineYear = sharedYear(rows.map((row) => row.baselineYear));
  const targetYear = sharedYear(rows.map((row) => row.targetYear));
  return (
    <div ref={box} className="panel plan-table-box">
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {planReview.columns.no}
            </th>
            <th scope="col">{planReview.columns.name}</th>
            <th scope="col">{planReview.columns.unit}</th>
            <th scope="col" className="number">
              {baselineYear === undefined ? words.baseline : words.baselineOf(baselineYear)}
            </th>
            <th scope="col">{targetYear === undefined ? words.printed : words.targetOf(targetYear)}</th>
            <th scope="col">{words.ruleTitle}</th>
            <th scope="col">{planReview.fields.nature}</th>
            <th scope="col" className="no-print">
              <span className="visually-hidden">{words.seeSource}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              isFirstOfDomain={row.domain !== null && row.domain !== rows[index - 1]?.domain}
              isFound={row.id === part}
              yearInCell={{ baseline: baselineYear === undefined, target: targetYear === undefined }}
              onSource={onSource}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: PlanIndicator;
  readonly isFirstOfDomain: boolean;
  readonly isFound: boolean;
  readonly yearInCell: { readonly baseline: boolean; readonly target: boolean };
  readonly onSource: (place: Place) => void;
}

function Row({ row, isFirstOfDomain, isFound, yearInCell, onSource }: RowProps) {
  const { planRecord: words, shell } = useWords();
  const speak = useBilingual();
  const year = (value: number | null, isShown: boolean) =>
    value !== null && isShown ? <span className="faint"> ({shell.yearName(value)})</span> : null;
  return (
    <>
      {isFirstOfDomain ? (
        <tr className="plan-table-group">
          <th colSpan={8} scope="colgroup">
            {row.domain}
          </th>
        </tr>
      ) : null}
      <tr data-part={row.id} className={isFound ? "is-found" : ""}>
        <td className="number">{row.no ?? ""}</td>
        <td>
          {row.name} <OriginTag part={row} />
        </td>
        <td className="nowrap">{row.unit}</td>
        <td className="number">
          {row.baseline ?? <span className="faint">–</span>}
          {year(row.baselineYear, yearInCell.baseline)}
        </td>
        <td>
          {row.target ?? <span className="faint">–</span>}
          {year(row.targetYear, yearInCell.target)}
        </td>
        <td>{speak(row.ruleWords)}</td>
        <td>{row.nature ?? ""}</td>
        <td className="no-print">
          <Button
            type="link"
            size="small"
            aria-label={words.seeSourceOf(row.name)}
            onClick={() =>
              onSource({
                id: row.id,
                name: row.name,
                line: row.line,
                endLine: row.endLine,
                rule: row.ruleWords,
              })
            }
          >
            {words.seeSource}
          </Button>
        </td>
      </tr>
    </>
  );
}
