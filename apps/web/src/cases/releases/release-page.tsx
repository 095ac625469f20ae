import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { releaseActionsQuery, releaseQuery } from "../../api/releases-api.ts";
import { useMay } from "../../shell/session.tsx";
import { indicatorAddress } from "../../targets/target-words.ts";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { ReleaseTable } from "./release-table.tsx";
import { ReleaseTabs } from "./release-tabs.tsx";

/** One release: what was published, by whom and why, what became of it, and for those who see the cases what it rests on. */
export function ReleasePage() {
  const { releaseId = "" } = useParams();
  const { releases: said } = useWords();
  const speak = useBilingual();
  const worksOnCases = useMay("case.work");
  const { data, error, isPending, refetch } = useQuery(releaseQuery(releaseId));
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  const by =
    data.dimensions.length === 0 ? "" : said.byWords(data.dimensions.map(({ title }) => speak(title)));
  const link = (id: string, text: string) => <Link to={`/service-releases/${id}`}>{text}</Link>;
  return (
    <Page
      title={`${speak(data.title)}${by} · ${said.yearOf(data.year)}`}
      trail={<Link to="/service-releases">{said.title}</Link>}
      state={data.supersededBy === null ? undefined : <Tag tone="grey">{said.superseded}</Tag>}
      note={`${speak(data.systemTitle)} · ${data.area.name}`}
      width="wide"
    >
      <ReleaseTabs />
      <div className={data.dimensions.length === 0 ? "release-columns" : "release-columns is-wide"}>
        <section className="panel">
          <ReleaseTable release={data} />
        </section>
        <section className="panel">
          <dl className="release-facts">
            <dt>{said.number}</dt>
            <dd>{data.id}</dd>
            <dt>{said.edition}</dt>
            <dd>
              {said.editionOf(data.edition)}{" "}
              {data.supersedes === null ? null : link(data.supersedes, said.supersedes(data.supersedes))}{" "}
              {data.supersededBy === null
                ? null
                : link(data.supersededBy, said.supersededBy(data.supersededBy))}
            </dd>
            <dt>{said.publishedBy}</dt>
            <dd>
              {data.published.by} <Moment at={data.published.at} />
            </dd>
            <dt>{said.reason}</dt>
            <dd>{data.reason}</dd>
            <dt>{said.least}</dt>
            <dd>{said.leastOf(data.k)}</dd>
            <dt>{said.figures}</dt>
            <dd>
              {data.figures === null ? (
                said.noFigures
              ) : (
                <Link to={indicatorAddress(data.figures.id, { area: data.area.code, year: data.year })}>
                  {data.figures.name}
                </Link>
              )}
            </dd>
            <dt>{said.definition}</dt>
            <dd title={data.definitionHash}>{data.definitionHash.slice(0, 12)}</dd>
          </dl>
        </section>
      </div>
      {worksOnCases ? <Actions id={data.id} /> : null}
    </Page>
  );
}

function Actions({ id }: { readonly id: string }) {
  const { releases: said } = useWords();
  const [isShown, setShown] = useState(false);
  const { data, error, refetch } = useQuery({ ...releaseActionsQuery(id), enabled: isShown });
  return (
    <section className="panel" aria-labelledby="release-actions">
      <h2 id="release-actions">{said.actions}</h2>
      <p className="faint">{said.actionsNote}</p>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {!isShown ? (
        <Button onClick={() => setShown(true)}>{said.showActions}</Button>
      ) : data === undefined ? (
        error ? null : (
          <Waiting />
        )
      ) : data.cases.length === 0 ? (
        <p>{said.noActions}</p>
      ) : (
        <>
          <table className="release-table">
            <thead>
              <tr>
                <th scope="col">{said.caseNumber}</th>
                <th scope="col">{said.place}</th>
                <th scope="col">{said.actionNumbers}</th>
              </tr>
            </thead>
            <tbody>
              {data.cases.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={caseAddress(one.id)}>{one.number}</Link>
                  </th>
                  <td>{one.areaName}</td>
                  <td>{[...new Set([...one.numerator, ...one.denominator])].join(said.comma)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.more === 0 ? null : <p>{said.more(data.more)}</p>}
        </>
      )}
    </section>
  );
}
