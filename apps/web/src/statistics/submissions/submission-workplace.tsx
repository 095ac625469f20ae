import type { SubmissionRecord, Words } from "@halfsky/api-contract";
import { App, Button, Popover, Tabs } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useAddress } from "../../shell/address.ts";
import { useLanguage } from "../../words/language.tsx";
import type { CellContent } from "../grid/cell-content.ts";
import { DefinitionDrawer } from "../grid/definition-drawer.tsx";
import type { EditState } from "../grid/edit-store.ts";
import { changeCells, dropDrafts, giveReason, redoStep, undoStep } from "../grid/edits.ts";
import { FigureGrid } from "../grid/figure-grid.tsx";
import { RefusedBar } from "../grid/refused-bar.tsx";
import { SaveState } from "../grid/save-state.tsx";
import type { Selection } from "../grid/selection.ts";
import { ActionLog } from "./action-log.tsx";
import { CorrectionsPanel } from "./corrections-panel.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import type { FilledCell, FormCell } from "./form-view.ts";
import { NextAction } from "./next-action.tsx";
import { PointList } from "./point-list.tsx";
import { SubmissionHead } from "./submission-head.tsx";
import type { EntryMode, GridFigure, SubmissionStore } from "./submission-store.ts";
import { useFormWork, withPart } from "./use-form-work.ts";
import { useSubmissionStore } from "./use-submission-store.ts";

interface SubmissionWorkplaceProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  /** Years before and checks came too. */
  readonly isWhole: boolean;
  readonly fill: { readonly state: EditState<GridFigure>; readonly store: SubmissionStore };
}

type SideTab = "cell" | "checks" | "corrections" | "log";

