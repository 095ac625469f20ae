import type { FormHead, Indicator } from "@halfsky/api-contract";
import {
  computeColumn,
  type FormColumn,
  type FormDefinition,
  type FormFigure,
  figureText,
  hasCell,
  type IndicatorRow,
  missingReasonWords,
} from "@halfsky/statistics";
import { useLanguage, useWords } from "../../words/language.tsx";
import "./form-paper.css";

/** What stands on a filled form beside what every form has. */
interface PaperContent {
  readonly organisation: string;
  readonly year: number;
  /** By `figureText`. */
  readonly figures: ReadonlyMap<string, FormFigure>;
}

interface FormPaperProps {
  readonly head: FormHead;
  readonly definition: FormDefinition;
  readonly indicators: readonly Indicator[];
  readonly content?: PaperContent | undefined;
}

/** More columns than these do not fit on an upright page. */
const uprightColumns = 6;

/** A form as it is printed: marks at the top right, numbered columns, notes, and who signs at the foot. */
export function FormPaper({ head, definition, indicators, content }: FormPaperProps) {
  const { paper } = useWords().forms;
  const { columns, rows, notes } = definition;
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const width = columns.length + 2;
  return (
    <article className={columns.length > uprightColumns ? "form-paper is-wide" : "form-paper"}>
      <header className="form-paper-head">
        <h2>{head.title}</h2>
        <Marks head={head} />
        <div className="form-paper-line">
          <span>
            {paper.organisation}
            {paper.colon}
            {content?.organisation}
          </span>
          <span>{paper.year(content === undefined ? paper.unknownYear : String(content.year))}</span>
        </div>
      </header>
      <table>
        <thead>
          {/* Printed on every page; the head of the first page lies over it. */}
          <tr className="form-paper-continued" aria-hidden="true">
            <td colSpan={width}>
              {paper.continued}
              {head.code === null ? "" : `　${head.code}`}　{head.title}
            </td>
          </tr>
          <tr>
            <th scope="col">{paper.indicator}</th>
            <th scope="col">{paper.unit}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
          <tr className="form-paper-numbers">
            <td>{paper.first}</td>
            <td>{paper.second}</td>
            {columns.map(({ id }, at) => (
              <td key={id}>{paper.number(at + 1)}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === "heading" ? (
              <tr key={row.id}>
                <th scope="rowgroup" colSpan={width} className="form-paper-heading">
                  {row.label}
                </th>
              </tr>
            ) : (
              <tr key={row.id}>
                <th scope="row" style={{ paddingLeft: `${row.indent * 1.4 + 0.4}em` }}>
                  {row.isOfWhich ? `${paper.ofWhich} ` : ""}
                  {row.label ?? known.get(row.indicatorId)?.name ?? row.indicatorId}
                </th>
                <td className="form-paper-unit">{known.get(row.indicatorId)?.unit}</td>
                {columns.map((column) => (
                  <td key={column.id} className="number">
                    <PaperCell definition={definition} row={row} column={column} content={content} />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
      {notes.length === 0 ? null : (
        <div className="form-paper-notes">
          {paper.notes}
          {notes.map((note, at) => (
            <div key={note}>
              {notes.length > 1 ? `${at + 1}. ` : ""}
              {note}
            </div>
          ))}
        </div>
      )}
      <footer className="form-paper-foot">
        {[paper.head, paper.statistician, paper.filler].map((who) => (
          <span key={who}>
            {who}
            {paper.colon}
          </span>
        ))}
        <span>{paper.reported}</span>
      </footer>
    </article>
  );
}

function Marks({ head }: { readonly head: FormHead }) {
  const { paper } = useWords().forms;
  const marks: ReadonlyArray<readonly [string, string | null]> =
    head.kind === "statutory"
      ? [
          [paper.code, head.code],
          [paper.authority, head.authority],
          [paper.approvalNumber, head.approvalNumber],
          [paper.validUntil, head.validUntil],
        ]
      : [[paper.sharingBasis, head.sharingBasis]];
  return (
    <dl className="form-paper-marks">
      {head.kind === "administrative" ? (
        <div>
          <dt>{paper.administrative}</dt>
        </div>
      ) : null}
      {marks.map(([label, text]) => (
        <div key={label}>
          <dt>
            {label}
            {paper.colon}
          </dt>
          <dd>{text ?? "　　　　"}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PaperCellProps {
  readonly definition: FormDefinition;
  readonly row: IndicatorRow;
  readonly column: FormColumn;
  readonly content: PaperContent | undefined;
}

function PaperCell({ definition, row, column, content }: PaperCellProps) {
  const { language, words } = useLanguage();
  if (!hasCell(row, column)) return words.forms.paper.noCell;
  if (content === undefined) return null;
  if (column.kind === "computed") {
    const result = computeColumn(definition, { row: row.id, column: column.id }, content.figures);
    return result?.status === "value" ? result.value : null;
  }
  const figure = content.figures.get(figureText({ ...row, breakdown: column.breakdown }));
  if (figure === undefined) return null;
  const text = figure[column.kind];
  if (text !== null) return text;
  return figure.missing === null ? null : missingReasonWords[figure.missing][language];
}
