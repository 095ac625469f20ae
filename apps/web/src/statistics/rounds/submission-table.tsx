import type { SubmissionRow } from "@halfsky/api-contract";
import { Link } from "react-router";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";
import { ofCount } from "./progress-counts.ts";
import { submissionAddress, SubmissionStateTag } from "./round-words.tsx";

/** Submissions of a round line by line: who, what, where it stands. */
export function SubmissionTable({ rows }: { readonly rows: readonly SubmissionRow[] }) {
  const columns = useColumns();
  const { list } = useWords().rounds;
  if (rows.length === 0) return <p className="faint">{list.noneFound}</p>;
  return (
    <DataTable label={list.label} rows={rows} rowKey={({ id }) => id} columns={columns} maxHeight="70vh" />
  );
}

function useColumns(): readonly DataColumn<SubmissionRow>[] {
  const { list } = useWords().rounds;
  return [
    {
      key: "unit",
      title: list.unit,
      render: ({ id, organisation }) => <Link to={submissionAddress(id)}>{organisation.name}</Link>,
    },
    { key: "area", title: list.area, width: 110, render: ({ area }) => area.name },
    { key: "form", title: list.form, render: ({ form }) => form.title },
    {
      key: "state",
      title: list.state,
      width: 220,
      render: (row) => (
        <>
          <SubmissionStateTag state={row.state} />{" "}
          {ofCount(row, "late") ? (
            <Tag tone="red" mark="!">
              {list.late}
            </Tag>
          ) : null}{" "}
          {row.openReturns > 0 ? list.returns(row.openReturns) : null}
        </>
      ),
    },
    {
      key: "filled",
      title: list.filled,
      width: 90,
      align: "right",
      render: ({ filledCells, owedCells }) => `${filledCells}/${owedCells}`,
    },
    { key: "moved", title: list.moved, width: 150, render: (row) => <LastMove row={row} /> },
  ];
}

function LastMove({ row }: { readonly row: SubmissionRow }) {
  const { list } = useWords().rounds;
  const moves = [
    [row.signedAt, list.signed],
    [row.submittedAt, list.submitted],
    [row.begunAt, list.begun],
    [row.openedAt, list.opened],
  ] as const;
  // a figure that was signed may have been corrected and handed in again since
  const last = moves
    .flatMap(([at, words]) => (at === null ? [] : [{ at, words }]))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  if (last === undefined) return <span className="faint">{list.never}</span>;
  return (
    <>
      <Moment at={last.at} /> {last.words}
    </>
  );
}
