/** Which figures the grid opens with. */
export interface FiguresPlace {
  readonly area: string;
  readonly from: number;
  readonly to: number;
  /** Only rows with an empty cell, or with a finding. */
  readonly show?: "empty" | "findings";
  /** The cell to stand in. */
  readonly cell?: { readonly indicator: string; readonly year: number };
}

/** Address of the grid of figures of an area. */
export function figuresAddress({ area, from, to, show, cell }: FiguresPlace): string {
  const query = new URLSearchParams({ area, from: String(from), to: String(to) });
  if (show !== undefined) query.set("show", show);
  if (cell !== undefined) query.set("cell", `${area}|${cell.indicator}|${cell.year}`);
  return `/figures?${query.toString()}`;
}
