import type { LightList, TargetRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { indicatorQuery } from "../../api/targets-api.ts";
import { ChangedTargetTag } from "../../statistics/changed-tag.tsx";
import { figureText } from "../../statistics/figure-text.ts";
import { chartYears, targetBounds } from "../../targets/record/indicator-series.ts";
import { indicatorAddress } from "../../targets/target-words.ts";
import { LightTag } from "../../ui/light-tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { ChanceText } from "../chance-text.tsx";
import { NoticeButton } from "../notice-button.tsx";
import { useOpenMatters } from "../use-open-matters.ts";
import { leadWords } from "./lead-summary.ts";
import { Sparkline } from "./sparkline.tsx";

const shownFirst = 6;
const size = { width: 172, height: 44, pad: 6 };

interface WorstListProps {
  readonly list: LightList;
  readonly rows: readonly TargetRow[];
}

/** The worst targets: how each stands and why, its course, who answers since when, and the letter. */
export function WorstList({ list, rows }: WorstListProps) {
  const { lead: words } = useLanguage().words.lights;
  const open = useOpenMatters(list.areaCode);
  const rest = rows.length - shownFirst;
  if (rows.length === 0) {
    return (
      <section className="panel lead-worst">
        <p className="lead-more">
          <Link to={`/warnings?area=${list.areaCode}&year=${list.year}`}>{words.all}</Link>
        </p>
      </section>
    );
  }
  return (
    <section className="panel lead-worst">
      <table>
        <caption className="visually-hidden">{words.worst}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col" title={words.drawing}>
              {words.columns.course}
            </th>
            <th scope="col">{words.columns.who}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownFirst).map((row) => (
            <WorstRow key={row.id} row={row} list={list} open={open} />
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <p className="lead-more">
          <Link to={`/warnings?area=${list.areaCode}&year=${list.year}`}>{words.more(rest)}</Link>
        </p>
      ) : null}
    </section>
  );
}

interface WorstRowProps {
  readonly row: TargetRow;
  readonly list: LightList;
  readonly open: ReturnType<typeof useOpenMatters>;
}

function WorstRow({ row, list, open }: WorstRowProps) {
  const { language, words: all } = useLanguage();
  const { lead: words } = all.lights;
  const speak = useBilingual();
  const place = { area: list.areaCode, year: list.year };
  const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
  const since = list.since.find(({ targetId }) => targetId === row.id);
  const said = leadWords(row);
  const { value } = row.current ?? { value: null };
  return (
    <tr>
      <td>
        <div className="lead-what">
          <LightTag light={row.light.light} isSigned={row.decision !== null} />{" "}
          {row.indicatorId === null ? (
            <b title={speak(row.headline)}>{name}</b>
          ) : (
            <Link to={indicatorAddress(row.indicatorId, place)} title={speak(row.headline)}>
              {name}
            </Link>
          )}{" "}
          <ChangedTargetTag row={row} area={list.areaCode} />
        </div>
        {said.first === null ? null : (
          <div className="lead-why">
            {said.isChance ? <ChanceText light={row.light} /> : speak(said.first)}
          </div>
        )}
        {said.need === null ? null : (
          <div className="lead-need" title={speak(said.need)}>
            {speak(said.need)}
          </div>
        )}
      </td>
      <td className="lead-course">
        {row.indicatorId === null ? null : (
          <Course row={row} indicator={row.indicatorId} place={place} name={name} />
        )}
        <span>
          {value === null ? null : figureText(value, row, language)}{" "}
          <span className="lead-target">{words.target(row.targetYear, speak(row.ruleWords))}</span>
        </span>
      </td>
      <td className="lead-who">
        <div>{row.organisation?.name ?? <span className="faint">{all.lights.unsettled}</span>}</div>
        {since === undefined ? null : (
          <div className="faint" title={speak(since.words)}>
            {all.lights.warnings.sinceYear(since.year, list.year - since.year + 1)}
          </div>
        )}
        <NoticeButton row={row} {...place} open={open} size="small" />
      </td>
    </tr>
  );
}

interface CourseProps {
  readonly row: TargetRow;
  readonly indicator: string;
  readonly place: { readonly area: string; readonly year: number };
  readonly name: string;
}

function Course({ row, indicator, place, name }: CourseProps) {
  const { lead: words } = useLanguage().words.lights;
  const { data } = useQuery(indicatorQuery(indicator, place.area, place.year));
  if (!data) return <div style={{ height: size.height }} />;
  return (
    <Sparkline
      label={words.courseOf(name)}
      years={chartYears(data, row)}
      bounds={targetBounds(row)}
      size={size}
    />
  );
}
