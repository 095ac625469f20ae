import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";
import "./data-table.css";

/** A column of a table of many rows. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** In pixels; a column without a width takes the rest. */
  readonly width?: number | undefined;
  readonly align?: "left" | "right" | undefined;
  readonly render: (row: Row) => ReactNode;
  /** Orders two rows, the smaller first; without it the column cannot be sorted by. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
}

/** By which column rows are sorted, and which way. */
export interface Sorting {
  readonly key: string;
  readonly way: "ascending" | "descending";
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly columns: readonly DataColumn<Row>[];
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((sorting: Sorting | undefined) => void) | undefined;
  /** Height of a row before it is measured. */
  readonly rowHeight?: number;
  readonly maxHeight?: string;
}

const allRowsUpTo = 50;

/** Sorts rows by a column; rows without a sorting keep their order. */
function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const compare = columns.find(({ key }) => key === sorting?.key)?.compare;
  if (!compare) return rows;
  const sign = sorting?.way === "descending" ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(one, other));
}

function nextSorting(sorting: Sorting | undefined, key: string): Sorting | undefined {
  if (sorting?.key !== key) return { key, way: "ascending" };
  return sorting.way === "ascending" ? { key, way: "descending" } : undefined;
}

/** A table with a fixed head whose rows, beyond fifty, exist only where they are seen. */
export function DataTable<Row>({
  label,
  rows,
  rowKey,
  columns,
  sorting,
  onSort,
  rowHeight = 40,
  maxHeight = "calc(100vh - 250px)",
}: DataTableProps<Row>) {
  const box = useRef<HTMLElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const isLong = sorted.length > allRowsUpTo;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: isLong ? sorted.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const places = isLong ? items.map(({ index }) => index) : sorted.map((_, index) => index);
  const minWidth = columns.reduce((sum, { width }) => sum + (width ?? 220), 0);
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="data-table-box" ref={box} style={{ maxHeight }} tabIndex={0} aria-label={label}>
      <table className="data-table" aria-rowcount={sorted.length + 1} style={{ minWidth }}>
        <caption className="visually-hidden">{label}</caption>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={width === undefined ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {isLong && before > 0 ? <Spacer height={before} /> : null}
          {places.map((place) => {
            const row = sorted[place];
            if (row === undefined) return null;
            return (
              <tr
                key={rowKey(row, place)}
                data-index={place}
                aria-rowindex={place + 2}
                ref={isLong ? virtual.measureElement : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.align === "right" ? "number" : undefined}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {isLong && after > 0 ? <Spacer height={after} /> : null}
        </tbody>
      </table>
    </section>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it only keeps the place of rows not drawn */}
      <td className="data-table-spacer" style={{ height }} />
    </tr>
  );
}

interface HeadProps<Row> {
  readonly column: DataColumn<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting | undefined) => void) | undefined;
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const className = column.align === "right" ? "number" : undefined;
  if (!column.compare || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  const way = sorting?.key === column.key ? sorting.way : undefined;
  return (
    <th scope="col" className={className} aria-sort={way ?? "none"}>
      <button
        type="button"
        className="data-table-sort"
        onClick={() => onSort(nextSorting(sorting, column.key))}
      >
        {column.title}
        <span aria-hidden="true" className={way === undefined ? "data-table-way is-idle" : "data-table-way"}>
          {way === undefined ? "↕" : way === "ascending" ? "↑" : "↓"}
        </span>
      </button>
    </th>
  );
}
