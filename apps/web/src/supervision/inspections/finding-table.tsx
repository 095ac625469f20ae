import type { InspectionFinding, InspectionRecord } from "@halfsky/api-contract";
import { Link } from "react-router";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { useWords } from "../../words/language.tsx";
import { FindingDue } from "./finding-due.tsx";
import { findingAddress } from "./inspection-address.ts";
import { FindingStateTag, SeriousnessTag } from "./inspection-tags.tsx";

/** The findings of an inspection by their numbers. */
export function FindingTable({ record }: { readonly record: InspectionRecord }) {
  const { finding: words } = useWords().inspections;
  if (record.findings.length === 0) {
    return <EmptyPage title={words.none} todo={record.may.manage ? words.noneTodo : ""} />;
  }
  return (
    <DataTable<InspectionFinding>
      label={words.words}
      rows={record.findings}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", title: words.columns.number, width: 60, render: ({ number }) => number },
        {
          key: "words",
          title: words.columns.words,
          render: ({ id, inspectionId, words: said }) => (
            <Link to={findingAddress(inspectionId, id)}>{said}</Link>
          ),
        },
        {
          key: "seriousness",
          title: words.columns.seriousness,
          width: 90,
          render: ({ seriousness }) => <SeriousnessTag degree={seriousness} />,
        },
        { key: "visit", title: words.columns.visit, width: 130, render: ({ visitName }) => visitName },
        { key: "owner", title: words.columns.owner, width: 160, render: ({ owner }) => owner.name },
        {
          key: "due",
          title: words.columns.due,
          width: 170,
          render: (finding) => <FindingDue finding={finding} />,
        },
        {
          key: "state",
          title: words.columns.state,
          width: 110,
          render: ({ state }) => <FindingStateTag state={state} />,
        },
      ]}
    />
  );
}
