import type { Bilingual } from "@halfsky/statistics";
import { canonicalDecimal } from "@halfsky/statistics";

/** One thing that keeps an input from being read, with the place where it stands. */
export interface InputFault {
  /** The place in the array; null where the whole is no array. */
  readonly index: number | null;
  /** The path of the field inside the item, as in "observations[2].value"; empty for the item itself. */
  readonly field: string;
  readonly words: Bilingual;
}

/** An object whose fields are still unknown. */
export type Fields = Readonly<Record<string, unknown>>;

/** Collects the faults of one item under the path of each field. */
export class FieldReader {
  readonly faults: InputFault[] = [];
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

  /** A whole number between two others, both allowed. */
  whole(value: unknown, field: string, from: number, to: number): number {
    if (typeof value === "number" && Number.isInteger(value) && value >= from && value <= to) return value;
    this.fault(
      field,
      `${shown(value)}不是${from}至${to}之间的整数`,
      `${shown(value)} is no whole number from ${from} to ${to}`,
    );
    return from;
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

/** Tells whether something is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was given, as JSON, cut to forty characters. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
