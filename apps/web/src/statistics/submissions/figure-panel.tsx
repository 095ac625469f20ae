import type { SubmissionRecord } from "@halfsky/api-contract";
import { figureText, missingReasons, missingReasonWords, parseUnit } from "@halfsky/statistics";
import { Button, Select } from "antd";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { unitText } from "../figure-text.ts";
import type { CellContent } from "../grid/cell-content.ts";
import { gridNumber } from "../grid/cell-look.ts";
import "../grid/cell-panel.css";
import { CellTrouble } from "../grid/cell-trouble.tsx";
import { dropDrafts, giveReason, keepMine } from "../grid/edits.ts";
import { PanelField } from "../grid/panel-field.tsx";
import { FindingCard } from "./finding-card.tsx";
import type { FilledCell, FormCell } from "./form-view.ts";
import { ReturnCard } from "./return-card.tsx";
import type { GridFigure, SubmissionStore } from "./submission-store.ts";
import { type FormWork, withPart } from "./use-form-work.ts";
import type { EditState } from "../grid/edit-store.ts";

interface FigurePanelProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly cell: FormCell;
  readonly work: FormWork;
  readonly state: EditState<GridFigure>;
  readonly store: SubmissionStore;
  readonly mayAnswer: boolean;
  readonly isAnswering: boolean;
  readonly onAnswering: (isOpen: boolean) => void;
  readonly onWrite: (cell: FilledCell, content: CellContent) => void;
  readonly onDefinition: () => void;
}

/** What the current cell says, what is wrong with it, who sent it back, what it rests on and where it is from. */
export function FigurePanel(props: FigurePanelProps) {
  const { record, cell, work } = props;
  const { words } = useLanguage();
  const { submission: said, statistics } = words;
  const look = work.look(cell);
  return (
    <div className="figure-panel">
      <div className="cell-panel-place">
        {cell.columnTitle} · {record.year}
      </div>
      <h2 className="cell-panel-name">{cell.rowTitle}</h2>
      <div className="cell-panel-value">
        {look.shown === "" ? statistics.cellEmpty : look.shown}
        <PanelUnit cell={cell} isFigure={look.isFigure} />
      </div>
      {cell.kind === "figure" ? (
        <FigureParts {...props} cell={cell} />
      ) : (
        <p className="faint">{cell.kind === "blank" ? said.noCell : said.computed}</p>
      )}
      <div className="cell-panel-links">
        <Button size="small" type="link" onClick={props.onDefinition}>
          {statistics.panel.definition}
        </Button>
      </div>
    </div>
  );
}

function PanelUnit({ cell, isFigure }: { readonly cell: FormCell; readonly isFigure: boolean }) {
  const { language } = useLanguage();
  if (!isFigure || cell.kind !== "figure" || cell.part !== "value") return null;
  return <span className="cell-panel-unit">{unitText(cell.indicator.unit, language)}</span>;
}

