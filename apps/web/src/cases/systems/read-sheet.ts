/** A part of a sheet as it is drawn. */
export type SheetPart =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const plain = (text: string) =>
  text
    .replaceAll(/\*\*|`/gu, "")
    .replaceAll("<br>", " ")
    .trim();
const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map(plain);

/** Reads the little of Markdown that sheets are written in: headings, paragraphs, lists, tables. */
export function readSheet(markdown: string): readonly SheetPart[] {
  const parts: SheetPart[] = [];
  const lines = markdown.split("\n");
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? "";
    if (line.startsWith("|")) {
      const rows: string[][] = [];
      while (lines[index]?.startsWith("|") === true) {
        rows.push(cellsOf(lines[index] ?? ""));
        index += 1;
      }
      const [head = [], ...rest] = rows;
      parts.push({
        kind: "table",
        head,
        rows: rest.filter((row) => !row.every((cell) => /^:?-+:?$/u.test(cell))),
      });
      continue;
    }
    if (/^[-*] /u.test(line)) {
      const items: string[] = [];
      while (/^[-*] /u.test(lines[index] ?? "")) {
        items.push(plain((lines[index] ?? "").slice(2)));
        index += 1;
      }
      parts.push({ kind: "list", items });
      continue;
    }
    if (/^#+ /u.test(line)) parts.push({ kind: "heading", text: plain(line.replace(/^#+ /u, "")) });
    else if (line.trim() !== "") parts.push({ kind: "text", text: plain(line) });
    index += 1;
  }
  return parts;
}
