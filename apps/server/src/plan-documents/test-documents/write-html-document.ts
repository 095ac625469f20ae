import { type DocumentModel, type ModelCell, rowSpanOf } from "./document-model.ts";

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function toRow(rows: readonly (readonly ModelCell[])[], row: number): string {
  const cells = (rows[row] ?? []).flatMap((cell, column) => {
    if (cell.isMerged === true) {
      return [];
    }
    const rowSpan = rowSpanOf(rows, row, column);
    const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}${cell.columnSpan === undefined ? "" : ` colspan="${cell.columnSpan}"`}`;
    return [`<td${spans}>${cell.lines.map((line) => `<p>${escape(line)}</p>`).join("")}</td>`];
  });
  return `<tr>${cells.join("")}</tr>`;
}

/** Sets a model as the article of a web page with the usual bars and links around it. */
export function writeHtmlDocument(model: DocumentModel, title = "政务公开"): string {
  const article = model.map((block) =>
    block.kind === "paragraph"
      ? `<p style="text-indent:2em">${escape(block.text)}</p>`
      : `<table border="1">${block.rows.map((_, row) => toRow(block.rows, row)).join("\n")}</table>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><style>p{margin:0}</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">规划计划</a></div>
<div class="main"><div id="zoom" class="article-content">
${article.join("\n")}
</div><div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
<footer>主办单位：某市人民政府办公室 备案编号：某ICP备00000001号</footer><script>var page = 12345;</script></body></html>`;
}