function FigureParts(props: FigurePanelProps & { readonly cell: FilledCell }) {
  const { account, record, cell, work, state, store, mayAnswer } = props;
  const { language, words } = useLanguage();
  const { submission: said, statistics } = words;
  const { panel } = statistics;
  const { indicator } = cell;
  const draft = state.edits.drafts.get(cell.figureKey);
  const stored = work.stored(cell.figureKey);
  const content = work.content(cell);
  const item = work.returns.get(figureText(cell.figure));
  const since = work.changed.get(figureText(cell.figure));
  const findings = work.findings.get(cell.key) ?? [];
  const change = (step: Parameters<SubmissionStore["change"]>[0]) => store.change(step);
  const keys = [cell.figureKey];
  const hasParts =
    indicator.numeratorLabel !== null ||
    indicator.denominatorLabel !== null ||
    parseUnit(indicator.unit).scale !== null ||
    content.numerator !== "" ||
    content.denominator !== "";
  const field = (part: "numerator" | "denominator", label: string | null) => (
    <PanelField
      key={`${part} ${cell.key} ${content[part]}`}
      label={`${panel[part]}${label === null ? "" : `${words.shell.colon}${label}`}`}
      value={content[part]}
      onCommit={(text) => props.onWrite(cell, withPart(content, { ...cell, part }, text))}
    />
  );
  return (
    <>
      {draft?.trouble ? (
        <CellTrouble
          key={cell.key}
          draft={draft}
          actions={{
            drop: () => change((edits) => dropDrafts(edits, keys)),
            keepMine: () => change((edits) => keepMine(edits, keys)),
            sendWithReason: (reason) => change((edits) => giveReason(edits, keys, reason)),
          }}
        />
      ) : null}
      {item === undefined ? null : (
        <ReturnCard
          key={item.id}
          account={account}
          record={record}
          item={item}
          answer={work.answerOf(item)}
          mayAnswer={mayAnswer && cell.mayWrite}
          shownText={work.shownText}
        />
      )}
      {since === undefined ? null : (
        <div className="changed-card">
          <Tag tone="blue" mark="△">
            {said.panel.changed}
          </Tag>
          <div>
            {said.panel.changedWords(work.shownText(since.signed.shown), work.shownText(since.now.shown))}
          </div>
          {since.now.reason === null ? null : <div>{said.panel.changedReason(since.now.reason)}</div>}
          <div className="faint">
            {since.now.stamp.by} · <Moment at={since.now.stamp.at} />
          </div>
        </div>
      )}
      {findings.map((finding) => (
        <FindingCard
          key={`${cell.key} ${finding.code}`}
          account={account}
          record={record}
          finding={finding}
          answer={work.answered(finding)}
          revision={draft === undefined ? (stored?.revision ?? 0) : null}
          mayAnswer={mayAnswer}
          onLikely={cell.mayWrite ? (value) => props.onWrite(cell, withPart(content, cell, value)) : null}
          isAnswering={props.isAnswering}
          onAnswering={props.onAnswering}
        />
      ))}
      {cell.mayWrite ? (
        <>
          <Select
            className="cell-panel-missing"
            size="small"
            aria-label={panel.missing}
            placeholder={panel.setMissing}
            value={
              missingReasons.find((reason) => missingReasonWords[reason][language] === content.text) ?? null
            }
            options={missingReasons.map((reason) => ({
              value: reason,
              label: missingReasonWords[reason][language],
            }))}
            onChange={(reason) =>
              props.onWrite(cell, {
                text: missingReasonWords[reason][language],
                numerator: "",
                denominator: "",
                note: content.note,
              })
            }
          />
          {hasParts ? (
            <>
              {field("numerator", indicator.numeratorLabel)}
              {field("denominator", indicator.denominatorLabel)}
            </>
          ) : null}
          <PanelField
            key={`note ${cell.key} ${content.note}`}
            label={panel.note}
            value={content.note}
            onCommit={(note) => props.onWrite(cell, { ...content, note })}
          />
        </>
      ) : (
        <p className="faint">
          {record.state === "returned" && mayAnswer ? said.panel.onlyReturned : said.panel.notEditable}
        </p>
      )}
      <EarlierYears record={record} cell={cell} />
      {stored ? (
        <div className="cell-panel-origin">
          <div className="faint">{panel.recorded}</div>
          {stored.recorded.by} · <Moment at={stored.recorded.at} />
        </div>
      ) : null}
    </>
  );
}

function EarlierYears({ record, cell }: { readonly record: SubmissionRecord; readonly cell: FilledCell }) {
  const { language, words } = useLanguage();
  const said = words.submission.panel;
  const history = record.history.find((figure) => figureText(figure) === figureText(cell.figure));
  const years = (history?.years ?? [])
    .filter(({ year }) => year < record.year)
    .toSorted((one, other) => other.year - one.year)
    .slice(0, 5);
  if (years.length === 0) return null;
  return (
    <div className="cell-panel-origin">
      <div className="faint">{said.lastYears}</div>
      <dl className="earlier-years">
        {years.map(({ year, value, missing }) => (
          <div key={year}>
            <dt>{said.history(year)}</dt>
            <dd>
              {value === null
                ? missingReasonWords[missing ?? "not-yet-reported"][language]
                : gridNumber(value, cell.indicator.decimals)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
