import type { IndicatorVersion } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { dimensionsQuery, indicatorVersionsQuery } from "../../api/indicators-api.ts";
import { unitText } from "../../statistics/figure-text.ts";
import { Moment } from "../../ui/moment.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage } from "../../words/language.tsx";
import "./definition-history.css";

/** Opens every definition that an indicator ever had. */
export function DefinitionHistoryButton({ id, name }: { readonly id: string; readonly name: string }) {
  const { definitions: words } = useLanguage().words.targets.indicator;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {words.title}
      </Button>
      {isOpen ? (
        <Drawer open size={520} mask={false} title={`${words.title}：${name}`} onClose={() => setOpen(false)}>
          <DefinitionHistory id={id} />
        </Drawer>
      ) : null}
    </>
  );
}

function DefinitionHistory({ id }: { readonly id: string }) {
  const { definitions: words } = useLanguage().words.targets.indicator;
  const { data, error, isPending, refetch } = useQuery(indicatorVersionsQuery(id));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  return (
    <>
      <p className="faint">{words.note}</p>
      <ol className="definition-history" reversed>
        {data.versions.map((version, index) => (
          <Version
            key={version.version}
            version={version}
            before={data.versions[index + 1]}
            isNewest={index === 0}
          />
        ))}
      </ol>
    </>
  );
}

interface VersionProps {
  readonly version: IndicatorVersion;
  readonly before: IndicatorVersion | undefined;
  readonly isNewest: boolean;
}

function Version({ version, before, isNewest }: VersionProps) {
  const { definitions: words } = useLanguage().words.targets.indicator;
  const { fromYear, toYear, reason, changed } = version;
  const isPast = toYear !== null && toYear < fromYear;
  const facts = useFacts();
  const told = facts(version);
  const known = before ? new Map(facts(before)) : new Map<string, string>();
  // The first version is told in full, every other by what it says otherwise.
  const shown = told.filter(([label, text]) => (before ? known.get(label) !== text : text !== ""));
  return (
    <li>
      <div className="definition-head">
        <b>{words.version(version.version)}</b>
        {isPast ? (
          <Tag tone="grey">{words.superseded}</Tag>
        ) : (
          <span>{toYear === null ? words.since(fromYear) : words.between(fromYear, toYear)}</span>
        )}
        {isNewest ? <Tag tone="green">{words.newest}</Tag> : null}
      </div>
      {reason === null ? null : <div>{words.reason(reason)}</div>}
      <dl>
        {shown.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {before && (known.get(label) ?? "") !== "" ? <s>{known.get(label)}</s> : null}
              <span>{text === "" ? words.none : text}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="faint">
        {changed.by} · <Moment at={changed.at} />
      </div>
    </li>
  );
}

/** What a definition says, in words, by the label of each part. */
function useFacts(): (version: IndicatorVersion) => readonly (readonly [string, string])[] {
  const { language, words } = useLanguage();
  const { facts } = words.targets.indicator;
  const { data } = useQuery(dimensionsQuery);
  const dimensionName = (id: string) => data?.dimensions.find((one) => one.id === id)?.label[language] ?? id;
  return (version) => [
    [facts.definition, version.definition ?? ""],
    [facts.numerator, version.numeratorLabel ?? ""],
    [facts.denominator, version.denominatorLabel ?? ""],
    [facts.unit, unitText(version.unit, language)],
    [facts.decimals, String(version.decimals)],
    [facts.period, facts.periods[version.periodKind]],
    [facts.population, version.populationBase ?? ""],
    [facts.organisation, version.organisation?.name ?? ""],
    [facts.breakdowns, version.breakdowns.map(dimensionName).join("、")],
    [facts.formula, version.formula ?? ""],
  ];
}
