import type { Indicator, ObservationGrid, TargetRow } from "@halfsky/api-contract";
import type { Observation } from "@halfsky/statistics";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useAddress } from "../../shell/address.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { type Language, useLanguage } from "../../words/language.tsx";
import { unitText } from "../figure-text.ts";
import { HistoryDrawer } from "../history-drawer.tsx";
import { type CellContent, placeKey, readContent, withText } from "./cell-content.ts";
import { CellPanel } from "./cell-panel.tsx";
import { type CellLook, gridNumber, lookOf } from "./cell-look.ts";
import { DefinitionDrawer } from "./definition-drawer.tsx";
import { earlyFindings } from "./early-checks.ts";
import {
  changeCells,
  dropDrafts,
  giveReason,
  keepMine,
  redoStep,
  shownContent,
  storedCell,
  undoStep,
} from "./edits.ts";
import { FigureGrid } from "./figure-grid.tsx";
import type { GridChoice } from "./grid-choice.ts";
import { type GridCell, gridView, type GridView } from "./grid-view.ts";
import { RefusedBar } from "./refused-bar.tsx";
import { keepRows } from "./row-filter.ts";
import { SaveState } from "./save-state.tsx";
import type { Selection } from "./selection.ts";
import { useFigureEdits } from "./use-figure-edits.ts";

interface FigureWorkplaceProps {
  readonly grid: ObservationGrid;
  /** The grid still shows what was asked for before. */
  readonly isStale: boolean;
  readonly choice: GridChoice;
  readonly targets: readonly TargetRow[];
}

function findSpot(view: GridView, key: string | undefined): Selection | undefined {
  if (key === undefined) return undefined;
  for (const [row, { cells }] of view.rows.entries()) {
    const column = cells.findIndex((cell) => cell.key === key);
    if (column >= 0) return { anchor: { row, column }, focus: { row, column } };
  }
  return undefined;
}

function nameWithUnit({ name, nameEn, unit }: Indicator, language: Language): string {
  const shown = unitText(unit, language);
  const bracketed = language === "zh" ? `（${shown}）` : ` (${shown})`;
  return `${language === "en" ? (nameEn ?? name) : name}${shown === "" ? "" : bracketed}`;
}

/** Where a person begins: at the first figure that is hers to report for the newest year, else at the newest year. */
function firstSpot(view: GridView, loaded: (key: string) => unknown): Selection {
  const column = Math.max(0, view.columns.length - 1);
  const at = (row: number): Selection => ({ anchor: { row, column }, focus: { row, column } });
  const cells = view.rows.map((row) => row.cells[column]);
  const open = cells.findIndex((cell) => cell?.mayWrite === true && loaded(cell.key) === undefined);
  const mine = open >= 0 ? open : cells.findIndex((cell) => cell?.mayWrite === true);
  return at(Math.max(0, mine));
}

/** Domains of indicators where the grid does not say them: it was asked for without a plan. */
function withDomains(grid: ObservationGrid, targets: readonly TargetRow[]): ObservationGrid {
  const places = new Map(targets.map((row, index) => [row.indicatorId, { index, domain: row.domain }]));
  const place = (id: string) => places.get(id)?.index ?? targets.length;
  return {
    ...grid,
    indicators: grid.indicators
      .map((one) => ({ ...one, domain: one.domain ?? places.get(one.id)?.domain ?? null }))
      .toSorted((one, other) => place(one.id) - place(other.id)),
  };
}

