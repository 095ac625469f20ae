import { compareDecimalText, roundHalfUp, type Language } from "@halfsky/statistics";
import { statusWords, summariseAttainment, type Attainment, type JudgementStatus } from "@halfsky/targets";
import { annexTables } from "./annex-tables.ts";
import { findingOf } from "./finding-sentences.ts";
import { observationReference, toPercent, valueText } from "./printed-value.ts";
import { isWithoutVerdict } from "./status-groups.ts";
import { phraseBooks, type PhraseBook } from "./phrase-book.ts";
import type { ChartBlock, ReportBlock, ReportTree, Run } from "./report-tree.ts";
import { standingStatus, type AnnualReportInput, type ReportRow } from "./report-input.ts";
import { figure, write, words } from "./runs.ts";

type Domain = AnnualReportInput["domains"][number];

/**
 * Writes the annual monitoring report of a plan and year: lead paragraph, a chapter a domain with numbered findings
 * (headline, value, change), missed and missing targets, both denominators of the attainment rate, one chart a domain,
 * and the table annex. Structure and sentences follow the yearly reports of the National Bureau of Statistics and the
 * practice of cities to close each domain with 未达标和未填报指标.
 */
export function writeAnnualReport(input: AnnualReportInput, language: Language): ReportTree {
  const book = phraseBooks[language];
  const year = String(input.year);
  const rows = input.domains.flatMap((domain) => domain.rows);
  const blocks: ReportBlock[] = [
    { kind: "title", runs: words(book.title(year, input.planTitle)) },
    {
      kind: "subtitle",
      runs: words(book.subtitle(input.issuer, String(input.madeIn.year), String(input.madeIn.month))),
    },
    ...(input.notice === null ? [] : [{ kind: "subtitle" as const, runs: words(input.notice) }]),
    { kind: "paragraph", runs: leadOf(input, rows, book) },
    ...input.domains.flatMap((domain, index) => domainChapter(input, domain, index + 1, book, language)),
    {
      kind: "heading",
      level: 1,
      runs: words(`${book.domainNumber(input.domains.length + 1)}${book.method}`),
    },
    { kind: "paragraph", runs: words(book.methodText) },
    ...annexTables(input, book, language),
  ];
  return { language, blocks };
}

function leadOf(input: AnnualReportInput, rows: readonly ReportRow[], book: PhraseBook): readonly Run[] {
  const reference = (part: string) => `attainment/${input.planId}/${input.year}/${part}`;
  const { total: sum } = summariseAttainment(
    rows.map((row) => ({ domain: null, status: standingStatus(row) })),
  );
  const count = (number: number, part: string) => figure(String(number), reference(part));
  const strong = input.domains
    .filter((domain) => {
      const known = domain.rows.filter((row) => !isWithoutVerdict(standingStatus(row)));
      return known.length > 0 && known.every((row) => isReached(standingStatus(row)));
    })
    .map((domain) => domain.title);
  const titles = input.domains.map((domain) => domain.title);
  return write`${book.lead(input.areaName, input.planTitle, String(input.year), titles)}${book.result({
    all: count(sum.all, "total"),
    monitorable: count(sum.monitorable, "monitorable"),
    met: count(sum.met, "met"),
    nearly: count(sum.counts["nearly-met"], "nearly-met"),
    without: count(sum.all - sum.monitorable, "without-verdict"),
    shares: sharesOf(sum, reference),
  })}${book.strengths(strong)}`;
}

/** Both denominators of 达标率, for met alone and with nearly met, as the State's reports count. */
function sharesOf(sum: Attainment, reference: (part: string) => string) {
  const { metOfMonitorable, metOrNearlyOfMonitorable, metOfAll, metOrNearlyOfAll } = sum;
  if (metOfMonitorable === null || metOrNearlyOfMonitorable === null) return null;
  if (metOfAll === null || metOrNearlyOfAll === null) return null;
  return {
    met: figure(`${metOfMonitorable}%`, reference("met-of-monitorable")),
    reached: figure(`${metOrNearlyOfMonitorable}%`, reference("reached-of-monitorable")),
    metOfAll: figure(`${metOfAll}%`, reference("met-of-all")),
    reachedOfAll: figure(`${metOrNearlyOfAll}%`, reference("reached-of-all")),
  };
}

