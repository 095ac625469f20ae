import type { Board, Indicator, JudgedTarget } from "@halfsky/api-contract";
import { compareStatus, summariseAttainment, type JudgementStatus } from "@halfsky/targets";
import { areaTreeOf, findReach, requireReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { listAreas } from "../statistics/area.store.ts";
import { listFindings } from "../statistics/finding.store.ts";
import { listIndicatorsById } from "../statistics/indicator.store.ts";
import { listReportedIndicators } from "../statistics/observation.store.ts";
import { judgedYears } from "./judged-years.ts";
import { judgeThese, listTargetsOf, problemsAmong, statusOf } from "./judgement.service.ts";
import { indicatorsOf } from "./lit-targets.ts";
import { countPlansInReview } from "./plans-in-review.ts";

type Plan = Board["plans"][number];

/** The board of an area and a year: its plans at a glance, what goes wrong, what changed, what is missing. */
export async function readBoard(
  context: ReadContext,
  query: { readonly areaCode?: string | undefined; readonly year?: number | undefined },
): Promise<Board> {
  const { transaction } = context;
  const areaCode = query.areaCode ?? context.actor.areaCode;
  await requireReach(context, "judgement.read", { areaCode });
  const areas = await listAreas(transaction);
  const targets = await listTargetsOf(transaction, { areaCode });
  const { year, years } = await judgedYears(context, targets, areaCode, query.year);
  const rows = await judgeThese(transaction, targets, { areaCode, year });
  const indicators = await listIndicatorsById(transaction, indicatorsOf(targets));
  const findings = await findFaultyFigures(context, areaCode, indicators, year);
  return {
    areaCode,
    areaName: areas.find(({ code }) => code === areaCode)?.name ?? areaCode,
    year,
    years,
    duties: {
      missingCells: await countMissingCells(context, areaCode, indicators, year),
      findings: findings.filter(({ verified }) => verified === null).length,
      plansInReview: await countPlansInReview(context),
    },
    plans: plansOf(rows, targets),
    problems: problemsAmong(rows),
    changed: rows
      .map((row) => ({ row, turn: compareStatus(statusOf(row), row.lastStatus) }))
      .filter(({ turn }) => turn !== 0)
      .map(({ row, turn }) => ({ row, better: turn > 0 })),
    missing: rows.filter(
      (row) => statusOf(row) === "not-yet-reported" || row.current?.missing === "not-yet-reported",
    ),
    findings: findings.map((finding) => ({
      ...finding,
      areaName: areas.find(({ code }) => code === finding.areaCode)?.name ?? finding.areaCode,
    })),
  };
}

function plansOf(
  rows: readonly JudgedTarget[],
  targets: readonly { readonly planId: string; readonly periodStart: number; readonly periodEnd: number }[],
): Plan[] {
  const byPlan = new Map<string, JudgedTarget[]>();
  for (const row of rows) {
    const known = byPlan.get(row.planId);
    if (known) known.push(row);
    else byPlan.set(row.planId, [row]);
  }
  return [...byPlan].flatMap(([planId, list]): Plan[] => {
    const target = targets.find((one) => one.planId === planId);
    const [first] = list;
    if (!target || !first) return [];
    const summary = summariseAttainment(list.map((row) => ({ domain: row.domain, status: statusOf(row) })));
    const { total } = summary;
    return [
      {
        id: planId,
        title: first.planTitle,
        population: first.population,
        periodStart: target.periodStart,
        periodEnd: target.periodEnd,
        attainment: {
          total: total.all,
          monitorable: total.monitorable,
          met: total.met,
          nearlyMet: total.counts["nearly-met"],
          withoutData: total.withoutFigure,
          shareOfMonitorable: total.metOfMonitorable,
          shareOfAll: total.metOfAll,
          words: total.words,
        },
        counts: { ...total.counts } satisfies Record<JudgementStatus, number>,
        domains: summary.domains.map(({ domain, attainment }) => ({
          title: domain ?? "",
          counts: { ...attainment.counts },
          total: attainment.all,
        })),
      },
    ];
  });
}

/** What the checks find in the year judged and the one before, in the area and below, within the actor's reach. */
async function findFaultyFigures(
  context: ReadContext,
  areaCode: string,
  indicators: readonly Indicator[],
  year: number,
) {
  const reach = await findReach(context, "observation.read");
  const writeReach = await findReach(context, "observation.write");
  const tree = await areaTreeOf(context);
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const findings = await listFindings(context.transaction, {
    areaCodes: [...tree.areaAndBelow(areaCode)],
    indicatorIds: [...byId.keys()],
    from: year - 1,
    to: year,
  });
  // What nobody has looked at yet comes first.
  return [
    ...findings.filter(({ verified }) => verified === null),
    ...findings.filter(({ verified }) => verified !== null),
  ].flatMap((finding) => {
    const indicator = byId.get(finding.indicatorId);
    const subject = { areaCode: finding.areaCode, organisationId: indicator?.organisation?.id };
    return indicator && isWithin(reach, subject)
      ? [{ ...finding, indicatorName: indicator.name, mayVerify: isWithin(writeReach, subject) }]
      : [];
  });
}

/** The reader's own duty: cells of the area that she may write and that are empty or said to be not yet reported. */
async function countMissingCells(
  context: ReadContext,
  areaCode: string,
  indicators: readonly Indicator[],
  year: number,
): Promise<number> {
  const reach = await findReach(context, "observation.write");
  const mine = indicators.filter((indicator) =>
    isWithin(reach, { areaCode, organisationId: indicator.organisation?.id }),
  );
  const filled = await listReportedIndicators(context.transaction, areaCode, year);
  return mine.filter(({ id }) => !filled.has(id)).length;
}
