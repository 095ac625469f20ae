/** A cell of the grid by its place on the screen. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Selected cells: from the cell where selecting began to the one where the cursor stands. */
export interface Selection {
  readonly anchor: Spot;
  readonly focus: Spot;
}

/** How many rows and columns a grid has. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle of cells, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

/** Every cell of a range, row by row. */
export function spotsOf({ top, bottom, left, right }: Range): readonly Spot[] {
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, along) => ({ row: top + down, column: left + along })),
  ).flat();
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** The cell next to another one, never outside of the grid. */
export function step(spot: Spot, down: number, right: number, size: GridSize): Spot {
  return { row: within(spot.row + down, size.rows), column: within(spot.column + right, size.columns) };
}

/** The selection with its cursor elsewhere; extending keeps where it began. */
export function moveTo(selection: Selection, focus: Spot, isExtending: boolean): Selection {
  return { anchor: isExtending ? selection.anchor : focus, focus };
}

/** Whole rows, from the one where selecting began (or `row` itself) to `row`, with the cursor at its beginning. */
export function selectRow(
  selection: Selection,
  row: number,
  size: GridSize,
  isExtending: boolean,
): Selection {
  const from = isExtending ? selection.anchor.row : row;
  return { anchor: { row: from, column: size.columns - 1 }, focus: { row, column: 0 } };
}

/** Whole columns, from the one where selecting began (or `column` itself) to `column`, with the cursor at its top. */
export function selectColumn(
  selection: Selection,
  column: number,
  size: GridSize,
  isExtending: boolean,
): Selection {
  const from = isExtending ? selection.anchor.column : column;
  return { anchor: { row: size.rows - 1, column: from }, focus: { row: 0, column } };
}

/** The next cell in the order of Tab: along the row, then the next row; undefined where the grid ends, so that Tab can leave it. */
export function nextInOrder({ row, column }: Spot, isBackwards: boolean, size: GridSize): Spot | undefined {
  const place = row * size.columns + column + (isBackwards ? -1 : 1);
  if (place < 0 || place >= size.rows * size.columns) return undefined;
  return { row: Math.floor(place / size.columns), column: place % size.columns };
}

/** Where Ctrl+arrow leads: over filled cells to the last of them, over empty ones to the next filled one. */
export function jump(
  from: Spot,
  down: number,
  right: number,
  size: GridSize,
  isFilled: (spot: Spot) => boolean,
): Spot {
  const last = step(from, down * size.rows, right * size.columns, size);
  let here = from;
  const ahead = () => step(here, down, right, size);
  const isLast = () => here.row === last.row && here.column === last.column;
  if (isLast()) return here;
  const runsOverFilled = isFilled(from) && isFilled(ahead());
  here = ahead();
  while (!isLast() && (runsOverFilled ? isFilled(ahead()) : !isFilled(here))) here = ahead();
  return here;
}
