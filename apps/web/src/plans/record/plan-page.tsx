import type { PlanRecord } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Select, Tabs } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { planQuery } from "../../api/plans-api.ts";
import { useAddress } from "../../shell/address.ts";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { PlanStateTag } from "../plan-state-tag.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { PartArticles } from "./part-articles.tsx";
import { PlanDomains } from "./plan-domains.tsx";
import { PlanHistory } from "./plan-history.tsx";
import "./plan-page.css";
import { PlanSearch } from "./plan-search.tsx";
import { type Place, planTabs, type PlanTab, tabOfPart } from "./plan-tabs.ts";
import { type ShownVersion, readingOf, shownVersion } from "./shown-version.ts";
import { SourceDrawer } from "./source-drawer.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

/** A plan as it is in force: what it wants, how it is measured, and where each sentence stands. */
export function PlanPage() {
  const id = useParams()["planId"] ?? "";
  const { get } = useAddress();
  const newest = useQuery(planQuery(id));
  const shown = newest.data ? shownVersion(get("version"), newest.data) : null;
  // The newest reading is what was published last, unless corrections came since.
  const needsVersion =
    shown?.kind === "version" &&
    newest.data !== undefined &&
    (newest.data.plan.unpublished || shown.number !== newest.data.plan.version);
  const version = useQuery({
    ...planQuery(id, shown?.kind === "version" ? shown.number : 0),
    enabled: needsVersion,
  });
  const error = newest.error ?? version.error;
  if (error) {
    return (
      <div className="page page-form">
        <ProblemNotice error={error} onRetry={() => void newest.refetch()} />
      </div>
    );
  }
  const shownRecord = needsVersion ? version.data : newest.data;
  if (!newest.data || !shown || !shownRecord) return <Waiting />;
  return <PlanOnPage record={newest.data} content={shownRecord.content} shown={shown} />;
}

interface PlanOnPageProps {
  readonly record: PlanRecord;
  readonly content: PlanRecord["content"];
  readonly shown: ShownVersion;
}

function PlanOnPage({ record, content, shown }: PlanOnPageProps) {
  const { planRecord: words, plans } = useWords();
  const { get, set } = useAddress();
  const { plan } = record;
  const [place, setPlace] = useState<Place | null>(null);
  const part = get("part") ?? null;
  const wantedTab = get("tab");
  const tab: PlanTab = planTabs.find((each) => each === wantedTab) ?? "domains";
  return (
    <Page
      title={plan.title}
      trail={<Link to="/plans">{plans.list.title}</Link>}
      state={<PlanStateTag plan={plan} />}
      note={
        <>
          {plans.population[plan.population]} · {plans.period(plan.periodStart, plan.periodEnd)} ·{" "}
          {words.changedBy(plan.changed.by)} <Moment at={plan.changed.at} />
        </>
      }
      actions={<NextActions record={record} />}
    >
      <Notices record={record} shown={shown} />
      <div className="page-filters no-print">
        <Input.Search
          key={get("q")}
          aria-label={words.searchPlaceholder}
          placeholder={words.searchPlaceholder}
          defaultValue={get("q") ?? ""}
          allowClear
          className="plan-search-box"
          onSearch={(text) => set({ q: text.trim() })}
        />
        <Select
          aria-label={words.showing}
          value={shown.kind === "draft" ? "draft" : String(shown.number)}
          popupMatchSelectWidth={false}
          options={[
            ...record.versions
              .toSorted((one, other) => other.number - one.number)
              .map(({ number }) => ({
                value: String(number),
                label: words.publishedVersion(number, number === plan.version),
              })),
            ...(plan.version === null || plan.unpublished || shown.kind === "draft"
              ? [{ value: "draft", label: words.draft }]
              : []),
          ]}
          onChange={(value) => set({ version: value === String(plan.version) ? null : value })}
        />
      </div>
      <PlanSearch
        plan={plan.id}
        words={get("q") ?? ""}
        onClose={() => set({ q: null })}
        onPick={(hit) => set({ tab: tabOfPart(hit.part), part: hit.partId })}
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => set({ tab: key === "domains" ? null : key, part: null })}
        destroyOnHidden
        items={planTabs.map((key) => ({
          key,
          label: words.tabs[key],
          children: (
            <TabContent tab={key} record={record} content={content} part={part} onSource={setPlace} />
          ),
        }))}
      />
      {place === null ? null : (
        <SourceDrawer
          plan={plan.id}
          reading={readingOf(shown, record)}
          place={place}
          onClose={() => setPlace(null)}
        />
      )}
    </Page>
  );
}

