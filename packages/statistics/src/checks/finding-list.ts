import type { CellRef } from "../forms/form-definition.ts";
import type { FormCheckFinding } from "./form-check.ts";
import type { PlacedCell, PlacedFigure } from "./form-grid.ts";

type Said = Pick<FormCheckFinding, "code" | "severity" | "words"> & {
  readonly likely?: string | null;
  readonly related?: readonly CellRef[];
};

/** Gathers findings and gives them in the order of the form: row, column, then the order in which they were found. */
export class FindingList {
  readonly #found: Array<{ readonly place: number; readonly finding: FormCheckFinding }> = [];

  add(cell: PlacedCell, figure: Pick<PlacedFigure, "indicatorId" | "breakdown">, said: Said): void {
    this.#found.push({
      place: cell.place,
      finding: {
        code: said.code,
        severity: said.severity,
        row: cell.ref.row,
        column: cell.ref.column,
        indicatorId: figure.indicatorId,
        breakdown: figure.breakdown,
        words: { zh: said.words.zh, en: said.words.en },
        likely: said.likely ?? null,
        related: said.related ?? [],
      },
    });
  }

  inOrder(): FormCheckFinding[] {
    return this.#found.toSorted((one, other) => one.place - other.place).map(({ finding }) => finding);
  }
}
