import type { MatterFacts, MatterRecord } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { indicatorQuery } from "../../api/targets-api.ts";
import { IndicatorChart } from "../../targets/record/indicator-chart.tsx";
import "../../targets/record/indicator-page.css";
import { indicatorAddress } from "../../targets/target-words.ts";
import { LightTag } from "../../ui/light-tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

/** The targets that the matter is about: as they stood in the notice, what it asked, their course until today. */
export function MatterFactsPanel({ record }: { readonly record: MatterRecord }) {
  const colon = useColon();
  const { facts: said } = useWords().matter;
  return (
    <section className="panel" aria-labelledby="matter-facts">
      <h2 id="matter-facts">{said.title}</h2>
      {record.facts.map((facts) => (
        <Facts key={facts.targetId} facts={facts} record={record} />
      ))}
      {record.remark === null ? null : (
        <p>
          <b>
            {said.remark}
            {colon}
          </b>
          {record.remark}
        </p>
      )}
      <Course record={record} />
    </section>
  );
}

function Facts({ facts, record }: { readonly facts: MatterFacts; readonly record: MatterRecord }) {
  const { facts: said } = useWords().matter;
  const speak = useBilingual();
  const now = record.targets.find(({ id }) => id === facts.targetId)?.light.light ?? null;
  const numbers: [string, string][] = [
    [said.value(facts.year), facts.value === null ? said.none : speak(facts.value)],
    [said.target(facts.targetYear), speak(facts.rule)],
    ...(facts.baseline === null ? [] : [[said.baseline, speak(facts.baseline)] satisfies [string, string]]),
  ];
  return (
    <div className="matter-fact">
      <div className="faint">
        {said.asOfNotice(facts.year)} · {facts.planTitle}
      </div>
      <dl className="matter-numbers">
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="matter-reasons">
        <dt>{said.because}</dt>
        <dd>
          <LightTag light={facts.light} />
          {facts.because.map((reason) => (
            <div key={reason.zh}>{speak(reason)}</div>
          ))}
        </dd>
        {facts.chance === null ? null : (
          <>
            <dt>{said.chance}</dt>
            <dd>{speak(facts.chance)}</dd>
          </>
        )}
        {facts.need === null ? null : (
          <>
            <dt>{said.need}</dt>
            <dd>{speak(facts.need)}</dd>
          </>
        )}
        <dt>{said.now}</dt>
        <dd>
          <LightTag light={now} />{" "}
          <span className="faint">{now === facts.light ? said.same : said.changed}</span>
        </dd>
      </dl>
    </div>
  );
}

/** The chart of the indicator, where the reader may see it. */
function Course({ record }: { readonly record: MatterRecord }) {
  const { facts: said } = useWords().matter;
  const { indicatorId, judgedArea, year } = record;
  const { data, isError } = useQuery({
    ...indicatorQuery(indicatorId ?? "", judgedArea.code, year),
    enabled: indicatorId !== null,
  });
  if (indicatorId === null) return null;
  if (isError) return <p className="faint">{said.chartMissing}</p>;
  if (!data) return null;
  return (
    <div className="matter-chart">
      <IndicatorChart record={data} />
      <Link to={indicatorAddress(indicatorId, { area: judgedArea.code, year })}>{said.openIndicator}</Link>
    </div>
  );
}
