/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows stand where they are scrolled to, which those of a table cannot */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../words/language.tsx";
import { CellEditor, type CellEditorHandle } from "./cell-editor.tsx";
import type { CellLook } from "./cell-look.ts";
import { readBlock, writeBlock } from "./clipboard-text.ts";
import "./figure-grid.css";
import { FigureGridRow } from "./figure-grid-row.tsx";
import { headPress } from "./head-press.ts";
import { gridCommand } from "./grid-keys.ts";
import { gridLines, type SheetCell, type SheetView } from "./grid-view.ts";
import { MissingMenu } from "./missing-menu.tsx";
import { layBlock } from "./paste-block.ts";
import {
  jump,
  moveTo,
  nextInOrder,
  rangeOf,
  selectColumn,
  selectRow,
  type Selection,
  type Spot,
  spotsOf,
  step,
} from "./selection.ts";

/** What a person does in the grid. */
interface GridActions<Cell extends SheetCell> {
  /** Writes words into cells as one step; cells that are read only are left out and said. */
  readonly write: (cells: readonly { readonly cell: Cell; readonly text: string }[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly openDefinition: (cell: Cell) => void;
  readonly sayOutside: (count: number) => void;
  readonly sayReadOnly: () => void;
}

interface FigureGridProps<Cell extends SheetCell> {
  readonly view: SheetView<Cell>;
  readonly label: string;
  readonly firstTitle: string;
  /** Width of the names of rows in pixels. */
  readonly nameWidth?: number;
  /** Whether each row says its unit. */
  readonly withUnit: boolean;
  readonly look: (cell: Cell) => CellLook;
  /** The figure of the year before, beside the current one, where years are not the columns. */
  readonly beside: ((cell: Cell) => string) | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly actions: GridActions<Cell>;
  /** A key that belongs to the page around the grid; tells whether it was taken. */
  readonly onOtherKey?: (event: KeyboardEvent) => boolean;
  /** Grows whenever the grid should take the focus at its current cell. */
  readonly focusRequest: number;
}

const rowHeight = 34;
const groupHeight = 28;
const headHeight = 36;
const usualNameWidth = 300;

/** A grid that feels like a spreadsheet: one current cell, selection, keys, blocks from and to Excel. */
export function FigureGrid<Cell extends SheetCell>(props: FigureGridProps<Cell>) {
  const { view, look, selection, onSelect, actions, focusRequest, nameWidth = usualNameWidth } = props;
  const words = useWords().statistics;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<CellEditorHandle>(null);
  const [takesFocus, setTakesFocus] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const size = { rows: view.rows.length, columns: view.columns.length };
  const { focus } = selection;
  const range = rangeOf(selection);
  const isWhole = {
    rows: size.columns > 1 && range.left === 0 && range.right === size.columns - 1,
    columns: size.rows > 1 && range.top === 0 && range.bottom === size.rows - 1,
  };
  const lines = view.lines ?? gridLines(view.rows);
  const focusLine = lines.findIndex((line) => line.kind === "row" && line.index === focus.row);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (lines[index]?.kind === "group" ? groupHeight : rowHeight),
    overscan: 10,
    scrollPaddingStart: headHeight,
    scrollMargin: headHeight,
    // The current row stays, wherever it is scrolled to: it holds the focus.
    rangeExtractor: (shown) =>
      [...new Set([...defaultRangeExtractor(shown), ...(focusLine < 0 ? [] : [focusLine])])].toSorted(
        (one, other) => one - other,
      ),
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, view]);
  const cellAt = ({ row, column }: Spot) => view.rows[row]?.cells[column];
  const current = cellAt(focus);

  useLayoutEffect(() => {
    if (focusLine >= 0) virtual.scrollToIndex(focusLine, { align: "auto" });
    const head = box.current?.querySelector<HTMLElement>(`[data-column="${focus.column}"]`);
    if (!box.current || !head) return;
    const left = head.offsetLeft - nameWidth;
    const right = head.offsetLeft + head.offsetWidth - box.current.clientWidth;
    if (box.current.scrollLeft > left) box.current.scrollLeft = left;
    else if (box.current.scrollLeft < right) box.current.scrollLeft = right;
  }, [focusLine, focus.column, virtual, nameWidth]);
  useEffect(() => {
    if (focusRequest > 0) editor.current?.focus();
  }, [focusRequest]);

