import { type ReleaseChoice, type ReleaseOptions, type ReleaseRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link } from "react-router";
import { releaseOptionsQuery, releasePreviewQuery, releasesQuery } from "../../api/releases-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { useAddress } from "../../shell/address.ts";
import { useMay } from "../../shell/session.tsx";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { CountingNote } from "./counting-note.tsx";
import { DimensionBoxes } from "./dimension-boxes.tsx";
import { PublishForm } from "./publish-form.tsx";
import { ReleaseTable } from "./release-table.tsx";
import { ReleaseTabs } from "./release-tabs.tsx";

/** How figures of cases become figures of the statistics: choose, see what is withheld, publish; and what was published. */
export function ReleasesPage() {
  const { releases: said } = useWords();
  const mayPublish = useMay("release.publish");
  const options = useQuery({ ...releaseOptionsQuery, enabled: mayPublish });
  return (
    <Page
      title={said.title}
      note={options.data === undefined ? said.noteReader : said.note(options.data.k)}
      width="wide"
    >
      <ReleaseTabs />
      {options.error === null ? null : (
        <ProblemNotice error={options.error} onRetry={() => void options.refetch()} />
      )}
      {options.data === undefined ? null : <Chooser options={options.data} />}
      <Published mayPublish={mayPublish} />
    </Page>
  );
}

function Chooser({ options }: { readonly options: ReleaseOptions }) {
  const { releases: said } = useWords();
  const speak = useBilingual();
  const { get, set } = useAddress();
  const system = options.systems.find(({ id }) => id === get("system")) ?? options.systems[0];
  const indicator = system?.indicators.find(({ name }) => name === get("indicator"));
  const year = options.years.find((one) => String(one) === get("year")) ?? options.years[0];
  const dimensions = indicator?.dimensions ?? [];
  const asked = (get("by") ?? "").split(",");
  const taken = dimensions
    .filter(({ name, blockedBy }) => blockedBy === null && asked.includes(name))
    .map(({ name }) => name);
  const by = taken.join();
  return (
    <>
      <div className="page-filters">
        <Select
          aria-label={said.system}
          style={{ minWidth: 240 }}
          value={system?.id ?? null}
          showSearch={{ optionFilterProp: "label" }}
          options={options.systems.map(({ id, title }) => ({ value: id, label: speak(title) }))}
          onChange={(next) => set({ system: next, indicator: null, by: null })}
        />
        <Select
          aria-label={said.indicator}
          style={{ minWidth: 280 }}
          placeholder={said.chooseIndicator}
          value={indicator?.name ?? null}
          popupMatchSelectWidth={false}
          options={(system?.indicators ?? []).map(({ name, title, blockedBy }) => ({
            value: name,
            label: blockedBy === null ? speak(title) : said.cannotBe(speak(title), speak(blockedBy)),
            disabled: blockedBy !== null,
          }))}
          onChange={(next) => set({ system: system?.id ?? null, indicator: next, by: null })}
        />
        <Select
          aria-label={said.year}
          style={{ minWidth: 110 }}
          value={year ?? null}
          options={options.years.map((one) => ({ value: one, label: said.yearOf(one) }))}
          onChange={(next) => set({ year: String(next) })}
        />
        {indicator?.feeds == null ? null : <span className="faint">{said.feeds(indicator.feeds)}</span>}
      </div>
      {dimensions.length === 0 ? null : (
        <DimensionBoxes
          dimensions={dimensions}
          taken={taken}
          onChange={(next) => set({ by: next.length === 0 ? null : next.join() })}
        />
      )}
      {system === undefined || indicator === undefined || year === undefined ? null : indicator.blockedBy !==
        null ? (
        <p>{speak(indicator.blockedBy)}</p>
      ) : (
        <Preview
          choice={{ system: system.id, indicator: indicator.name, year, ...(by === "" ? {} : { by }) }}
        />
      )}
    </>
  );
}

function Preview({ choice }: { readonly choice: ReleaseChoice }) {
  const { releases: said } = useWords();
  const { data, error, isPending, refetch } = useQuery(releasePreviewQuery(choice));
  const key = JSON.stringify(choice);
  if (error instanceof RequestProblem && error.code === "not-counted") {
    return <CountingNote key={key} choice={choice} countedAt={null} />;
  }
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) {
    return (
      <>
        <Waiting />
        <p className="faint">{said.counting}</p>
      </>
    );
  }
  const { at, isFresh } = data.counted;
  return (
    <>
      {isFresh ? null : <CountingNote key={key} choice={choice} countedAt={at} />}
      <div className={data.dimensions.length === 0 ? "release-columns" : "release-columns is-wide"}>
        <section className="panel" aria-labelledby="release-table">
          <h2 id="release-table">{said.table}</h2>
          <ReleaseTable release={data} isAudited />
        </section>
        {isFresh ? <PublishForm key={data.hash} preview={data} /> : null}
      </div>
    </>
  );
}

function Published({ mayPublish }: { readonly mayPublish: boolean }) {
  const { releases: said } = useWords();
  const { data, error, isPending, refetch } = useQuery(releasesQuery);
  const columns = useColumns();
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (data.releases.length === 0) {
    return <EmptyPage title={said.empty} todo={mayPublish ? said.emptyTodo : said.emptyReader} />;
  }
  return (
    <section className="panel" aria-labelledby="release-list">
      <h2 id="release-list">{said.list}</h2>
      <DataTable
        label={said.list}
        rows={data.releases}
        rowKey={({ id }) => id}
        columns={columns}
        rowHeight={54}
      />
    </section>
  );
}

function useColumns(): readonly DataColumn<ReleaseRow>[] {
  const { releases: said } = useWords();
  const speak = useBilingual();
  return [
    {
      key: "title",
      title: said.indicator,
      render: ({ id, title, systemTitle, dimensions }) => (
        <>
          <Link to={`/service-releases/${id}`}>
            {speak(title)}
            {dimensions.length === 0 ? "" : said.byWords(dimensions.map(speak))}
          </Link>
          <div className="faint">{speak(systemTitle)}</div>
        </>
      ),
    },
    { key: "year", title: said.year, width: 90, render: ({ year }) => said.yearOf(year) },
    { key: "area", title: said.place, width: 120, render: ({ areaName }) => areaName },
    {
      key: "edition",
      title: said.edition,
      width: 170,
      render: ({ edition, supersededBy }) => (
        <>
          {said.editionOf(edition)}{" "}
          {supersededBy === null ? null : (
            <Tag tone="grey" title={said.supersededBy(supersededBy)}>
              {said.superseded}
            </Tag>
          )}
        </>
      ),
    },
    {
      key: "withheld",
      title: said.withheldCells,
      width: 100,
      align: "right",
      render: ({ withheld, cells }) => said.withheldOf(withheld, cells),
    },
    {
      key: "published",
      title: said.publishedBy,
      width: 190,
      render: ({ published }) => (
        <>
          {published.by} <Moment at={published.at} />
        </>
      ),
    },
    { key: "id", title: said.number, width: 140, render: ({ id }) => id },
  ];
}
