import type { MatterList } from "@halfsky/api-contract";
import { matterStateWords } from "@halfsky/supervision";
import { lightWords } from "@halfsky/targets";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { matterSheetAddress, mattersQuery, proposalsQuery } from "../api/supervision-api.ts";
import { useAddress } from "../shell/address.ts";
import { AreaPicker, useArea } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { DataTable, type Sorting } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLanguage, useWords } from "../words/language.tsx";
import { useMatterColumns } from "./matter-columns.tsx";
import { MatterCounts } from "./matter-counts.tsx";
import {
  filterMatters,
  type MatterFilterName,
  matterFilterNames,
  type MatterFilters,
  offeredMatterValues,
  serverFilters,
} from "./matter-filters.ts";
import { ProposalsPanel } from "./proposals-panel.tsx";
import { SupervisionTabs } from "./supervision-tabs.tsx";
import "./matter-list.css";

/** Every matter in reach: filters in the address, what is due first on top, what the machine proposes above. */
export function MatterListPage() {
  const { language, words } = useLanguage();
  const { list } = words.supervision;
  const { get } = useAddress();
  const area = get("area");
  const query = get("query");
  const { data, error, isPending, refetch } = useQuery(mattersQuery({ area, query }));
  const filters = useMatterFilters();
  return (
    <Page
      title={list.title}
      width="wide"
      actions={
        <>
          <AreaPicker />
          {data && data.matters.length > 0 ? (
            <Button
              title={list.exportNote}
              href={matterSheetAddress({ ...serverFilters(filters), area, query }, language)}
            >
              {list.export}
            </Button>
          ) : null}
        </>
      }
    >
      <SupervisionTabs />
      <Proposals mayIssue={data?.mayIssue ?? false} />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.counts.total === 0 ? (
        <EmptyList mayIssue={data.mayIssue} />
      ) : (
        <FilledList list={data} />
      )}
    </Page>
  );
}

function useMatterFilters(): MatterFilters {
  const { get } = useAddress();
  return Object.fromEntries(
    matterFilterNames.flatMap((name) => {
      const value = get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function Proposals({ mayIssue }: { readonly mayIssue: boolean }) {
  const area = useArea();
  const { data } = useQuery({ ...proposalsQuery(area, undefined), enabled: mayIssue });
  return data && mayIssue ? <ProposalsPanel offered={data} /> : null;
}

function EmptyList({ mayIssue }: { readonly mayIssue: boolean }) {
  const { list } = useWords().supervision;
  const area = useArea();
  const { data } = useQuery({ ...proposalsQuery(area, undefined), enabled: mayIssue });
  const isOffered = (data?.proposals.length ?? 0) > 0;
  const answers = useMay("supervision.answer");
  const todo = isOffered ? list.emptyFirst : answers && !mayIssue ? list.emptyUnit : list.emptyTodo;
  return <EmptyPage title={list.empty} todo={todo} />;
}

function readSorting(text: string | undefined): Sorting | undefined {
  if (text === undefined) return undefined;
  return text.startsWith("-") ? { key: text.slice(1), way: "descending" } : { key: text, way: "ascending" };
}

function FilledList({ list }: { readonly list: MatterList }) {
  const { list: said } = useWords().supervision;
  const { get, set } = useAddress();
  const columns = useMatterColumns();
  const filters = useMatterFilters();
  const rows = filterMatters(list.matters, filters);
  const isFiltered = Object.keys(filters).length > 0 || get("query") !== undefined;
  const clear = () => set(Object.fromEntries([...matterFilterNames, "query"].map((name) => [name, null])));
  return (
    <>
      <MatterCounts counts={list.counts} />
      <div className="page-filters">
        <Filters list={list} filters={filters} />
        <Button type="text" onClick={clear} disabled={!isFiltered}>
          {said.clear}
        </Button>
        <output className="faint">{said.count(rows.length, list.counts.total)}</output>
      </div>
      {rows.length === 0 ? (
        <EmptyPage
          title={said.noneFound}
          todo={said.noneFoundTodo}
          action={<Button onClick={clear}>{said.clear}</Button>}
        />
      ) : (
        <div className="matter-list">
          <DataTable
            label={said.label}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            rowHeight={58}
            sorting={readSorting(get("sort"))}
            onSort={(next) =>
              set({ sort: next === undefined ? null : `${next.way === "descending" ? "-" : ""}${next.key}` })
            }
          />
        </div>
      )}
    </>
  );
}

function Filters({ list, filters }: { readonly list: MatterList; readonly filters: MatterFilters }) {
  const { language, words } = useLanguage();
  const { list: said } = words.supervision;
  const { get, set } = useAddress();
  const query = get("query");
  const organisations = new Map(list.matters.map(({ organisation }) => [organisation.id, organisation.name]));
  const labelOf = (name: MatterFilterName, value: string): string => {
    switch (name) {
      case "state":
        return wordsOf(matterStateWords, value)?.[language] ?? value;
      case "light":
        return wordsOf(lightWords, value)?.[language] ?? value;
      case "organisation":
        return organisations.get(value) ?? value;
      case "due":
        return wordsOf(said.dueChoices, value) ?? value;
      case "year":
        return words.shell.yearName(Number(value));
    }
  };
  return (
    <>
      <Input.Search
        aria-label={said.filters.query}
        placeholder={said.filters.query}
        allowClear
        style={{ width: 220 }}
        defaultValue={query ?? ""}
        key={query === undefined ? "empty" : "filled"}
        onSearch={(text) => set({ query: text.trim() })}
      />
      {matterFilterNames.map((name) => (
        <Select
          key={name}
          aria-label={said.filters[name]}
          placeholder={said.filters[name]}
          allowClear
          style={{ width: name === "organisation" ? 190 : 132 }}
          popupMatchSelectWidth={false}
          value={filters[name] ?? null}
          options={[...offeredMatterValues(list.matters, filters, name)].map((value) => ({
            value,
            label: labelOf(name, value),
          }))}
          onChange={(value: string | null | undefined) => set({ [name]: value ?? null })}
        />
      ))}
    </>
  );
}

/** An entry of a table of words by a name that came from outside. */
function wordsOf<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  return table[name];
}
