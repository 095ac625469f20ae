import type { PlanRule, TargetRow, Words } from "@halfsky/api-contract";
import {
  comparableText,
  type ContentIndicator,
  type ContentTarget,
  type PlanContent,
} from "@halfsky/plan-document";
import { decimalPlaces, parseUnit, readCell } from "@halfsky/statistics";

/** A target of a plan as publishing takes it: a row of the table or a target in prose that was not struck out. */
export interface PublishablePart {
  readonly partId: string;
  readonly name: string;
  readonly domain: string | null;
  readonly unit: string;
  readonly direction: TargetRow["direction"];
  readonly nature: string | null;
  readonly rule: PlanRule;
  readonly words: string;
  readonly line: number;
  readonly origin: TargetRow["origin"];
  readonly baseline: Baseline;
  readonly targetYear: number;
  readonly monitored: boolean;
  /** Decimals that the plan prints, at least one for a share. */
  readonly decimals: number;
  /** Another part of the plan that names the same indicator. */
  readonly sameAs: string | null;
}

/** The baseline of a row: a figure, none, or words that say why what is printed is no figure. */
type Baseline =
  | { readonly status: "figure"; readonly year: number; readonly value: string }
  | { readonly status: "none" }
  | { readonly status: "unreadable"; readonly printed: string; readonly message: Words };

/** The parts of a plan that become targets, in the order of the plan. */
export function publishableParts(content: PlanContent): PublishablePart[] {
  const titles = new Map(
    content.domains.flatMap(({ title, objectives, measures }) =>
      [...objectives, ...measures].map(({ id }) => [id, title] as const),
    ),
  );
  const prose = content.targets.filter(({ struck }) => !struck);
  const rows = content.indicators
    .filter(({ struck }) => !struck)
    .map((row) => {
      const told = prose.find(({ sameAs }) => sameAs === row.id);
      return rowPart(row, row.domain ?? titles.get(told?.section ?? "") ?? null, content.period[1]);
    });
  const rowById = new Map(rows.map((row) => [row.partId, row]));
  return [
    ...rows,
    ...prose.map((target) =>
      prosePart(
        target,
        titles.get(target.section) ?? null,
        rowById.get(target.sameAs ?? ""),
        content.period[1],
      ),
    ),
  ];
}

function rowPart(row: ContentIndicator, domain: string | null, lastYear: number): PublishablePart {
  const baseline = baselineOf(row);
  return {
    partId: row.id,
    name: row.name,
    domain,
    unit: row.unit,
    direction: row.direction,
    nature: row.nature,
    rule: row.rule,
    words: row.words,
    line: row.line,
    origin: row.origin === "added" ? "person" : "table",
    baseline,
    targetYear: row.targetYear ?? lastYear,
    monitored: true,
    decimals: decimalsOf(row.unit, [
      row.rule.value,
      row.rule.value2,
      baseline.status === "figure" ? baseline.value : null,
    ]),
    sameAs: null,
  };
}

function prosePart(
  target: ContentTarget,
  domain: string | null,
  row: PublishablePart | undefined,
  lastYear: number,
): PublishablePart {
  const { unit } = target.rule;
  return {
    partId: target.id,
    name: target.subject,
    domain,
    unit,
    direction: target.direction,
    nature: row?.nature ?? null,
    rule: target.rule,
    words: target.words,
    line: target.line,
    origin: target.origin === "added" ? "person" : "prose",
    baseline: row === undefined || row.unit !== unit ? { status: "none" } : row.baseline,
    targetYear: target.byYear ?? lastYear,
    monitored: target.monitored,
    decimals: decimalsOf(unit, [target.rule.value, target.rule.value2]),
    sameAs: row === undefined || row.unit !== unit ? null : row.partId,
  };
}

function baselineOf({ baseline, baselineYear, unit }: ContentIndicator): Baseline {
  if (baseline === null) return { status: "none" };
  const reading = readCell(baseline, parseUnit(unit));
  switch (reading.status) {
    case "missing":
      return { status: "none" };
    case "fault":
      return { status: "unreadable", printed: baseline, message: reading.message };
    case "value":
      if (baselineYear !== null) return { status: "figure", year: baselineYear, value: reading.value };
      return {
        status: "unreadable",
        printed: baseline,
        message: { zh: "没有读到基期年份。", en: "The year of the baseline was not found." },
      };
  }
}

const mostDecimals = 6;

function decimalsOf(unit: string, values: readonly (string | null)[]): number {
  const printed = values.map((value) => (value === null ? 0 : decimalPlaces(value)));
  const least = parseUnit(unit).kind === "share" ? 1 : 0;
  return Math.min(mostDecimals, Math.max(least, ...printed));
}

/** What two parts must share to be one indicator: the name, whatever its punctuation, and the unit. */
export function indicatorKey(part: Pick<PublishablePart, "name" | "unit">): string {
  return `${comparableText(part.name)}\n${parseUnit(part.unit).text}`;
}
