import type { BulkFormat } from "@halfsky/api-contract";
import { splitCsvLine } from "./csv-line.ts";

/** A line of a bulk load: its fields by column, or what is wrong with it. Numbered from 1, the header included. */
export type BulkLine =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly fault: BulkLineFault };

/** What can be wrong with a line before anyone looks at its figures. */
export type BulkLineFault =
  | { readonly code: "no-json" }
  | { readonly code: "no-csv" }
  | { readonly code: "too-long" }
  | { readonly code: "header"; readonly unknown: readonly string[]; readonly absent: readonly string[] }
  | { readonly code: "fields"; readonly expected: number; readonly given: number };

/** Which columns a load may have, and which of them it cannot do without. */
export interface LineColumns {
  readonly known: ReadonlySet<string>;
  readonly needed: readonly string[];
}

/** No honest row is longer; a file without line ends must not fill the memory. */
const longestLine = 20_000;

/**
 * Reads lines out of chunks of text as they come; empty lines are skipped. Own code, since it is a third of the time of a
 * load with the libraries that were tried, and because every line needs its number.
 */
export class BulkLineReader {
  readonly #format: BulkFormat;
  readonly #columns: LineColumns;
  readonly #decoder = new TextDecoder("utf-8", { fatal: false });
  #rest = "";
  #line = 0;
  #header: readonly string[] | undefined;
  /** A quoted field that goes on in the next line, with the line on which it began. */
  #open: { readonly line: number; readonly text: string } | undefined;
  /** Set while the rest of a line that is too long is passed over. */
  #isSkipping = false;

  constructor(format: BulkFormat, columns: LineColumns) {
    this.#format = format;
    this.#columns = columns;
  }

  /** The lines that a chunk completes. */
  take(chunk: Uint8Array): BulkLine[] {
    return this.#split(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The last line, where no line end follows it. */
  end(): BulkLine[] {
    const lines = this.#split(`${this.#decoder.decode()}\n`);
    if (this.#open !== undefined) lines.push({ line: this.#open.line, fault: { code: "no-csv" } });
    return lines;
  }

  #split(text: string): BulkLine[] {
    const lines: BulkLine[] = [];
    const all = this.#rest + text;
    let start = 0;
    for (let end = all.indexOf("\n"); end >= 0; end = all.indexOf("\n", start)) {
      const line = all.slice(start, all[end - 1] === "\r" ? end - 1 : end);
      start = end + 1;
      this.#line += 1;
      if (this.#isSkipping) {
        this.#isSkipping = false;
        continue;
      }
      const read = this.#read(this.#line === 1 ? line.replace(/^\uFEFF/u, "") : line);
      if (read !== undefined) lines.push(read);
    }
    this.#rest = all.slice(start);
    if (this.#rest.length > longestLine) {
      if (!this.#isSkipping) lines.push({ line: this.#line + 1, fault: { code: "too-long" } });
      this.#isSkipping = true;
      this.#rest = "";
    }
    return lines;
  }

  #read(text: string): BulkLine | undefined {
    const line = this.#open?.line ?? this.#line;
    if (this.#open === undefined && text.trim() === "") return undefined;
    if (this.#format === "ndjson") return readJson(line, text);
    const whole = this.#open === undefined ? text : `${this.#open.text}\n${text}`;
    const fields = whole.length > longestLine ? undefined : splitCsvLine(whole);
    if (fields === "open") {
      this.#open = { line, text: whole };
      return undefined;
    }
    this.#open = undefined;
    if (fields === undefined) return { line, fault: { code: "no-csv" } };
    return this.#header === undefined ? this.#readHeader(line, fields) : readRow(line, this.#header, fields);
  }

  #readHeader(line: number, fields: readonly string[]): BulkLine | undefined {
    const header = fields.map((field) => field.trim().toLowerCase());
    this.#header = header;
    const unknown = header.filter(
      (name, index) => !this.#columns.known.has(name) || header.indexOf(name) < index,
    );
    const absent = this.#columns.needed.filter((name) => !header.includes(name));
    if (unknown.length === 0 && absent.length === 0) return undefined;
    return { line, fault: { code: "header", unknown, absent } };
  }
}

function readJson(line: number, text: string): BulkLine {
  try {
    const fields: unknown = JSON.parse(text);
    if (isRecord(fields)) return { line, fields };
  } catch {
    // Told like any other line that is no object.
  }
  return { line, fault: { code: "no-json" } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readRow(line: number, header: readonly string[], values: readonly string[]): BulkLine {
  if (values.length !== header.length)
    return { line, fault: { code: "fields", expected: header.length, given: values.length } };
  const fields: Record<string, unknown> = {};
  for (let index = 0; index < header.length; index += 1) {
    const value = values[index];
    // An empty field is one that was left out: the whole where it is the breakdown, no figure where it is the value.
    if (value !== undefined && value !== "") fields[header[index] ?? ""] = value;
  }
  return { line, fields };
}
