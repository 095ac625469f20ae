import type { Fault, Indicator, indicatorInput } from "@halfsky/api-contract";
import type { Updateable } from "kysely";
import { pinyin } from "pinyin-pro";
import type { z } from "zod";
import { areaTreeOf, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tables } from "../database/tables.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { findFormulaFaults } from "./check-formula.ts";
import { computeIndicator } from "./compute-figures.service.ts";
import { listDimensions } from "./dimension.store.ts";
import {
  insertIndicators,
  listIndicatorsById,
  listTakenIds,
  lockIndicator,
  updateIndicator,
} from "./indicator.store.ts";
import { recheckSeries } from "./recheck-series.ts";

/** What a new indicator must say of itself; the rest can follow. */
export interface NewIndicator {
  readonly areaCode: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: Indicator["direction"];
  readonly decimals: number;
  readonly nameEn?: string | null | undefined;
  readonly definition?: string | null | undefined;
  readonly numeratorLabel?: string | null | undefined;
  readonly denominatorLabel?: string | null | undefined;
  readonly periodKind?: Indicator["periodKind"] | undefined;
  readonly populationBase?: string | null | undefined;
  readonly organisationId?: string | null | undefined;
}

/** The pinyin of a Chinese name without tones, words apart: the sort key. */
function pinyinOf(name: string): string {
  return pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .join(" ")
    .toLowerCase();
}

