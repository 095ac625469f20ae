import type { FormSheet, FormSheetImport, SubmissionRecord } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { Alert, Button, Tabs } from "antd";
import { Link } from "react-router";
import { DataTable, type DataColumn } from "../../ui/data-table.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { cellAddress } from "./cell-address.ts";

interface FormSheetPreviewProps {
  readonly preview: FormSheetImport;
  readonly record: SubmissionRecord;
  readonly onApply: (partial: boolean) => void;
  /** Given where the file is of another format: back to what is what. */
  readonly onMapping: (() => void) | undefined;
  readonly onAnother: () => void;
}

type Placed = { readonly sheet: string | null; readonly cell: string | null };
const maxHeight = "calc(100vh - 340px)";

/** What a workbook would change and what is wrong with it, or what became of it. */
export function FormSheetPreview(props: FormSheetPreviewProps) {
  const { preview, record, onApply, onMapping, onAnother } = props;
  const { formSheets: words } = useLanguage().words;
  const { sheets } = preview;
  const all = {
    read: sheets.reduce((sum, { read }) => sum + read, 0),
    unchanged: sheets.reduce((sum, { unchanged }) => sum + unchanged, 0),
    changes: sheets.flatMap(({ changes }) => changes),
    faults: sheets.flatMap(({ faults }) => faults),
    conflicts: sheets.flatMap(({ conflicts }) => conflicts),
    // What is not in the file is the grid's matter, not the file's.
    findings: sheets.flatMap(({ findings }) => findings.filter(({ cell }) => cell !== null)),
  };
  const rest = all.faults.length + all.conflicts.length;
  const mistakes = all.findings.filter(({ severity }) => severity === "error").length;
  const isApplied = sheets.some(({ applied }) => applied);
  return (
    <>
      {isApplied ? (
        <Alert
          className="sheet-outcome"
          type={rest > 0 ? "warning" : "success"}
          showIcon
          title={words.applied(all.changes.length)}
          {...(rest > 0 ? { description: words.appliedRest(rest) } : {})}
        />
      ) : rest === 0 && sheets.length > 0 ? (
        <Alert
          className="sheet-outcome"
          type={mistakes > 0 ? "warning" : "info"}
          showIcon
          title={
            all.changes.length === 0
              ? words.nothingNew
              : mistakes > 0
                ? words.mistakes(mistakes)
                : words.noFaults
          }
        />
      ) : null}
      <Left left={preview.left} />
      <section className="panel sheet-summary">
        <span>{words.read(all.read)}</span>
        <span>{words.changes(all.changes.length)}</span>
        <span>{words.unchanged(all.unchanged)}</span>
        <span className={all.faults.length > 0 ? "sheet-bad" : ""}>{words.faults(all.faults.length)}</span>
        {all.conflicts.length > 0 ? (
          <span className="sheet-bad">{words.conflicts(all.conflicts.length)}</span>
        ) : null}
        {all.findings.length > 0 ? <span>{words.findings(all.findings.length)}</span> : null}
        <span style={{ flex: 1 }} />
        <Button onClick={onAnother}>{words.another}</Button>
        {onMapping === undefined || isApplied ? null : (
          <Button onClick={onMapping}>{words.mapping.change}</Button>
        )}
        {isApplied ? (
          <LinkButton type="primary" to={`/submissions/${encodeURIComponent(record.id)}`}>
            {words.back}
          </LinkButton>
        ) : all.changes.length > 0 ? (
          <Button type="primary" onClick={() => onApply(rest > 0)}>
            {rest > 0 ? words.applyPartial(all.changes.length) : words.apply(all.changes.length)}
          </Button>
        ) : null}
      </section>
      <Lists all={all} record={record} />
    </>
  );
}

