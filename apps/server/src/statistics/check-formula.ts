import type { Fault, Indicator } from "@halfsky/api-contract";
import { checkExpression, findCircle, listIndicatorsOf } from "@halfsky/statistics";
import type { ReadContext } from "../access/context.ts";
import { listDimensions } from "./dimension.store.ts";
import { listIndicatorsById, listUsableIndicators } from "./indicator.store.ts";
import { countsFor, listComputedVersions } from "./indicator-version.store.ts";

/**
 * Everything for which an indicator cannot be computed by a formula from a year on: how it is written, figures that do not
 * exist, units that do not fit, and formulas that in the end need themselves.
 */
export async function findFormulaFaults(
  { transaction }: ReadContext,
  indicator: Indicator,
  { formula, fromYear }: { readonly formula: string; readonly fromYear: number },
): Promise<Fault[]> {
  const usable = await listUsableIndicators(transaction, indicator.areaCode);
  const checked = checkExpression(formula, {
    indicators: new Map(usable.map((one) => [one.id, one])),
    dimensions: await listDimensions(transaction),
    unit: indicator.unit,
  });
  if (!checked.isSound) {
    return checked.faults.map(({ from, to, message }) => ({
      where: `body.formula[${from}..${to}]`,
      message: { zh: message.zh, en: message.en },
    }));
  }
  const computed = await listComputedVersions(transaction);
  // What counted only for earlier years needs nothing in the years of this formula.
  const needsOf = (id: string): readonly string[] =>
    id === indicator.id
      ? listIndicatorsOf(formula)
      : (computed.get(id) ?? [])
          .filter(
            (version) => version.toYear === null || countsFor(version, Math.max(fromYear, version.fromYear)),
          )
          .flatMap((version) => (version.formula === null ? [] : listIndicatorsOf(version.formula)));
  const circle = findCircle([indicator.id], needsOf);
  if (circle === null) return [];
  const named = new Map((await listIndicatorsById(transaction, circle)).map((one) => [one.id, one] as const));
  const names = (language: "zh" | "en") =>
    circle
      .map((id) => (language === "zh" ? named.get(id)?.name : (named.get(id)?.nameEn ?? named.get(id)?.name)))
      .join(" → ");
  return [
    {
      where: "body.formula",
      message: {
        zh: `公式最终要用到这个指标自己：${names("zh")}。请改用其他指标。`,
        en: `In the end the formula needs its own indicator: ${names("en")}. Use other indicators.`,
      },
    },
  ];
}
