/** Reads comma-separated text (RFC 4180) into rows by the names in its first line; lines count from 1, the head being 1. */
export function readCsv(
  text: string,
): readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[] {
  const [head = [], ...rows] = readRecords(text.replace(/^\uFEFF/u, ""));
  return rows.map((fields, index) => ({
    line: index + 2,
    row: Object.fromEntries(head.map((name, column) => [name, fields[column] ?? ""])),
  }));
}

function readRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at] ?? "";
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "," || sign === "\n") {
      record.push(field.replace(/\r$/u, ""));
      field = "";
      if (sign === "\n") {
        records.push(record);
        record = [];
      }
    } else field += sign;
  }
  if (field !== "" || record.length > 0) records.push([...record, field]);
  return records.filter((fields) => fields.some((one) => one !== ""));
}
