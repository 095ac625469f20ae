import type { TravelCoverage as Coverage } from "@halfsky/api-contract";
import { travelModeWords } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId } from "react";
import { Link } from "react-router";
import { travelCoverageQuery, travelSheetAddress } from "../../api/travel-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useToday } from "../../supervision/use-today.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { unitsInOrder } from "./units-in-order.ts";
import "./travel-coverage.css";

type Unit = Coverage["units"][number];

const looks = {
  covered: { tone: "green", mark: "✔" },
  "not-covered": { tone: "red", mark: "!" },
  unknown: { tone: "grey", mark: "?" },
} as const satisfies Record<Unit["state"], { readonly tone: Tone; readonly mark: string }>;

/** Who reaches a place within the minutes of the standard, who does not, and of whom it is not known, as of a day. */
export function TravelCoverage({ system }: { readonly system: string }) {
  const { language, words } = useLanguage();
  const said = words.travel;
  const { get, set } = useAddress();
  const today = useToday();
  const day = get("day");
  const id = useId();
  const { data, error, isPending, refetch } = useQuery(travelCoverageQuery(system, day));
  if (data?.standard === null) return null;
  return (
    <section className="panel travel-coverage" aria-labelledby={`${id}-title`}>
      <div className="travel-head">
        <h2 id={`${id}-title`}>
          {data === undefined ? said.title : said.share(data.counts.covered, data.counts.all)}
        </h2>
        <div className="travel-tools no-print">
          <label htmlFor={`${id}-day`}>{said.day}</label>
          <Input
            id={`${id}-day`}
            type="date"
            style={{ width: 150 }}
            max={today}
            value={day ?? today}
            onChange={({ target }) => set({ day: target.value === today ? null : target.value })}
          />
          {data === undefined || data.units.length === 0 ? null : (
            <Button href={travelSheetAddress(system, day, language)} download>
              {said.download}
            </Button>
          )}
        </div>
      </div>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending || data === undefined ? (
        <Waiting />
      ) : data.units.length === 0 ? (
        <EmptyPage title={said.noUnits} todo={said.noUnitsTodo} />
      ) : (
        <Judged coverage={data} />
      )}
    </section>
  );
}

function Judged({ coverage }: { readonly coverage: Coverage }) {
  const { words } = useLanguage();
  const said = words.travel;
  const speak = useBilingual();
  const columns = useUnitColumns();
  const { standard, counts, units } = coverage;
  if (standard === null) return null;
  const lacking = unitsInOrder(units).filter(({ state }) => state !== "covered");
  return (
    <>
      <p>
        {said.standard(standard.minutes, speak(travelModeWords[standard.mode]), standard.free)}
        {standard.needs.length === 0 ? null : said.needs(standard.needs.map(speak).join(said.comma))}
        {said.cite(speak(standard.source.cite))}
        {standard.source.status === "unverified" ? (
          <>
            {" "}
            <Tag tone="orange">{said.unverified}</Tag>
          </>
        ) : null}
      </p>
      <p className="faint">{said.scope}</p>
      <ul className="travel-counts" aria-label={said.title}>
        <Count state="covered" count={counts.covered} />
        <Count state="not-covered" count={counts.notCovered} />
        <Count state="unknown" count={counts.unknown} />
      </ul>
      <ul className="travel-tiles" aria-label={said.tiles}>
        {units.map((unit) => (
          <li key={unit.code} className={`travel-tile is-${unit.state}`}>
            <span className="travel-tile-name">{unit.name}</span>
            <span className="travel-tile-state">
              <span aria-hidden="true">{looks[unit.state].mark} </span>
              {said.states[unit.state]}
              {unit.nearest === null ? "" : said.minutesShort(unit.nearest)}
            </span>
          </li>
        ))}
      </ul>
      <h3>{said.lacking(lacking.length)}</h3>
      {lacking.length === 0 ? (
        <p>{said.allCovered}</p>
      ) : (
        <DataTable
          label={said.lacking(lacking.length)}
          rows={lacking}
          rowKey={({ code }) => code}
          columns={columns}
          rowHeight={44}
        />
      )}
    </>
  );
}

function Count({ state, count }: { readonly state: Unit["state"]; readonly count: number }) {
  const { words } = useLanguage();
  const { tone, mark } = looks[state];
  return (
    <li>
      <Tag tone={tone} mark={mark}>
        {words.travel.states[state]}
      </Tag>{" "}
      {count}
    </li>
  );
}

function useUnitColumns(): readonly DataColumn<Unit>[] {
  const { words } = useLanguage();
  const said = words.travel;
  const speak = useBilingual();
  return [
    { key: "unit", title: said.unit, render: ({ name }) => name },
    {
      key: "state",
      title: said.state,
      width: 180,
      render: ({ state, need }) => (
        <>
          <Tag tone={looks[state].tone} mark={looks[state].mark}>
            {said.states[state]}
          </Tag>
          {need === null ? null : <div className="faint">{speak(need)}</div>}
        </>
      ),
    },
    {
      key: "nearest",
      title: said.nearest,
      width: 280,
      render: ({ nearest, unmeasured }) => (
        <>
          {nearest === null ? (
            said.noneKnown(unmeasured)
          ) : (
            <Link to={caseAddress(nearest.caseId)}>{nearest.placeName ?? nearest.unitName}</Link>
          )}
          {unmeasured === 0 ? null : <div className="faint">{said.unmeasured(unmeasured)}</div>}
        </>
      ),
    },
    {
      key: "minutes",
      title: said.minutes,
      width: 90,
      align: "right",
      render: ({ nearest }) => nearest?.minutes ?? "–",
    },
    {
      key: "source",
      title: said.source,
      width: 280,
      render: ({ nearest }) => (nearest === null ? "–" : said.measured(nearest.source, nearest.measuredOn)),
    },
  ];
}
