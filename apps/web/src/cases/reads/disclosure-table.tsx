import type { DisclosureRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { disclosuresQuery, type ReadFilters } from "../../api/case-reads-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { CaseName, ExactMoment, NoRecords } from "./log-cells.tsx";

/** What was handed to other agencies, and on what basis. */
export function DisclosureTable({
  filters: { person: _person, ...filters },
}: {
  readonly filters: ReadFilters;
}) {
  const { language, words } = useLanguage();
  const said = words.caseReads;
  const speak = useBilingual();
  const { data, error, isPending, refetch } = useQuery(disclosuresQuery(filters));
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (data.disclosures.length === 0) return <NoRecords filters={filters} todo={said.emptyDisclosures} />;
  const columns: readonly DataColumn<DisclosureRow>[] = [
    { key: "at", title: said.columns.at, width: 160, render: ({ at }) => <ExactMoment at={at} /> },
    {
      key: "case",
      title: said.columns.case,
      width: 210,
      render: ({ case: named }) => <CaseName named={named} />,
    },
    { key: "to", title: said.columns.organisation, width: 170, render: ({ organisation }) => organisation },
    { key: "title", title: said.columns.title, width: 150, render: ({ title }) => speak(title) },
    {
      key: "shared",
      title: said.columns.shared,
      render: ({ shared }) => {
        const text = shared.map(speak).join(language === "zh" ? "、" : ", ");
        return <span title={text}>{text}</span>;
      },
    },
    {
      key: "basis",
      title: said.columns.basis,
      width: 220,
      render: ({ basis }) => (basis === null ? <span className="faint">{said.noBasis}</span> : speak(basis)),
    },
  ];
  return (
    <DataTable
      label={said.kinds.disclosures}
      rows={data.disclosures}
      rowKey={(_row, index) => String(index)}
      columns={columns}
      rowHeight={64}
    />
  );
}
