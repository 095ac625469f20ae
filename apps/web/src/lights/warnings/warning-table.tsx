import type { LightList, TargetRow } from "@halfsky/api-contract";
import { Button, Select } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useAddress } from "../../shell/address.ts";
import { useMay } from "../../shell/session.tsx";
import { ChangedTargetTag } from "../../statistics/changed-tag.tsx";
import { indicatorAddress } from "../../targets/target-words.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LightTag } from "../../ui/light-tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { BecauseList } from "../because-list.tsx";
import { ChanceText } from "../chance-text.tsx";
import { NoticeButton } from "../notice-button.tsx";
import { useOpenMatters } from "../use-open-matters.ts";
import { LightCounts } from "./light-counts.tsx";
import { filterWarnings, offeredOwners, warningFilterNames, type WarningFilters } from "./warning-filters.ts";

/** The targets of an area by light, worst first; filters stand in the address. */
export function WarningTable({ list }: { readonly list: LightList }) {
  const { warnings: words } = useLanguage().words.lights;
  const { get, set } = useAddress();
  const maySupervise = useMay("supervision.read");
  const open = useOpenMatters(list.areaCode);
  const filters: WarningFilters = Object.fromEntries(
    warningFilterNames.flatMap((name) => {
      const value = get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const rows = filterWarnings(list.rows, filters, open ?? new Map());
  const columns = useWarningColumns(list, open, maySupervise);
  const { plans, organisations } = useMemo(() => offeredOwners(list.rows), [list.rows]);
  const clear = () => set(Object.fromEntries(warningFilterNames.map((name) => [name, null])));
  const choice = (name: "plan" | "organisation" | "matter", options: Iterable<readonly [string, string]>) => (
    <Select
      aria-label={words.filters[name]}
      placeholder={words.filters[name]}
      allowClear
      style={{ width: name === "plan" ? 230 : 170 }}
      popupMatchSelectWidth={false}
      value={filters[name] ?? null}
      options={[...options].map(([value, label]) => ({ value, label }))}
      onChange={(value: string | null | undefined) => set({ [name]: value ?? null })}
    />
  );
  return (
    <>
      <LightCounts list={list} chosen={filters.light} />
      <div className="page-filters no-print">
        {plans.size > 1 || filters.plan !== undefined ? choice("plan", plans) : null}
        {choice("organisation", organisations)}
        {maySupervise ? choice("matter", Object.entries(words.matter)) : null}
        <Button type="text" onClick={clear} disabled={Object.keys(filters).length === 0}>
          {words.clear}
        </Button>
        <output className="faint">{words.shown(rows.length, list.rows.length)}</output>
      </div>
      {rows.length === 0 ? (
        <EmptyPage
          title={words.none}
          todo={words.noneTodo}
          action={<Button onClick={clear}>{words.clear}</Button>}
        />
      ) : (
        <DataTable
          label={words.tableLabel(list.areaName, list.year)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          rowHeight={64}
          maxHeight="calc(100vh - 210px)"
        />
      )}
    </>
  );
}

function useWarningColumns(
  list: LightList,
  open: ReturnType<typeof useOpenMatters>,
  maySupervise: boolean,
): readonly DataColumn<TargetRow>[] {
  const { language, words: all } = useLanguage();
  const { warnings: words } = all.lights;
  const speak = useBilingual();
  const place = { area: list.areaCode, year: list.year };
  const since = new Map(list.since.map((one) => [one.targetId, one]));
  const title = (key: keyof typeof words.columns) => ({ key, title: words.columns[key] });
  return [
    {
      ...title("light"),
      width: 88,
      render: ({ light, decision }) => <LightTag light={light.light} isSigned={decision !== null} />,
    },
    {
      ...title("name"),
      width: 206,
      render: (row) => {
        const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
        return row.indicatorId === null ? (
          name
        ) : (
          <>
            <Link to={indicatorAddress(row.indicatorId, place)}>{name}</Link>{" "}
            <ChangedTargetTag row={row} area={list.areaCode} />
          </>
        );
      },
    },
    { ...title("because"), render: ({ light }) => <BecauseList because={light.because} most={2} /> },
    { ...title("chance"), width: 136, render: ({ light }) => <ChanceText light={light} /> },
    {
      ...title("need"),
      width: 210,
      render: ({ light }) =>
        light.need === null ? <span className="faint">–</span> : <>{speak(light.need)}</>,
    },
    {
      ...title("organisation"),
      width: 124,
      render: ({ organisation }) =>
        organisation?.name ?? <span className="faint">{all.lights.unsettled}</span>,
    },
    {
      ...title("since"),
      width: 108,
      render: ({ id }) => {
        const known = since.get(id);
        if (known === undefined) return <span className="faint">–</span>;
        return (
          <span title={speak(known.words)}>{words.sinceYear(known.year, list.year - known.year + 1)}</span>
        );
      },
    },
    ...(maySupervise
      ? [
          {
            ...title("matter"),
            width: 128,
            render: (row: TargetRow) =>
              open?.has(row.id) || since.has(row.id) || row.light.light === "yellow" ? (
                <NoticeButton row={row} {...place} open={open} size="small" />
              ) : null,
          },
        ]
      : []),
  ];
}
