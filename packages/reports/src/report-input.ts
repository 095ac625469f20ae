import type { Bilingual, Observation } from "@halfsky/statistics";
import type { Direction, Judgement, JudgementStatus, YearValue } from "@halfsky/targets";

/** What a finding needs of a judgement. */
type ReportJudgement = Pick<
  Judgement,
  "status" | "flags" | "progress" | "timeShare" | "achievement" | "latest"
>;

/** One monitored target with all that its finding says. */
export interface ReportRow {
  readonly targetId: string;
  readonly areaCode: string;
  readonly indicatorId: string | null;
  readonly name: string;
  readonly unit: string;
  /** Decimals in which the indicator is published. */
  readonly decimals: number;
  readonly direction: Direction;
  /** 约束性 or 预期性, where the plan says so. */
  readonly nature: string | null;
  /** The rule in words, such as ≥ 95%. */
  readonly ruleWords: Bilingual;
  readonly targetYear: number;
  readonly baseline: YearValue | null;
  /** Figures up to the year of the report. */
  readonly series: readonly Observation[];
  readonly judgement: ReportJudgement;
  readonly lastJudgement: ReportJudgement;
  /** What a person signed in place of the machine's proposal. */
  readonly decision: {
    readonly status: JudgementStatus;
    readonly reason: string;
    readonly by: string;
  } | null;
  /** Exact 95 % interval where the count is small, decimal text in the indicator's unit. */
  readonly interval: { readonly low: string; readonly high: string } | null;
}

/** The status that counts: the signed one, else the machine's proposal. */
export function standingStatus(row: ReportRow): JudgementStatus {
  return row.decision?.status ?? row.judgement.status;
}

/** Everything an annual monitoring report (年度统计监测报告) is written from. */
export interface AnnualReportInput {
  readonly areaName: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly population: "women" | "children" | "women-and-children";
  readonly year: number;
  /** Stands under the title, such as that all figures are made up; null in a real report. */
  readonly notice: string | null;
  /** Name of the statistics bureau or office that issues it. */
  readonly issuer: string;
  readonly madeIn: { readonly year: number; readonly month: number };
  readonly domains: ReadonlyArray<{ readonly title: string; readonly rows: readonly ReportRow[] }>;
}