function isReached(status: JudgementStatus): boolean {
  return status === "met" || status === "met-early" || status === "nearly-met";
}

function domainChapter(
  input: AnnualReportInput,
  domain: Domain,
  number: number,
  book: PhraseBook,
  language: Language,
): readonly ReportBlock[] {
  const known = domain.rows.filter(
    (row) => !isWithoutVerdict(standingStatus(row)) && row.judgement.latest !== null,
  );
  const reference = (part: string) => `count/${input.planId}/${input.year}/${domain.title}/${part}`;
  const reached = domain.rows.filter((row) => isReached(standingStatus(row))).length;
  const without = domain.rows.filter((row) => isWithoutVerdict(standingStatus(row))).length;
  const chart = achievementChart(input, domain, book);
  return [
    { kind: "heading", level: 1, runs: words(`${book.domainNumber(number)}${domain.title}`) },
    {
      kind: "paragraph",
      runs: book.domainLead({
        all: figure(String(domain.rows.length), reference("total")),
        met: figure(String(reached), reference("reached")),
        without: figure(String(without), reference("without-data")),
      }),
    },
    ...(chart === null ? [] : [chart]),
    ...known.flatMap((row, index) => {
      const finding = findingOf(input, row, book, language);
      return [
        {
          kind: "heading" as const,
          level: 2 as const,
          runs: words(`${book.findingNumber(index + 1)}${finding.headline}`),
        },
        { kind: "paragraph" as const, runs: finding.runs },
      ];
    }),
    {
      kind: "heading",
      level: 2,
      runs: words(`${book.findingNumber(known.length + 1)}${book.attentionTitle}`),
    },
    { kind: "paragraph", runs: attentionOf(input, domain, book, language) },
  ];
}

/** The closing item of a domain: what lags, and what has no figure with the reason. */
function attentionOf(
  input: AnnualReportInput,
  domain: Domain,
  book: PhraseBook,
  language: Language,
): readonly Run[] {
  const missed = domain.rows.filter((row) =>
    ["off-track", "worse-than-baseline"].includes(standingStatus(row)),
  );
  const missing = domain.rows.filter((row) => isWithoutVerdict(standingStatus(row)));
  if (missed.length === 0 && missing.length === 0) return words(book.attentionNone);
  const list = (rows: readonly ReportRow[], detail: (row: ReportRow) => Run | string) =>
    rows.flatMap((row, index) => [
      ...(index === 0 ? [] : words(book.listSeparator)),
      ...book.listed(row.name, detail(row)),
    ]);
  const missedRuns = list(missed, (row) => {
    const latest = row.judgement.latest;
    return latest === null
      ? statusWords[standingStatus(row)][language]
      : figure(valueText(latest.value, row, language), observationReference(row, latest.year));
  });
  const missingRuns = list(missing, (row) => statusWords[standingStatus(row)][language]);
  return [
    ...(missed.length === 0 ? [] : book.attentionMissed(missedRuns)),
    ...(missing.length === 0 ? [] : book.attentionMissing(missingRuns)),
  ];
}

/** Bars of 目标实现程度 (Z, capped at 100 %) of the year and the year before; null where no target of the domain has one. */
function achievementChart(input: AnnualReportInput, domain: Domain, book: PhraseBook): ChartBlock | null {
  const rows = domain.rows.filter((row) => row.judgement.achievement !== null);
  if (rows.length === 0) return null;
  const percent = (share: string | null) => (share === null ? null : roundHalfUp(toPercent(share), 1));
  const now = rows.map((row) => percent(row.judgement.achievement));
  const before = rows.map((row) => percent(row.lastJudgement.achievement));
  const full = now.filter((value) => value !== null && compareDecimalText(value, "100") >= 0).length;
  const reference = (row: ReportRow, year: number) => `achievement/${row.areaCode}/${row.targetId}/${year}`;
  return {
    kind: "chart",
    title: book.chartTitle(domain.title, full, rows.length),
    form: "bar",
    unit: "%",
    categories: rows.map((row) => row.name),
    series: [
      {
        name: book.chartSeries(input.year),
        values: now,
        references: rows.map((row) => reference(row, input.year)),
      },
      {
        name: book.chartSeries(input.year - 1),
        values: before,
        references: rows.map((row) => reference(row, input.year - 1)),
      },
    ],
  };
}