/** The grid with everything around it: what is typed, saved, refused, and the panel of the current cell. */
export function FigureWorkplace({ grid, isStale, choice, targets }: FigureWorkplaceProps) {
  const { language, words } = useLanguage();
  const said = words.statistics;
  const { message } = App.useApp();
  const { get, set } = useAddress();
  const { state, store } = useFigureEdits();
  const queries = useQueryClient();
  const { edits, savings } = state;

  const loadedCells = useMemo(() => new Map(grid.cells.map((cell) => [placeKey(cell), cell])), [grid]);
  const loaded = (key: string) => loadedCells.get(key);
  const loadedFindings = useMemo(() => {
    const found = new Map<string, ObservationGrid["findings"]>();
    for (const finding of grid.findings) {
      const key = placeKey(finding);
      found.set(key, [...(found.get(key) ?? []), finding]);
    }
    return found;
  }, [grid]);
  const whole = useMemo(
    () =>
      gridView(withDomains(grid, targets), {
        layout: choice.layout,
        from: choice.from,
        language,
        yearName: words.shell.yearName,
      }),
    [grid, targets, choice.layout, choice.from, language, words],
  );
  const openFindings = useMemo(
    () =>
      new Map(
        [...loadedFindings].filter(([, findings]) => findings.some(({ verified }) => verified === null)),
      ),
    [loadedFindings],
  );
  // Rows stay while they are being filled in, although they fit the filter no longer.
  const filterKey = JSON.stringify([choice, whole.rows.length]);
  const [kept, setKept] = useState<{ readonly key: string; readonly rows: ReadonlySet<string> }>();
  if (kept?.key !== filterKey && !isStale)
    setKept({ key: filterKey, rows: keepRows(whole.rows, choice.filter, loaded, openFindings) });
  const view = useMemo(
    () =>
      kept === undefined ? whole : { ...whole, rows: whole.rows.filter(({ key }) => kept.rows.has(key)) },
    [whole, kept],
  );

  const [asked, setAsked] = useState<{ readonly cell: string | undefined; readonly selection: Selection }>(
    () => ({ cell: undefined, selection: firstSpot(view, loaded) }),
  );
  const wanted = get("cell");
  const [focusRequest, setFocusRequest] = useState(0);
  if (wanted !== asked.cell && !isStale) {
    setAsked({ cell: wanted, selection: findSpot(view, wanted) ?? asked.selection });
    if (wanted !== undefined) setFocusRequest(focusRequest + 1);
  }
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const clamp = ({ row, column }: Selection["focus"]) => ({
    row: within(row, view.rows.length),
    column: within(column, view.columns.length),
  });
  const selection = { anchor: clamp(asked.selection.anchor), focus: clamp(asked.selection.focus) };

  // Checks of other years, judgements and the board change with what was saved.
  useEffect(() => {
    if (savings === 0) return undefined;
    const timer = setTimeout(() => {
      for (const key of ["figures", "targets", "board"]) void queries.invalidateQueries({ queryKey: [key] });
    }, 1200);
    return () => clearTimeout(timer);
  }, [savings, queries]);

  const stored = (key: string) => storedCell(edits, loaded, key);
  const history = (cell: GridCell): readonly Observation[] =>
    grid.years.flatMap((year): Observation[] => {
      const key = placeKey({ ...cell.place, year });
      const draft = edits.drafts.get(key);
      const reading = draft ? readContent(draft.content, draft.place, true) : undefined;
      if (reading?.status === "fields") return [{ year, ...reading.fields }];
      const there = stored(key);
      return there ? [there] : [];
    });
  const look = (cell: GridCell): CellLook => {
    const there = stored(cell.key);
    const draft = edits.drafts.get(cell.key);
    const isNewer = (there?.revision ?? 0) > (loaded(cell.key)?.revision ?? 0);
    const findings = draft
      ? earlyFindings(draft, cell.indicator, history(cell))
      : ((isNewer ? state.findings.get(cell.key) : loadedFindings.get(cell.key)) ?? []);
    const look = lookOf(cell, there, draft, findings, language);
    return there?.changedSinceSigning === true
      ? { ...look, mark: { text: words.statistics.changed.short, title: words.statistics.changed.tag } }
      : look;
  };
  const writeContents = (cells: readonly { readonly cell: GridCell; readonly content: CellContent }[]) =>
    store.change((before, sending) =>
      changeCells(
        before,
        loaded,
        cells.map(({ cell, content }) => ({ place: cell.place, content })),
        language,
        sending,
      ),
    );
  const write = (cells: readonly { readonly cell: GridCell; readonly text: string }[]) => {
    const open = cells.filter(({ cell }) => cell.mayWrite);
    writeContents(
      open.map(({ cell, text }) => ({
        cell,
        content: withText(shownContent(edits, loaded, cell.key, language), text, cell.place.unit),
      })),
    );
    const shut = cells.length - open.length;
    if (shut > 0)
      void message.warning(cells.length === 1 ? said.notices.readOnlyCell : said.notices.readOnly(shut));
  };

  const [dialog, setDialog] = useState<{
    readonly kind: "definition" | "history";
    readonly cell: GridCell;
  }>();
  const closeDialog = () => {
    setDialog(undefined);
    setFocusRequest((count) => count + 1);
  };
  const goTo = (key: string) => {
    const spot = findSpot(view, key);
    if (spot) {
      setAsked({ ...asked, selection: spot });
      setFocusRequest((count) => count + 1);
      return;
    }
    const [areaCode = "", , year = ""] = key.split("|");
    set({
      area: areaCode,
      layout: null,
      plan: "all",
      show: null,
      from: Number(year) - 3,
      to: year,
      cell: key,
    });
  };
  const nextTrouble = () => {
    const troubled = [...edits.drafts].filter(([, { trouble }]) => trouble !== null).map(([key]) => key);
    const here = current ? troubled.indexOf(current.key) : -1;
    const next = troubled[(here + 1) % troubled.length];
    if (next !== undefined) goTo(next);
  };

  const current = view.rows[selection.focus.row]?.cells[selection.focus.column];
  if (view.rows.length === 0) {
    return (
      <EmptyPage
        title={said.noneShown}
        todo={said.noneShownTodo}
        action={<Button onClick={() => set({ show: null })}>{said.showAll}</Button>}
      />
    );
  }
  const before = current ? stored(current.before) : undefined;
  const mayWriteSome =
    edits.drafts.size > 0 || whole.rows.some((row) => row.cells.some((cell) => cell.mayWrite));
  const named = grid.indicators[0];
  return (
    <>
      <div className="figures-bar">
        {mayWriteSome ? (
          <>
            <SaveState state={state} onRetry={store.saveNow} onNextTrouble={nextTrouble} />
            <Button
              size="small"
              disabled={edits.past.length === 0}
              onClick={() => store.change((each, sending) => undoStep(each, loaded, sending))}
            >
              {said.undo}
            </Button>
            <Button
              size="small"
              disabled={edits.future.length === 0}
              onClick={() => store.change((each, sending) => redoStep(each, loaded, sending))}
            >
              {said.redo}
            </Button>
          </>
        ) : (
          <span className="faint">{said.readOnlyPage}</span>
        )}
        <RefusedBar
          edits={edits}
          onReason={(keys, reason) => store.change((each) => giveReason(each, keys, reason))}
          onDrop={(keys) => store.change((each) => dropDrafts(each, keys))}
        />
      </div>
      <div className="figures-work" aria-busy={isStale}>
        <FigureGrid
          view={view}
          label={said.gridLabel}
          firstTitle={
            view.layout === "indicator"
              ? said.areaColumn(named ? nameWithUnit(named, language) : "")
              : said.unitColumn
          }
          withUnit={view.layout !== "indicator"}
          look={look}
          beside={
            view.layout === "areas"
              ? (cell) => {
                  const { value } = stored(cell.before) ?? {};
                  return value === undefined || value === null
                    ? ""
                    : gridNumber(value, cell.indicator.decimals);
                }
              : undefined
          }
          selection={selection}
          onSelect={(next) => setAsked({ ...asked, selection: next })}
          focusRequest={focusRequest}
          actions={{
            write,
            undo: () => store.change((each, sending) => undoStep(each, loaded, sending)),
            redo: () => store.change((each, sending) => redoStep(each, loaded, sending)),
            openDefinition: (cell) => setDialog({ kind: "definition", cell }),
            sayOutside: (count) => void message.warning(said.notices.outside(count)),
            sayReadOnly: () => void message.warning(said.notices.readOnlyCell),
          }}
        />
        {current ? (
          <CellPanel
            cell={current}
            look={look(current)}
            content={shownContent(edits, loaded, current.key, language)}
            stored={stored(current.key)}
            before={before}
            draft={edits.drafts.get(current.key)}
            actions={{
              write: (content) => writeContents([{ cell: current, content }]),
              drop: () => store.change((each) => dropDrafts(each, [current.key])),
              keepMine: () => store.change((each) => keepMine(each, [current.key])),
              sendWithReason: (reason) => store.change((each) => giveReason(each, [current.key], reason)),
              openHistory: () => setDialog({ kind: "history", cell: current }),
              openDefinition: () => setDialog({ kind: "definition", cell: current }),
            }}
          />
        ) : null}
      </div>
      {dialog?.kind === "definition" ? <DefinitionDrawer cell={dialog.cell} onClose={closeDialog} /> : null}
      {dialog?.kind === "history" ? (
        <HistoryDrawer
          title={said.panel.historyTitle(dialog.cell.areaName, dialog.cell.place.year)}
          area={dialog.cell.place.areaCode}
          indicator={dialog.cell.indicator}
          year={dialog.cell.place.year}
          onClose={closeDialog}
        />
      ) : null}
    </>
  );
}
