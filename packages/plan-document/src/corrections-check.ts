import type { RuleKind } from "./compiled.ts";
import type { ContentRule } from "./content.ts";
import { indicatorFields, targetFields, type CorrectedFields, type CorrectedPart } from "./corrections.ts";
import type { BilingualText } from "./findings.ts";

/** A fault of a correction: the field it is in and what is wrong. */
export interface CorrectionFault {
  readonly field: string;
  readonly message: BilingualText;
}

/** All faults of a correction or an added part, before it is kept; an empty list when there are none. */
export function checkCorrection(
  kind: "correct" | "add",
  part: CorrectedPart,
  fields: CorrectedFields,
): CorrectionFault[] {
  const known: readonly string[] = part === "indicator" ? indicatorFields : targetFields;
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const faults: CorrectionFault[] = [];
  for (const [field] of given) {
    if (known.includes(field) || (kind === "add" && (field === "line" || field === "unit"))) continue;
    faults.push({
      field,
      message:
        field === "line"
          ? { zh: "行号只用于增补的部分。", en: "A line is only for an added part." }
          : {
              zh: part === "indicator" ? "指标没有这一项。" : "正文目标没有这一项。",
              en:
                part === "indicator"
                  ? "An indicator has no such field."
                  : "A target in prose has no such field.",
            },
    });
  }
  if (kind === "correct" && given.length === 0) {
    faults.push({ field: "", message: { zh: "没有写明要更正的内容。", en: "Nothing is corrected." } });
  }
  if (kind === "add") {
    const nameField = part === "indicator" ? "name" : "subject";
    if (isBlank(fields[nameField])) {
      faults.push({ field: nameField, message: { zh: "请填写名称。", en: "Give it a name." } });
    }
    if (fields.rule === undefined) {
      faults.push({
        field: "rule",
        message: { zh: "请选择目标规则。", en: "Choose the rule of its target." },
      });
    }
  } else if (fields.name !== undefined && isBlank(fields.name)) {
    faults.push({ field: "name", message: { zh: "名称不能为空。", en: "A name cannot be blank." } });
  } else if (fields.subject !== undefined && isBlank(fields.subject)) {
    faults.push({ field: "subject", message: { zh: "名称不能为空。", en: "A name cannot be blank." } });
  }
  for (const field of ["baselineYear", "targetYear", "byYear"] as const) {
    const year = fields[field];
    if (typeof year === "number" && (year < 1949 || year > 2200)) {
      faults.push({
        field,
        message: { zh: "年份应在1949—2200之间。", en: "A year lies between 1949 and 2200." },
      });
    }
  }
  if (fields.rule) faults.push(...checkRule(fields.rule));
  return faults;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

/** Which numbers a kind of rule asks for. */
const numbersOf: Readonly<Record<RuleKind, "one" | "two" | "maybe-one" | "none">> = {
  gte: "one",
  gt: "one",
  lte: "one",
  lt: "one",
  eq: "one",
  about: "one",
  range: "two",
  maintain: "maybe-one",
  increase: "none",
  decrease: "none",
  "increase-by": "one",
  "decrease-by": "one",
  "cover-all": "none",
  qualitative: "none",
  none: "none",
};

function fault(zh: string, en: string): CorrectionFault[] {
  return [{ field: "rule", message: { zh, en } }];
}

function checkRule(rule: ContentRule): CorrectionFault[] {
  const wants = numbersOf[rule.kind];
  const { fraction } = rule;
  if (fraction && rule.value !== null) {
    return fault(
      "数值写成小数或分数，只能选一种。",
      "A number is written as a decimal or as a fraction, not as both.",
    );
  }
  if (fraction && (wants === "two" || /^0+$/.test(fraction.denominator))) {
    return fault(
      "分数的分母不能为零，区间的两端须写成小数。",
      "The denominator of a fraction cannot be zero, and the ends of a range are decimals.",
    );
  }
  if (wants === "none" && fraction) {
    return fault(
      "这种规则不带数值，请清空数值或换一种规则。",
      "This kind of rule takes no number: clear it or choose another kind.",
    );
  }
  if (wants === "none" && (rule.value !== null || rule.value2 !== null)) {
    return fault(
      "这种规则不带数值，请清空数值或换一种规则。",
      "This kind of rule takes no number: clear it or choose another kind.",
    );
  }
  if ((wants === "one" || wants === "two") && rule.value === null && !fraction) {
    return fault("这种规则需要填写数值。", "This kind of rule needs a number.");
  }
  if (wants === "two" && rule.value2 === null) {
    return fault("区间需要填写上下两个数值。", "A range needs both of its ends.");
  }
  if (wants !== "two" && rule.value2 !== null) {
    return fault("只有区间才有第二个数值。", "Only a range has a second number.");
  }
  if (rule.value !== null && rule.value2 !== null && Number(rule.value) > Number(rule.value2)) {
    return fault("区间的下限大于上限。", "The lower end of the range is above the upper one.");
  }
  return [];
}
