/** Reads comma-separated text (RFC 4180) into rows by the names in its first line; `line` is where a row begins, the first being 1. */
export function readCsv(
  text: string,
): readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[] {
  const [head, ...rows] = readRecords(text.replace(/^\uFEFF/u, ""));
  return rows.map(({ line, fields }) => ({
    line,
    row: Object.fromEntries((head?.fields ?? []).map((name, column) => [name, fields[column] ?? ""])),
  }));
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

function readRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = "";
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\n") line++;
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at] ?? "";
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "," || sign === "\n") {
      fields.push(field.replace(/\r$/u, ""));
      field = "";
      if (sign === "\n") {
        records.push({ line: begun, fields });
        fields = [];
        begun = line;
      }
    } else field += sign;
  }
  if (field !== "" || fields.length > 0) records.push({ line: begun, fields: [...fields, field] });
  return records.filter((record) => record.fields.some((one) => one !== ""));
}
