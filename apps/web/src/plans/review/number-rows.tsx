import type { PlanContent } from "@halfsky/api-contract";
import { useWords } from "../../words/language.tsx";
import { PartButton } from "./part-button.tsx";

interface NumberRowsProps {
  readonly numbers: PlanContent["numbers"];
  readonly selectedLine: number | null;
  readonly onPick: (line: number) => void;
}

/** Numbers recognised as something other than a target, so that a person can disagree. */
export function NumberRows({ numbers, selectedLine, onPick }: NumberRowsProps) {
  const { planReview: words } = useWords();
  if (numbers.length === 0) return <p className="outline-none">{words.noNumbers}</p>;
  const isAnySelected = numbers.some(({ line }) => line === selectedLine);
  return (
    <>
      <p className="outline-none">{words.numbersNote}</p>
      <table className="review-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {words.columns.line}
            </th>
            <th scope="col">{words.columns.words}</th>
            <th scope="col">{words.columns.numberClass}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number, index) => (
            <tr
              key={`${number.line}-${number.startOffset}`}
              className={number.line === selectedLine ? "is-selected" : ""}
            >
              <td className="number faint">{number.line}</td>
              <td>
                <PartButton
                  id={`n${number.line}-${number.startOffset}`}
                  isSelected={number.line === selectedLine}
                  isEntry={!isAnySelected && index === 0}
                  onPick={() => onPick(number.line)}
                >
                  {number.words}
                </PartButton>
              </td>
              <td>{words.numberClass(number.class)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
