import type { ReportRecord } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { Link, useLocation, useParams } from "react-router";
import { areasQuery } from "../../api/areas-api.ts";
import { reportFileAddress, reportQuery } from "../../api/reports-api.ts";
import { targetsQuery } from "../../api/targets-api.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page, useDocumentTitle } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { type FigureGuide, FigureGuideProvider } from "./figure-link.tsx";
import { figureOrigin, reportPlace } from "./figure-origin.ts";
import { OriginCard } from "./origin-card.tsx";
import { ReportBlocks } from "./report-blocks.tsx";
import { ReportChanges } from "./report-changes.tsx";
import { contentsOf } from "./report-tree.ts";
import "./report-page.css";
import "./report-print.css";

/** Only while a report is on the page: its sheet has other margins than other pages, and numbers at its foot. */
const printedSheet = `@page {
  size: A4;
  margin: 37mm 26mm 35mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; }
}`;

/** A report as a page: laid out like the printed one, each number one click from where it is from. */
export function ReportPage() {
  const { record: words } = useWords().reports;
  const { reportId = "" } = useParams();
  const { data, error, isPending, refetch } = useQuery(reportQuery(reportId));
  // the file that a browser prints to is named after this
  useDocumentTitle(data?.report.title ?? words.loadingTitle);
  return (
    <Page
      title={data ? words.shortTitle(data.report.year) : words.loadingTitle}
      trail={<Link to={data ? `/reports?area=${data.report.areaCode}` : "/reports"}>{words.trail}</Link>}
      state={data ? <ReportState record={data} /> : undefined}
      note={data ? data.report.planTitle : undefined}
      actions={
        data ? (
          <>
            <Button onClick={() => window.print()}>{words.print}</Button>
            <LinkButton to={`/reports/check?report=${encodeURIComponent(reportId)}`}>
              {words.check}
            </LinkButton>
            <Button type="primary" href={reportFileAddress(data.report.id)} download>
              {words.download}
            </Button>
          </>
        ) : undefined
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <Report record={data} />
      )}
    </Page>
  );
}

function ReportState({ record }: { readonly record: ReportRecord }) {
  const { state: words } = useWords().reports.record;
  const count = record.changedSince.length;
  return count === 0 ? (
    <Tag tone="green" mark="=">
      {words.same}
    </Tag>
  ) : (
    <Tag tone="orange" mark="!">
      {words.changed(count)}
    </Tag>
  );
}

function Report({ record }: { readonly record: ReportRecord }) {
  const { record: words } = useWords().reports;
  const { report, tree, changedSince } = record;
  const paper = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== "") document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
  const guide = useFigureGuide(record);
  const showPlace = useCallback((reference: string) => {
    paper.current
      ?.querySelector(`[data-reference="${CSS.escape(reference)}"]`)
      ?.scrollIntoView({ block: "center" });
  }, []);
  const blocks = useMemo(() => <ReportBlocks blocks={tree.blocks} />, [tree]);
  return (
    <FigureGuideProvider value={guide}>
      <OriginCard>
        <style media="print">{printedSheet}</style>
        <div className="report-layout">
          <nav className="report-contents no-print" aria-label={words.contents}>
            <div className="report-contents-title">{words.contents}</div>
            <ol>
              {contentsOf(tree).map(({ anchor, title }) => (
                <li key={anchor}>
                  <a href={`#${anchor}`} title={title}>
                    {title}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <article
            ref={paper}
            className="report-paper"
            lang={tree.language === "zh" ? "zh-CN" : "en"}
            aria-label={report.title}
          >
            {blocks}
          </article>
          <aside className="report-side no-print">
            <ReportFacts record={record} />
            {changedSince.length === 0 ? null : (
              <ReportChanges record={record} originOf={guide.originOf} onPlace={showPlace} />
            )}
            <p className="faint report-hint">{words.hint}</p>
          </aside>
        </div>
      </OriginCard>
    </FigureGuideProvider>
  );
}

function useFigureGuide({ report, changedSince }: ReportRecord): FigureGuide {
  const { origins } = useWords().reports.record;
  const targets = useQuery(targetsQuery(report.areaCode, report.year)).data?.targets;
  const areas = useQuery(areasQuery).data?.areas;
  return useMemo(() => {
    const place = reportPlace(report, targets ?? [], areas ?? []);
    const now = new Map(changedSince.map((change) => [change.reference, change.now]));
    return {
      originOf: (reference) => figureOrigin(reference, place, origins),
      nowOf: (reference) => now.get(reference),
      nowWords: origins.nowIs,
    };
  }, [report, targets, areas, changedSince, origins]);
}

function ReportFacts({ record }: { readonly record: ReportRecord }) {
  const { facts: words } = useWords().reports.record;
  const { report } = record;
  return (
    <section className="panel report-facts">
      <h2>{words.title}</h2>
      <dl>
        <dt>{words.plan}</dt>
        <dd>
          <Link to={`/plans/${encodeURIComponent(report.planId)}?version=${report.planVersion}`}>
            {report.planTitle}
          </Link>{" "}
          <span className="faint">{words.version(report.planVersion)}</span>
        </dd>
        <dt>{words.made}</dt>
        <dd>
          {report.made.by} · <Moment at={report.made.at} />
        </dd>
        <dt>{words.asOf}</dt>
        <dd>
          <time dateTime={report.asOf}>{beijingTime(report.asOf)}</time>
        </dd>
      </dl>
    </section>
  );
}
