import type { InspectionFindingList } from "@halfsky/api-contract";
import { isFindingSettled } from "@halfsky/supervision";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { inspectionFindingsQuery } from "../../api/inspections-api.ts";
import { useMay } from "../../shell/session.tsx";
import { useWords } from "../../words/language.tsx";
import { findingAddress } from "./inspection-address.ts";
import { FindingStateTag } from "./inspection-tags.tsx";
import "./inspections.css";

type Finding = InspectionFindingList["findings"][number];

function summaryOf(findings: readonly Finding[]): readonly [all: number, unsettled: number] {
  return [findings.length, findings.filter(({ state }) => !isFindingSettled(state)).length];
}

/** On an indicator's page: what inspections found about it; nothing where they found nothing. */
export function IndicatorFindings({ indicatorId }: { readonly indicatorId: string }) {
  const { link: words } = useWords().inspections;
  const mayRead = useMay("inspection.read");
  const { data } = useQuery({ ...inspectionFindingsQuery({ indicator: indicatorId }), enabled: mayRead });
  if (data === undefined || data.findings.length === 0) return null;
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p className="faint">{words.summary(...summaryOf(data.findings))}</p>
      <ul className="finding-links">
        {data.findings.map((finding) => (
          <li key={finding.id}>
            <Link to={findingAddress(finding.inspectionId, finding.id)} title={finding.inspectionTitle}>
              {finding.words}
            </Link>
            <div>
              <FindingStateTag state={finding.state} /> <span className="faint">{finding.owner.name}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Under a measure on the plan's page: how many findings inspections made about it, each one click away. */
export function PartFindings({ partId }: { readonly partId: string }) {
  const { link: words, finding: said } = useWords().inspections;
  const { planId = "" } = useParams();
  const mayRead = useMay("inspection.read");
  // one request serves all measures of the page
  const { data } = useQuery({
    ...inspectionFindingsQuery({ plan: planId }),
    enabled: mayRead && planId !== "",
  });
  const own = (data?.findings ?? []).filter(({ parts }) =>
    parts.some((part) => part.planId === planId && part.partId === partId),
  );
  if (own.length === 0) return null;
  return (
    <div className="part-findings">
      {words.summary(...summaryOf(own))}
      {own.map(({ id, inspectionId, inspectionTitle, number, words: text }) => (
        <Link key={id} to={findingAddress(inspectionId, id)} title={`${inspectionTitle}\n${text}`}>
          {said.title(number)}
        </Link>
      ))}
    </div>
  );
}
