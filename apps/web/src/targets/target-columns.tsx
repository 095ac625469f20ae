import type { TargetRow } from "@halfsky/api-contract";
import { compareDecimalText, formatDecimal, missingReasonWords } from "@halfsky/statistics";
import { lights } from "@halfsky/targets";
import { Link } from "react-router";
import { ChangedTargetTag } from "../statistics/changed-tag.tsx";
import { exactText, figureText } from "../statistics/figure-text.ts";
import type { DataColumn } from "../ui/data-table.tsx";
import { LightTag } from "../ui/light-tag.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";
import { indicatorAddress, standingStatus, statuses } from "./target-words.ts";

/** The columns that stand without choosing; all others can be added. */
export const firstColumns = [
  "name",
  "domain",
  "light",
  "status",
  "current",
  "change",
  "required",
  "rule",
  "organisation",
] as const;

const pinyin = new Intl.Collator("zh-CN");

function compareText(one: string | null | undefined, other: string | null | undefined): number {
  return pinyin.compare(one ?? "\uFFFF", other ?? "\uFFFF");
}

/** Orders decimal texts; what is missing comes last. */
function compareFigures(one: string | null | undefined, other: string | null | undefined): number {
  const [hasOne, hasOther] = [one, other].map((value) => value !== null && value !== undefined);
  if (!hasOne || !hasOther) return Number(hasOther) - Number(hasOne);
  return compareDecimalText(one ?? "0", other ?? "0");
}

/** The most urgent light first; a target without any comes last. */
function lightRank({ light }: TargetRow): number {
  return light.light === null ? lights.length : lights.indexOf(light.light);
}

function percentOf(ratio: string): string {
  return `${formatDecimal(String(Number(ratio) * 100), { decimals: 1 })}%`;
}

/** Every column of the table of targets, in its order. */
export function useTargetColumns(place: {
  readonly area: string;
  readonly year: number;
}): readonly DataColumn<TargetRow>[] {
  const { language, words } = useLanguage();
  const speak = useBilingual();
  const { list } = words.targets;
  const nameOf = (row: TargetRow) => (language === "en" ? (row.nameEn ?? row.name) : row.name);
  const figure = (row: TargetRow, value: string | null | undefined) =>
    value === null || value === undefined ? (
      <span className="faint">–</span>
    ) : (
      figureText(value, row, language)
    );
  const exact = (row: TargetRow, value: string | null) =>
    value === null ? <span className="faint">–</span> : exactText(value, row, language);
  const title = (key: keyof typeof list.columns) => ({ key, title: list.columns[key] });
  return [
    {
      ...title("name"),
      render: (row) =>
        row.indicatorId === null ? (
          nameOf(row)
        ) : (
          <>
            <Link to={indicatorAddress(row.indicatorId, place)}>{nameOf(row)}</Link>{" "}
            <ChangedTargetTag row={row} area={place.area} />
          </>
        ),
      compare: (one, other) => compareText(nameOf(one), nameOf(other)),
    },
    {
      ...title("plan"),
      width: 200,
      render: (row) => row.planTitle,
      compare: (one, other) => compareText(one.planTitle, other.planTitle),
    },
    {
      ...title("domain"),
      width: 140,
      render: (row) => row.domain ?? "",
      compare: (one, other) => compareText(one.domain, other.domain),
    },
    {
      ...title("light"),
      width: 88,
      render: ({ light, decision }) => <LightTag light={light.light} isSigned={decision !== null} />,
      compare: (one, other) => lightRank(one) - lightRank(other),
    },
    {
      ...title("status"),
      width: 138,
      render: (row) => <StatusTag status={standingStatus(row)} isSigned={row.decision !== null} />,
      compare: (one, other) =>
        statuses.indexOf(standingStatus(one)) - statuses.indexOf(standingStatus(other)),
    },
    {
      ...title("current"),
      width: 112,
      align: "right",
      render: (row) => {
        if (row.current === null) return <span className="faint">{list.noFigure}</span>;
        const { value, missing } = row.current;
        return missing === null ? (
          figure(row, value)
        ) : (
          <span className="faint">{missingReasonWords[missing][language]}</span>
        );
      },
      compare: (one, other) => compareFigures(one.current?.value, other.current?.value),
    },
    {
      ...title("change"),
      width: 206,
      render: (row) => (row.change === null ? <span className="faint">–</span> : speak(row.change)),
    },
    {
      ...title("required"),
      width: 112,
      align: "right",
      render: (row) => exact(row, row.judgement.required),
      compare: (one, other) => compareFigures(one.judgement.required, other.judgement.required),
    },
    { ...title("rule"), width: 118, align: "right", render: (row) => speak(row.ruleWords) },
    {
      ...title("baseline"),
      width: 128,
      align: "right",
      render: (row) =>
        row.baseline === null ? (
          <span className="faint">–</span>
        ) : (
          <>
            {figure(row, row.baseline.value)} <span className="faint">({row.baseline.year})</span>
          </>
        ),
      compare: (one, other) => compareFigures(one.baseline?.value, other.baseline?.value),
    },
    {
      ...title("targetYear"),
      width: 84,
      align: "right",
      render: (row) => row.targetYear,
      compare: (one, other) => one.targetYear - other.targetYear,
    },
    {
      ...title("progress"),
      width: 100,
      align: "right",
      render: (row) =>
        row.judgement.progress === null ? (
          <span className="faint">–</span>
        ) : (
          percentOf(row.judgement.progress)
        ),
      compare: (one, other) => compareFigures(one.judgement.progress, other.judgement.progress),
    },
    {
      ...title("lastStatus"),
      width: 138,
      render: (row) => <StatusTag status={row.lastStatus} />,
      compare: (one, other) => statuses.indexOf(one.lastStatus) - statuses.indexOf(other.lastStatus),
    },
    {
      ...title("nature"),
      width: 84,
      render: ({ nature }) => (nature === null ? "" : (list.natures[nature] ?? nature)),
      compare: (one, other) => compareText(one.nature, other.nature),
    },
    {
      ...title("organisation"),
      width: 176,
      render: (row) => row.organisation?.name ?? <span className="faint">{list.noUnit}</span>,
      compare: (one, other) => compareText(one.organisation?.name, other.organisation?.name),
    },
    { ...title("reason"), width: 300, render: (row) => row.decision?.reason ?? speak(row.judgement.reason) },
  ];
}
