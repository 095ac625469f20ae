import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { areaChangesQuery } from "../../api/area-changes-api.ts";
import { useAddress } from "../../shell/address.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RoundTabs } from "../rounds/round-tabs.tsx";
import { AreaChangeForm } from "./area-change-form.tsx";
import "./areas.css";

/** Areas through time: the areas of any day, and what happened to them. */
export function AreaChangesPage() {
  const { areas: words, shell } = useWords();
  const address = useAddress();
  const on = address.get("on");
  const { data, error, refetch } = useQuery(areaChangesQuery(on));
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={words.title}
      note={words.note}
      actions={
        data?.mayManage === true && !isAdding ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        ) : null
      }
    >
      <RoundTabs />
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {isAdding ? <AreaChangeForm onDone={() => setAdding(false)} /> : null}
      {data ? null : error ? null : <Waiting />}
      {data === undefined ? null : (
        <div className="area-columns">
          <section className="panel" aria-labelledby="area-changes">
            <h2 id="area-changes" className="panel-title">
              {words.changes}
            </h2>
            {data.changes.length === 0 ? (
              <EmptyPage title={words.none} todo={words.noneTodo} />
            ) : (
              <ol className="area-change-list">
                {data.changes.toReversed().map((change) => (
                  <li key={change.id}>
                    <strong>{change.effectiveOn}</strong> {words.kinds[change.kind]}
                    <div>
                      {change.before.map(({ code, name }) => name + shell.bracketed(code)).join("、")} →{" "}
                      {change.after.map(({ code, name }) => name + shell.bracketed(code)).join("、")}
                    </div>
                    <div className="faint">
                      {change.basis} · {change.recorded.by} <Moment at={change.recorded.at} />
                    </div>
                  </li>
                ))}
              </ol>
            )}
          </section>
          <section className="panel">
            <label className="area-day">
              {words.day}
              <Input
                type="date"
                value={data.on}
                aria-label={words.day}
                onChange={(event) => address.set({ on: event.target.value || null })}
              />
            </label>
            <DataTable
              label={words.current(data.on, data.areas.length)}
              rows={data.areas}
              rowKey={({ code }) => code}
              columns={[
                { key: "code", title: words.code, width: 90, render: ({ code }) => code },
                { key: "name", title: words.name, render: ({ name }) => name },
                {
                  key: "from",
                  title: words.from,
                  width: 110,
                  render: ({ validFrom }) => validFrom ?? words.always,
                },
                {
                  key: "to",
                  title: words.to,
                  width: 110,
                  render: ({ validTo }) => validTo ?? words.stillThere,
                },
              ]}
            />
          </section>
        </div>
      )}
    </Page>
  );
}
