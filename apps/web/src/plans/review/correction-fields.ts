import type { CorrectedFields, PlanIndicator, PlanRule, PlanTarget } from "@halfsky/api-contract";
import { fractionText } from "@halfsky/plan-document";

/** What the correction form holds: text as typed, so that nothing is lost while it is wrong. */
export interface CorrectionForm {
  readonly name: string;
  readonly domain: string;
  readonly unit: string;
  readonly baseline: string;
  readonly baselineYear: string;
  readonly targetYear: string;
  readonly nature: string;
  readonly direction: "up" | "down" | "none";
  readonly ruleKind: PlanRule["kind"];
  readonly value: string;
  readonly value2: string;
  readonly ruleUnit: string;
  readonly isYearly: boolean;
  readonly monitored: boolean;
}

/** Which numbers a kind of rule needs. */
export function valuesOfKind(kind: PlanRule["kind"]): "none" | "optional" | "one" | "two" {
  switch (kind) {
    case "range":
      return "two";
    case "maintain":
      return "optional";
    case "increase":
    case "decrease":
    case "cover-all":
    case "qualitative":
    case "none":
      return "none";
    case "gte":
    case "gt":
    case "lte":
    case "lt":
    case "eq":
    case "about":
    case "increase-by":
    case "decrease-by":
      return "one";
  }
}

/** Makes plain decimal text of what a person typed or pasted: full-width digits, thousands commas, a trailing unit sign. */
export function decimalOf(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replaceAll(/[\s,，]/gu, "")
    .replace(/[%‰]$/u, "");
  return /^-?\d+(\.\d+)?$/u.test(plain) ? plain : null;
}

/** Reads "1/3" or "2：3" as a person types it; null for anything else. */
function fractionOf(typed: string): NonNullable<PlanRule["fraction"]> | null {
  const match = /^(\d{1,12})[/:∶](\d{1,12})$/u.exec(typed.normalize("NFKC").replaceAll(/\s/gu, ""));
  const [, numerator = "", denominator = ""] = match ?? [];
  return match === null || /^0+$/u.test(denominator) ? null : { numerator, denominator };
}

function ruleForm(rule: PlanRule) {
  return {
    ruleKind: rule.kind,
    value: rule.fraction ? fractionText(rule.fraction) : (rule.value ?? ""),
    value2: rule.value2 ?? "",
    ruleUnit: rule.unit,
    isYearly: rule.per === "year",
  };
}

const asText = (value: number | string | null) => (value === null ? "" : String(value));

/** The form of an indicator as it stands now. */
export function formOfIndicator(row: PlanIndicator): CorrectionForm {
  return {
    name: row.name,
    domain: row.domain ?? "",
    unit: row.unit,
    baseline: row.baseline ?? "",
    baselineYear: asText(row.baselineYear),
    targetYear: asText(row.targetYear),
    nature: row.nature ?? "",
    direction: row.direction,
    ...ruleForm(row.rule),
    monitored: true,
  };
}

/** The form of a target in prose as it stands now. */
export function formOfTarget(target: PlanTarget): CorrectionForm {
  return {
    name: target.subject,
    domain: "",
    unit: target.rule.unit,
    baseline: "",
    baselineYear: "",
    targetYear: asText(target.byYear),
    nature: "",
    direction: target.direction,
    ...ruleForm(target.rule),
    monitored: target.monitored,
  };
}

/** The rule that the form describes. */
export function ruleOfForm(form: CorrectionForm, previousPer: PlanRule["per"]): PlanRule {
  const needs = valuesOfKind(form.ruleKind);
  const fraction = fractionOf(form.value);
  const per = form.isYearly ? "year" : previousPer === "year" ? null : previousPer;
  return {
    kind: form.ruleKind,
    value: needs === "none" ? null : decimalOf(form.value),
    value2: needs === "two" ? decimalOf(form.value2) : null,
    unit: form.ruleUnit.trim(),
    per,
    ...(needs === "none" || fraction === null ? {} : { fraction }),
  };
}

/** The fields of the contract that the form stands for. */
export function fieldsOfForm(
  part: "indicator" | "target",
  form: CorrectionForm,
  previousPer: PlanRule["per"],
): CorrectedFields {
  const year = (typed: string) => (typed.trim() === "" ? null : Number(typed.normalize("NFKC").trim()));
  const words = (typed: string) => (typed.trim() === "" ? null : typed.trim());
  const rule = ruleOfForm(form, previousPer);
  if (part === "target") {
    return {
      subject: form.name.trim(),
      byYear: year(form.targetYear),
      direction: form.direction,
      rule,
      monitored: form.monitored,
    };
  }
  return {
    name: form.name.trim(),
    domain: words(form.domain),
    unit: form.unit.trim(),
    baseline: form.baseline.trim() === "" ? null : decimalOf(form.baseline),
    baselineYear: year(form.baselineYear),
    targetYear: year(form.targetYear),
    nature: words(form.nature),
    direction: form.direction,
    rule,
  };
}

/** Only what differs from before, so that each correction in the history is one that a person meant. */
export function changedFields(before: CorrectedFields, after: CorrectedFields): CorrectedFields {
  const changed = Object.entries(after).filter(([name, value]) => {
    const old = (before as Readonly<Record<string, unknown>>)[name];
    return JSON.stringify(old) !== JSON.stringify(value);
  });
  return Object.fromEntries(changed);
}

/** Names of the form's fields that cannot be understood as typed. */
export function unreadableFields(part: "indicator" | "target", form: CorrectionForm): string[] {
  const faults: string[] = [];
  const needs = valuesOfKind(form.ruleKind);
  const isYear = (typed: string) =>
    typed.trim() === "" || /^(19|20|21)\d\d$/u.test(typed.normalize("NFKC").trim());
  if (form.name.trim() === "") faults.push("name");
  if (needs === "one" || needs === "two") {
    if (decimalOf(form.value) === null && (needs === "two" || fractionOf(form.value) === null))
      faults.push("value");
  } else if (
    needs === "optional" &&
    form.value.trim() !== "" &&
    decimalOf(form.value) === null &&
    fractionOf(form.value) === null
  ) {
    faults.push("value");
  }
  if (needs === "two") {
    const upper = decimalOf(form.value2);
    const lower = decimalOf(form.value);
    if (upper === null || (lower !== null && Number(upper) < Number(lower))) faults.push("value2");
  }
  if (!isYear(form.targetYear)) faults.push("targetYear");
  if (part === "indicator") {
    if (!isYear(form.baselineYear)) faults.push("baselineYear");
    if (form.baseline.trim() !== "" && decimalOf(form.baseline) === null) faults.push("baseline");
  }
  return faults;
}
