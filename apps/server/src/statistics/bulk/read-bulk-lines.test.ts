import { array, assert as assertLaw, boolean, constantFrom, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { csvField, splitCsvLine } from "./csv-line.ts";
import { type BulkLine, BulkLineReader } from "./read-bulk-lines.ts";
import { bulkRowReader, loadColumns } from "./read-bulk-row.ts";

function read(format: "csv" | "ndjson", chunks: readonly Uint8Array[]): readonly BulkLine[] {
  const reader = new BulkLineReader(format, loadColumns);
  return [...chunks.flatMap((chunk) => reader.take(chunk)), ...reader.end()];
}

const bytes = (text: string) => new TextEncoder().encode(text);
const row = bulkRowReader([]);
const messages = (text: string) =>
  read("csv", [bytes(`area,indicator,year,breakdown,value,missing,note\n${text}`)])
    .map(row)
    .flatMap((one) =>
      "faults" in one ? one.faults.map(({ line, message }) => `${line} ${message.en}`) : [],
    );

describe("lines of a bulk load", () => {
  test("are the same however the bytes are cut, characters of several bytes included", () => {
    const field = constantFrom("990100", "指标", "a,b", '"', "多\n行", "", "😀", "97.35");
    const records = array(array(field, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    assertLaw(
      property(records, array(nat(200), { maxLength: 8 }), boolean(), (rows, cuts, isCrlf) => {
        const ends = isCrlf ? "\r\n" : "\n";
        const text = ["area,indicator,year,value", ...rows.map((one) => one.map(csvField).join(","))].join(
          ends,
        );
        const whole = bytes(text);
        const at = [
          ...new Set([0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length]),
        ].toSorted((one, other) => one - other);
        const pieces = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        expect(read("csv", pieces)).toEqual(read("csv", [whole]));
      }),
      { numRuns: 200 },
    );
  });

  test("come back as they were written, quotes, commas and line ends included", () => {
    const text = array(constantFrom("a", ",", '"', "\n", "女", " "), { maxLength: 8 }).map((all) =>
      all.join(""),
    );
    assertLaw(
      property(array(text, { minLength: 2, maxLength: 5 }), (fields) => {
        expect(splitCsvLine(fields.map(csvField).join(","))).toEqual(fields);
      }),
    );
  });

  test("keep their numbers: empty lines count, a field of several lines counts from its first", () => {
    const text = '\uFEFFarea,indicator,year,value,note\r\n\r\n990100,a,2024,1,"多\n行"\n990100,a,2025,x,\n';
    const rows = read("csv", [bytes(text)]).map(row);
    expect(rows).toMatchObject([
      { line: 3, input: { areaCode: "990100", year: 2024, value: "1", note: "多\n行" } },
      { line: 5, faults: [{ line: 5 }] },
    ]);
  });

  test("without sense are named, not guessed at, and the lines after them are read", () => {
    const text = `{"area":"990100","indicator":"a","year":2024,"value":"1"}\n{"area"\n[1]\n${"x".repeat(30_000)}\n{"area":"990100","indicator":"a","year":2025,"missing":"保密"}`;
    const rows = read("ndjson", [bytes(text)]).map(row);
    expect(rows.map((one) => [one.line, "input" in one])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
    ]);
    expect(rows[4]).toMatchObject({ input: { value: null, missing: "withheld" } });
  });

  test("name every fault of a row at once", () => {
    expect(messages("99,,1800,sex=all,1e3,perhaps,x")).toEqual([
      "2 area must be a code of six digits",
      "2 indicator, the id of the indicator, is missing",
      "2 year must be a whole number from 1949 to 2200",
      expect.stringContaining("2 There is no dimension"),
      expect.stringContaining("2 value must be a decimal number"),
      expect.stringContaining("2 missing must be a reason"),
    ]);
    expect(messages("990100,a,2024")).toEqual(["2 it has 3 fields instead of 7"]);
    expect(read("csv", [bytes("area,jahr,value\n")]).map(row)).toMatchObject([
      {
        line: 1,
        faults: [
          { message: { en: "the header is wrong; unknown or twice: jahr; missing: indicator, year" } },
        ],
      },
    ]);
  });

  test("want figures as text, since a binary number is not what was written", () => {
    const [one] = read("ndjson", [bytes('{"area":"990100","indicator":"a","year":2024,"value":97.35}')]).map(
      row,
    );
    expect(one).toMatchObject({ faults: [{ message: { en: expect.stringContaining("as text") } }] });
  });
});
