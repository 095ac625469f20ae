import type { ReactNode } from "react";
import { useWords } from "../../words/language.tsx";
import { FigureLink } from "./figure-link.tsx";
import { ReportChart } from "./report-chart.tsx";
import { blockAnchor, type ReportBlock, type Run, type TableBlock } from "./report-tree.ts";

/** The blocks of a report in reading order, laid out like the printed one. */
export function ReportBlocks({ blocks }: { readonly blocks: readonly ReportBlock[] }) {
  return blocks.map((block, index) => (
    // A report never changes: the place of a block in it is its name.
    // oxlint-disable-next-line react/no-array-index-key
    <Block key={index} block={block} anchor={blockAnchor(index)} />
  ));
}

function Block({ block, anchor }: { readonly block: ReportBlock; readonly anchor: string }) {
  switch (block.kind) {
    case "title":
      return (
        <h2 className="report-title">
          <Runs runs={block.runs} />
        </h2>
      );
    case "subtitle":
      return (
        <p className="report-subtitle">
          <Runs runs={block.runs} />
        </p>
      );
    case "heading": {
      // the page's own title is h1, the report's h2
      const Heading = headingTags[block.level - 1] ?? "h6";
      return (
        <Heading id={anchor} className={`report-heading report-heading-${block.level}`}>
          <Runs runs={block.runs} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className="report-paragraph">
          <Runs runs={block.runs} />
        </p>
      );
    case "table":
      return <ReportTable table={block} anchor={anchor} />;
    case "chart":
      return <ReportChart chart={block} />;
    case "page-break":
      return <hr className="report-page-break" />;
  }
}

const headingTags = ["h3", "h4", "h5", "h6"] as const;

function Runs({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  return runs.map((run, index) =>
    run.kind === "figure" ? (
      // oxlint-disable-next-line react/no-array-index-key
      <FigureLink key={index} text={run.text} reference={run.reference} />
    ) : (
      run.text
    ),
  );
}

function ReportTable({ table, anchor }: { readonly table: TableBlock; readonly anchor: string }) {
  const { unit } = useWords().reports.record;
  return (
    <section className="report-table-box" id={anchor}>
      <h3 className="report-table-title">{table.title}</h3>
      {table.unit === null ? null : <div className="report-table-unit">{unit(table.unit)}</div>}
      <table className="report-table" aria-label={table.title}>
        <colgroup>
          {table.columns.map(({ width }, column) => (
            // oxlint-disable-next-line react/no-array-index-key -- two columns may have the same title
            <col key={column} style={{ width: `${width * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map(({ title }, column) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={column} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {row.map((runs, column) => {
                const Cell = column === 0 ? "th" : "td";
                return (
                  <Cell
                    // oxlint-disable-next-line react/no-array-index-key
                    key={column}
                    {...(column === 0 ? { scope: "row" } : {})}
                    className={`is-${table.columns[column]?.align ?? "left"}`}
                  >
                    <Runs runs={runs} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p key={note} className="report-note">
          {note}
        </p>
      ))}
    </section>
  );
}