/** The form as a grid with everything around it: state and next action, what is saved, the cell, the checks, the log. */
export function SubmissionWorkplace({ account, record, isWhole, fill }: SubmissionWorkplaceProps) {
  const { language, words } = useLanguage();
  const { submission: said, statistics } = words;
  const { message } = App.useApp();
  const { get } = useAddress();
  const corrections = useSubmissionStore(account, record.id, "correct");
  const [mode, setMode] = useState<EntryMode>("fill");
  const isCorrecting =
    mode === "correct" && record.mayDo.includes("correct") && corrections.store !== undefined;
  const store = isCorrecting && corrections.store ? corrections.store : fill.store;
  const state = isCorrecting ? corrections.state : fill.state;
  const { edits } = state;
  const mayFill = record.mayDo.includes("fill");
  const work = useFormWork(
    { record, isWhole },
    state,
    isCorrecting ? { mayWrite: true, figures: null } : { mayWrite: mayFill, figures: record.editable },
  );
  const { view, points, look, isChecked } = work;

  const findSpot = (cell: string | undefined): Selection | undefined => {
    if (cell === undefined) return undefined;
    for (const [row, { cells }] of view.rows.entries()) {
      const column = cells.findIndex(({ key }) => key === cell);
      if (column >= 0) return { anchor: { row, column }, focus: { row, column } };
    }
    return undefined;
  };
  const [selection, setSelection] = useState<Selection>(() => {
    const returned = record.returns.find((item) => item.answer === null);
    const first =
      (returned && work.cellOfFigure(returned)) ??
      [...view.cells.values()].find((cell) => cell.mayWrite && work.isEmpty(cell));
    return (
      findSpot(get("cell")) ??
      findSpot(first?.key) ?? { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }
    );
  });
  const [focusRequest, setFocusRequest] = useState(0);
  const [tab, setTab] = useState<SideTab>("cell");
  const [isDefined, setDefined] = useState(false);
  const [isAnswering, setAnswering] = useState(false);
  const current = view.rows[selection.focus.row]?.cells[selection.focus.column];

  const select = (next: Selection) => {
    setAnswering(false);
    setSelection(next);
  };
  const goTo = (cell: string) => {
    const spot = findSpot(cell);
    if (spot === undefined) return;
    select(spot);
    setFocusRequest((count) => count + 1);
  };
  const goToPoint = (step: 1 | -1) => {
    const cells = [...new Set(points.flatMap(({ cell }) => cell ?? []))];
    const here = current === undefined ? -1 : cells.indexOf(current.key);
    const next = cells[(here + step + cells.length) % cells.length] ?? cells[0];
    if (next !== undefined) goTo(next);
  };

  const writeContents = (cells: readonly { readonly cell: FilledCell; readonly content: CellContent }[]) =>
    store.change((before, sending) =>
      changeCells(
        before,
        work.loaded,
        cells.map(({ cell, content }) => ({ place: cell.place, content })),
        language,
        sending,
      ),
    );
  const write = (cells: readonly { readonly cell: FormCell; readonly text: string }[]) => {
    // Several parts of one figure may be written at once: each goes on top of the one before.
    const contents = new Map<string, { readonly cell: FilledCell; readonly content: CellContent }>();
    let shut = 0;
    for (const { cell, text } of cells) {
      if (cell.kind !== "figure" || !cell.mayWrite) {
        shut += 1;
        continue;
      }
      const before = contents.get(cell.figureKey)?.content ?? work.content(cell);
      contents.set(cell.figureKey, { cell, content: withPart(before, cell, text) });
    }
    writeContents([...contents.values()]);
    if (shut > 0)
      void message.warning(cells.length === 1 ? said.panel.notEditable : statistics.notices.readOnly(shut));
  };
  const takeLikely = () => {
    if (current?.kind !== "figure" || !current.mayWrite) return;
    const likely = (work.findings.get(current.key) ?? []).find((finding) => finding.likely !== null)?.likely;
    if (likely !== undefined && likely !== null)
      writeContents([{ cell: current, content: withPart(work.content(current), current, likely) }]);
  };
  const onOtherKey = (event: KeyboardEvent): boolean => {
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (event.key === "F8" && isPlain) goToPoint(event.shiftKey ? -1 : 1);
    else if (event.altKey && event.key === "Enter") takeLikely();
    else if (event.altKey && event.key.toLowerCase() === "s") {
      setTab("cell");
      setAnswering(true);
    } else return false;
    event.preventDefault();
    return true;
  };

  const stops = points.filter(({ isSettled }) => !isSettled).length;
  const troubleOf = (cell: string | null): Words | null => {
    const found = cell === null ? undefined : view.cells.get(cell);
    const trouble = found?.kind === "figure" ? edits.drafts.get(found.figureKey)?.trouble : null;
    if (!trouble) return null;
    if (trouble.kind !== "conflict") return trouble.message;
    return { zh: statistics.panel.conflict, en: statistics.panel.conflict };
  };
  const isOffline = fill.state.phase === "offline";
  const list = (shown: typeof points, onGone: () => void) => (
    <PointList
      points={shown}
      work={work}
      current={current?.key}
      troubleOf={troubleOf}
      onGo={(cell) => {
        goTo(cell);
        onGone();
      }}
    />
  );
  const undo = () => store.change((each, sending) => undoStep(each, work.loaded, sending));
  const redo = () => store.change((each, sending) => redoStep(each, work.loaded, sending));
  return (
    <>
      <SubmissionHead
        record={record}
        actions={
          <NextAction
            account={account}
            record={record}
            points={points}
            isChecked={isChecked}
            unsent={fill.state.edits.drafts.size}
            isOffline={isOffline}
            isCorrecting={isCorrecting}
            list={list}
            onCorrect={() => {
              setMode("correct");
              setTab("corrections");
            }}
          />
        }
      />
      <div className="figures-bar">
        {isCorrecting ? (
          <output className="save-state is-waiting">{said.correcting(edits.drafts.size)}</output>
        ) : (
          <SaveState
            state={fill.state}
            words={said.save}
            onRetry={store.saveNow}
            onNextTrouble={() => goToPoint(1)}
          />
        )}
        {mayFill || isCorrecting ? (
          <>
            <Button size="small" disabled={edits.past.length === 0} onClick={undo}>
              {statistics.undo}
            </Button>
            <Button size="small" disabled={edits.future.length === 0} onClick={redo}>
              {statistics.redo}
            </Button>
          </>
        ) : null}
        <span className="faint">{said.filled(record.filledCells, record.owedCells)}</span>
        <Popover trigger="click" title={said.keysTitle} content={<Keys />}>
          <Button size="small" type="link">
            {said.keysTitle}
          </Button>
        </Popover>
        <RefusedBar
          edits={edits}
          onReason={(keys, reason) => store.change((each) => giveReason(each, keys, reason))}
          onDrop={(keys) => store.change((each) => dropDrafts(each, keys))}
        />
      </div>
      <div className="submission-work">
        <div className="figures-work">
          <FigureGrid
            view={view}
            label={said.gridLabel}
            firstTitle={said.rowColumn}
            nameWidth={260}
            withUnit
            look={look}
            beside={work.beside}
            selection={selection}
            onSelect={select}
            focusRequest={focusRequest}
            onOtherKey={onOtherKey}
            actions={{
              write,
              undo,
              redo,
              openDefinition: () => setDefined(true),
              sayOutside: (count) => void message.warning(statistics.notices.outside(count)),
              sayReadOnly: () =>
                void message.warning(
                  current?.kind === "figure"
                    ? record.state === "returned"
                      ? said.panel.onlyReturned
                      : said.panel.notEditable
                    : current?.kind === "computed"
                      ? said.computed
                      : said.noCell,
                ),
            }}
          />
          <aside className="submission-side" aria-label={said.tabs.checks}>
            <Tabs
              size="small"
              activeKey={tab === "corrections" && !isCorrecting ? "cell" : tab}
              onChange={(key) => setTab(sideTabs.find((one) => one === key) ?? "cell")}
              items={[
                {
                  key: "cell",
                  label: said.tabs.cell,
                  children: current ? (
                    <FigurePanel
                      account={account}
                      record={record}
                      cell={current}
                      work={work}
                      state={state}
                      store={store}
                      mayAnswer={mayFill}
                      isAnswering={isAnswering}
                      onAnswering={(isOpen) => {
                        setAnswering(isOpen);
                        if (!isOpen) setFocusRequest((count) => count + 1);
                      }}
                      onWrite={(cell, content) => writeContents([{ cell, content }])}
                      onDefinition={() => setDefined(true)}
                    />
                  ) : null,
                },
                {
                  key: "checks",
                  label: isChecked && stops > 0 ? `${said.tabs.checks} ${stops}` : said.tabs.checks,
                  children: (
                    <>
                      <div className="checks-bar">
                        <Button size="small" disabled={points.length === 0} onClick={() => goToPoint(1)}>
                          {said.checks.next}
                        </Button>
                        <span className="faint">{said.checks.local}</span>
                      </div>
                      {isChecked ? (
                        list(points, () => undefined)
                      ) : (
                        <p className="faint">{said.checks.running}</p>
                      )}
                    </>
                  ),
                },
                ...(isCorrecting
                  ? [
                      {
                        key: "corrections",
                        label: said.tabs.corrections,
                        children: (
                          <CorrectionsPanel
                            account={account}
                            record={record}
                            work={work}
                            state={state}
                            store={store}
                            onGo={goTo}
                            onLeave={() => {
                              setMode("fill");
                              setTab("cell");
                            }}
                          />
                        ),
                      },
                    ]
                  : []),
                { key: "log", label: said.tabs.log, children: <ActionLog actions={record.actions} /> },
              ]}
            />
          </aside>
        </div>
      </div>
      {isDefined && current ? (
        <DefinitionDrawer
          cell={current}
          onClose={() => {
            setDefined(false);
            setFocusRequest((count) => count + 1);
          }}
        />
      ) : null}
    </>
  );
}

const sideTabs: readonly SideTab[] = ["cell", "checks", "corrections", "log"];

function Keys() {
  const { words } = useLanguage();
  return (
    <dl className="figures-keys">
      {[...words.submission.keys, ...words.statistics.keys].map(([key, does]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