interface TabContentProps {
  readonly tab: PlanTab;
  readonly record: PlanRecord;
  readonly content: PlanRecord["content"];
  readonly part: string | null;
  readonly onSource: (place: Place) => void;
}

function TabContent({ tab, record, content, part, onSource }: TabContentProps) {
  const { planRecord: words, planReview } = useWords();
  switch (tab) {
    case "domains":
      return <PlanDomains content={content} part={part} onSource={onSource} />;
    case "indicators":
      return <IndicatorTable content={content} part={part} onSource={onSource} />;
    case "projects":
      return (
        <PartArticles
          groups={[{ title: "", parts: content.projects }]}
          targets={content.targets}
          part={part}
          none={words.noProjects}
          onSource={onSource}
        />
      );
    case "implementation":
      return (
        <PartArticles
          groups={[
            { title: planReview.implementation, parts: content.implementation },
            { title: words.monitoring, parts: content.monitoring },
          ]}
          targets={content.targets}
          part={part}
          none={words.noImplementation}
          onSource={onSource}
        />
      );
    case "versions":
      return <PlanHistory record={record} />;
  }
}

function NextActions({ record }: { readonly record: PlanRecord }) {
  const { planRecord: words } = useWords();
  const { plan, may } = record;
  const isInReview = plan.state === "review";
  return (
    <>
      {may.publish && plan.state === "published" ? <WithdrawButton plan={plan.id} /> : null}
      <LinkButton to={`/plans/${plan.id}/review`} type={isInReview ? "primary" : "default"}>
        {isInReview ? words.continueReview : words.reviewAndCorrect}
      </LinkButton>
      {may.publish && !isInReview && (plan.unpublished || plan.state === "withdrawn") ? (
        <LinkButton to={`/plans/${plan.id}/publish`} type="primary">
          {words.publishChanges}
        </LinkButton>
      ) : null}
    </>
  );
}

function Notices({ record, shown }: { readonly record: PlanRecord; readonly shown: ShownVersion }) {
  const { planRecord: words, planReview } = useWords();
  const { set } = useAddress();
  const { plan, withdrawn } = record;
  const isOld = shown.kind === "version" && shown.number !== plan.version;
  return (
    <>
      {plan.state === "withdrawn" && withdrawn ? (
        <Alert
          type="warning"
          showIcon
          className="plan-notice"
          title={words.withdrawnNotice(withdrawn.by)}
          description={planReview.reasonGiven(withdrawn.reason)}
        />
      ) : null}
      {isOld ? (
        <Alert
          type="info"
          showIcon
          className="plan-notice"
          title={words.oldVersionNotice(shown.number)}
          action={
            <Button size="small" onClick={() => set({ version: null })}>
              {words.seeCurrent}
            </Button>
          }
        />
      ) : null}
      {plan.unpublished && plan.version !== null && shown.kind === "version" && !isOld ? (
        <Alert
          type="info"
          showIcon
          className="plan-notice"
          title={words.unpublishedNotice}
          action={
            <Button size="small" onClick={() => set({ version: "draft" })}>
              {words.seeDraft}
            </Button>
          }
        />
      ) : null}
    </>
  );
}
