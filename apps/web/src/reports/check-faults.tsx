import type { ReportCheck } from "@halfsky/api-contract";
import { type DataColumn, DataTable } from "../ui/data-table.tsx";
import { Tag } from "../ui/tag.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { wordsAround } from "./words-around.ts";

type CheckFault = ReportCheck["faults"][number];

/** What is wrong with a number: changed, typed in by hand, or gone. */
export function faultKind({ printed, expected }: CheckFault): "differs" | "typed" | "missing" {
  if (printed === "") return "missing";
  return expected === null ? "typed" : "differs";
}

/** The numbers of a file that the database does not bear out, each with its place and what it should be. */
export function CheckFaults({ faults }: { readonly faults: readonly CheckFault[] }) {
  const { check: words } = useWords().reports;
  const speak = useBilingual();
  const columns: readonly DataColumn<CheckFault>[] = [
    { key: "place", title: words.columns.place, width: 190, render: ({ place }) => speak(place) },
    {
      key: "printed",
      title: words.columns.printed,
      width: 130,
      align: "right",
      render: ({ printed }) =>
        printed === "" ? (
          <span className="faint">{words.nothing}</span>
        ) : (
          <b className="check-printed">{printed}</b>
        ),
    },
    {
      key: "expected",
      title: words.columns.expected,
      width: 130,
      align: "right",
      render: ({ expected }) =>
        expected === null ? <span className="faint">{words.nothing}</span> : <b>{expected}</b>,
    },
    {
      key: "kind",
      title: words.columns.kind,
      width: 150,
      render: (fault) => (
        <Tag tone="red" mark="✗" title={speak(fault.message)}>
          {words.kinds[faultKind(fault)]}
        </Tag>
      ),
    },
    { key: "context", title: words.columns.context, render: (fault) => <Context fault={fault} /> },
  ];
  return (
    <section className="check-faults">
      <h2>{words.faults}</h2>
      <DataTable
        label={words.faults}
        rows={faults}
        rowKey={(fault, index) => `${index} ${fault.place.en}`}
        columns={columns}
      />
    </section>
  );
}

function Context({ fault }: { readonly fault: CheckFault }) {
  const { before, number, after } = wordsAround(fault.context, fault.printed);
  return (
    <>
      {before}
      {number === "" ? null : <mark>{number}</mark>}
      {after}
    </>
  );
}
