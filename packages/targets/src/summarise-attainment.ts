import type { Bilingual } from "@halfsky/statistics";
import { dividedBy, fixedText, wholeDecimal } from "@halfsky/statistics";
import type { JudgementStatus } from "./judgement.ts";
import { judgementStatuses } from "./judgement.ts";

/** A status that counts in a summary, in the domain it belongs to. */
export interface AttainmentRow {
  readonly domain: string | null;
  readonly status: JudgementStatus;
}

/** Counts and both rates of attainment (达标率) of a group of targets; rates are decimal text in %, two decimals. */
export interface Attainment {
  readonly counts: Readonly<Record<JudgementStatus, number>>;
  /** All targets of the group. */
  readonly all: number;
  /** 可监测: those with a verdict; left out are not yet reported, cannot be judged and not applicable. */
  readonly monitorable: number;
  /** Met and met early. */
  readonly met: number;
  /** Met, met early and nearly met: the State's 总达标率 counts these. */
  readonly metOrNearly: number;
  readonly withoutFigure: number;
  readonly metOfAll: string | null;
  readonly metOfMonitorable: string | null;
  readonly metOrNearlyOfAll: string | null;
  readonly metOrNearlyOfMonitorable: string | null;
  /** N项中M项，其中K项无数据, with both rates. */
  readonly words: Bilingual;
}

/** The attainment of a plan: in total and domain by domain, in the order in which the domains first appear. */
export interface AttainmentSummary {
  readonly total: Attainment;
  readonly domains: ReadonlyArray<{ readonly domain: string | null; readonly attainment: Attainment }>;
}

/** Counts what was judged, with both denominators of 达标率 and the sentence that names them. */
export function summariseAttainment(rows: readonly AttainmentRow[]): AttainmentSummary {
  const byDomain = new Map<string | null, AttainmentRow[]>();
  for (const row of rows) {
    const group = byDomain.get(row.domain);
    if (group) group.push(row);
    else byDomain.set(row.domain, [row]);
  }
  return {
    total: countAttainment(rows),
    domains: [...byDomain].map(([domain, group]) => ({ domain, attainment: countAttainment(group) })),
  };
}

function share(part: number, whole: number): string | null {
  const quotient = dividedBy(wholeDecimal(part * 100), wholeDecimal(whole), 2);
  return quotient && fixedText(quotient);
}

function countAttainment(rows: readonly AttainmentRow[]): Attainment {
  const counts: Record<JudgementStatus, number> = {
    met: 0,
    "met-early": 0,
    "nearly-met": 0,
    "on-track": 0,
    "off-track": 0,
    "worse-than-baseline": 0,
    "not-yet-reported": 0,
    "cannot-be-judged": 0,
    "not-applicable": 0,
  };
  for (const { status } of rows) counts[status]++;
  const all = judgementStatuses.reduce((sum, status) => sum + counts[status], 0);
  const withoutFigure = counts["not-yet-reported"];
  const monitorable = all - withoutFigure - counts["cannot-be-judged"] - counts["not-applicable"];
  const met = counts.met + counts["met-early"];
  const metOrNearly = met + counts["nearly-met"];
  const figures = {
    counts,
    all,
    monitorable,
    met,
    metOrNearly,
    withoutFigure,
    metOfAll: share(met, all),
    metOfMonitorable: share(met, monitorable),
    metOrNearlyOfAll: share(metOrNearly, all),
    metOrNearlyOfMonitorable: share(metOrNearly, monitorable),
  };
  return { ...figures, words: wordAttainment(figures) };
}

function wordAttainment(figures: Omit<Attainment, "words">): Bilingual {
  const { all, monitorable, met, withoutFigure, counts } = figures;
  const others: ReadonlyArray<readonly [number, string, string]> = [
    [withoutFigure, "无数据", "without data"],
    [counts["cannot-be-judged"], "无法判定", "cannot be judged"],
    [counts["not-applicable"], "不适用", "not applicable"],
  ];
  const named = others.filter(([number], place) => number > 0 || place === 0);
  const zhRates =
    monitorable === 0
      ? "没有可监测的项"
      : `可监测的${monitorable}项达标率${figures.metOfMonitorable}%，全部${all}项达标率${figures.metOfAll}%`;
  const enRates =
    monitorable === 0
      ? "none can be monitored"
      : `${figures.metOfMonitorable}% of the ${monitorable} that can be monitored, ${figures.metOfAll}% of all ${all}`;
  return {
    zh: `${all}项中${met}项达标，其中${named.map(([number, zh]) => `${number}项${zh}`).join("、")}；${zhRates}`,
    en: `${met} of ${all} met; ${named.map(([number, , en]) => `${number} ${en}`).join(", ")}; ${enRates}`,
  };
}
