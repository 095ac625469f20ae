import type { Bilingual, MissingReason, Observation } from "@halfsky/statistics";
import { canonicalDecimal, isMissingReason, readMissingMark } from "@halfsky/statistics";
import type { JudgeInput, YearValue } from "./judgement.ts";
import type { PathStep, TargetPath } from "./path.ts";
import type { Direction, RuleKind, TargetRule } from "./target-rule.ts";
import { directions, ruleKinds } from "./target-rule.ts";
import type { Tolerance } from "./tolerance.ts";

/** One thing that keeps an input from being judged, with the place where it stands. */
export interface JudgeInputFault {
  /** The place in the array; null where the whole is no array. */
  readonly index: number | null;
  /** The path of the field inside the item, as in "observations[2].value"; empty for the item itself. */
  readonly field: string;
  readonly words: Bilingual;
}

/** All inputs, or every fault that was found in them. */
export type JudgeInputReading =
  | { readonly ok: true; readonly inputs: readonly JudgeInput[] }
  | { readonly ok: false; readonly faults: readonly JudgeInputFault[] };

type Fields = Readonly<Record<string, unknown>>;

/** Collects the faults of one item under the path of each field. */
class FieldReader {
  readonly faults: JudgeInputFault[] = [];
  readonly #index: number;

  constructor(index: number) {
    this.#index = index;
  }

  fault(field: string, zh: string, en: string): void {
    this.faults.push({ index: this.#index, field, words: { zh, en } });
  }

  object(value: unknown, field: string): Fields | null {
    if (isFields(value)) return value;
    this.fault(field, "应为对象", "must be an object");
    return null;
  }

  list(value: unknown, field: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.fault(field, "应为数组", "must be an array");
    return [];
  }

  /** Decimal text of a number or text; a JSON number is taken by its shortest decimal text. */
  decimal(value: unknown, field: string): string | null {
    if (value === null || value === undefined) return null;
    const text = typeof value === "number" ? String(value) : value;
    const decimal = typeof text === "string" ? canonicalDecimal(text.trim()) : null;
    if (decimal === null)
      this.fault(
        field,
        `${shown(value)}不是数字，请写数字或如"93.5"的数字文本`,
        `${shown(value)} is no number; write a number or decimal text such as "93.5"`,
      );
    return decimal;
  }

  year(value: unknown, field: string): number {
    const year = typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : value;
    if (typeof year === "number" && Number.isInteger(year) && year >= 1000 && year <= 9999) return year;
    this.fault(field, `${shown(value)}不是四位整数年份`, `${shown(value)} is not a year of four digits`);
    return 0;
  }

  choice<Choice extends string>(value: unknown, field: string, choices: readonly Choice[]): Choice | null {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      this.fault(
        field,
        `${shown(value)}不在可选范围：${choices.join("、")}`,
        `${shown(value)} is none of: ${choices.join(", ")}`,
      );
    }
    return found ?? null;
  }

  text(value: unknown, field: string): string | null {
    if (value === null || value === undefined || typeof value === "string") return value ?? null;
    this.fault(field, `${shown(value)}应为文本`, `${shown(value)} must be text`);
    return null;
  }

  flag(value: unknown, field: string): boolean | null {
    if (value === null || value === undefined || typeof value === "boolean") return value ?? null;
    this.fault(field, `${shown(value)}应为true或false`, `${shown(value)} must be true or false`);
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

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
  const faults: JudgeInputFault[] = [];
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
    unit: reader.text(fields.unit, "rule.unit"),
    per:
      fields.per === undefined || fields.per === null
        ? null
        : reader.choice<"year">(fields.per, "rule.per", ["year"]),
    relative: reader.flag(fields.relative, "rule.relative"),
    limits: low !== null && high !== null ? { low, high } : null,
  };
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
