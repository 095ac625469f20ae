import { caseList } from "@halfsky/api-contract";
import type { CaseList, CaseRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Pagination } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { caseFiltersQuery, casesQuery } from "../api/cases-api.ts";
import { request } from "../api/request.ts";
import { useAddress } from "../shell/address.ts";
import { useSession } from "../shell/session.tsx";
import { ColumnChoice, useColumnChoice } from "../ui/column-choice.tsx";
import { type DataColumn, DataTable } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { SavedViews } from "../ui/saved-views.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { useCaseColumns, useFurtherColumns } from "./case-columns.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import { BulkBar } from "./list/bulk-bar.tsx";
import { mostPicked } from "./list/bulk-run.ts";
import { CaseFilters, CaseStates } from "./list/case-filters.tsx";
import { queryOfAddress, withoutFilters } from "./list/list-filters.ts";
import "./cases.css";

const firstColumns = ["due", "grade", "case", "state", "area", "owner", "opened"];
const nothing: ReadonlyMap<string, CaseRow> = new Map();

/** Every case in reach; filters stand in the address and name nothing of a person. */
export function CaseListPage() {
  const { cases, caseList: words } = useWords();
  const { list: said } = cases;
  const { account } = useSession();
  const { get, set } = useAddress();
  const [search] = useSearchParams();
  const page = Math.max(1, Number(get("page") ?? "1") || 1);
  const asked = queryOfAddress(search);
  const { data, error, isPending, refetch } = useQuery(casesQuery({ ...asked, page }));
  const facets = useQuery(caseFiltersQuery(asked)).data;
  const [shown, setShown] = useColumnChoice(`halfsky.case-columns.${account.id}`, firstColumns);
  // what was picked under other filters is not picked any more
  const filtered = JSON.stringify(asked);
  const [{ under, picked }, setPicked] = useState({ under: filtered, picked: nothing });
  const own = under === filtered ? picked : nothing;
  const pick = (next: ReadonlyMap<string, CaseRow>) => setPicked({ under: filtered, picked: next });
  const withRows = (rows: readonly CaseRow[]) => {
    const next = new Map(own);
    for (const row of rows) if (next.size < mostPicked) next.set(row.id, row);
    return next;
  };
  const offered = asked.system === undefined ? [] : (facets?.bulk ?? []);
  // why a case is mine is asked by the queue alone
  const main = useCaseColumns().filter(({ key }) => key !== "why");
  const all = [...main, ...useFurtherColumns()];
  const pickColumn: DataColumn<CaseRow> = {
    key: "pick",
    title: "",
    width: 44,
    render: (row) => (
      <Checkbox
        aria-label={words.pick(row.number)}
        checked={own.has(row.id)}
        onChange={({ target }) => {
          if (target.checked) return pick(withRows([row]));
          return pick(new Map([...own].filter(([id]) => id !== row.id)));
        }}
      />
    ),
  };
  const isFiltered = Object.values(asked).some((value) => value !== undefined);
  const clear = () => set(withoutFilters(search));
  return (
    <Page title={said.title} width="wide">
      <CaseTabs />
      <div className="page-filters">
        <CaseFilters facets={facets} />
        <Button type="text" onClick={clear} disabled={!isFiltered}>
          {said.clear}
        </Button>
        {data === undefined ? null : <output className="faint">{said.count(data.total)}</output>}
        <span className="page-filters-tools">
          <ColumnChoice columns={all} fixed="case" shown={shown} onChoose={setShown} />
          <SavedViews list="cases" columns={shown} onColumns={setShown} />
        </span>
      </div>
      {facets === undefined || asked.system === undefined ? null : <CaseStates facets={facets} />}
      {asked.system === undefined || offered.length === 0 || data === undefined ? null : (
        <BulkBar
          system={asked.system}
          offered={offered}
          picked={own}
          onPickPage={() => pick(withRows(data.rows))}
          onPickAll={async () => pick(withRows(await firstFound(asked, data)))}
          onPickNone={() => pick(nothing)}
        />
      )}
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rows.length === 0 ? (
        <EmptyPage
          title={isFiltered ? said.noneFound : said.empty}
          todo={isFiltered ? said.noneFoundTodo : said.emptyTodo}
        />
      ) : (
        <>
          <DataTable
            label={said.title}
            rows={data.rows}
            rowKey={({ id }) => id}
            columns={[
              ...(offered.length === 0 ? [] : [pickColumn]),
              ...all.filter(({ key }) => shown.includes(key)),
            ]}
            rowHeight={54}
          />
          {data.total > data.pageSize ? (
            <Pagination
              className="case-pages"
              current={page}
              pageSize={data.pageSize}
              total={data.total}
              showSizeChanger={false}
              onChange={(next) => set({ page: next })}
            />
          ) : null}
        </>
      )}
    </Page>
  );
}

/** The first cases that the filters find, page by page, up to how many may be picked. */
async function firstFound(
  asked: ReturnType<typeof queryOfAddress>,
  { total, pageSize }: CaseList,
): Promise<readonly CaseRow[]> {
  const pages = Math.ceil(Math.min(total, mostPicked) / pageSize);
  const read = await Promise.all(
    Array.from({ length: pages }, (_, index) =>
      request("/api/cases", caseList, { query: { ...asked, page: index + 1 } }),
    ),
  );
  return read.flatMap(({ rows }) => rows);
}
