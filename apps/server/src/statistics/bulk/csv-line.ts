/**
 * The fields of a line of comma-separated values (RFC 4180): "open" where a quoted field goes on in the next line,
 * undefined where the quotes make no sense.
 */
export function splitCsvLine(text: string): readonly string[] | "open" | undefined {
  if (!text.includes('"')) return text.split(",");
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let field = "";
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return "open";
        field += text.slice(from, quote);
        from = quote + 1;
        if (text[from] !== '"') break;
        field += '"';
        from += 1;
      }
      fields.push(field);
      at = from;
    } else {
      const comma = text.indexOf(",", at);
      const field = text.slice(at, comma < 0 ? text.length : comma);
      if (field.includes('"')) return undefined;
      fields.push(field);
      at += field.length;
    }
    if (at >= text.length) return fields;
    if (text[at] !== ",") return undefined;
    at += 1;
    if (at === text.length) return [...fields, ""];
  }
}

/** A value as a field of such a line; null is the empty field. */
export function csvField(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
