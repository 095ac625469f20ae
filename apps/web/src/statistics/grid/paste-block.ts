import type { GridSize, Range, Spot } from "./selection.ts";

/** What pasting a block would write, and how much of it falls outside of the grid. */
export interface Pasting {
  readonly cells: readonly (Spot & { readonly text: string })[];
  readonly range: Range;
  readonly outside: number;
}

/**
 * Lays a block over a selection: from its upper left cell on; a selection that is a whole multiple of the block is
 * filled with it, a single value fills any selection.
 */
export function layBlock(block: readonly (readonly string[])[], selected: Range, size: GridSize): Pasting {
  const height = block.length;
  const width = block[0]?.length ?? 0;
  if (height === 0 || width === 0) return { cells: [], range: selected, outside: 0 };
  const selectedHeight = selected.bottom - selected.top + 1;
  const selectedWidth = selected.right - selected.left + 1;
  const isTiled = selectedHeight % height === 0 && selectedWidth % width === 0;
  const rows = isTiled ? selectedHeight : height;
  const columns = isTiled ? selectedWidth : width;
  const cells: (Spot & { text: string })[] = [];
  let outside = 0;
  for (let down = 0; down < rows; down += 1) {
    for (let along = 0; along < columns; along += 1) {
      const spot = { row: selected.top + down, column: selected.left + along };
      if (spot.row >= size.rows || spot.column >= size.columns) outside += 1;
      else cells.push({ ...spot, text: block[down % height]?.[along % width] ?? "" });
    }
  }
  return {
    cells,
    range: {
      top: selected.top,
      left: selected.left,
      bottom: Math.min(selected.top + rows, size.rows) - 1,
      right: Math.min(selected.left + columns, size.columns) - 1,
    },
    outside,
  };
}
