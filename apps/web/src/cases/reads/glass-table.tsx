import type { GlassRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { glassesQuery, type ReadFilters } from "../../api/case-reads-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { CaseName, ExactMoment, NoRecords, PersonName } from "./log-cells.tsx";

/** Glasses that were broken, and whether another person has looked at each. */
export function GlassTable({ filters }: { readonly filters: ReadFilters }) {
  const { caseReads: said } = useWords();
  const { data, error, isPending, refetch } = useQuery(glassesQuery(filters));
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (data.glasses.length === 0) return <NoRecords filters={filters} todo={said.emptyGlasses} />;
  const columns: readonly DataColumn<GlassRow>[] = [
    { key: "at", title: said.columns.at, width: 160, render: ({ at }) => <ExactMoment at={at} /> },
    {
      key: "person",
      title: said.columns.person,
      width: 220,
      render: ({ person }) => <PersonName person={person} />,
    },
    { key: "case", title: said.columns.case, render: ({ case: named }) => <CaseName named={named} /> },
    {
      key: "until",
      title: said.columns.until,
      width: 160,
      render: ({ until }) => <ExactMoment at={until} />,
    },
    {
      key: "review",
      title: said.columns.review,
      width: 260,
      render: ({ reviewed }) =>
        reviewed === null ? (
          <Tag tone="red">{said.unreviewed}</Tag>
        ) : (
          <>
            <Tag tone="green">{said.reviewed}</Tag> {reviewed.name} <ExactMoment at={reviewed.at} />
          </>
        ),
    },
  ];
  return (
    <DataTable
      label={said.kinds.glasses}
      rows={data.glasses}
      rowKey={(_row, index) => String(index)}
      columns={columns}
      rowHeight={56}
    />
  );
}
