import type { TargetList, TargetRow } from "@halfsky/api-contract";
import { lights, lightWords, statusWords } from "@halfsky/targets";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useMemo } from "react";
import { targetSheetAddress, targetsQuery } from "../api/targets-api.ts";
import { useAddress } from "../shell/address.ts";
import { AreaPicker, useArea, useYear, YearPicker } from "../shell/place-pickers.tsx";
import { ColumnChoice, useColumnChoice } from "../ui/column-choice.tsx";
import { DataTable, type Sorting } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { SavedViews } from "../ui/saved-views.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLanguage } from "../words/language.tsx";
import { firstColumns, useTargetColumns } from "./target-columns.tsx";
import {
  type FilterName,
  filterNames,
  filterTargets,
  filterValue,
  offeredValues,
  type TargetFilters,
} from "./target-filters.ts";
import { statuses } from "./target-words.ts";

/** The table of all targets of an area and a year: filters in the address, columns to choose, export. */
export function TargetListPage() {
  const { language, words } = useLanguage();
  const { list } = words.targets;
  const area = useArea();
  const year = useYear();
  const { get } = useAddress();
  const { data, error, isPending, refetch } = useQuery(targetsQuery(area, year));
  return (
    <Page
      title={list.title}
      width="wide"
      actions={
        <>
          <AreaPicker />
          {data ? <YearPicker years={data.years} year={data.year} /> : null}
          {data && data.targets.length > 0 ? (
            <Button
              title={list.exportNote}
              href={targetSheetAddress({
                area,
                year: data.year,
                plan: get("plan"),
                domain: get("domain"),
                status: get("status"),
                language,
              })}
            >
              {list.export}
            </Button>
          ) : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.targets.length === 0 ? (
        <EmptyPage title={list.empty} todo={list.emptyTodo} />
      ) : (
        <FilledList list={data} />
      )}
    </Page>
  );
}

const filterWidths: Readonly<Record<FilterName, number>> = {
  plan: 140,
  domain: 116,
  light: 96,
  status: 116,
  nature: 100,
  organisation: 126,
};

function readSorting(text: string | undefined): Sorting | undefined {
  if (text === undefined) return undefined;
  return text.startsWith("-") ? { key: text.slice(1), way: "descending" } : { key: text, way: "ascending" };
}

function FilledList({ list }: { readonly list: TargetList }) {
  const { targets: words } = useLanguage().words;
  const { get, set } = useAddress();
  const columns = useTargetColumns({ area: list.areaCode, year: list.year });
  const [shown, setShown] = useColumnChoice("halfsky.target-columns", firstColumns);
  const filters: TargetFilters = Object.fromEntries(
    [...filterNames, "query"].flatMap((name) => {
      const value = get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const rows = filterTargets(list.targets, filters);
  const sorting = readSorting(get("sort"));
  const clear = () => set(Object.fromEntries([...filterNames, "query"].map((name) => [name, null])));
  return (
    <>
      <div className="page-filters">
        <Filters list={list} filters={filters} />
        <Button type="text" onClick={clear} disabled={Object.keys(filters).length === 0}>
          {words.list.clear}
        </Button>
        <output className="faint">{words.list.count(rows.length, list.targets.length)}</output>
        <span className="page-filters-tools">
          <ColumnChoice columns={columns} fixed="name" shown={shown} onChoose={setShown} />
          <SavedViews list="targets" columns={shown} onColumns={setShown} />
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyPage
          title={words.list.noneFound}
          todo={words.list.noneFoundTodo}
          action={<Button onClick={clear}>{words.list.clear}</Button>}
        />
      ) : (
        <DataTable
          label={words.list.label(list.areaCode, list.year)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns.filter(({ key }) => shown.includes(key))}
          sorting={sorting}
          onSort={(next) =>
            set({ sort: next === undefined ? null : `${next.way === "descending" ? "-" : ""}${next.key}` })
          }
        />
      )}
    </>
  );
}

function Filters({ list, filters }: { readonly list: TargetList; readonly filters: TargetFilters }) {
  const { language, words } = useLanguage();
  const { list: said } = words.targets;
  const { set } = useAddress();
  const labels = useMemo(() => labelsOf(list.targets), [list.targets]);
  const labelOf = (name: FilterName, value: string) => {
    if (name === "status") {
      const status = statuses.find((one) => one === value);
      return status === undefined
        ? value
        : `${statusWords[status].mark.replaceAll("✔", "✔\uFE0E")} ${statusWords[status][language]}`;
    }
    if (name === "light") {
      const light = lights.find((one) => one === value);
      return light === undefined
        ? words.lights.unlit
        : `${lightWords[light].mark.replaceAll("✔", "✔\uFE0E")} ${lightWords[light][language]}`;
    }
    if (name === "nature") return said.natures[value] ?? value;
    if (value === "") return words.board.glance.noDomain;
    return labels.get(`${name} ${value}`) ?? value;
  };
  const ordered = (name: FilterName) => {
    const offered = offeredValues(list.targets, filters, name);
    if (name === "status") return statuses.filter((status) => offered.has(status));
    if (name === "light") return [...lights, "none"].filter((light) => offered.has(light));
    return [...offered];
  };
  return (
    <>
      <Input.Search
        aria-label={said.filters.query}
        placeholder={said.filters.query}
        allowClear
        style={{ width: 160 }}
        defaultValue={filters.query ?? ""}
        key={filters.query === undefined ? "empty" : "filled"}
        onSearch={(text) => set({ query: text.trim() })}
      />
      {filterNames.map((name) => (
        <Select
          key={name}
          aria-label={said.filters[name]}
          placeholder={said.filters[name]}
          allowClear
          style={{ width: filterWidths[name] }}
          popupMatchSelectWidth={false}
          value={filters[name] ?? null}
          options={ordered(name).map((value) => ({ value, label: labelOf(name, value) }))}
          onChange={(value: string | null | undefined) =>
            set({ [name]: value ?? null, ...(name === "plan" ? { domain: null } : {}) })
          }
        />
      ))}
    </>
  );
}

/** Words of filter values that rows know by an id. */
function labelsOf(rows: readonly TargetRow[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const row of rows) {
    labels.set(`plan ${filterValue(row, "plan") ?? ""}`, row.planTitle);
    if (row.organisation) labels.set(`organisation ${row.organisation.id}`, row.organisation.name);
  }
  return labels;
}
