import type { PlaceCoverage } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link } from "react-router";
import { placesQuery, serviceSystemsQuery } from "../../api/cases-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { useAddress } from "../../shell/address.ts";
import { ChartPanel } from "../../ui/chart-panel.tsx";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { CaseTabs } from "../case-tabs.tsx";
import { placeChart } from "./place-chart.ts";
import { TravelCoverage } from "./travel-coverage.tsx";
import "../cases.css";
import "../record/case-page.css";

/** Places of a network: which meet the standard, where they are, and above all who has none. */
export function PlacesPage() {
  const { places: said } = useWords().cases;
  const speak = useBilingual();
  const { get, set } = useAddress();
  const list = useQuery(serviceSystemsQuery);
  const systems = (list.data?.systems ?? []).filter(({ seesPlaces }) => seesPlaces);
  // the first kind of which the reader sees a place
  const system = get("system") ?? (systems.find(({ openCases }) => openCases > 0) ?? systems[0])?.id;
  return (
    <Page title={said.title} width="wide">
      <CaseTabs />
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Waiting />
      ) : system === undefined ? (
        <EmptyPage title={said.none} todo={said.noneTodo} />
      ) : (
        <>
          <div className="page-filters">
            <Select
              aria-label={said.which}
              style={{ minWidth: 260 }}
              value={system}
              options={systems.map(({ id, title }) => ({ value: id, label: speak(title) }))}
              onChange={(next) => set({ system: next, day: null })}
            />
          </div>
          <Coverage system={system} />
        </>
      )}
    </Page>
  );
}

function Coverage({ system }: { readonly system: string }) {
  const { places: said } = useWords().cases;
  const speak = useBilingual();
  const { data, error, isPending, refetch } = useQuery(placesQuery(system));
  const columns = usePlaceColumns();
  // not a failure: her role sees none of this kind, and the words of the service say where to look
  if (error instanceof RequestProblem && error.code === "out-of-reach" && error.detail !== null) {
    return <EmptyPage title={said.notYours} todo={speak(error.detail)} />;
  }
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending || data === undefined) return <Waiting />;
  const covered = data.areas.length - data.without.length;
  const lacks = (name: string, missing: readonly string[]) =>
    missing.length === 0 ? name : said.lacks(name, missing.join(said.and));
  return (
    <>
      <section className="panel" aria-labelledby="places-without">
        <h2 id="places-without">{said.without(data.without.length, data.areas.length)}</h2>
        <p>
          {data.without.length === 0
            ? said.allCovered
            : data.without.map(({ name, missing }) => lacks(name, missing.map(speak))).join(said.comma)}
        </p>
      </section>
      <TravelCoverage system={system} />
      <div className="case-page case-below">
        <div className="case-main">
          {data.rows.length === 0 ? (
            <EmptyPage title={said.empty} todo={said.emptyTodo} />
          ) : (
            <DataTable
              label={said.title}
              rows={data.rows}
              rowKey={({ id }) => id}
              columns={columns}
              rowHeight={44}
            />
          )}
        </div>
        <aside className="case-side">
          <Picture coverage={data} covered={covered} />
          <AreaTable coverage={data} />
        </aside>
      </div>
    </>
  );
}

function Picture({ coverage, covered }: { readonly coverage: PlaceCoverage; readonly covered: number }) {
  const { places: said } = useWords().cases;
  const option = placeChart(coverage.rows, said);
  if (option === null) return null;
  return (
    <section className="panel">
      <ChartPanel
        title={said.picture(covered, coverage.areas.length)}
        option={option}
        height={300}
        table={<AreaTable coverage={coverage} />}
        note={said.pictureNote}
      />
    </section>
  );
}

function AreaTable({ coverage }: { readonly coverage: PlaceCoverage }) {
  const { places: said } = useWords().cases;
  const speak = useBilingual();
  return (
    <section className="panel">
      <h2>{said.byArea}</h2>
      <table className="case-group">
        <thead>
          <tr>
            <th scope="col">{said.area}</th>
            <th scope="col">{said.counting}</th>
            <th scope="col">{said.all}</th>
            <th scope="col">{said.capacity}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.areas.map((area) => (
            <tr key={area.areaCode}>
              <th scope="row">{area.name}</th>
              <td>
                {area.counting === 0 ? (
                  <Tag tone="red" mark="!">
                    {said.no}
                  </Tag>
                ) : (
                  <>
                    {area.counting}
                    {area.missing.map((one) => (
                      <div key={one.zh}>
                        <Tag tone="red" mark="!">
                          {said.no} · {speak(one)}
                        </Tag>
                      </div>
                    ))}
                  </>
                )}
              </td>
              <td>{area.places}</td>
              <td>{area.capacity ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function usePlaceColumns(): readonly DataColumn<PlaceCoverage["rows"][number]>[] {
  const { places: said } = useWords().cases;
  const speak = useBilingual();
  return [
    {
      key: "name",
      title: said.name,
      render: (row) => <Link to={caseAddress(row.id)}>{row.name === "" ? row.number : row.name}</Link>,
    },
    { key: "area", title: said.area, width: 120, render: ({ areaName }) => areaName },
    { key: "state", title: said.state, width: 120, render: ({ stateTitle }) => speak(stateTitle) },
    {
      key: "counts",
      title: said.standard,
      width: 120,
      render: ({ counts }) => (
        <Tag tone={counts ? "green" : "orange"} mark={counts ? "✔" : "▲"}>
          {counts ? said.meets : said.below}
        </Tag>
      ),
    },
    {
      key: "capacity",
      title: said.capacity,
      width: 80,
      align: "right",
      render: ({ capacity }) => capacity ?? "–",
    },
  ];
}
