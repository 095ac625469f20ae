/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows stand where they are scrolled to, which those of a table cannot */
import type { ReactNode } from "react";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import { unitText } from "../figure-text.ts";
import type { CellLook, LookFinding } from "./cell-look.ts";
import type { HeadPress } from "./head-press.ts";
import type { SheetCell, SheetRow } from "./grid-view.ts";
import type { Range } from "./selection.ts";

interface FigureGridRowProps<Cell extends SheetCell> {
  readonly row: SheetRow<Cell>;
  readonly index: number;
  readonly top: number;
  readonly template: string;
  readonly withUnit: boolean;
  readonly look: (cell: Cell) => CellLook;
  readonly beside: ((cell: Cell) => string) | undefined;
  readonly focusColumn: number | null;
  readonly range: Range | null;
  readonly editor: ReactNode;
  readonly onPress: (column: number, isExtending: boolean) => void;
  readonly onDoublePress: () => void;
  /** All cells of the row are selected. */
  readonly isWhole: boolean;
  readonly headPress: HeadPress;
}

const indentWidth = 16;

/** A row of the grid: its name, and a cell for each column. */
export function FigureGridRow<Cell extends SheetCell>(props: FigureGridRowProps<Cell>) {
  const { language } = useLanguage();
  const { row, index, focusColumn, range } = props;
  return (
    <div
      className="figure-grid-row"
      role="row"
      aria-rowindex={index + 2}
      style={{ top: props.top, gridTemplateColumns: props.template }}
    >
      <div
        className={props.isWhole ? "figure-grid-name is-whole" : "figure-grid-name"}
        role="rowheader"
        aria-colindex={1}
        {...props.headPress}
        title={`${row.title}\n${props.headPress.title ?? ""}`}
      >
        <span className="figure-grid-title" style={{ paddingLeft: (row.indent ?? 0) * indentWidth }}>
          {row.title}
        </span>
        {props.withUnit && row.unit !== "" ? (
          <span className="figure-grid-unit">{unitText(row.unit, language)}</span>
        ) : null}
      </div>
      {row.cells.map((cell, column) => (
        <CellOfRow
          key={cell.key}
          cell={cell}
          column={column}
          look={props.look(cell)}
          beside={props.beside?.(cell)}
          isCurrent={column === focusColumn}
          isSelected={range !== null && column >= range.left && column <= range.right}
          editor={column === focusColumn ? props.editor : null}
          onPress={props.onPress}
          onDoublePress={props.onDoublePress}
        />
      ))}
    </div>
  );
}

function markClass(finding: LookFinding | undefined, { state, mark }: CellLook): string {
  if (!finding && state === null)
    return mark?.isQuiet === true ? "cell-mark is-told is-quiet" : "cell-mark is-told";
  if (!finding || state !== null) return "cell-mark";
  if (finding.verified) return "cell-mark is-notice is-verified";
  return finding.severity === "notice" ? "cell-mark is-notice" : "cell-mark";
}

interface CellProps {
  readonly cell: SheetCell;
  readonly column: number;
  readonly look: CellLook;
  readonly beside: string | undefined;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly editor: ReactNode;
  readonly onPress: (column: number, isExtending: boolean) => void;
  readonly onDoublePress: () => void;
}

function CellOfRow({
  cell,
  column,
  look,
  beside,
  isCurrent,
  isSelected,
  editor,
  onPress,
  onDoublePress,
}: CellProps) {
  const words = useWords().statistics;
  const speak = useBilingual();
  const { state, findings } = look;
  const finding = findings.find(({ verified }) => !verified) ?? findings[0];
  const className = [
    "figure-cell",
    ...(cell.mayWrite ? [] : ["is-read-only"]),
    ...(isSelected ? ["is-selected"] : []),
    ...(isCurrent ? ["is-current"] : []),
    ...(look.isFigure ? [] : ["is-word"]),
    ...(state === null ? [] : [`is-${state}`]),
    ...(look.tone === undefined ? [] : [`is-${look.tone}`]),
  ].join(" ");
  const mark =
    state !== null && state !== "waiting"
      ? words.cellStates[state]
      : finding?.verified
        ? words.verified.mark
        : finding
          ? (words.marks[finding.code.replace(/:.*$/u, "")] ?? words.marks["other"])
          : (look.mark?.text ?? null);
  return (
    // The keys of the grid are heard by the input of the current cell.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="gridcell"
      className={className}
      aria-colindex={column + 2}
      aria-selected={isSelected}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.2 has it for gridcell
      aria-readonly={!cell.mayWrite}
      data-cell={cell.key}
      title={[...(look.mark ? [look.mark.title] : []), ...findings.map(({ message }) => speak(message))].join(
        "\n",
      )}
      onMouseDown={(event) => {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest(".is-typing")))
          return;
        event.preventDefault();
        onPress(column, event.shiftKey);
      }}
      onMouseEnter={(event) => {
        if (event.buttons === 1) onPress(column, true);
      }}
      onDoubleClick={onDoublePress}
    >
      {mark === null ? null : <span className={markClass(finding, look)}>{mark}</span>}
      {state === "waiting" ? <span className="cell-dot" title={words.cellStates.waiting} /> : null}
      {beside === undefined ? null : <span className="cell-beside">{beside}</span>}
      <span className="cell-text">{look.shown}</span>
      {editor}
    </div>
  );
}
