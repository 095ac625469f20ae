/** Text set on a page of a test PDF; x and y in points from the top left corner, y the baseline. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A straight line drawn on a page of a test PDF. */
export interface PdfStroke {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export interface PdfPageContent {
  readonly texts: readonly PdfText[];
  readonly strokes?: readonly PdfStroke[];
}

const pageHeight = 842;

function hex(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, "0"),
  ).join("");
}

function contentOf({ texts, strokes = [] }: PdfPageContent): string {
  const words = texts.map(
    ({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${pageHeight - y} Tm <${hex(text)}> Tj ET`,
  );
  const lines = strokes.map(
    ({ from, to }) => `${from[0]} ${pageHeight - from[1]} m ${to[0]} ${pageHeight - to[1]} l S`,
  );
  return [...lines, ...words].join("\n");
}

/**
 * Writes a small PDF by hand: A4 pages, one predefined Chinese font whose every character is one size wide.
 * With `isLocked` it names an encryption that no empty password opens.
 */
export function writePdfDocument(pages: readonly PdfPageContent[], { isLocked = false } = {}): Uint8Array {
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 90 >>",
  ];
  for (const [index, page] of pages.entries()) {
    const content = contentOf(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${pageHeight}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = "%PDF-1.5\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const key = "ab".repeat(32);
  const lock = isLocked
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<${key}> <${key}>]`
    : "";
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** The border lines of a grid with these edges, all cells apart. */
export function gridStrokes(xs: readonly number[], ys: readonly number[]): PdfStroke[] {
  const left = xs[0] ?? 0;
  const right = xs.at(-1) ?? 0;
  const top = ys[0] ?? 0;
  const bottom = ys.at(-1) ?? 0;
  return [
    ...ys.map((y): PdfStroke => ({ from: [left, y], to: [right, y] })),
    ...xs.map((x): PdfStroke => ({ from: [x, top], to: [x, bottom] })),
  ];
}
