import type { InputFault } from "../field-reader.ts";
import { FieldReader, shown } from "../field-reader.ts";
import type { ForecastInput, SeriesValue } from "./forecast.ts";
import { longestHorizon } from "./refuse-series.ts";

/** A series to foretell, with the name it was given. */
export interface NamedForecastInput {
  readonly id: string;
  readonly input: ForecastInput;
}

/** All series, or every fault that was found in them. */
export type ForecastInputReading =
  | { readonly ok: true; readonly inputs: readonly NamedForecastInput[] }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

/**
 * Reads the array that `halfsky forecast` takes, `{id, start, values, horizon, lower?, upper?}` an item, and names every
 * fault in it at once. A null among the values is a year without figure, and
 * `start` is the year of the first value.
 */
export function readForecastInput(given: unknown): ForecastInputReading {
  if (!Array.isArray(given)) {
    const words = {
      zh: "输入应为数组，每个元素是一个待预测的序列",
      en: "the input must be an array, one series an item",
    };
    return { ok: false, faults: [{ index: null, field: "", words }] };
  }
  const inputs: NamedForecastInput[] = [];
  const faults: InputFault[] = [];
  for (const [index, item] of given.entries()) {
    const reader = new FieldReader(index);
    const input = readItem(reader, item, index);
    for (const fault of reader.faults) faults.push(fault);
    if (input) inputs.push(input);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, inputs };
}

function readItem(reader: FieldReader, item: unknown, index: number): NamedForecastInput | null {
  const fields = reader.object(item, "");
  if (!fields) return null;
  const { id } = fields;
  if (id !== undefined && typeof id !== "string" && typeof id !== "number") {
    reader.fault("id", `${shown(id)}应为文本或数字`, `${shown(id)} must be text or a number`);
  }
  const start = readStart(reader, fields.start);
  const lower = readNumber(reader, fields.lower, "lower");
  const upper = readNumber(reader, fields.upper, "upper");
  if (lower !== null && upper !== null && lower >= upper)
    reader.fault("upper", "上限应大于下限", "the upper bound must be above the lower one");
  const series = reader.list(fields.values, "values").flatMap((value, place): SeriesValue[] => {
    const field = `values[${place}]`;
    const number = readNumber(reader, value, field);
    if (number === null) return [];
    if (number < (lower ?? -Infinity) || number > (upper ?? Infinity))
      reader.fault(field, `${shown(value)}在上下限之外`, `${shown(value)} lies outside the bounds`);
    return [{ year: start + place, value: number }];
  });
  return {
    id: typeof id === "string" || typeof id === "number" ? String(id) : String(index),
    input: {
      series,
      horizon: reader.whole(fields.horizon, "horizon", 1, longestHorizon),
      ...(lower !== null && { lower }),
      ...(upper !== null && { upper }),
    },
  };
}

/** The first year; a series that only counts its years may start at 1, and does where nothing is said. */
function readStart(reader: FieldReader, value: unknown): number {
  if (value === null || value === undefined) return 1;
  const year = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return reader.whole(year, "start", 0, 9999);
}

function readNumber(reader: FieldReader, value: unknown, field: string): number | null {
  const text = reader.decimal(value, field);
  return text === null ? null : Number(text);
}
