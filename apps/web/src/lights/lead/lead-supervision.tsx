import type { LightList, MatterRow, TargetRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { mattersQuery } from "../../api/supervision-api.ts";
import { useMay } from "../../shell/session.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { openMatters } from "../open-matters.ts";
import { countSupervision } from "./lead-summary.ts";

const shownFirst = 4;

interface LeadSupervisionProps {
  readonly list: LightList;
  readonly atRisk: readonly TargetRow[];
  /** What else stands beside the targets, above what is overdue. */
  readonly children: ReactNode;
}

/** How the chasing goes: sent, answered, overdue, closed; what is overdue by name. */
export function LeadSupervision({ list, atRisk, children }: LeadSupervisionProps) {
  const { lead } = useWords().lights;
  const { matters: words } = lead;
  const mayRead = useMay("supervision.read");
  const { data, error } = useQuery({ ...mattersQuery({}), enabled: mayRead });
  if (!mayRead) return null;
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <aside className="panel lead-side" />;
  const state = countSupervision(data);
  const open = openMatters(data.matters, list.areaCode);
  const without = atRisk.filter(({ id }) => !open.has(id)).length;
  const overdue = data.matters.filter((matter) => matter.overdue);
  const facts: readonly (readonly [string, number, boolean])[] = [
    [words.sent, state.sent, false],
    [words.answered, state.answered, false],
    [words.overdue, state.overdue, state.overdue > 0],
    [words.closed, state.closed, false],
  ];
  return (
    <aside className="panel lead-side">
      <h2>{lead.supervision}</h2>
      <dl className="lead-facts">
        {facts.map(([label, count, isBad]) => (
          <div key={label} className={isBad ? "is-bad" : undefined}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {without > 0 ? <p>{words.without(without)}</p> : null}
      {children}
      <h3>{words.late}</h3>
      {overdue.length === 0 ? <p className="faint">{words.noLate}</p> : null}
      <ul className="lead-late">
        {overdue.slice(0, shownFirst).map((matter) => (
          <OverdueMatter key={matter.id} matter={matter} />
        ))}
      </ul>
      <Link className="no-print" to="/supervision">
        {words.all}
      </Link>
    </aside>
  );
}

function OverdueMatter({ matter }: { readonly matter: MatterRow }) {
  const { warnings: words } = useWords().lights;
  const speak = useBilingual();
  return (
    <li>
      <Link to={`/supervision/${encodeURIComponent(matter.id)}`}>{matter.title}</Link>
      <div className="faint">{matter.organisation.name}</div>
      <div>
        <Tag tone="red" mark="!">
          {words.overdue}
        </Tag>{" "}
        {matter.nextDuty ? speak(matter.nextDuty.words) : null}
      </div>
    </li>
  );
}
