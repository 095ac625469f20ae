import type { SourceCell } from "@halfsky/plan-document";
import { attributeOf, childrenNamed, type HtmlElement, isElement } from "./html-tree.ts";

/** A cell of a table with the place it takes in the grid. */
export interface PlacedCell {
  readonly element: HtmlElement;
  readonly place: Omit<SourceCell, "table">;
}

/** The rows of a table in document order, those of nested tables left out. */
export function rowsOfTable(table: HtmlElement): HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === "tr") {
      return [child];
    }
    return ["thead", "tbody", "tfoot"].includes(child.tagName) ? childrenNamed(child, "tr") : [];
  });
}

function holdsTable(element: HtmlElement): boolean {
  return element.childNodes.some(
    (child) => isElement(child) && (child.tagName === "table" || holdsTable(child)),
  );
}

/** Tables that only lay out a page: of one column, around other tables, or marked so. */
export function isLayoutTable(table: HtmlElement): boolean {
  const rows = rowsOfTable(table);
  const isBox = rows.every((row) => childrenNamed(row, "td", "th").length <= 1);
  return isBox || attributeOf(table, "role") === "presentation" || holdsTable(table);
}

function readSpan(element: HtmlElement, name: string, bound: number): number {
  const text = attributeOf(element, name)?.trim() ?? "1";
  const span = /^\d{1,5}$/.test(text) ? Number(text) : 1;
  // rowspan="0" reaches to the end of the table.
  return Math.max(1, Math.min(span === 0 && name === "rowspan" ? bound : span, bound));
}

/** Places every cell of a table in its grid, spans of rows and columns counted. */
export function placeCells(table: HtmlElement): PlacedCell[] {
  const placed: PlacedCell[] = [];
  const rows = rowsOfTable(table);
  /** For each column the first row that is free again. */
  const freeFrom: number[] = [];
  for (const [row, element] of rows.entries()) {
    let column = 0;
    for (const cell of childrenNamed(element, "td", "th")) {
      while ((freeFrom[column] ?? 0) > row) {
        column += 1;
      }
      const rowSpan = readSpan(cell, "rowspan", rows.length - row);
      const columnSpan = readSpan(cell, "colspan", 100);
      placed.push({ element: cell, place: { row, column, rowSpan, columnSpan } });
      for (let index = column; index < column + columnSpan; index += 1) {
        freeFrom[index] = row + rowSpan;
      }
      column += columnSpan;
    }
  }
  return placed;
}
