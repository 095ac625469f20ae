import { beijingTime } from "@halfsky/calendar";
import { Link } from "react-router";
import type { ReadFilters } from "../../api/case-reads-api.ts";
import { useMay } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";

/** A log says the exact time: "a while ago" proves nothing. */
export function ExactMoment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{beijingTime(at)}</time>;
}

interface PersonNameProps {
  readonly person: { readonly name: string; readonly organisation: string } | null;
}

export function PersonName({ person }: PersonNameProps) {
  const { keptName } = useWords().caseReads;
  if (person === null) return <>{keptName}</>;
  return (
    <>
      {person.name}
      <div className="faint">{person.organisation}</div>
    </>
  );
}

interface CaseNameProps {
  readonly named: {
    readonly id: string;
    readonly number: string;
    readonly systemTitle: { readonly zh: string; readonly en: string };
  };
  /** beside others: without its system */
  readonly isShort?: boolean;
}

/** A case by its number; a way to its page for those who work on cases. */
export function CaseName({ named: { id, number, systemTitle }, isShort = false }: CaseNameProps) {
  const speak = useBilingual();
  const worksOnCases = useMay("case.work");
  const name = worksOnCases ? <Link to={caseAddress(id)}>{number}</Link> : number;
  if (isShort) return <span className="log-case">{name}</span>;
  return (
    <>
      {name}
      <div className="faint">{speak(systemTitle)}</div>
    </>
  );
}

interface NoRecordsProps {
  readonly filters: ReadFilters;
  readonly todo: string;
}

/** Nothing there at all, or nothing that passes the filters. */
export function NoRecords({ filters, todo }: NoRecordsProps) {
  const { caseReads: said } = useWords();
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return isFiltered ? (
    <EmptyPage title={said.noneFound} todo={said.noneFoundTodo} />
  ) : (
    <EmptyPage title={said.empty} todo={todo} />
  );
}
