import type { SubmissionRecord } from "@halfsky/api-contract";
import { type FigureKey, owedCells, figureText } from "@halfsky/statistics";
import { cellName } from "../submissions/form-view.ts";

/** Where the grid of a submission shows a figure. */
export function cellAddress(record: Pick<SubmissionRecord, "id" | "definition">, figure: FigureKey): string {
  const cell = owedCells(record.definition).find((one) => figureText(one.figure) === figureText(figure));
  const page = `/submissions/${encodeURIComponent(record.id)}`;
  return cell === undefined ? page : `${page}?cell=${encodeURIComponent(cellName(cell.row, cell.column))}`;
}
