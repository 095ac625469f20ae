import {
  describeChange,
  findChange,
  findObservation,
  parseUnit,
  roundHalfUp,
  type Language,
} from "@halfsky/statistics";
import { statusWords } from "@halfsky/targets";
import type { Movement, PhraseBook } from "./phrase-book.ts";
import { observationReference, toPercent, valueText } from "./printed-value.ts";
import { standingStatus, type AnnualReportInput, type ReportRow } from "./report-input.ts";
import type { Run } from "./report-tree.ts";
import { figure, write, words } from "./runs.ts";

/** A numbered finding: a headline that is itself a finding, and the sentences with the numbers. */
export interface Finding {
  readonly headline: string;
  readonly runs: readonly Run[];
}

/** Writes the finding of a target whose newest figure is known: value, change, target, judgement, small count. */
export function findingOf(
  input: AnnualReportInput,
  row: ReportRow,
  book: PhraseBook,
  language: Language,
): Finding {
  const latest = row.judgement.latest;
  if (latest === null) throw new RangeError(`No figure to write about: ${row.targetId}`);
  const status = standingStatus(row);
  return {
    headline: book.headline(row.name, movementOf(row), status),
    runs: write`${book.value(
      String(latest.year),
      input.areaName,
      row.name,
      figure(valueText(latest.value, row, language), observationReference(row, latest.year)),
    )}${sinceLast(row, book, language)}${sinceBase(row, book, language)}${book.goal(
      String(row.targetYear),
      figure(spokenRule(row.ruleWords[language], language), `target/${row.targetId}`),
    )}${book.verdict(statusWords[row.judgement.status][language])}${behindOf(row, book)}${book.stop}${decidedOf(row, book, language)}${smallCountOf(row, book, language)}`,
  };
}

/** The figure of the year before the newest, if there is one. */
function previousOf(row: ReportRow): { readonly year: number; readonly value: string } | null {
  const latest = row.judgement.latest;
  if (latest === null) return null;
  const value = findObservation(row.series, latest.year - 1)?.value;
  return value === null || value === undefined ? null : { year: latest.year - 1, value };
}

function movementOf(row: ReportRow): Movement {
  const latest = row.judgement.latest;
  const previous = previousOf(row);
  if (latest === null || previous === null) {
    return row.series.some((one) => one.year < (latest?.year ?? 0) && one.value !== null)
      ? "unknown"
      : "first";
  }
  const way = findChange(latest.value, previous.value, parseUnit(row.unit), row.decimals).way;
  if (way === "level") return "level";
  if (row.direction === "none") return way;
  return way === row.direction ? "better" : "worse";
}

function sinceLast(row: ReportRow, book: PhraseBook, language: Language): readonly Run[] {
  const latest = row.judgement.latest;
  const previous = previousOf(row);
  if (latest === null || previous === null) return [];
  const text = describeChange(latest, previous, parseUnit(row.unit), row.decimals, language);
  return book.sinceLast(
    figure(text, `change/${row.areaCode}/${row.indicatorId ?? row.targetId}/${latest.year}/${previous.year}`),
  );
}

function sinceBase(row: ReportRow, book: PhraseBook, language: Language): readonly Run[] {
  const { latest } = row.judgement;
  const base = row.baseline;
  // the year before may be the base year itself: then it has been said already
  if (latest === null || base === null || base.year >= latest.year || base.year === previousOf(row)?.year)
    return [];
  const text = describeChange(latest, base, parseUnit(row.unit), row.decimals, language);
  return book.sinceBase(
    figure(valueText(base.value, row, language), `baseline/${row.targetId}`),
    figure(text, `change/${row.areaCode}/${row.indicatorId ?? row.targetId}/${latest.year}/${base.year}`),
  );
}

/** How far behind: only where the way to the target is longer than the time gone by. */
function behindOf(row: ReportRow, book: PhraseBook): readonly Run[] {
  const { status, progress, timeShare } = row.judgement;
  if ((status !== "off-track" && status !== "on-track") || progress === null || timeShare === null) return [];
  const percent = (share: string, part: string) =>
    figure(`${roundHalfUp(toPercent(share), 1)}%`, `${part}/${row.areaCode}/${row.targetId}`);
  return book.behind(percent(progress, "progress"), percent(timeShare, "time-share"));
}

function decidedOf(row: ReportRow, book: PhraseBook, language: Language): readonly Run[] {
  if (row.decision === null) return [];
  const { status, by, reason } = row.decision;
  const proposed = statusWords[row.judgement.status][language];
  return words(book.decided(statusWords[status][language], by, reason, proposed));
}

function smallCountOf(row: ReportRow, book: PhraseBook, language: Language): readonly Run[] {
  const latest = row.judgement.latest;
  if (!row.judgement.flags.includes("small-count") || row.interval === null || latest === null) return [];
  const observation = findObservation(row.series, latest.year);
  if (observation?.numerator == null || observation.denominator == null) return [];
  const reference = observationReference(row, latest.year);
  return book.smallCount(
    figure(observation.numerator, `${reference}/numerator`),
    figure(observation.denominator, `${reference}/denominator`),
    figure(valueText(row.interval.low, row, language), `${reference}/interval-low`),
    figure(valueText(row.interval.high, row, language), `${reference}/interval-high`),
  );
}

const spokenSigns: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { "≥": "不低于", "≤": "不高于", ">": "高于", "<": "低于" },
  en: { "≥": "at least ", "≤": "at most ", ">": "more than ", "<": "less than " },
};

/** A rule as a sentence says it: ≥ 92% is 不低于92%. Rules that are words already stay as they are. */
function spokenRule(rule: string, language: Language): string {
  return rule.replace(/^([≥≤<>])\s*/, (_whole, sign: string) => spokenSigns[language][sign] ?? sign);
}