function Left({ left }: { readonly left: FormSheetImport["left"] }) {
  const { formSheets: words } = useLanguage().words;
  const speak = useBilingual();
  if (left.length === 0) return null;
  return (
    <Alert
      className="sheet-outcome"
      type="warning"
      showIcon
      title={words.left}
      description={
        <ul className="form-import-left">
          {left.map(({ sheet, message, hint }) => (
            <li key={sheet}>
              <b>{sheet}</b> {speak(message)} {speak(hint)}
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface ListsProps {
  readonly all: Pick<FormSheet, "changes" | "faults" | "conflicts" | "findings">;
  readonly record: SubmissionRecord;
}

function Lists({ all, record }: ListsProps) {
  const { language, words: every } = useLanguage();
  const { formSheets: words } = every;
  const speak = useBilingual();
  const { columns } = words;
  const indicators = new Map(
    record.indicators.map(({ id, name, nameEn }) => [id, language === "en" ? (nameEn ?? name) : name]),
  );
  const labels = new Map(
    record.definition.columns.flatMap((column) =>
      // A numerator or denominator belongs to the figure that its value column names.
      column.kind === "value" ? [[column.breakdown, column.label] as const] : [],
    ),
  );
  const nameOf = ({ indicatorId, breakdown }: { indicatorId: string; breakdown: string }) =>
    [indicators.get(indicatorId) ?? indicatorId, labels.get(breakdown) ?? breakdown]
      .filter((part) => part !== "")
      .join(" · ");
  const shown = ({ value, missing }: Pick<FormSheet["changes"][number]["input"], "value" | "missing">) =>
    value ?? (missing === null ? words.empty : missingReasonWords[missing][language]);
  const place = <Row extends Placed>(): DataColumn<Row> => ({
    key: "place",
    title: columns.place,
    width: 260,
    render: ({ sheet, cell }) => (cell === null ? words.outside : `${sheet ?? ""}!${cell}`),
  });
  const tables = [
    {
      key: "faults",
      count: all.faults.length,
      children: (
        <DataTable
          label={words.tabs.faults}
          rows={all.faults}
          rowKey={(row, index) => `${index} ${row.sheet}!${row.cell}`}
          maxHeight={maxHeight}
          columns={[
            place<FormSheet["faults"][number]>(),
            { key: "typed", title: columns.typed, width: 130, render: ({ words: typed }) => typed },
            { key: "problem", title: columns.problem, render: ({ message }) => speak(message) },
            { key: "todo", title: columns.todo, render: ({ hint }) => speak(hint) },
            {
              key: "to",
              title: "",
              width: 110,
              render: ({ figure }) =>
                figure === null ? null : <Link to={cellAddress(record, figure)}>{words.toCell}</Link>,
            },
          ]}
        />
      ),
    },
    {
      key: "conflicts",
      count: all.conflicts.length,
      children: (
        <DataTable
          label={words.tabs.conflicts}
          rows={all.conflicts}
          rowKey={(row, index) => `${index} ${row.cell}`}
          maxHeight={maxHeight}
          columns={[
            place<FormSheet["conflicts"][number]>(),
            { key: "name", title: columns.indicator, render: ({ mine }) => nameOf(mine) },
            {
              key: "mine",
              title: columns.mine,
              width: 120,
              align: "right",
              render: ({ mine }) => shown(mine),
            },
            {
              key: "theirs",
              title: columns.theirs,
              width: 120,
              align: "right",
              render: ({ theirs }) => shown(theirs),
            },
            {
              key: "by",
              title: columns.by,
              width: 160,
              render: ({ theirs }) => (
                <>
                  {theirs.recorded.by} <Moment at={theirs.recorded.at} />
                </>
              ),
            },
          ]}
        />
      ),
    },
    {
      key: "findings",
      count: all.findings.length,
      children: (
        <DataTable
          label={words.tabs.findings}
          rows={all.findings}
          rowKey={(row, index) => `${index} ${row.cell ?? ""}`}
          maxHeight={maxHeight}
          columns={[
            place<FormSheet["findings"][number]>(),
            { key: "name", title: columns.indicator, render: nameOf },
            {
              key: "problem",
              title: columns.problem,
              render: ({ severity, words: said }) => (
                <>
                  <Tag
                    tone={severity === "error" ? "red" : severity === "warning" ? "orange" : "grey"}
                    mark="!"
                  >
                    {words.severities[severity]}
                  </Tag>{" "}
                  {speak(said)}
                </>
              ),
            },
          ]}
        />
      ),
    },
    {
      key: "changes",
      count: all.changes.length,
      children: (
        <DataTable
          label={words.tabs.changes}
          rows={all.changes}
          rowKey={(row, index) => `${index} ${row.cell}`}
          maxHeight={maxHeight}
          columns={[
            place<FormSheet["changes"][number]>(),
            { key: "name", title: columns.indicator, render: ({ input }) => nameOf(input) },
            {
              key: "before",
              title: columns.before,
              width: 120,
              align: "right",
              render: ({ before }) => before ?? <span className="faint">–</span>,
            },
            {
              key: "after",
              title: columns.after,
              width: 120,
              align: "right",
              render: ({ input }) => shown(input),
            },
          ]}
        />
      ),
    },
  ] as const;
  const items = tables
    .filter(({ count }) => count > 0)
    .map(({ key, count, children }) => ({ key, label: `${words.tabs[key]} ${count}`, children }));
  return items.length === 0 ? null : <Tabs items={items} />;
}
