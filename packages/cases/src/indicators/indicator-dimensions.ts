import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { unknownCategory } from "./count-indicator.ts";

/** One group of a dimension, as a release names it. */
export interface DimensionCategory {
  readonly code: string;
  readonly title: Bilingual;
}

/** By what an indicator may be told apart beside the area. */
export interface IndicatorDimension {
  readonly name: string;
  readonly title: Bilingual;
  /** every group there is, so that nothing that is counted stands outside; empty where the definition does not list them */
  readonly categories: readonly DimensionCategory[];
}

const notTold: DimensionCategory = { code: unknownCategory, title: { zh: "未填", en: "Not told" } };

const monthsInEnglish =
  "January February March April May June July August September October November December";

/** The dimensions that an indicator declares in `by`, but for the area, with all their groups in a year. */
export function indicatorDimensions(
  definition: SystemDefinition,
  name: string,
  year: number,
): readonly IndicatorDimension[] {
  const by = definition.indicators[name]?.by ?? [];
  return by.filter((dimension) => dimension !== "area").map((one) => dimensionOf(definition, one, year));
}

function dimensionOf(definition: SystemDefinition, name: string, year: number): IndicatorDimension {
  if (name === "month") return { name, title: { zh: "月份", en: "Month" }, categories: monthsOf(year) };
  if (name === "grade") {
    const grades = Object.entries(definition.grade?.values ?? {});
    const categories = [...grades.map(([code, { title }]) => ({ code, title })), notTold];
    return { name, title: { zh: "等级", en: "Grade" }, categories };
  }
  const field = definition.fields[name];
  const title = field?.title ?? { zh: name, en: name };
  return { name, title, categories: field === undefined ? [] : answersOf(field.type) };
}

function answersOf(type: SystemDefinition["fields"][string]["type"]): readonly DimensionCategory[] {
  if (type.kind === "flag") {
    return [
      { code: "yes", title: { zh: "是", en: "yes" } },
      { code: "no", title: { zh: "否", en: "no" } },
      notTold,
    ];
  }
  if (type.kind !== "code") return [];
  const options = Object.entries(type.options).filter(([code]) => code !== unknownCategory);
  const unknown = type.options[unknownCategory];
  return [
    ...options.map(([code, title]) => ({ code, title })),
    // "not known" as an answer and no answer at all are one group
    unknown === undefined ? notTold : { code: unknownCategory, title: unknown },
  ];
}

function monthsOf(year: number): readonly DimensionCategory[] {
  return monthsInEnglish.split(" ").map((en, index) => ({
    code: `${year}-${String(index + 1).padStart(2, "0")}`,
    title: { zh: `${index + 1}月`, en },
  }));
}
