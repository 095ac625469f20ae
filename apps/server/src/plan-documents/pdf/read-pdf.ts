import type { SourceDocument, SourceLine } from "@halfsky/plan-document";
import { findAlignedTables } from "./aligned-tables.ts";
import { findRuledTables } from "./ruled-tables.ts";
import { loadPages } from "./load-pages.ts";
import { withoutFurniture } from "./page-furniture.ts";
import { joinParagraphs, type FlowBlock } from "./paragraphs.ts";
import { type PageTable, toLines } from "./pdf-layout.ts";
import { inReadingOrder } from "./text-columns.ts";

/** The flow of a document: its lines in reading order with the tables where they stand. */
function toFlow(pages: Awaited<ReturnType<typeof loadPages>>): FlowBlock[] {
  const found = pages.map(({ page, height, width, rulings, fragments }) => {
    const ruled = findRuledTables(rulings, fragments);
    return { page, height, width, rulings, tables: ruled.tables, lines: toLines(ruled.rest) };
  });
  const cleaned = withoutFurniture(found);
  return found.flatMap(({ page, width, rulings, tables: ruled }, index) => {
    const aligned = findAlignedTables(cleaned[index]?.lines ?? [], rulings);
    const tables: PageTable[] = [...ruled, ...aligned.tables].toSorted((a, b) => a.top - b.top);
    const blocks: FlowBlock[] = [];
    let rest = aligned.rest;
    for (const table of tables) {
      const above = rest.filter(({ y }) => y <= table.top + 1);
      blocks.push(...inReadingOrder(above, width).map((placed) => ({ page, ...placed })), { page, table });
      rest = rest.filter(({ y }) => y > table.top + 1);
    }
    return [...blocks, ...inReadingOrder(rest, width).map((placed) => ({ page, ...placed }))];
  });
}

/** Reads a .pdf with a text layer: lines drawn together to paragraphs, tables to cells, heads and page numbers left out. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<SourceDocument> {
  const lines: SourceLine[] = joinParagraphs(toFlow(await loadPages(bytes)));
  return { name, format: "pdf", lines };
}
