import type { LightList } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lightsQuery } from "../../api/lights-api.ts";
import { AreaPicker, useArea, useYear, YearPicker } from "../../shell/place-pickers.tsx";
import { useMay } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import "../lights.css";
import "./lead-page.css";
import { countTurns, findAtRisk } from "./lead-summary.ts";
import { LeadRound } from "./lead-round.tsx";
import { LeadSupervision } from "./lead-supervision.tsx";
import { WorstList } from "./worst-list.tsx";

/** The leader's page: what will be missed, why, who answers, since when, and how the chasing goes; one screen, one sheet. */
export function LeadPage() {
  const { warnings: words } = useWords().lights;
  const maySee = useMay("judgement.read");
  return maySee ? <LeadOfArea /> : <EmptyPage title={words.notYours} todo={words.notYoursTodo} />;
}

function LeadOfArea() {
  const { lights } = useWords();
  const { lead: words } = lights;
  const area = useArea();
  const year = useYear();
  const { data, error, isPending, refetch } = useQuery(lightsQuery(area, year));
  return (
    <Page
      title={data ? words.title(data.areaName, data.year) : words.loadingTitle}
      actions={
        <>
          <AreaPicker />
          {data ? <YearPicker years={data.years} year={data.year} /> : null}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rows.length === 0 ? (
        <EmptyPage title={lights.warnings.empty} todo={lights.warnings.emptyTodo} />
      ) : (
        <FilledLead list={data} />
      )}
    </Page>
  );
}

function FilledLead({ list }: { readonly list: LightList }) {
  const { lead: words } = useWords().lights;
  const atRisk = findAtRisk(list);
  const { red, orange, yellow, blue, green } = list.counts;
  const turns = countTurns(list.changes);
  const missed = atRisk.rows.length - atRisk.silent;
  return (
    <div className="lead">
      <section className="lead-answer" aria-label={words.answerLabel}>
        <p className="lead-answer-counts">
          {red + orange === 0 ? (
            words.none
          ) : (
            <>
              {red > 0 ? <span className="is-red">{words.red(red)}</span> : null}
              {orange > 0 ? <span className="is-orange">{words.orange(orange)}</span> : null}
            </>
          )}
        </p>
        <p className="lead-answer-words">
          {red + orange === 0 ? words.calm : words.meaning(missed, atRisk.silent)}
          <br />
          <span className="faint">
            {words.others(yellow, blue, green, list.unlit)}
            {turns.worse + turns.better > 0
              ? `${words.changes(list.year - 1)}${words.changed(turns.worse, turns.better)}`
              : null}
          </span>
        </p>
      </section>
      <div className="lead-columns">
        <WorstList list={list} rows={atRisk.rows} />
        <LeadSupervision list={list} atRisk={atRisk.rows}>
          <LeadRound area={list.areaCode} />
        </LeadSupervision>
      </div>
    </div>
  );
}
