import { useQuery } from "@tanstack/react-query";
import { Button, Input, Pagination, Select } from "antd";
import { casesQuery, serviceSystemsQuery } from "../api/cases-api.ts";
import { useAddress } from "../shell/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { useCaseColumns } from "./case-columns.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import "./cases.css";

const filterNames = ["system", "phase", "late", "query"] as const;

/** Every case in reach; filters stand in the address and name nothing of a person. */
export function CaseListPage() {
  const { list: said, phases } = useWords().cases;
  const speak = useBilingual();
  const { get, set } = useAddress();
  const systems = useQuery(serviceSystemsQuery).data?.systems ?? [];
  const page = Math.max(1, Number(get("page") ?? "1") || 1);
  const filters = Object.fromEntries(filterNames.map((name) => [name, get(name)]));
  const { data, error, isPending, refetch } = useQuery(casesQuery({ ...filters, page }));
  // why a case is mine is asked by the queue alone
  const columns = useCaseColumns().filter(({ key }) => key !== "why");
  const isFiltered = filterNames.some((name) => get(name) !== undefined);
  const clear = () => set({ ...Object.fromEntries(filterNames.map((name) => [name, null])), page: null });
  return (
    <Page title={said.title} width="wide">
      <CaseTabs />
      <div className="page-filters">
        <Input.Search
          aria-label={said.number}
          placeholder={said.number}
          allowClear
          style={{ width: 180 }}
          defaultValue={get("query") ?? ""}
          key={get("query") === undefined ? "empty" : "filled"}
          onSearch={(text) => set({ query: text.trim() === "" ? null : text.trim(), page: null })}
        />
        <Select
          aria-label={said.system}
          placeholder={said.system}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 240 }}
          popupMatchSelectWidth={false}
          value={get("system") ?? null}
          options={systems.map(({ id, title }) => ({ value: id, label: speak(title) }))}
          onChange={(system: string | null | undefined) => set({ system: system ?? null, page: null })}
        />
        <Select
          aria-label={said.phase}
          placeholder={said.phase}
          allowClear
          style={{ width: 120 }}
          value={get("phase") ?? null}
          options={Object.entries(phases).map(([value, label]) => ({ value, label }))}
          onChange={(phase: string | null | undefined) => set({ phase: phase ?? null, page: null })}
        />
        <Select
          aria-label={said.due}
          placeholder={said.due}
          allowClear
          style={{ width: 120 }}
          value={get("late") ?? null}
          options={[{ value: "true", label: said.late }]}
          onChange={(late: string | null | undefined) => set({ late: late ?? null, page: null })}
        />
        <Button type="text" onClick={clear} disabled={!isFiltered}>
          {said.clear}
        </Button>
        {data === undefined ? null : <output className="faint">{said.count(data.total)}</output>}
      </div>
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
            columns={columns}
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