  const select = (next: Selection) => {
    editor.current?.commit();
    setTakesFocus(true);
    setLeaving(false);
    onSelect(next);
  };
  const selectAll = () =>
    select({ anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } });
  const selected = () => spotsOf(range).flatMap((spot) => cellAt(spot) ?? []);
  const clear = () => actions.write(selected().map((cell) => ({ cell, text: "" })));

  const fillDown = () => {
    const [first, ...below] = view.rows
      .slice(range.top, range.bottom + 1)
      .map((row) => row.cells.slice(range.left, range.right + 1));
    actions.write(
      below.flatMap((row) =>
        row.flatMap((cell, column) => {
          const source = first?.[column];
          return source ? [{ cell, text: look(source).raw }] : [];
        }),
      ),
    );
  };

  const onKey = (event: KeyboardEvent) => {
    if (props.onOtherKey?.(event) === true) return;
    const command = gridCommand(event);
    if (!command) {
      const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isTyping && current?.mayWrite === false) actions.sayReadOnly();
      return;
    }
    switch (command.kind) {
      case "move": {
        const isFilled = (spot: Spot) => {
          const cell = cellAt(spot);
          return cell !== undefined && look(cell).shown !== "";
        };
        const to = command.jump
          ? jump(focus, command.down, command.right, size, isFilled)
          : step(focus, command.down, command.right, size);
        select(moveTo(selection, to, command.extend));
        break;
      }
      case "edge": {
        const row = command.row === "same" ? focus.row : command.row === "first" ? 0 : size.rows - 1;
        select(
          moveTo(
            selection,
            { row, column: command.column === "first" ? 0 : size.columns - 1 },
            command.extend,
          ),
        );
        break;
      }
      case "tab": {
        const next = isLeaving ? undefined : nextInOrder(focus, command.isBackwards, size);
        if (!next) return;
        select({ anchor: next, focus: next });
        break;
      }
      case "all":
        selectAll();
        break;
      case "rows":
        select(selectRow(selection, focus.row, size, true));
        break;
      case "columns":
        select(selectColumn(selection, focus.column, size, true));
        break;
      case "edit":
        if (current?.mayWrite === false) {
          actions.sayReadOnly();
          break;
        }
        return;
      case "clear":
        clear();
        break;
      case "fill":
        fillDown();
        break;
      case "undo":
        actions.undo();
        break;
      case "redo":
        actions.redo();
        break;
      case "escape":
        setLeaving(true);
        onSelect({ anchor: focus, focus });
        break;
      case "definition":
        if (current) actions.openDefinition(current);
        break;
      case "missing":
        setMenuOpen(true);
        break;
    }
    event.preventDefault();
  };

  const onCopy = (event: ClipboardEvent, isCut: boolean) => {
    const rows = view.rows
      .slice(range.top, range.bottom + 1)
      .map((row) => row.cells.slice(range.left, range.right + 1).map((cell) => look(cell).raw));
    event.clipboardData.setData("text/plain", writeBlock(rows));
    event.preventDefault();
    if (isCut) clear();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasting = layBlock(readBlock(event.clipboardData.getData("text/plain")), range, size);
    actions.write(
      pasting.cells.flatMap(({ text, ...spot }) => {
        const cell = cellAt(spot);
        return cell ? [{ cell, text }] : [];
      }),
    );
    if (pasting.outside > 0) actions.sayOutside(pasting.outside);
    const { top, left, bottom, right } = pasting.range;
    onSelect({ anchor: { row: bottom, column: right }, focus: { row: top, column: left } });
  };

  const template = `${nameWidth}px repeat(${size.columns}, minmax(116px, 1fr))`;
  const minWidth = nameWidth + size.columns * 116;
  const currentLook = current ? look(current) : undefined;
  const leave = (down: number, right: number) => {
    const next = right === 0 ? step(focus, down, 0, size) : nextInOrder(focus, right < 0, size);
    if (next) select({ anchor: next, focus: next });
  };
  const cellEditor =
    current && currentLook ? (
      <>
        <CellEditor
          key={current.key}
          handle={editor}
          label={words.cellLabel(
            view.rows[focus.row]?.title ?? "",
            view.columns[focus.column]?.title ?? "",
            [
              currentLook.shown === "" ? words.cellEmpty : currentLook.shown,
              ...(current.mayWrite ? [] : [words.readOnly]),
              ...(currentLook.state === null ? [] : [words.cellStates[currentLook.state]]),
            ].join(" "),
          )}
          raw={currentLook.raw}
          isReadOnly={!current.mayWrite}
          isInvalid={currentLook.state !== null && currentLook.state !== "waiting"}
          takesFocus={takesFocus || focusRequest > 0}
          onCommit={(text) => actions.write([{ cell: current, text }])}
          onKey={onKey}
          onLeave={leave}
          onCopy={onCopy}
          onPaste={onPaste}
        />
        {isMenuOpen ? (
          <MissingMenu
            onChoose={(text) => actions.write(selected().map((cell) => ({ cell, text })))}
            onClose={() => {
              setMenuOpen(false);
              editor.current?.focus();
            }}
          />
        ) : null}
      </>
    ) : null;
  return (
    <div
      ref={box}
      className="figure-grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      aria-multiselectable="true"
    >
      <div className="figure-grid-content" style={{ height: virtual.getTotalSize() + headHeight, minWidth }}>
        <div
          className="figure-grid-head"
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template }}
        >
          <div
            className="figure-grid-name"
            role="columnheader"
            aria-colindex={1}
            {...headPress(selectAll, undefined)}
          >
            {props.firstTitle}
          </div>
          {view.columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 2}
              data-column={index}
              className={isWhole.columns && index >= range.left && index <= range.right ? "is-whole" : ""}
              {...headPress(
                (isExtending) => select(selectColumn(selection, index, size, isExtending)),
                words.selectColumn,
              )}
            >
              {column.title}
            </div>
          ))}
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          if (line.kind === "group") {
            return (
              <div key={`group ${index}`} className="figure-grid-group" role="row" style={{ top: start }}>
                <span role="rowheader">{line.title}</span>
              </div>
            );
          }
          const row = view.rows[line.index];
          if (row === undefined) return null;
          return (
            <FigureGridRow
              key={row.key}
              row={row}
              index={line.index}
              top={start}
              template={template}
              withUnit={props.withUnit}
              look={look}
              beside={props.beside}
              focusColumn={focus.row === line.index ? focus.column : null}
              range={line.index >= range.top && line.index <= range.bottom ? range : null}
              editor={focus.row === line.index ? cellEditor : null}
              onPress={(column, isExtending) =>
                select(moveTo(selection, { row: line.index, column }, isExtending))
              }
              onDoublePress={() => editor.current?.begin()}
              isWhole={isWhole.rows && line.index >= range.top && line.index <= range.bottom}
              headPress={headPress(
                (isExtending) => select(selectRow(selection, line.index, size, isExtending)),
                words.selectRow,
              )}
            />
          );
        })}
      </div>
    </div>
  );
}
