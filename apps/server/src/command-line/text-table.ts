/** Columns of a terminal that a text takes: Chinese characters two. */
function terminalWidth(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (/[\u2e80-\uffe6]/.test(character) ? 2 : 1),
    0,
  );
}

/** Rows as a table for a terminal, the columns as wide as their widest cell. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => terminalWidth(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - terminalWidth(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