/** "i-" and the name's pinyin, at most 60 characters, with a number where another indicator has it. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const readable = pinyinOf(name)
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, 60)
    .replace(/^-|-$/gu, "");
  const id = `i-${readable === "" ? "indicator" : readable}`;
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Makes indicators with readable ids, in the order given; the caller has checked that the actor may. */
export async function createIndicators(
  context: WriteContext,
  list: readonly NewIndicator[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const taken = new Set(await listTakenIds(context.transaction, "i-"));
  const made = list.map((indicator) => {
    const id = freeId(indicator.name, taken);
    taken.add(id);
    return { id, indicator };
  });
  await insertIndicators(
    context.transaction,
    made.map(({ id, indicator }) => ({
      id,
      area_code: indicator.areaCode,
      name: indicator.name,
      name_en: indicator.nameEn ?? null,
      pinyin: pinyinOf(indicator.name),
      unit: indicator.unit,
      direction: indicator.direction,
      decimals: indicator.decimals,
      definition: indicator.definition ?? null,
      numerator_label: indicator.numeratorLabel ?? null,
      denominator_label: indicator.denominatorLabel ?? null,
      period_kind: indicator.periodKind ?? "calendar-year",
      population_base: indicator.populationBase ?? null,
      organisation_id: indicator.organisationId ?? null,
      created_by: context.actor.accountId,
      created_at: context.now,
    })),
    { by: context.actor.accountId, at: context.now },
  );
  for (const { id, indicator } of made) {
    recordAudit(context, {
      action: "indicator.create",
      subjectKind: "indicator",
      subjectId: id,
      areaCode: indicator.areaCode,
      after: indicator,
    });
  }
  return made.map(({ id, indicator }) => ({ id, name: indicator.name }));
}

type IndicatorInput = z.infer<typeof indicatorInput>;

/**
 * Changes what an indicator says of itself, which makes the next version of its definition; its name, unit and direction
 * come from the plan and stay. Nothing happens where nothing differs.
 */
export async function changeIndicator(
  context: WriteContext,
  id: string,
  input: IndicatorInput,
): Promise<Indicator> {
  await lockIndicator(context.transaction, id);
  const before = (await listIndicatorsById(context.transaction, [id]))[0];
  if (before === undefined) throw notFound({ zh: "指标", en: "indicator" }, id);
  await requireReach(context, "indicator.manage", { areaCode: before.areaCode });
  const { formula, fromYear } = input;
  const faults = [
    ...(await findOwnerFaults(context, input)),
    ...(await findBreakdownFaults(context, input)),
    ...(typeof formula === "string" ? await findFormulaFaults(context, before, { formula, fromYear }) : []),
  ];
  if (faults.length > 0) {
    const words = { zh: "指标口径有误，未保存。", en: "The definition has faults and was not saved." };
    throw new PlatformError("invalid-input", 422, words, faults);
  }
  const columns = changedColumns(before, input);
  if (Object.keys(columns).length === 0) return before;
  await updateIndicator(context.transaction, id, columns, {
    fromYear: input.fromYear,
    reason: input.reason,
    by: context.actor.accountId,
    at: context.now,
  });
  const after = (await listIndicatorsById(context.transaction, [id]))[0] ?? before;
  if (after.decimals !== before.decimals) {
    const { codes } = await areaTreeOf(context);
    await recheckSeries(
      context,
      codes.map((areaCode) => ({ areaCode, indicatorId: id })),
    );
  }
  if (after.formula !== null && (after.formula !== before.formula || after.decimals !== before.decimals))
    await computeIndicator(context, id, `口径修改：${input.reason}`);
  recordAudit(context, {
    action: "indicator.change",
    subjectKind: "indicator",
    subjectId: id,
    areaCode: before.areaCode,
    before,
    after,
    details: { version: after.version, fromYear: input.fromYear, reason: input.reason },
  });
  return after;
}

/** The columns that would say something else than they do. */
function changedColumns(before: Indicator, input: IndicatorInput): Updateable<Tables["indicator"]> {
  const isOther = (given: unknown, known: unknown) =>
    given !== undefined && JSON.stringify(given) !== JSON.stringify(known);
  return {
    ...(isOther(input.nameEn, before.nameEn) && { name_en: input.nameEn }),
    ...(isOther(input.decimals, before.decimals) && { decimals: input.decimals }),
    ...(isOther(input.definition, before.definition) && { definition: input.definition }),
    ...(isOther(input.numeratorLabel, before.numeratorLabel) && { numerator_label: input.numeratorLabel }),
    ...(isOther(input.denominatorLabel, before.denominatorLabel) && {
      denominator_label: input.denominatorLabel,
    }),
    ...(isOther(input.periodKind, before.periodKind) && { period_kind: input.periodKind }),
    ...(isOther(input.populationBase, before.populationBase) && { population_base: input.populationBase }),
    ...(isOther(input.organisationId, before.organisation?.id ?? null) && {
      organisation_id: input.organisationId,
    }),
    ...(isOther(input.breakdowns, before.breakdowns) && { breakdowns: input.breakdowns }),
    ...(isOther(input.formula, before.formula) && { formula: input.formula }),
  };
}

async function findOwnerFaults(context: WriteContext, { organisationId }: IndicatorInput): Promise<Fault[]> {
  if (organisationId === undefined || organisationId === null) return [];
  const found = await context.transaction
    .selectFrom("organisation")
    .select("id")
    .where("id", "=", organisationId)
    .executeTakeFirst();
  if (found !== undefined) return [];
  return [
    {
      where: "body.organisationId",
      message: { zh: "没有这个单位。", en: "There is no such organisation." },
    },
  ];
}

async function findBreakdownFaults(context: WriteContext, { breakdowns }: IndicatorInput): Promise<Fault[]> {
  if (breakdowns === undefined || breakdowns.length === 0) return [];
  const dimensions = await listDimensions(context.transaction);
  const known = dimensions.map(({ id }) => id);
  return breakdowns.flatMap((id, index) => {
    const where = `body.breakdowns[${index}]`;
    if (!known.includes(id)) {
      const message = {
        zh: `没有分组维度“${id}”，可用的有：${dimensions.map((one) => `${one.label.zh}（${one.id}）`).join("、")}。`,
        en: `There is no dimension "${id}"; known are ${known.join(", ")}.`,
      };
      return [{ where, message }];
    }
    if (breakdowns.indexOf(id) === index) return [];
    return [{ where, message: { zh: "分组维度重复了。", en: "The dimension is named twice." } }];
  });
}
