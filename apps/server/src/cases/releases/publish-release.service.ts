import type { Indicator, ReleaseInput, ReleaseRecord } from "@halfsky/api-contract";
import { hashDefinition } from "@halfsky/cases";
import type { ProtectedCell } from "@halfsky/disclosure";
import { recordAudit } from "../../audit/record-audit.ts";
import { lockNames } from "../../database/lock-names.ts";
import { jsonText } from "../../database/json-text.ts";
import { PlatformError } from "../../platform-error.ts";
import { createIndicators } from "../../statistics/indicator.service.ts";
import { listIndicatorsById } from "../../statistics/indicator.store.ts";
import { type FigureInput, recordObservations } from "../../statistics/observation.service.ts";
import { anyRevision } from "../../statistics/screen-figures.ts";
import type { CaseWriteContext } from "../case-host.ts";
import { storeDefinition } from "../definitions.ts";
import type { CountedCell } from "./count-release.ts";
import { judgeRelease, nameOfOrder, type ReleaseJudgement } from "./judge-release.ts";
import { type ChosenTable, chooseTable, orderOf, type Proposal, proposalOf } from "./propose-release.ts";
import { getRelease } from "./release-record.ts";
import { countReleases, insertRelease } from "./release.store.ts";
import { releaseValue, usualDecimals } from "./release-value.ts";

/**
 * POST /api/service-releases: publishes the protected table that the person saw, as the next entry of the ledger, and writes
 * its margins by area into the statistics. All in one transaction; what stands already is not published again. What was
 * judged before the transaction is taken as long as nothing that it rests on changed.
 */
export async function publishRelease(
  context: CaseWriteContext,
  input: ReleaseInput,
  k: number,
  counts: readonly CountedCell[],
  judged?: { readonly order: string; readonly judgement: ReleaseJudgement },
): Promise<ReleaseRecord> {
  // one release of a system at a time: each is judged by those before it
  await lockNames(context.transaction, [`release ${input.system}`]);
  const chosen = await chooseTable(context, input, k);
  const order = orderOf(chosen, counts);
  if (judged !== undefined && nameOfOrder(order) !== judged.order) throw changedMeanwhile();
  const proposal = await proposalOf(context, chosen, judged?.judgement ?? judgeRelease(order));
  const { previous } = proposal;
  if (proposal.state === "unchanged" && previous !== null) return await getRelease(context, previous.id);
  if (proposal.hash !== input.hash) throw changedMeanwhile();
  await storeDefinition(context, chosen.definition);
  const indicator = await findTarget(context, chosen, proposal, input.createIndicator);
  const id = await insert(context, chosen, proposal, input, indicator);
  if (indicator !== null)
    await writeFigures(context, chosen, proposal, { id, indicator, reason: input.reason });
  recordAudit(context, {
    action: "release.publish",
    subjectKind: "service-release",
    subjectId: id,
    areaCode: chosen.area.code,
    // published cells only: the audit log is read by people who may see no case
    after: { cells: proposal.table.cells },
    details: {
      system: input.system,
      indicator: input.indicator,
      year: input.year,
      by: chosen.taken.map(({ name }) => name),
      k,
      reason: input.reason,
      supersedes: previous?.id ?? null,
      figures: indicator?.id ?? null,
    },
  });
  return await getRelease(context, id);
}

function changedMeanwhile(): PlatformError {
  return new PlatformError("conflict", 409, {
    zh: "可发布的数据或以往发布已有变化，未发布。请重新查看后再发布。",
    en: "What can be published, or the past releases, changed meanwhile; nothing was published. Look again.",
  });
}

async function insert(
  context: CaseWriteContext,
  { area, choice, rules, k, definition, taken }: ChosenTable,
  { table, previous }: Proposal,
  { reason }: ReleaseInput,
  indicator: Indicator | null,
): Promise<string> {
  const number = (await countReleases(context.transaction, area.code)) + 1;
  const id = `r-${area.code}-${String(number).padStart(4, "0")}`;
  await insertRelease(context.transaction, {
    area_code: area.code,
    id,
    system: choice.system,
    indicator: choice.indicator,
    year: choice.year,
    taken_by: taken.map(({ name }) => name),
    edition: (previous?.edition ?? 0) + 1,
    kind: rules.kind,
    numerator_rule: rules.numerator,
    denominator_rule: rules.denominator,
    k,
    dimensions: jsonText(table.dimensions),
    cells: jsonText(table.cells),
    withheld: table.cells.filter(({ status }) => status === "withheld").length,
    definition_hash: hashDefinition(definition.definition),
    indicator_id: indicator?.id ?? null,
    reason,
    supersedes: previous?.id ?? null,
    published_by: context.actor.accountId,
    published_at: context.now,
  });
  return id;
}

/** The indicator that the figures go to: the one of that name, or a new one where the person agreed to it. */
async function findTarget(
  context: CaseWriteContext,
  { area, indicator, definition }: ChosenTable,
  { target }: Proposal,
  isCreated: boolean,
): Promise<Indicator | null> {
  if (target.blockedBy !== null) return null;
  if (target.known !== null) return target.known;
  if (!isCreated) return null;
  const [made] = await createIndicators(context, [
    {
      areaCode: area.code,
      name: target.name,
      nameEn:
        indicator.feeds === undefined
          ? `${definition.definition.title.en}: ${indicator.title.en}`
          : indicator.title.en,
      unit: indicator.unit,
      // what is good is a plan's to say
      direction: "none",
      decimals: indicator.denominator === undefined ? 0 : usualDecimals,
    },
  ]);
  return made === undefined ? null : ((await listIndicatorsById(context.transaction, [made.id]))[0] ?? null);
}

async function writeFigures(
  context: CaseWriteContext,
  { areas, choice, taken }: ChosenTable,
  { table }: Proposal,
  { id, indicator, reason }: { readonly id: string; readonly indicator: Indicator; readonly reason: string },
): Promise<void> {
  const known = new Set(areas.map(({ code }) => code));
  const inputs = table.cells.flatMap((cell): readonly FigureInput[] => {
    const areaCode = cell.at["area"] ?? "";
    // what stands with the area itself alone has no place in the statistics, nor have groups that are none of theirs
    if (!known.has(areaCode) || taken.some(({ name }) => cell.at[name] !== undefined)) return [];
    return [
      {
        areaCode,
        indicatorId: indicator.id,
        year: choice.year,
        baseRevision: anyRevision,
        ...figureOf(cell, indicator),
        note: null,
        reason: reason.slice(0, 500),
      },
    ];
  });
  const outcome = await recordObservations(context, inputs, {
    kind: "release",
    name: id,
    permission: "release.publish",
  });
  const [first] = outcome.refused;
  if (first === undefined) return;
  throw new PlatformError(
    "invalid-input",
    422,
    {
      zh: "有的数据不能写入统计，因此没有发布。",
      en: "Some figures cannot be written into the statistics, so nothing was published.",
    },
    outcome.refused.map(({ cell, message }) => ({ where: `${cell.areaCode}.${cell.year}`, message })),
  );
}

function figureOf(
  cell: ProtectedCell,
  indicator: Indicator,
): Pick<FigureInput, "value" | "missing" | "numerator" | "denominator"> {
  if (cell.status === "withheld") {
    return { value: null, missing: "withheld", numerator: null, denominator: null };
  }
  const value = releaseValue(cell, indicator);
  if (value === null) return { value, missing: "not-applicable", numerator: null, denominator: null };
  if (cell.of === undefined) return { value, missing: null, numerator: null, denominator: null };
  return { value, missing: null, numerator: String(cell.count), denominator: String(cell.of) };
}
