import type { DocumentModel, ModelCell } from "./document-model.ts";

/** How a table stands in plain text. */
export type TextTableStyle = "cell-lines" | "tabs" | "bars" | "spaces";

function cellText(cell: ModelCell): string {
  return cell.isMerged === true ? "" : cell.lines.join("").trim();
}

function rowLines(row: readonly ModelCell[], style: TextTableStyle): string[] {
  switch (style) {
    case "cell-lines":
      return [...row.map((cell) => `\t${cellText(cell)}`), ""];
    case "tabs":
      return [row.map(cellText).join("\t")];
    case "bars":
      return [`| ${row.map(cellText).join(" | ")} |`];
    case "spaces":
      return [row.map(cellText).join("    ")];
  }
}

/** Sets a model as plain text. */
export function writeTextDocument(model: DocumentModel, style: TextTableStyle = "cell-lines"): string {
  return model
    .flatMap((block) =>
      block.kind === "paragraph" ? [block.text] : block.rows.flatMap((row) => rowLines(row, style)),
    )
    .join("\n");
}
