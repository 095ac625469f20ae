import type { InspectionRecord } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Alert, Tabs } from "antd";
import { Link, useParams } from "react-router";
import { inspectionQuery } from "../../api/inspections-api.ts";
import { useAddress } from "../../shell/address.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { FindingTable } from "./finding-table.tsx";
import { inspectionAddress } from "./inspection-address.ts";
import { InspectionSide } from "./inspection-side.tsx";
import { InspectionStateTag } from "./inspection-tags.tsx";
import { InspectionStepButtons } from "./inspection-steps.tsx";
import "./inspections.css";
import { ResultTab } from "./result-tab.tsx";
import { ScoresTab } from "./scores-tab.tsx";
import { VisitCards } from "./visit-cards.tsx";

const tabs = ["visits", "findings", "scores", "result"] as const;
type Tab = (typeof tabs)[number];

/** An inspection: where it went, what it found, how the units scored, what came out; its course beside. */
export function InspectionPage() {
  const { record: words } = useWords().inspections;
  const { inspectionId = "" } = useParams();
  const { data, error, refetch } = useQuery(inspectionQuery(inspectionId));
  const trail = <Link to="/inspections">{words.trail}</Link>;
  if (data) return <InspectionOnPage record={data} />;
  return (
    <Page title={words.loading} trail={trail}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Waiting />}
    </Page>
  );
}

function InspectionOnPage({ record }: { readonly record: InspectionRecord }) {
  const { record: words } = useWords().inspections;
  const { get, set } = useAddress();
  const { inspection, may } = record;
  const wanted = get("tab");
  const tab: Tab = tabs.find((each) => each === wanted) ?? "visits";
  const counts: Record<Tab, number> = {
    visits: record.visits.length,
    findings: inspection.findings.all,
    scores: 0,
    result: 0,
  };
  return (
    <Page
      width="wide"
      title={inspection.title}
      trail={<Link to="/inspections">{words.trail}</Link>}
      state={<InspectionStateTag state={inspection.state} />}
      note={
        <>
          {inspection.organisation.name} · {words.period(inspection.startsOn, inspection.endsOn)}
        </>
      }
      actions={
        <>
          {may.manage && inspection.state !== "closing" ? (
            <LinkButton to={`${inspectionAddress(inspection.id)}/change`}>{words.change}</LinkButton>
          ) : null}
          <InspectionStepButtons record={record} />
        </>
      }
    >
      {inspection.state === "closing" && may.manage && !may.steps.includes("close") ? (
        <Alert type="info" showIcon className="inspection-notice" title={words.waitsForSecond} />
      ) : null}
      <div className="inspection">
        <div className="inspection-main">
          <Tabs
            activeKey={tab}
            onChange={(key) => set({ tab: key === "visits" ? null : key })}
            destroyOnHidden
            items={tabs.map((key) => ({
              key,
              label: words.tabCount(words.tabs[key], counts[key]),
              children: <TabContent tab={key} record={record} />,
            }))}
          />
        </div>
        {tab === "scores" ? null : <InspectionSide record={record} />}
      </div>
    </Page>
  );
}

function TabContent({ tab, record }: { readonly tab: Tab; readonly record: InspectionRecord }) {
  switch (tab) {
    case "visits":
      return <VisitCards record={record} />;
    case "findings":
      return <FindingTable record={record} />;
    case "scores":
      return <ScoresTab record={record} />;
    case "result":
      return <ResultTab record={record} />;
  }
}
