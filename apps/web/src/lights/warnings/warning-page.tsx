import type { LightList } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { lightSheetAddress, lightsQuery } from "../../api/lights-api.ts";
import { useAddress } from "../../shell/address.ts";
import { AreaPicker, useArea, useYear, YearPicker } from "../../shell/place-pickers.tsx";
import { useMay } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage, useWords } from "../../words/language.tsx";
import "../lights.css";
import { LightChanges } from "./light-changes.tsx";
import { WarningTable } from "./warning-table.tsx";

/** Which targets will probably be missed, why, who answers, since when; and which lights changed. */
export function WarningPage() {
  const { warnings: words } = useWords().lights;
  const maySee = useMay("judgement.read");
  return maySee ? <WarningsOfArea /> : <EmptyPage title={words.notYours} todo={words.notYoursTodo} />;
}

function WarningsOfArea() {
  const { language, words: all } = useLanguage();
  const { warnings: words } = all.lights;
  const area = useArea();
  const year = useYear();
  const { get } = useAddress();
  const { data, error, isPending, refetch } = useQuery(lightsQuery(area, year));
  const place = `?area=${area}${data ? `&year=${data.year}` : ""}`;
  return (
    <Page
      title={data ? words.title(data.areaName, data.year) : words.loadingTitle}
      width="wide"
      note={
        data && data.rows.length > 0
          ? words.answer(data.rows.length, data.counts.red, data.counts.orange)
          : undefined
      }
      actions={
        <>
          <AreaPicker />
          {data ? <YearPicker years={data.years} year={data.year} /> : null}
          <LinkButton to={`/lead${place}`}>{words.toLead}</LinkButton>
          <LinkButton to={`/wall?area=${area}`}>{words.toWall}</LinkButton>
          <LinkButton to={`/warnings/rules?area=${area}`}>{words.toRules}</LinkButton>
          {data && data.rows.length > 0 ? (
            <Button href={lightSheetAddress({ area, year: data.year, plan: get("plan"), language })}>
              {words.export}
            </Button>
          ) : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rows.length === 0 ? (
        <EmptyPage title={words.empty} todo={words.emptyTodo} />
      ) : (
        <FilledWarnings list={data} />
      )}
    </Page>
  );
}

function FilledWarnings({ list }: { readonly list: LightList }) {
  const { warnings: words } = useWords().lights;
  const { get, set } = useAddress();
  const view = get("view") === "changes" ? "changes" : "rows";
  return (
    <>
      <div className="warning-views no-print">
        <Segmented
          aria-label={words.viewsLabel}
          value={view}
          options={[
            { value: "rows", label: words.views.rows(list.rows.length) },
            { value: "changes", label: words.views.changes(list.year - 1, list.changes.length) },
          ]}
          onChange={(next) => set({ view: next === "changes" ? next : null })}
        />
      </div>
      {view === "changes" ? <LightChanges list={list} /> : <WarningTable list={list} />}
    </>
  );
}
