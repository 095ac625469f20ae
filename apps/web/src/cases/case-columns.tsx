import type { CaseRow } from "@halfsky/api-contract";
import { Link } from "react-router";
import type { DataColumn } from "../ui/data-table.tsx";
import { Moment } from "../ui/moment.tsx";
import { Tag } from "../ui/tag.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { caseAddress } from "./case-address.ts";
import { DueTimeTag } from "./due-time-tag.tsx";
import { asksForWord } from "./asks-for-word.ts";
import { GradeTag } from "./grade-tag.tsx";
import { useNarrow } from "./use-narrow.ts";

function compareDue(one: CaseRow, other: CaseRow): number {
  const [first, second] = [one.nextDeadline?.dueAt ?? "9", other.nextDeadline?.dueAt ?? "9"];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Columns of every list of cases: what of it is open to lists, the end of the next clock first; on a telephone two. */
export function useCaseColumns(): readonly DataColumn<CaseRow>[] {
  const all = useAllColumns();
  const isNarrow = useNarrow();
  const { columns: said } = useWords().cases;
  const speak = useBilingual();
  const [due] = all;
  if (!isNarrow || due === undefined) return all;
  return [
    { ...due, width: 124 },
    {
      key: "case",
      title: said.case,
      render: (row) => (
        <>
          <CaseName row={row} />
          <div>
            {speak(row.stateTitle)} <GradeTag grade={row.grade} careful={row.carefulGrade} />
          </div>
        </>
      ),
    },
  ];
}

/** Columns of the list that are there to be chosen. */
export function useFurtherColumns(): readonly DataColumn<CaseRow>[] {
  const { columns: said } = useWords().caseList;
  const isNarrow = useNarrow();
  if (isNarrow) return [];
  return [
    {
      key: "assignee",
      title: said.assignee,
      width: 110,
      render: ({ assignee }) => assignee?.name ?? <span className="faint">–</span>,
    },
    {
      key: "closed",
      title: said.closed,
      width: 120,
      render: ({ closedAt }) =>
        closedAt === null ? <span className="faint">–</span> : <Moment at={closedAt} />,
    },
  ];
}

/** A case by its number and its kind. */
function CaseName({ row }: { readonly row: CaseRow }) {
  const speak = useBilingual();
  return (
    <>
      <Link to={caseAddress(row.id)}>
        {row.number}
        {row.who === null ? "" : ` ${row.who}`}
      </Link>
      <div className="faint">{speak(row.systemTitle)}</div>
    </>
  );
}

function useAllColumns(): readonly DataColumn<CaseRow>[] {
  const speak = useBilingual();
  const { columns: said, why } = useWords().cases;
  return [
    {
      key: "due",
      title: said.due,
      width: 170,
      compare: compareDue,
      render: ({ nextDeadline, nobodyToTell, why: reasons }) => (
        <>
          {asksForWord({ nextDeadline, why: reasons }) ? (
            <Tag tone="orange" mark="②">
              {why["second-person"]}
            </Tag>
          ) : nextDeadline === null ? (
            <span className="faint">{said.noDue}</span>
          ) : (
            <DueTimeTag dueAt={nextDeadline.dueAt} />
          )}
          {nextDeadline === null ? null : <div className="faint">{speak(nextDeadline.title)}</div>}
          {nobodyToTell ? (
            <Tag tone="red" mark="!">
              {said.nobodyToTell}
            </Tag>
          ) : null}
        </>
      ),
    },
    {
      key: "grade",
      title: said.grade,
      width: 110,
      render: (row) => <GradeTag grade={row.grade} careful={row.carefulGrade} />,
    },
    {
      key: "case",
      title: said.case,
      render: (row) => <CaseName row={row} />,
    },
    { key: "state", title: said.state, width: 130, render: ({ stateTitle }) => speak(stateTitle) },
    {
      key: "why",
      title: said.why,
      width: 150,
      render: (row) =>
        row.why.length === 0 ? <span className="faint">–</span> : row.why.map((one) => why[one]).join(" · "),
    },
    { key: "area", title: said.area, width: 100, render: ({ areaName }) => areaName },
    {
      key: "owner",
      title: said.owner,
      width: 170,
      render: ({ owner, assignee }) => (assignee === null ? owner.name : `${owner.name} ${assignee.name}`),
    },
    {
      key: "opened",
      title: said.opened,
      width: 120,
      compare: (one, other) => (one.openedAt < other.openedAt ? -1 : 1),
      render: ({ openedAt }) => <Moment at={openedAt} />,
    },
  ];
}
