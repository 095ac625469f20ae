import type { Bilingual } from "@halfsky/statistics";
import type { CountRule, SystemDefinition } from "../definition/definition.ts";
import { privacyTable } from "../privacy/privacy-table.ts";

/** Why an indicator cannot be counted. */
export interface IndicatorFault {
  /** path in the definition: "indicators.received.by[1]" */
  readonly where: string;
  readonly message: Bilingual;
}

/** Kinds of answers that make few and whole groups. */
const groupable: ReadonlySet<string> = new Set(["code", "flag", "area", "locality", "name"]);

/** All faults of an indicator of a definition; empty where it can be counted. */
export function checkIndicator(definition: SystemDefinition, name: string): readonly IndicatorFault[] {
  const indicator = definition.indicators[name];
  const at = `indicators.${name}`;
  if (indicator === undefined) {
    return [
      {
        where: at,
        message: {
          zh: `“${definition.title.zh}”没有这个指标：${name}。`,
          en: `${definition.title.en} has no indicator ${name}.`,
        },
      },
    ];
  }
  const dimensions = indicator.by.flatMap((dimension, index) =>
    checkDimension(definition, dimension, `${at}.by[${index}]`),
  );
  const { denominator } = indicator;
  return [
    ...dimensions,
    ...checkCount(definition, indicator.numerator, `${at}.numerator`),
    ...(denominator === undefined ? [] : checkCount(definition, denominator, `${at}.denominator`)),
  ];
}

function checkDimension(
  definition: SystemDefinition,
  dimension: string,
  where: string,
): readonly IndicatorFault[] {
  if (dimension === "area" || dimension === "month" || dimension === "grade") return [];
  const field = definition.fields[dimension];
  if (field === undefined) {
    return [{ where, message: { zh: `没有字段“${dimension}”。`, en: `There is no field ${dimension}.` } }];
  }
  if (!privacyTable[field.privacy].group) {
    return [
      {
        where,
        message: {
          zh: `“${field.title.zh}”属于个人信息，不能作为统计分组。`,
          en: `${field.title.en} is personal data; nothing is counted by it.`,
        },
      },
    ];
  }
  if (groupable.has(field.type.kind)) return [];
  return [
    {
      where,
      message: {
        zh: `“${field.title.zh}”不是单选、是否、地区或名称，不能作为统计分组。`,
        en: `${field.title.en} is no code, flag, area or name; nothing is counted by it.`,
      },
    },
  ];
}

function checkCount(definition: SystemDefinition, rule: CountRule, where: string): readonly IndicatorFault[] {
  if (!("sum" in rule)) return [];
  const field = definition.fields[rule.sum];
  if (field?.type.kind === "number") return [];
  return [
    { where, message: { zh: `“${rule.sum}”不是数值字段。`, en: `${rule.sum} is no field of numbers.` } },
  ];
}
