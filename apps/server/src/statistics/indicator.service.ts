import type { Indicator, indicatorInput } from "@halfsky/api-contract";
import { pinyin } from "pinyin-pro";
import type { z } from "zod";
import { areaTreeOf, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { insertIndicators, listIndicatorsById, listTakenIds, updateIndicator } from "./indicator.store.ts";
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

/** Changes what an indicator says of itself; its name, unit and direction come from the plan and stay. */
export async function changeIndicator(
  context: WriteContext,
  id: string,
  input: z.infer<typeof indicatorInput>,
): Promise<Indicator> {
  const before = (await listIndicatorsById(context.transaction, [id]))[0];
  if (before === undefined) throw notFound({ zh: "指标", en: "indicator" }, id);
  await requireReach(context, "indicator.manage", { areaCode: before.areaCode });
  if (input.organisationId !== undefined && input.organisationId !== null) {
    const found = await context.transaction
      .selectFrom("organisation")
      .select("id")
      .where("id", "=", input.organisationId)
      .executeTakeFirst();
    if (found === undefined) {
      const words = { zh: "没有这个单位。", en: "There is no such organisation." };
      throw new PlatformError("invalid-input", 422, words, [
        { where: "body.organisationId", message: words },
      ]);
    }
  }
  await updateIndicator(context.transaction, id, {
    ...(input.nameEn !== undefined && { name_en: input.nameEn }),
    ...(input.decimals !== undefined && { decimals: input.decimals }),
    ...(input.definition !== undefined && { definition: input.definition }),
    ...(input.numeratorLabel !== undefined && { numerator_label: input.numeratorLabel }),
    ...(input.denominatorLabel !== undefined && { denominator_label: input.denominatorLabel }),
    ...(input.periodKind !== undefined && { period_kind: input.periodKind }),
    ...(input.populationBase !== undefined && { population_base: input.populationBase }),
    ...(input.organisationId !== undefined && { organisation_id: input.organisationId }),
  });
  const after = (await listIndicatorsById(context.transaction, [id]))[0] ?? before;
  if (after.decimals !== before.decimals) {
    const { codes } = await areaTreeOf(context);
    await recheckSeries(
      context,
      codes.map((areaCode) => ({ areaCode, indicatorId: id })),
    );
  }
  recordAudit(context, {
    action: "indicator.change",
    subjectKind: "indicator",
    subjectId: id,
    areaCode: before.areaCode,
    before,
    after,
  });
  return after;
}
