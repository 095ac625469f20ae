/** Reads a block as Excel and WPS put it on the clipboard: tabs, line ends, quotes around cells that hold either. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "" && endsLater(text, at)) isQuoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  // Spreadsheets end the last row with a line end too.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
}

/** Whether an opening quote is closed before a cell ends; a lone quote is a character like any other. */
function endsLater(text: string, from: number): boolean {
  const rest = text.slice(from + 1);
  return /^(?:[^"]|"")*"(?=[\t\r\n]|$)/u.test(rest);
}

function cellText(text: string): string {
  return /[\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a block as Excel and WPS read it from the clipboard. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellText).join("\t")).join("\r\n");
}
