import type { InspectionRecord } from "@halfsky/api-contract";
import { checkScoreEntries, scoreKindWords, type ScoreEntry, totalScores } from "@halfsky/supervision";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { type ScoreColumn, scoreColumns, type ScoreEdits } from "./score-edits.ts";

interface ScoreGridProps {
  readonly sheet: InspectionRecord["sheet"];
  readonly entries: readonly ScoreEntry[];
  readonly edits: ScoreEdits;
  readonly mayType: (column: ScoreColumn) => boolean;
  readonly onType: (itemId: string, column: ScoreColumn, text: string) => void;
  readonly onPaste: (itemId: string, column: ScoreColumn, text: string) => void;
  readonly onSave: () => void;
}

type Item = InspectionRecord["sheet"][number];

/** The score sheet of a unit: typed like a sheet, with faults beside the cells and the total as it would be. */
export function ScoreGrid(props: ScoreGridProps) {
  const { sheet, entries } = props;
  const { words } = useLanguage();
  const { columns, total, noScore } = words.inspections.scores;
  const sums = totalScores(sheet, entries);
  const groups = [...new Set(sheet.map(({ group }) => group))];
  const ordered = groups.flatMap((group) => sheet.filter((item) => item.group === group));
  return (
    <div className="score-box">
      <table className="score-grid">
        <thead>
          <tr>
            <th scope="col">{columns.group}</th>
            <th scope="col">{columns.name}</th>
            <th scope="col" className="number">
              {columns.maximum}
            </th>
            <th scope="col">{columns.criterion}</th>
            <th scope="col" className="number" style={{ width: 84 }}>
              {columns.selfScore}
            </th>
            <th scope="col" className="number" style={{ width: 100 }}>
              {columns.teamScore}
            </th>
            <th scope="col" style={{ width: 240 }}>
              {columns.reason}
            </th>
            <th scope="col" style={{ width: 110 }}>
              {columns.confirmedBy}
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((item, index) => (
            <Row
              key={item.id}
              {...props}
              item={item}
              rowsOfGroup={
                ordered[index - 1]?.group === item.group
                  ? 0
                  : ordered.filter(({ group }) => group === item.group).length
              }
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{total}</td>
            <td className="number">{sums.full}</td>
            <td aria-hidden="true" />
            <td className="number">{sums.self ?? noScore}</td>
            <td className="number">{sums.team ?? noScore}</td>
            <td colSpan={2} aria-hidden="true" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps extends ScoreGridProps {
  readonly item: Item;
  /** Rows over which the group is written; 0 where it is written above. */
  readonly rowsOfGroup: number;
}

function Row({ item, rowsOfGroup, ...grid }: RowProps) {
  const { language } = useLanguage();
  const kind = scoreKindWords[item.kind];
  return (
    <tr>
      {rowsOfGroup === 0 ? null : (
        <td rowSpan={rowsOfGroup} style={{ verticalAlign: "top" }}>
          {item.group}
        </td>
      )}
      <th scope="row">
        {item.name}{" "}
        {item.kind === "points" ? null : (
          <Tag tone="grey" title={kind.meaning[language]}>
            {kind[language]}
          </Tag>
        )}
      </th>
      <td className="number">{item.kind === "veto" ? "" : item.maximum}</td>
      <td className="faint">{item.criterion}</td>
      {scoreColumns.map((column) => (
        <Cell key={column} item={item} column={column} {...grid} />
      ))}
    </tr>
  );
}

interface CellProps extends ScoreGridProps {
  readonly item: Item;
  readonly column: ScoreColumn;
}

/** The cell above or below, by keyboard. */
function moveFocus(from: HTMLInputElement, column: ScoreColumn, down: 1 | -1): void {
  const cells = [
    ...(from.closest("table")?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? []),
  ];
  const next = cells[cells.indexOf(from) + down];
  next?.focus();
  next?.select();
}

function Cell({ item, column, sheet, entries, edits, mayType, onType, onPaste, onSave }: CellProps) {
  const { words } = useLanguage();
  const { scores } = words.inspections;
  const speak = useBilingual();
  const entry = entries.find(({ itemId }) => itemId === item.id);
  const typed = edits.get(item.id)?.[column];
  const shown = typed ?? entry?.[column] ?? "";
  const isNumber = column === "selfScore" || column === "teamScore";
  if (!mayType(column)) return <td className={isNumber ? "number" : undefined}>{shown}</td>;
  const fault = entry
    ? checkScoreEntries(sheet, [entry]).find(({ where }) => where.endsWith(`.${column}`))
    : undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave();
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      moveFocus(event.currentTarget, column, 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      moveFocus(event.currentTarget, column, -1);
    }
  };
  const onPasteText = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/u.test(text)) return;
    event.preventDefault();
    onPaste(item.id, column, text);
  };
  const faultId = `score-fault-${item.id}-${column}`;
  return (
    <td className="is-cell">
      <input
        className={`score-cell${isNumber ? " is-number" : ""}${typed === undefined ? "" : " is-changed"}`}
        aria-label={scores.cell(item.name, scores.columns[column])}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        title={fault === undefined ? undefined : speak(fault.message)}
        inputMode={isNumber ? "decimal" : "text"}
        maxLength={isNumber ? 20 : column === "reason" ? 500 : 50}
        data-column={column}
        value={shown}
        onChange={(event) => onType(item.id, column, event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPasteText}
      />
      {fault === undefined ? null : (
        <span id={faultId} className="visually-hidden">
          {speak(fault.message)}
        </span>
      )}
    </td>
  );
}
