import type { Indicator, JudgedTarget, ObservationCell } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { Popover } from "antd";
import { figureHistoryQuery } from "../api/statistics-api.ts";
import { Moment } from "../ui/moment.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Tag } from "../ui/tag.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLanguage } from "../words/language.tsx";
import "./changed-tag.css";
import { figureText } from "./figure-text.ts";

interface ChangedTagProps {
  readonly area: string;
  readonly indicator: Pick<Indicator, "id" | "unit" | "decimals">;
  /** Years whose figure was changed since it was signed; nothing is shown where there are none. */
  readonly years: readonly number[];
}

/** The mark of signed figures that were changed; a click tells what was signed, what stands now, who changed it and why. */
export function ChangedTag({ area, indicator, years }: ChangedTagProps) {
  const { changed: words } = useLanguage().words.statistics;
  if (years.length === 0) return null;
  const named = years.map((year) => words.year(year)).join("、");
  return (
    <Popover
      trigger="click"
      title={words.tag}
      destroyOnHidden
      content={
        <div className="changed-figures">
          {years.map((year) => (
            <ChangedFigure key={year} area={area} indicator={indicator} year={year} />
          ))}
          <p className="faint">{words.note}</p>
        </div>
      }
    >
      <button type="button" className="changed-tag" aria-label={words.tagOf(named)}>
        <Tag tone="orange" mark="△">
          {words.tag}
        </Tag>
      </button>
    </Popover>
  );
}

interface ChangedTargetTagProps {
  readonly row: Pick<JudgedTarget, "indicatorId" | "unit" | "decimals" | "changedSinceSigning">;
  readonly area: string;
}

/** The same beside a judged target: a status rests on figures that were changed since they were signed. */
export function ChangedTargetTag({ row, area }: ChangedTargetTagProps) {
  if (row.indicatorId === null) return null;
  return (
    <ChangedTag area={area} indicator={{ ...row, id: row.indicatorId }} years={row.changedSinceSigning} />
  );
}

interface ChangedFigureProps extends Omit<ChangedTagProps, "years"> {
  readonly year: number;
}

/** What was signed of a figure and what stands now, with every change between. */
export function ChangedFigure({ area, indicator, year }: ChangedFigureProps) {
  const { language, words: all } = useLanguage();
  const { changed: words } = all.statistics;
  const { data, error, isPending, refetch } = useQuery(figureHistoryQuery(area, indicator.id, year));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  const shown = (cell: ObservationCell) =>
    cell.value === null
      ? missingReasonWords[cell.missing ?? "not-yet-reported"][language]
      : figureText(cell.value, indicator, language);
  const [now] = data.revisions;
  const signed = data.revisions.find(({ revision }) => revision === now?.signedRevision);
  if (now === undefined || signed === undefined || signed === now) {
    return <p className="faint">{words.none}</p>;
  }
  return (
    <section className="changed-figure">
      <h4>{words.year(year)}</h4>
      <dl>
        <dt>{words.signed}</dt>
        <dd>
          <s className="changed-before">{shown(signed)}</s>
          {signed.signatures.map((signature) => (
            <div key={`${signature.level} ${signature.at}`} className="faint">
              {words.signedBy(words.levels[signature.level], signature.by)} · <Moment at={signature.at} />
            </div>
          ))}
        </dd>
        {data.revisions
          .filter(({ revision }) => revision > signed.revision)
          .map((revision) => (
            <ChangeSince
              key={revision.revision}
              isNow={revision === now}
              shown={shown(revision)}
              {...revision}
            />
          ))}
      </dl>
    </section>
  );
}

interface ChangeSinceProps extends Pick<ObservationCell, "recorded"> {
  readonly isNow: boolean;
  readonly shown: string;
  readonly reason: string | null;
}

function ChangeSince({ isNow, shown, reason, recorded }: ChangeSinceProps) {
  const { changed: words } = useLanguage().words.statistics;
  return (
    <>
      <dt>{isNow ? words.now : words.since}</dt>
      <dd>
        {isNow ? <b>{shown}</b> : shown}
        <div>{reason === null ? words.noReason : words.reason(reason)}</div>
        <div className="faint">
          {recorded.by} · <Moment at={recorded.at} />
        </div>
      </dd>
    </>
  );
}
