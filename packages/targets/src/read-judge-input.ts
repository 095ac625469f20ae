import type { MissingReason, Observation } from "@halfsky/statistics";
import { isMissingReason, readMissingMark } from "@halfsky/statistics";
import type { InputFault } from "./field-reader.ts";
import { FieldReader, isFields, shown } from "./field-reader.ts";
import type { JudgeInput, YearValue } from "./judgement.ts";
import type { PathStep, TargetPath } from "./path.ts";
import type { Direction, RuleKind, TargetRule } from "./target-rule.ts";
import { directions, ruleKinds } from "./target-rule.ts";
import type { Tolerance } from "./tolerance.ts";

/** All inputs, or every fault that was found in them. */
export type JudgeInputReading =
  | { readonly ok: true; readonly inputs: readonly JudgeInput[] }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

/** Reads the array that `halfsky judge` takes, and names every fault in it at once. */
export function readJudgeInput(given: unknown): JudgeInputReading {
  if (!Array.isArray(given)) {
    const words = {
      zh: "输入应为数组，每个元素是一个待判定的目标",
      en: "the input must be an array, one target an item",
    };
    return { ok: false, faults: [{ index: null, field: "", words }] };
  }
  const inputs: JudgeInput[] = [];
  const faults: InputFault[] = [];
  for (const [index, item] of given.entries()) {
    const reader = new FieldReader(index);
    const input = readItem(reader, item, index);
    for (const fault of reader.faults) faults.push(fault);
    if (input) inputs.push(input);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, inputs };
}

function readItem(reader: FieldReader, item: unknown, index: number): JudgeInput | null {
  const fields = reader.object(item, "");
  if (!fields) return null;
  const { id } = fields;
  if (id !== undefined && typeof id !== "string" && typeof id !== "number") {
    reader.fault("id", `${shown(id)}应为文本或数字`, `${shown(id)} must be text or a number`);
  }
  const path = readPath(reader, fields.path);
  const tolerance = readTolerance(reader, fields.tolerance);
  return {
    id: typeof id === "string" || typeof id === "number" ? String(id) : String(index),
    rule: readRule(reader, fields.rule),
    direction:
      fields.direction === undefined
        ? "none"
        : (reader.choice<Direction>(fields.direction, "direction", directions) ?? "none"),
    unit: reader.text(fields.unit, "unit"),
    baseline: readBaseline(reader, fields.baseline),
    targetYear: reader.year(fields.targetYear, "targetYear"),
    asOf: reader.year(fields.asOf, "asOf"),
    observations: readObservations(reader, fields.observations),
    ...(path && { path }),
    ...(tolerance && { tolerance }),
  };
}

function readRule(reader: FieldReader, given: unknown): TargetRule {
  const fields = reader.object(given, "rule") ?? {};
  const kind = isFields(given) ? reader.choice<RuleKind>(fields.kind, "rule.kind", ruleKinds) : null;
  const limits =
    fields.limits === undefined || fields.limits === null
      ? null
      : reader.object(fields.limits, "rule.limits");
  const low = limits && reader.decimal(limits.low, "rule.limits.low");
  const high = limits && reader.decimal(limits.high, "rule.limits.high");
  return {
    kind: kind ?? "none",
    value: reader.decimal(fields.value, "rule.value"),
    value2: reader.decimal(fields.value2, "rule.value2"),
    ...readFraction(reader, fields.fraction),
    unit: reader.text(fields.unit, "rule.unit"),
    per:
      fields.per === undefined || fields.per === null
        ? null
        : reader.choice<"year">(fields.per, "rule.per", ["year"]),
    relative: reader.flag(fields.relative, "rule.relative"),
    limits: low !== null && high !== null ? { low, high } : null,
  };
}

function readFraction(reader: FieldReader, given: unknown): Pick<TargetRule, "fraction"> {
  const fields = given === undefined || given === null ? null : reader.object(given, "rule.fraction");
  const numerator = fields && reader.decimal(fields.numerator, "rule.fraction.numerator");
  const denominator = fields && reader.decimal(fields.denominator, "rule.fraction.denominator");
  return numerator !== null && denominator !== null ? { fraction: { numerator, denominator } } : {};
}

function readBaseline(reader: FieldReader, given: unknown): YearValue | null {
  if (given === null || given === undefined) return null;
  const fields = reader.object(given, "baseline");
  if (!fields) return null;
  const value = reader.decimal(fields.value, "baseline.value");
  return value === null ? null : { year: reader.year(fields.year, "baseline.year"), value };
}

function readObservations(reader: FieldReader, given: unknown): Observation[] {
  const seen = new Set<number>();
  return reader.list(given ?? [], "observations").flatMap((item, place) => {
    const field = `observations[${place}]`;
    const fields = reader.object(item, field);
    if (!fields) return [];
    const year = reader.year(fields.year, `${field}.year`);
    if (seen.has(year) && year !== 0)
      reader.fault(`${field}.year`, `${year}年出现了两次`, `${year} appears twice`);
    seen.add(year);
    return [
      {
        year,
        value: reader.decimal(fields.value, `${field}.value`),
        missing: readMissing(reader, fields.missing, `${field}.missing`),
        numerator: reader.decimal(fields.numerator, `${field}.numerator`),
        denominator: reader.decimal(fields.denominator, `${field}.denominator`),
      },
    ];
  });
}

function readMissing(reader: FieldReader, given: unknown, field: string): MissingReason | null {
  if (given === null || given === undefined) return null;
  const reason = isMissingReason(given) ? given : typeof given === "string" ? readMissingMark(given) : null;
  if (reason === null)
    reader.fault(field, `${shown(given)}不是缺数原因`, `${shown(given)} is no reason for a missing figure`);
  return reason;
}

function readPath(reader: FieldReader, given: unknown): TargetPath | null {
  if (given === null || given === undefined) return null;
  const fields = reader.object(given, "path");
  const kind = fields && reader.choice(fields.kind, "path.kind", ["straight", "exponential", "steps"]);
  if (!fields || kind === null) return null;
  if (kind !== "steps") return { kind };
  const steps = reader.list(fields.steps, "path.steps").flatMap((step, place): PathStep[] => {
    const field = `path.steps[${place}]`;
    const stepFields = reader.object(step, field);
    if (!stepFields) return [];
    const value = reader.decimal(stepFields.value, `${field}.value`);
    return value === null ? [] : [{ year: reader.year(stepFields.year, `${field}.year`), value }];
  });
  return { kind, steps };
}

function readTolerance(reader: FieldReader, given: unknown): Partial<Tolerance> | null {
  if (given === null || given === undefined) return null;
  const fields = reader.object(given, "tolerance");
  if (!fields) return null;
  const tolerance: { -readonly [Name in keyof Tolerance]?: string } = {};
  for (const [name, value] of Object.entries(fields)) {
    const known = reader.choice(name, `tolerance.${name}`, toleranceNames);
    const decimal = known && reader.decimal(value, `tolerance.${name}`);
    if (known && decimal?.startsWith("-"))
      reader.fault(`tolerance.${name}`, "不能小于0", "must not be below 0");
    else if (known && decimal !== null) tolerance[known] = decimal;
  }
  return tolerance;
}

const toleranceNames: ReadonlyArray<keyof Tolerance> = [
  "sharePoints",
  "relativePercent",
  "aboutSharePoints",
  "aboutRelativePercent",
  "smallNumerator",
  "smallDenominator",
];
