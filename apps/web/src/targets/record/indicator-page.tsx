import type { IndicatorRecord, TargetRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { indicatorQuery } from "../../api/targets-api.ts";
import { useOpenMatters } from "../../lights/use-open-matters.ts";
import { AreaPicker, useArea, useYear, YearPicker } from "../../shell/place-pickers.tsx";
import { useMay } from "../../shell/session.tsx";
import { ComparablePanel } from "../../statistics/areas/comparable-panel.tsx";
import { figuresAddress } from "../../statistics/figures-address.ts";
import { HistoryDrawer } from "../../statistics/history-drawer.tsx";
import { IndicatorFindings } from "../../supervision/inspections/indicator-findings.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { LightTag } from "../../ui/light-tag.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { SentenceDrawer } from "../sentence-drawer.tsx";
import { standingStatus } from "../target-words.ts";
import { AreaTable } from "./area-table.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { FigureList } from "./figure-list.tsx";
import { IndicatorChart } from "./indicator-chart.tsx";
import { IndicatorFacts } from "./indicator-facts.tsx";
import "./indicator-page.css";
import { TargetCard } from "./target-card.tsx";

/** Everything of one indicator: how it stands and why, its course, what it means, the areas, where each figure is from. */
export function IndicatorPage() {
  const { language, words } = useLanguage();
  const { indicator: said } = words.targets;
  const { indicatorId = "" } = useParams();
  const area = useArea();
  const year = useYear();
  const mayWrite = useMay("observation.write");
  const { data, error, isPending, refetch } = useQuery(indicatorQuery(indicatorId, area, year));
  const name = data
    ? language === "en"
      ? (data.indicator.nameEn ?? data.indicator.name)
      : data.indicator.name
    : said.loadingTitle;
  const first = data?.targets[0];
  return (
    <Page
      title={name}
      trail={<Link to={`/indicators?area=${area}${data ? `&year=${data.year}` : ""}`}>{said.trail}</Link>}
      state={
        first ? (
          <>
            <LightTag light={first.light.light} isSigned={first.decision !== null} />
            <StatusTag status={standingStatus(first)} isSigned={first.decision !== null} />
          </>
        ) : undefined
      }
      note={data ? said.place(data.areaName, data.year) : undefined}
      actions={
        <>
          <AreaPicker />
          {data ? <YearPicker years={data.years} year={data.year} /> : null}
          {data && mayWrite ? (
            <Link
              to={figuresAddress({
                area,
                from: data.year - 4,
                to: data.year,
                cell: { indicator: indicatorId, year: data.year },
              })}
            >
              <Button>{said.edit}</Button>
            </Link>
          ) : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <Record record={data} />
      )}
    </Page>
  );
}

function Record({ record }: { readonly record: IndicatorRecord }) {
  const { indicator: words } = useLanguage().words.targets;
  const speak = useBilingual();
  const open = useOpenMatters(record.areaCode);
  const [sentence, setSentence] = useState<TargetRow | null>(null);
  const [deciding, setDeciding] = useState<TargetRow | null>(null);
  const [historyYear, setHistoryYear] = useState<number | null>(null);
  return (
    <div className="indicator">
      <div className="indicator-main">
        {record.targets.length === 0 ? (
          <section className="panel">
            <p className="indicator-headline">{speak(record.headline)}</p>
            <p className="faint">{words.noTarget}</p>
          </section>
        ) : (
          record.targets.map((row) => (
            <TargetCard
              key={row.id}
              row={row}
              area={record.areaCode}
              year={record.year}
              open={open}
              isOneOfMany={record.targets.length > 1}
              onSentence={() => setSentence(row)}
              onDecide={() => setDeciding(row)}
            />
          ))
        )}
        <section className="panel">
          <IndicatorChart record={record} />
        </section>
        <ComparablePanel area={record.areaCode} indicator={record.indicator} />
        <section className="panel">
          <ComparisonTable record={record} />
        </section>
        <section className="panel">
          <AreaTable record={record} />
        </section>
      </div>
      <aside className="indicator-side">
        <FigureList record={record} onHistory={setHistoryYear} />
        <IndicatorFindings indicatorId={record.indicator.id} />
        <IndicatorFacts indicator={record.indicator} />
      </aside>
      {sentence ? (
        <SentenceDrawer key={sentence.id} row={sentence} onClose={() => setSentence(null)} />
      ) : null}
      {deciding ? (
        <DecisionDialog
          row={deciding}
          area={record.areaCode}
          year={record.year}
          onClose={() => setDeciding(null)}
        />
      ) : null}
      {historyYear === null ? null : (
        <HistoryDrawer
          title={words.historyOf(historyYear)}
          area={record.areaCode}
          indicator={record.indicator}
          year={historyYear}
          onClose={() => setHistoryYear(null)}
        />
      )}
    </div>
  );
}
